"""What became of a task, in words."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time

from PySide6.QtCore import QCoreApplication

from crm.domain.clock import Clock
from crm.domain.timeline import FieldChange, RowChange
from ui.texts.dates import clock_time, near_day
from ui.texts.repeats import rule_words
from ui.texts.states import priority_name, task_state_name

NOTHING = "—"
Words = Callable[[object, Clock], str]


def history_lines(changes: Sequence[RowChange], clock: Clock) -> list[tuple[str, str]]:
    """Return (what was changed, who and when) of a task, newest first; its making is the last."""
    found = []
    for change in changes:
        local = clock.local(change.at)
        when = f"{change.who} · {near_day(local.date(), clock.today())} {clock_time(local)}"
        words = _change_words(change, clock)
        if words:
            found.append((words, when))
    return found


def _change_words(change: RowChange, clock: Clock) -> str:
    translate = QCoreApplication.translate
    if change.action == "insert":
        return translate("TaskHistory", "Added")
    fields = {each.field: each for each in change.fields}
    if "deleted_at" in fields:
        was_deleted = fields["deleted_at"].new is not None
        return translate("TaskHistory", "Deleted") if was_deleted else translate("TaskHistory", "Restored")
    if "returned_at" in fields and fields["returned_at"].new is None and "state" not in fields:
        return translate("TaskHistory", "Looked at")
    return " · ".join(_field_words(each, clock) for each in change.fields if each.field in _names())


def _field_words(each: FieldChange, clock: Clock) -> str:
    name = _names()[each.field]
    return f"{name}: {_value(each.field, each.old, clock)} → {_value(each.field, each.new, clock)}"


def _names() -> Mapping[str, str]:
    translate = QCoreApplication.translate
    return {
        "title": translate("TaskHistory", "Title"),
        "note": translate("TaskHistory", "Note"),
        "state": translate("TaskHistory", "State"),
        "priority": translate("TaskHistory", "Priority"),
        "due_on": translate("TaskHistory", "Due"),
        "due_time": translate("TaskHistory", "Time"),
        "assignee_id": translate("TaskHistory", "For"),
        "snoozed_until": translate("TaskHistory", "Rests until"),
        "repeat_rule": translate("TaskHistory", "Repeats"),
    }


def _value(field: str, value: object, clock: Clock) -> str:
    if value is None or value == "":
        return NOTHING
    words = _WORDS.get(field)
    try:
        return words(value, clock) if words is not None else str(value)
    except ValueError:
        return str(value)


def _day(value: object, clock: Clock) -> str:
    return near_day(date.fromisoformat(str(value)[:10]), clock.today())


def _time(value: object, _clock: Clock) -> str:
    return clock_time(time.fromisoformat(str(value)[:8]))


def _moment(value: object, clock: Clock) -> str:
    local = clock.local(datetime.fromisoformat(str(value)))
    return f"{near_day(local.date(), clock.today())} {clock_time(local)}"


_WORDS: Mapping[str, Words] = {
    "state": lambda value, _clock: task_state_name(str(value)),
    "priority": lambda value, _clock: priority_name(str(value)),
    "due_on": _day,
    "due_time": _time,
    "snoozed_until": _moment,
    "repeat_rule": lambda value, clock: rule_words(str(value), clock.today()),
}
