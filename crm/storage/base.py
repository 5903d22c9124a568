"""The root of the mapping and the columns that every edited table carries."""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Double, ForeignKeyConstraint, Index, MetaData, text
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from crm.storage.types import Id, UtcDateTime

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


LIVE_UNIQUE = "live_unique"


class Base(DeclarativeBase):
    """All tables; a table's name is the snake_case name of its class."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {float: Double()}


class Stamped:
    """Key, version, stamps and the bin. Triggers demand `version = old.version + 1` and write the audit."""

    id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    created_by: Mapped[str]
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)
    updated_by: Mapped[str]
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class OfAccount:
    """A child of an account: the copy of `portfolio_id` follows its account by the foreign key alone."""

    @declared_attr
    def account_id(cls) -> Mapped[UUID]:
        return mapped_column(Id)

    @declared_attr
    def portfolio_id(cls) -> Mapped[UUID]:
        return mapped_column(Id)


def of_account(table: str, *more: Any) -> tuple[Any, ...]:
    """Return the table arguments of a child of an account: composite key, index, and `more`."""
    key = ForeignKeyConstraint(
        ["account_id", "portfolio_id"],
        ["account.id", "account.portfolio_id"],
        onupdate="CASCADE",
        name=f"fk_{table}_account",
    )
    return (key, Index(f"ix_{table}_account_id", "account_id"), *more)


def live_unique(*columns: str) -> dict[str, Any]:
    """Return the table argument for a uniqueness that rows in the bin do not count for.

    It is data here and an index in the migration: SQLAlchemy would load both dialects for a partial index at every
    start. `partial_indexes` makes indexes of it where models and migrations are compared.
    """
    return {"info": {LIVE_UNIQUE: columns}}


def partial_indexes() -> list[Index]:
    """Attach the partial indexes to the tables and return them."""
    alive = text("deleted_at IS NULL")
    made = []
    for table in Base.metadata.tables.values():
        columns = table.info.get(LIVE_UNIQUE)
        if columns:
            name = f"uq_{table.name}_{'_'.join(columns)}"
            chosen = [table.c[column] for column in columns]
            made.append(Index(name, *chosen, unique=True, sqlite_where=alive, postgresql_where=alive))
    return made
