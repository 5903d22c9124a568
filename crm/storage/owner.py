"""Whose a row is: the book of an account, the parents of children."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from sqlalchemy import select

from crm.storage.base import AnyTable
from crm.storage.conflicts import missing
from crm.storage.reader import Reader
from crm.storage.tables import Account

PART = 500


def portfolio_of(reader: Reader, account_id: UUID) -> UUID:
    """Return an account's portfolio; raises NotFound("account.gone")."""
    statement = select(Account.c.portfolio_id).where(Account.c.id == account_id, Account.c.deleted_at.is_(None))
    found: UUID | None = reader.scalar(statement)
    if found is None:
        raise missing(reader, Account, account_id, "account.gone")
    return found


def in_parts(ids: Iterable[UUID]) -> Iterator[list[UUID]]:
    """Yield ids in parts that fit into one statement, each id once."""
    wanted = list(dict.fromkeys(ids))
    for start in range(0, len(wanted), PART):
        yield wanted[start : start + PART]


def values_of(reader: Reader, table: AnyTable, column: str, ids: Iterable[UUID]) -> set[UUID]:
    """Return the keys that some rows hold in a column."""
    found: set[UUID] = set()
    for part in in_parts(ids):
        reader.progress.look()
        found.update(reader.scalars(select(table.c[column]).where(table.c.id.in_(part))))
    return found
