"""The entries of an account's timeline, and the key by which they are read page by page."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from msgspec import Struct


class EntryKind(StrEnum):
    """Kinds of timeline entries."""

    VISIT = "visit"
    CALL = "call"
    MESSAGE = "message"
    MEETING = "meeting"
    NOTE = "note"
    TASK_ADDED = "task_added"
    TASK_DONE = "task_done"
    OUTAGE = "outage"
    WORK_ORDER = "work_order"
    ISSUE = "issue"
    ADVICE = "advice"
    CONTACT = "contact"
    CHANGE = "change"
    FILE = "file"


class TimelineKey(Struct, frozen=True):
    """Where an entry stands: by moment, among those of one moment by row, of one row by kind."""

    at: datetime
    id: UUID
    kind: EntryKind

    @property
    def order(self) -> tuple[datetime, UUID, str]:
        """What entries are sorted by; both databases compare keys of rows as Python does."""
        return self.at, self.id, self.kind.value


class FileChip(Struct, frozen=True):
    """A file that came with an entry."""

    id: UUID
    name: str
    media_type: str


class FieldChange(Struct, frozen=True):
    """What a field of a row was and what it became, as the audit has it; keys of rows are names already."""

    field: str
    old: object
    new: object


class RowChange(Struct, frozen=True):
    """Who changed which row, when; `subject` names the row, such as a contact."""

    at: datetime
    who: str
    table: str
    action: str
    subject: str
    fields: tuple[FieldChange, ...]


class TimelineEntry(Struct, frozen=True):
    """One thing that happened; `title` is data or empty, the page words the rest from `kind` and the values.

    `detail` is the code of a channel, a state, a call's end, the kind of an advice or the type and subtype of an order,
    `state` the order's official one, word for word, or how far an advice has come, `yuan` what it is worth a month;
    `direction` is who turned to whom, `minutes` is how long it took, `size` the bytes of a file.
    `person` is who did it, `is_own` says that it is a note,
    call or message of whoever reads, which they may change.
    """

    kind: EntryKind
    id: UUID
    at: datetime
    title: str
    text: str | None = None
    detail: str | None = None
    rating: int | None = None
    minutes: int | None = None
    size: int | None = None
    person: str | None = None
    state: str | None = None
    yuan: float | None = None
    direction: str | None = None
    version: int = 0
    is_own: bool = False
    files: tuple[FileChip, ...] = ()
    change: RowChange | None = None

    @property
    def key(self) -> TimelineKey:
        return TimelineKey(self.at, self.id, self.kind)
