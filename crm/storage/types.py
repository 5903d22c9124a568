"""Column types that mean the same on SQLite and PostgreSQL."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, LargeBinary, Text, Uuid
from sqlalchemy.types import TypeDecorator, TypeEngine

from crm.domain.keys import key_of


class Id(TypeDecorator[UUID]):
    """A UUIDv7: 16 bytes in SQLite (they sort by time), uuid in PostgreSQL."""

    impl = LargeBinary(16)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(Uuid(as_uuid=True))
        return dialect.type_descriptor(LargeBinary(16))

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> Any:
        if value is None or dialect.name == "postgresql":
            return value
        return value.bytes

    def bind_processor(self, dialect: Dialect) -> Callable[[UUID | None], Any] | None:
        """Return what stores a key: one function without layers, because statements name hundreds of keys."""
        return None if dialect.name == "postgresql" else _bytes_of

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], UUID | None] | None:
        """Return what makes a key of a stored value: one function without layers, because lists read many keys."""
        return None if dialect.name == "postgresql" else _key_of


def _key_of(value: bytes | None) -> UUID | None:
    return None if value is None else key_of(value)


def _bytes_of(key: UUID | None) -> bytes | None:
    return None if key is None else key.bytes


class StoredId(Id):
    """An Id that is read as it is stored, for statements that give the same key many times; `id_of` makes a key."""

    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> None:
        """Leave the value alone."""


def id_of(stored: Any) -> UUID:
    """Return the key that a StoredId column gave."""
    return stored if isinstance(stored, UUID) else key_of(stored)


def packed(stored: Iterable[Any]) -> bytes:
    """Return the bytes of the keys that a StoredId column gave, one after the other."""
    return b"".join(each.bytes if isinstance(each, UUID) else each for each in stored)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment: timestamptz in PostgreSQL, UTC text in SQLite (it sorts by time)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(DateTime(timezone=True))
        return dialect.type_descriptor(Text())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a zone cannot be stored")
        if dialect.name == "postgresql":
            return value
        return value.astimezone(UTC).isoformat(" ", "microseconds").removesuffix("+00:00")

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], datetime | None]:
        """Return what makes a moment of a stored value, as for keys."""
        return _moment_of


def _moment_of(value: Any) -> datetime | None:
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.astimezone(UTC)
    return datetime.fromisoformat(value + "+00:00")  # a sixth of what adding the zone afterwards takes


BigId = BigInteger().with_variant(Integer, "sqlite")
"""A counting key: SQLite counts up only an INTEGER primary key."""
