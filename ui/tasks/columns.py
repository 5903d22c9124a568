"""The columns of the list of tasks."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from crm.domain.clock import Clock
from crm.domain.codes import Priority, TaskState
from crm.domain.list_rows import TaskItem
from ui.lists.columns import NOTHING, named_column, text_column, yes_column
from ui.texts.counts import counts
from ui.texts.dates import clock_time, dated, near_day
from ui.texts.states import priority_name, source_name, task_state_name
from ui.widgets.badge import Tone
from ui.widgets.marks import segment_name
from ui.widgets.table.column import Column
from ui.widgets.table.delegates import (
    BadgeDelegate,
    Due,
    DueDelegate,
    MarkedNameDelegate,
    SegmentDelegate,
    Urgency,
)

SHOWN = ("title", "due_on", "account", "assignee", "priority", "state")
SOON_DAYS = 3
_PRIORITY_TONES = {Priority.URGENT: Tone.DANGER, Priority.HIGH: Tone.WARN}
_STATE_TONES = {TaskState.DONE: Tone.OK, TaskState.CANCELLED: Tone.NEUTRAL}


def columns(clock: Clock) -> list[Column]:
    """Return every column of the list."""
    translate = QCoreApplication.translate
    return [
        Column(
            "title",
            translate("Tasks", "Task"),
            248,
            lambda row: row.title,
            strong=True,
            sortable=True,
            elastic=True,
            editable=True,
        ),
        Column(
            "due_on",
            translate("Tasks", "Due"),
            148,
            lambda row: due_of(row, clock).text,
            value=lambda row: due_of(row, clock),
            raw=lambda row: row.due_on,
            delegate=DueDelegate(),
            sortable=True,
        ),
        Column(
            "account",
            translate("Tasks", "Account"),
            232,
            lambda row: row.account or NOTHING,
            value=lambda row: row.segment,
            delegate=MarkedNameDelegate(),
            sortable=True,
            elastic=True,
        ),
        text_column("assignee", translate("Tasks", "For"), 88),
        *_states(),
        *_more(clock),
    ]


def _states() -> list[Column]:
    translate = QCoreApplication.translate
    return [
        Column(
            "priority",
            translate("Tasks", "Priority"),
            92,
            lambda row: priority_name(row.priority),
            value=lambda row: _badge(priority_name(row.priority), _PRIORITY_TONES.get(row.priority)),
            delegate=BadgeDelegate(),
            sortable=True,
        ),
        Column(
            "state",
            translate("Tasks", "State"),
            92,
            lambda row: task_state_name(row.state),
            value=lambda row: _badge(task_state_name(row.state), _STATE_TONES.get(row.state)),
            delegate=BadgeDelegate(),
            sortable=True,
        ),
    ]


def _badge(words: str, tone: Tone | None) -> tuple[str, Tone] | None:
    """Return a badge only for what stands out."""
    return None if tone is None else (words, tone)


def _more(clock: Clock) -> list[Column]:
    translate = QCoreApplication.translate
    return [
        Column(
            "segment",
            translate("Tasks", "Segment"),
            128,
            lambda row: segment_name(row.segment) if row.segment else NOTHING,
            value=lambda row: row.segment,
            delegate=SegmentDelegate(),
            sortable=True,
        ),
        named_column("source", translate("Tasks", "Came from"), 104, source_name),
        yes_column("repeats", translate("Tasks", "Repeats"), 84, translate("Tasks", "Yes")),
        text_column("delegated_by", translate("Tasks", "Given by"), 88),
        _moment("snoozed_until", translate("Tasks", "Put off until"), clock),
        _moment("returned_at", translate("Tasks", "Came back"), clock),
        _moment("done_at", translate("Tasks", "Done"), clock),
    ]


def _moment(key: str, title: str, clock: Clock) -> Column:
    def text(row: TaskItem) -> str:
        moment: datetime | None = getattr(row, key)
        if moment is None:
            return NOTHING
        local = clock.local(moment)
        return f"{dated(local.date(), clock.today())} {clock_time(local)}"

    def raw(row: TaskItem) -> datetime | None:
        moment: datetime | None = getattr(row, key)
        return clock.local(moment).replace(tzinfo=None) if moment is not None else None

    return Column(key, title, 128, text, raw=raw, sortable=True)


def due_of(row: TaskItem, clock: Clock) -> Due:
    """Return what the due cell says: a badge when late or today, amber within three days, plain else."""
    if row.due_on is None:
        return Due(NOTHING, Urgency.NONE)
    left = (row.due_on - clock.today()).days
    at = f" {clock_time(row.due_time)}" if row.due_time else ""
    if row.state is not TaskState.OPEN:
        return Due(near_day(row.due_on, clock.today()) + at)
    if left < 0:
        return Due(counts().days_late(-left), Urgency.OVERDUE)
    if left == 0:
        return Due(QCoreApplication.translate("Tasks", "Today") + at, Urgency.TODAY)
    return Due(near_day(row.due_on, clock.today()) + at, Urgency.SOON if left <= SOON_DAYS else Urgency.LATER)
