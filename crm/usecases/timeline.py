"""An account's timeline and the notes written onto it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from crm.domain.changes import Kind
from crm.domain.codes import InteractionKind
from crm.domain.dates_typed import find_dates
from crm.domain.errors import Invalid
from crm.domain.tasks import EntryKind, TimelineEntry
from crm.storage import account_detail as details
from crm.storage import timeline as store
from crm.storage.calendar import work_calendar
from crm.storage.owner import portfolio_of
from crm.storage.reader import Reader
from crm.storage.searchable import reindex
from crm.storage.tables import Interaction
from crm.storage.unit import UnitOfWork
from crm.usecases.tasks import add_task

_TASK = re.compile(r"(?:^|(?<=\s))#\s*(.+?)(?=\s#|$)")
_MENTION = re.compile(r"@(\w+)")


@dataclass(frozen=True)
class NoteParts:
    """A note taken apart: the text without its tasks, the tasks after each #, the names after each @."""

    text: str
    tasks: tuple[str, ...]
    mentions: tuple[str, ...]


def timeline(
    reader: Reader,
    account_id: UUID,
    before: datetime | None = None,
    limit: int = 50,
    kinds: Iterable[EntryKind] | None = None,
) -> list[TimelineEntry]:
    """Return a page of the timeline, newest first."""
    return store.timeline(reader, account_id, before, limit, kinds)


def parts_of(text: str) -> NoteParts:
    """Take a note apart; `# buy cable` up to the next # or the end is a task, `@name` names a contact."""
    tasks = tuple(match.group(1).strip() for match in _TASK.finditer(text))
    rest = re.sub(r"\s+", " ", _TASK.sub("", text)).strip()
    return NoteParts(rest, tasks, tuple(_MENTION.findall(text)))


def add_note(
    work: UnitOfWork, account_id: UUID, text: str, kind: InteractionKind = InteractionKind.NOTE
) -> UUID | None:
    """Write a note; tasks in it are added, a mentioned contact is linked. Return the note's key, if it has text.

    Raises Invalid("note.empty").
    """
    parts = parts_of(text)
    if not parts.text and not parts.tasks:
        raise Invalid("note.empty")
    for title in parts.tasks:
        words, due_on = _dated(work, title)
        add_task(work, words, account_id=account_id, due_on=due_on)
    if not parts.text:
        return None
    contacts = {contact.name: contact.id for contact in details.contacts(work, account_id)}
    mentioned = next((contacts[name] for name in parts.mentions if name in contacts), None)
    note_id = work.insert(
        Interaction,
        account_id=account_id,
        portfolio_id=portfolio_of(work, account_id),
        kind=kind,
        happened_at=work.clock.now(),
        text=parts.text,
        person_id=work.actor.person_id,
        contact_id=mentioned,
    )
    reindex(work, Kind.INTERACTION, [note_id])
    return note_id


def _dated(work: UnitOfWork, title: str) -> tuple[str, date | None]:
    """Take a typed date out of a task's title; workdays are those of who writes."""
    today = work.clock.today()
    found = find_dates(title, today, work_calendar(work, today, today, work.actor.person_id))
    if not found:
        return title, None
    first = found[0]
    rest = f"{title[: first.start].rstrip()} {title[first.end :].lstrip()}".strip()
    return (rest or title), first.day
