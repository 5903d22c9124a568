"""Short words for the columns of the first schema, the same on SQLite and PostgreSQL."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

ALIVE = sa.text("deleted_at IS NULL")


def key() -> sa.types.TypeEngine[Any]:
    """A UUID: 16 bytes in SQLite, uuid in PostgreSQL."""
    return sa.LargeBinary(16).with_variant(postgresql.UUID(as_uuid=True), "postgresql")


def moment() -> sa.types.TypeEngine[Any]:
    """An aware moment: UTC text in SQLite, timestamptz in PostgreSQL."""
    return sa.Text().with_variant(sa.DateTime(timezone=True), "postgresql")


def counter() -> sa.types.TypeEngine[Any]:
    """A counting number: SQLite counts up only an INTEGER primary key."""
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def col(name: str, kind: Any, *, default: str | None = None) -> sa.Column[Any]:
    """A column; a trailing `?` in its name lets it be empty, `name->table` makes it a foreign key."""
    name, _, target = name.partition("->")
    optional = name.endswith("?") or target.endswith("?")
    extra = [sa.ForeignKey(f"{target.rstrip('?')}.id")] if target else []
    return sa.Column(name.rstrip("?"), kind, *extra, nullable=optional, server_default=default)


def texts(*names: str) -> list[sa.Column[Any]]:
    """Text columns."""
    return [col(name, sa.String()) for name in names]


def refs(*names: str) -> list[sa.Column[Any]]:
    """Foreign keys, written `column->table` or `column->table?`."""
    return [col(name, key()) for name in names]


def dates(*names: str) -> list[sa.Column[Any]]:
    """Days."""
    return [col(name, sa.Date()) for name in names]


def moments(*names: str) -> list[sa.Column[Any]]:
    """Moments."""
    return [col(name, moment()) for name in names]


def numbers(*names: str) -> list[sa.Column[Any]]:
    """Floating-point figures."""
    return [col(name, sa.Double()) for name in names]


def counts(*names: str) -> list[sa.Column[Any]]:
    """Whole numbers."""
    return [col(name, sa.Integer()) for name in names]


def flags(*names: str) -> list[sa.Column[Any]]:
    """Yes or no."""
    return [col(name, sa.Boolean()) for name in names]


def stamped(table: str, *groups: Sequence[sa.Column[Any] | sa.Constraint]) -> None:
    """Create a table with key, version, stamps and bin."""
    parts = [part for group in groups for part in group]
    columns = [part for part in parts if isinstance(part, sa.Column)]
    for column in columns:
        for foreign in column.foreign_keys:
            assert foreign.constraint is None or foreign.constraint.name is None
            foreign.name = f"fk_{table}_{column.name}"
    op.create_table(
        table,
        col("id", key()),
        *parts,
        col("version", sa.Integer(), default="1"),
        *moments("created_at"),
        *texts("created_by"),
        *moments("updated_at"),
        *texts("updated_by"),
        *moments("deleted_at?"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        *_account_key(table, columns),
    )
    if any(column.name == "account_id" for column in columns):
        index(table, "account_id")


def _account_key(table: str, columns: list[sa.Column[Any]]) -> list[sa.ForeignKeyConstraint]:
    if not any(column.name == "account_id" for column in columns):
        return []
    pair = ["account_id", "portfolio_id"]
    target = ["account.id", "account.portfolio_id"]
    return [sa.ForeignKeyConstraint(pair, target, onupdate="CASCADE", name=f"fk_{table}_account")]


def of_account() -> list[sa.Column[Any]]:
    """The columns that tie a row to its account and its book."""
    return [col("account_id", key()), col("portfolio_id", key())]


def index(table: str, *columns: str) -> None:
    """Create an index named after its columns."""
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def index_of_some(table: str, which: str, where: str, *columns: str) -> None:
    """Create an index of the rows of which a condition holds."""
    only = sa.text(where)
    op.create_index(f"ix_{table}_{which}", table, list(columns), sqlite_where=only, postgresql_where=only)


def unique(table: str, *columns: str) -> None:
    """Create a uniqueness that rows in the bin do not count for."""
    name = f"uq_{table}_{'_'.join(columns)}"
    op.create_index(name, table, list(columns), unique=True, sqlite_where=ALIVE, postgresql_where=ALIVE)
