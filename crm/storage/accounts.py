"""Accounts by their ids, as other features name them."""

from uuid import UUID

from msgspec import Struct
from sqlalchemy import Date, bindparam, func, select

from crm.domain.codes import GrantKind, Segment
from crm.storage.reader import Reader
from crm.storage.tables import Account, Person, PortfolioGrant


class AccountLabel(Struct, frozen=True):
    """What a line about something of an account says of the account."""

    name: str
    segment: Segment
    district: str | None
    owner: str | None


_TODAY = bindparam("today", type_=Date)
# Built once: the palette asks for labels with every letter that is typed.
_LABELS = (
    select(Account.c.id, Account.c.name, Account.c.segment, Account.c.district_code, Person.c.name.label("owner"))
    .outerjoin(
        PortfolioGrant,
        (PortfolioGrant.c.portfolio_id == Account.c.portfolio_id)
        & (PortfolioGrant.c.kind == GrantKind.OWNER)
        & PortfolioGrant.c.deleted_at.is_(None)
        & (PortfolioGrant.c.starts_on <= _TODAY)
        & (func.coalesce(PortfolioGrant.c.ends_on, _TODAY) >= _TODAY),
    )
    .outerjoin(Person, Person.c.id == PortfolioGrant.c.person_id)
    .where(Account.c.id.in_(bindparam("ids", expanding=True)))
)


def labels_of(reader: Reader, ids: set[UUID]) -> dict[UUID, AccountLabel]:
    """Return name, segment, district and manager of accounts by their ids."""
    if not ids:
        return {}
    rows = reader.connection.execute(_LABELS, {"ids": list(ids), "today": reader.clock.today()})
    return {row.id: AccountLabel(row.name, Segment(row.segment), row.district_code, row.owner) for row in rows}
