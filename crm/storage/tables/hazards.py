"""Safety hazards that were found on visits (domain.md 2.2)."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Named

from crm.storage.base import OfAccount, Stamped, of_account, table
from crm.storage.columns import column
from crm.storage.types import Id


class HazardColumns(Stamped, OfAccount):
    """A safety hazard 隐患 found on a visit, with the day by which it must be mended."""

    visit_id: Named[UUID | None] = column(Id, ForeignKey("visit.id"), index=True)
    text: Named[str]
    level: Named[str]
    found_on: Named[date]
    remedy_due: Named[date | None]
    remedied_on: Named[date | None]


Hazard = table("hazard", HazardColumns, *of_account("hazard", Index("ix_hazard_found_on", "found_on")))
