"""Substations, feeders and transformer areas (domain.md 1.4)."""

from uuid import UUID

from sqlalchemy import ForeignKey, Named

from crm.storage.base import Stamped, live_unique, table
from crm.storage.columns import column
from crm.storage.types import Id


class SubstationColumns(Stamped):
    name: Named[str]
    sort_key: Named[str]
    voltage_code: Named[str | None]
    area_id: Named[UUID | None] = column(Id, ForeignKey("area.id"))


Substation = table("substation", SubstationColumns, info=live_unique("name"))


class FeederColumns(Stamped):
    """A feeder; `position` is the figure in its number, so that F2 sorts before F12; without a voltage it is 10 kV."""

    substation_id: Named[UUID] = column(Id, ForeignKey("substation.id"))
    number: Named[str]
    position: Named[int] = column(default=0)
    line_name: Named[str | None]
    network_kind: Named[str | None]
    voltage_code: Named[str | None]
    is_dedicated: Named[bool] = column(default=False)
    limit_kva: Named[float | None]


Feeder = table("feeder", FeederColumns, info=live_unique("substation_id", "number"))


class TransformerAreaColumns(Stamped):
    """A transformer and the low-voltage network behind it 台区; `section` is its part of the feeder."""

    name: Named[str]
    sort_key: Named[str]
    feeder_id: Named[UUID] = column(Id, ForeignKey("feeder.id"))
    section: Named[str | None]


TransformerArea = table("transformer_area", TransformerAreaColumns, info=live_unique("feeder_id", "name"))
