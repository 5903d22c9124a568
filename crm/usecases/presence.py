"""A hint that a colleague has the same row open; it keeps nobody from anything."""

from uuid import UUID

from crm.storage import presence
from crm.storage.reader import Reader
from crm.storage.unit import UnitOfWork


def enter(work: UnitOfWork, key: UUID, table: str, row_id: UUID, account_id: UUID) -> None:
    """Tell that a row is open for editing here, and again within a minute as long as it is; a file tells nobody."""
    if work.is_guarded:
        presence.renew(work, key, table, row_id, account_id)


def leave(work: UnitOfWork, key: UUID) -> None:
    """Tell that it is open no more."""
    if work.is_guarded:
        presence.leave(work, key)


def others(reader: Reader, table: str, row_id: UUID) -> tuple[str, ...]:
    """Return the names of the colleagues who have a row open."""
    return presence.others(reader, table, row_id) if reader.is_guarded else ()
