"""What the tables share: names of constraints and the columns that every edited table carries.

Tables are Core tables with typed columns (`Account.c.name`): nothing maps objects, so the ORM is not even loaded.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, TypeAlias, TypeVar, cast
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, MetaData, Named, Table, TypedColumns, text
from sqlalchemy.schema import SchemaItem

from crm.storage.columns import column, columns_of
from crm.storage.types import Id, UtcDateTime

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


LIVE_UNIQUE = "live_unique"
OF_SOME = "index_of_some"

METADATA = MetaData(naming_convention=NAMING)
"""All tables."""
AnyTable: TypeAlias = Table[Any]
C = TypeVar("C", bound=TypedColumns)


class Stamped(TypedColumns):
    """Key, version, stamps and the bin. Triggers demand `version = old.version + 1` and write the audit."""

    id: Named[UUID] = column(Id, primary_key=True)
    version: Named[int] = column(default=1, server_default="1")
    created_at: Named[datetime] = column(UtcDateTime)
    created_by: Named[str]
    updated_at: Named[datetime] = column(UtcDateTime)
    updated_by: Named[str]
    deleted_at: Named[datetime | None] = column(UtcDateTime)


class OfAccount(TypedColumns):
    """A child of an account: the copy of `portfolio_id` follows its account by the foreign key alone."""

    account_id: Named[UUID] = column(Id)
    portfolio_id: Named[UUID] = column(Id)


def of_account(table: str, *more: Any) -> tuple[Any, ...]:
    """Return the table arguments of a child of an account: composite key, index, and `more`."""
    key = ForeignKeyConstraint(
        ["account_id", "portfolio_id"],
        ["account.id", "account.portfolio_id"],
        onupdate="CASCADE",
        name=f"fk_{table}_account",
    )
    return (key, Index(f"ix_{table}_account_id", "account_id"), *more)


def table(name: str, columns: type[C], *more: SchemaItem, info: dict[str, Any] | None = None) -> Table[C]:
    """Return a new table of `METADATA` with the columns of a class, and what is said of more than one of them."""
    made: Any = Table(name, METADATA, *columns_of(columns), *more, info=info or {})
    return cast(Table[C], made)


def live_unique(*columns: str) -> dict[str, Any]:
    """Return the `info` of a table for a uniqueness that rows in the bin do not count for.

    It is data here and an index in the migration: SQLAlchemy would load both dialects for a partial index at every
    start. `partial_indexes` makes indexes of it where models and migrations are compared.
    """
    return {LIVE_UNIQUE: columns}


def index_of_some(which: str, where: str, *columns: str) -> dict[str, Any]:
    """Return the `info` of a table for an index of the few rows of which a condition holds; `which` names it."""
    return {OF_SOME: (which, where, columns)}


def partial_indexes() -> list[Index]:
    """Attach the partial indexes to the tables and return them."""
    made = []
    for table in METADATA.tables.values():
        if columns := table.info.get(LIVE_UNIQUE):
            made.append(_partial(table, f"uq_{table.name}_{'_'.join(columns)}", "deleted_at IS NULL", columns, True))
        if few := table.info.get(OF_SOME):
            which, where, columns = few
            made.append(_partial(table, f"ix_{table.name}_{which}", where, columns, False))
    return made


def _partial(table: AnyTable, name: str, where: str, columns: Iterable[str], is_unique: bool) -> Index:
    chosen, only = [table.c[column] for column in columns], text(where)
    return Index(name, *chosen, unique=is_unique, sqlite_where=only, postgresql_where=only)
