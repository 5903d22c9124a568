"""An account's timeline: everything that happened, newest first, read page by page by key."""

from collections.abc import Collection
from uuid import UUID

from msgspec.structs import replace
from sqlalchemy import select

from crm.domain.timeline import EntryKind, FileChip, TimelineEntry, TimelineKey
from crm.storage import timeline_sources as sources
from crm.storage.reader import Reader
from crm.storage.tables import Attachment
from crm.storage.timeline_changes import changes
from crm.storage.timeline_parts import Wanted, words_of

PAGE = 50
SOURCES = (
    ({EntryKind.VISIT}, sources.visits),
    ({EntryKind.CALL, EntryKind.MESSAGE, EntryKind.MEETING, EntryKind.NOTE}, sources.interactions),
    ({EntryKind.TASK_ADDED}, sources.tasks_added),
    ({EntryKind.TASK_DONE}, sources.tasks_done),
    ({EntryKind.OUTAGE}, sources.outages),
    ({EntryKind.WORK_ORDER}, sources.orders),
    ({EntryKind.ISSUE}, sources.issues),
    ({EntryKind.ADVICE}, sources.advice),
    ({EntryKind.CONTACT}, sources.contacts),
    ({EntryKind.CHANGE}, changes),
    ({EntryKind.FILE}, sources.files),
)


def timeline(
    reader: Reader,
    account_id: UUID,
    before: TimelineKey | None = None,
    limit: int = PAGE,
    kinds: Collection[EntryKind] | None = None,
    words: str = "",
) -> list[TimelineEntry]:
    """Return entries that stand behind a key, newest first: of every kind when `kinds` is None, with all the words."""
    asked = frozenset(EntryKind if kinds is None else kinds)
    wanted = Wanted(account_id, asked, limit, before, words_of(words), with_all_files=asked == {EntryKind.FILE})
    found = [entry for makes, read in SOURCES if makes & asked for entry in read(reader, wanted)]
    found.sort(key=lambda entry: entry.key.order, reverse=True)
    return _with_files(reader, found[:limit])


def _with_files(reader: Reader, entries: list[TimelineEntry]) -> list[TimelineEntry]:
    """Give visits the files that came with them."""
    visits = [entry.id for entry in entries if entry.kind is EntryKind.VISIT]
    if not visits:
        return entries
    table = Attachment.c
    statement = (
        select(table.visit_id, table.id, table.name, table.media_type)
        .where(table.visit_id.in_(visits), table.deleted_at.is_(None))
        .order_by(table.created_at, table.id)
    )
    chips: dict[UUID, tuple[FileChip, ...]] = {}
    for visit_id, *rest in reader.rows(statement):
        chips[visit_id] = (*chips.get(visit_id, ()), FileChip(*rest))
    return [replace(entry, files=chips[entry.id]) if entry.id in chips else entry for entry in entries]
