"""Legal entities that accounts belong to (domain.md 1.4)."""

from uuid import UUID

from sqlalchemy import ForeignKey, Named

from crm.storage.base import Stamped, table
from crm.storage.columns import column
from crm.storage.types import Id


class CustomerColumns(Stamped):
    """A legal entity (domain.md 1.4); its portfolio answers for it."""

    portfolio_id: Named[UUID] = column(Id, ForeignKey("portfolio.id"), index=True)
    name: Named[str]
    name_en: Named[str | None]
    uscc: Named[str | None] = column(index=True)
    sort_key: Named[str] = column(index=True)


Customer = table("customer", CustomerColumns)
