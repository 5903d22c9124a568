"""Who changed what: of one field, of one row, of an account with everything that belongs to it."""

from uuid import UUID

from crm.domain.timeline import RowChange
from crm.storage import history as store
from crm.storage.reader import Reader


def history(reader: Reader, table: str, row_id: UUID, field: str | None = None) -> list[RowChange]:
    """Return what became of a row, or of one of its fields, newest first; its making is the last."""
    return store.history(reader, table, row_id, field)


def account_history(
    reader: Reader, account_id: UUID, before: int | None = None, limit: int = store.PAGE
) -> list[tuple[int, RowChange]]:
    """Return (number, change) of an account, its contacts, numbers and feeders, newest first, older than a number."""
    return store.account_history(reader, account_id, before, limit)
