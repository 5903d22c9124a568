"""The outline that an administrator loaded."""

from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select

from crm.storage.reader import Reader
from crm.storage.tables import AreaMap


class StoredMap(NamedTuple):
    """A loaded file."""

    id: UUID
    version: int
    name: str
    content: bytes


def stored_map(reader: Reader) -> StoredMap | None:
    """Return the newest file that was loaded, None when the map that comes along is in use."""
    statement = (
        select(AreaMap.c.id, AreaMap.c.version, AreaMap.c.name, AreaMap.c.content)
        .where(AreaMap.c.deleted_at.is_(None))
        .order_by(AreaMap.c.created_at.desc(), AreaMap.c.id.desc())
        .limit(1)
    )
    row = reader.one(statement)
    return StoredMap(row.id, row.version, row.name, bytes(row.content)) if row is not None else None
