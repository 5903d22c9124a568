"""The log of changes: reading it by who, when and what (issue of the shared database; architecture, audit)."""

from collections.abc import Sequence
from uuid import UUID

from crm.domain.audit import LogEntry, LogFilter, LogPage, entry_key, number_of
from crm.domain.errors import Invalid
from crm.domain.people import check_keeper
from crm.storage import audit as store
from crm.storage.reader import Reader

MOST = 50_000
"""How many entries a page shows at most; who needs older ones chooses days."""


def log_page(reader: Reader, wanted: LogFilter, most: int = MOST) -> LogPage:
    """Return the newest entries that a filter lets through.

    Raises Denied("bureau.not_allowed") and Invalid("period.backwards").
    """
    check_keeper(reader.actor.role)
    if wanted.first is not None and wanted.last is not None and wanted.last < wanted.first:
        raise Invalid("period.backwards")
    found = store.numbers(reader, wanted, most + 1)
    return LogPage([entry_key(number) for number in found[:most]], len(found) > most)


def log_entries(reader: Reader, ids: Sequence[UUID]) -> list[LogEntry]:
    """Return entries with their words; raises Denied("bureau.not_allowed")."""
    check_keeper(reader.actor.role)
    return store.entries(reader, [number_of(key) for key in ids])


def log_choices(reader: Reader) -> tuple[list[tuple[str, str]], list[str]]:
    """Return (login, name) of who stands in the log, and the tables it tells of; raises Denied."""
    check_keeper(reader.actor.role)
    return store.logins(reader), store.tables(reader)
