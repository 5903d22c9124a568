"""An account's timeline and the notes written onto it."""

from collections.abc import Collection
from uuid import UUID

from crm.domain.changes import Kind
from crm.domain.codes import InteractionKind, Priority
from crm.domain.errors import Denied, Invalid, NotFound
from crm.domain.interactions import InteractionDraft
from crm.domain.notes import NoteParts, parts_of
from crm.domain.task_line import Part, read_line
from crm.domain.timeline import EntryKind, TimelineEntry, TimelineKey
from crm.storage import account_detail as details
from crm.storage import duty
from crm.storage import interactions as store
from crm.storage import timeline as entries
from crm.storage.calendar import work_calendar
from crm.storage.reader import Reader
from crm.storage.searchable import reindex
from crm.storage.tables import Interaction
from crm.storage.unit import UnitOfWork
from crm.usecases.interactions import add_interaction
from crm.usecases.tasks import add_task

TASK_PARTS = (Part.DAY, Part.TIME, Part.PRIORITY)
"""What becomes of a task's words inside a note."""


def timeline(
    reader: Reader,
    account_id: UUID,
    before: TimelineKey | None = None,
    limit: int = 50,
    kinds: Collection[EntryKind] | None = None,
    words: str = "",
) -> list[TimelineEntry]:
    """Return a page of the timeline, newest first: of some kinds, with all the words."""
    return entries.timeline(reader, account_id, before, limit, kinds, words)


def add_note(work: UnitOfWork, account_id: UUID, text: str) -> UUID | None:
    """Write a note; tasks in it are added, the first contact it names is linked. Return its key, if it has text.

    Raises Invalid("note.empty").
    """
    contacts = {contact.name: contact.id for contact in details.contacts(work, account_id)}
    parts = parts_of(text, contacts)
    if not parts.text and not parts.tasks:
        raise Invalid("note.empty")
    mentioned = contacts[parts.mentions[0]] if parts.mentions else None
    note = InteractionDraft(InteractionKind.NOTE, None, work.clock.now(), parts.text, mentioned)
    note_id = add_interaction(work, account_id, note) if parts.text else None
    _add_tasks(work, account_id, parts, note_id)
    return note_id


def edit_note(work: UnitOfWork, note_id: UUID, version: int, text: str) -> int:
    """Write other words into one's own note, call or message.

    Raises Invalid("note.empty") for a note without words, Denied("note.not_yours") or NotFound("note.gone").
    """
    note = _own(work, note_id)
    if not text.strip() and note.kind == InteractionKind.NOTE:
        raise Invalid("note.empty")
    after = work.update(Interaction, note_id, version, text=text.strip())
    reindex(work, Kind.INTERACTION, [note_id])
    return after


def remove_note(work: UnitOfWork, note_id: UUID, version: int) -> None:
    """Put one's own note, call or message into the bin; raises Denied("note.not_yours") or NotFound("note.gone")."""
    _own(work, note_id)
    work.remove(Interaction, note_id, version)
    reindex(work, Kind.INTERACTION, [note_id])
    duty.refresh(work, duty.touched(work, work.undo))


def _own(work: UnitOfWork, note_id: UUID) -> store.Written:
    note = store.written(work, note_id)
    if note is None:
        raise NotFound("note.gone")
    if not store.is_own(work, note.person_id, note.login):
        raise Denied("note.not_yours")
    return note


def _add_tasks(work: UnitOfWork, account_id: UUID, parts: NoteParts, note_id: UUID | None) -> None:
    """Add the tasks of a note; days, times and urgency are read as in a task's line, workdays are those of who writes.

    People cannot be named there: after @ stand contacts, who have no tasks.
    """
    if not parts.tasks:
        return
    today = work.clock.today()
    calendar = work_calendar(work, today, today, work.actor.person_id)
    for title in parts.tasks:
        entry, _spans = read_line(title, today, (), calendar, parts=TASK_PARTS)
        add_task(
            work,
            entry.text or title,
            account_id=account_id,
            due_on=entry.day,
            due_time=entry.at,
            priority=entry.priority or Priority.NORMAL,
            source=(Kind.INTERACTION, note_id) if note_id is not None else None,
        )
