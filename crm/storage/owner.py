"""Whose a row is: the book of an account, the parents of children."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Table, select

from crm.domain.errors import NotFound
from crm.storage.base import Base
from crm.storage.reader import Reader
from crm.storage.tables import Account

PART = 500


def portfolio_of(reader: Reader, account_id: UUID) -> UUID:
    """Return an account's portfolio; raises NotFound("account.gone")."""
    statement = select(Account.portfolio_id).where(Account.id == account_id, Account.deleted_at.is_(None))
    found: UUID | None = reader.scalar(statement)
    if found is None:
        raise NotFound("account.gone")
    return found


def values_of(reader: Reader, model: type[Base], column: str, ids: Iterable[UUID]) -> set[UUID]:
    """Return the keys that some rows hold in a column."""
    table = model.__table__
    assert isinstance(table, Table)
    found: set[UUID] = set()
    wanted = list(ids)
    for start in range(0, len(wanted), PART):
        found.update(reader.scalars(select(table.c[column]).where(table.c.id.in_(wanted[start : start + PART]))))
    return found
