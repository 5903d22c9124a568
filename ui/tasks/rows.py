"""Tasks as the rows of a list."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from crm.domain.clock import Clock
from crm.domain.codes import Priority, TaskState
from crm.domain.tasks import Standing, TaskGroup, TaskRow
from ui.texts.counts import counts
from ui.texts.dates import clock_time, near_day, weekday_and_number
from ui.texts.repeats import rule_words
from ui.texts.states import priority_name
from ui.widgets.badge import Tone
from ui.widgets.rows.items import Heading, Item, Row, Sign

GROUPS = (TaskGroup.LATE, TaskGroup.TODAY, TaskGroup.NEXT_7_DAYS, TaskGroup.LATER, TaskGroup.SOMEDAY)
PRIORITY_ICONS = {Priority.URGENT: "warning-circle-fill", Priority.HIGH: "flag-fill", Priority.LOW: "arrow-down"}
PRIORITY_INKS = {Priority.URGENT: "danger", Priority.HIGH: "warn", Priority.LOW: "text3"}


def items_of(
    tasks: Sequence[TaskRow], clock: Clock, person_id: UUID | None = None, *, with_account: bool = True
) -> list[Item]:
    """Return headings and rows as somebody sees them, late ones first."""
    found: list[Item] = []
    today = clock.today()
    for group in GROUPS:
        members = [task for task in tasks if task.group(today) is group]
        if members:
            found.append(Heading(group_name(group), "danger" if group is TaskGroup.LATE else "text3"))
            found.extend(_row(task, clock, person_id, with_account) for task in members)
    return found


def group_name(group: TaskGroup) -> str:
    """Return the name of a group."""
    translate = QCoreApplication.translate
    return {
        TaskGroup.LATE: translate("Tasks", "Late"),
        TaskGroup.TODAY: translate("Tasks", "Today"),
        TaskGroup.NEXT_7_DAYS: translate("Tasks", "Next 7 days"),
        TaskGroup.LATER: translate("Tasks", "Later"),
        TaskGroup.SOMEDAY: translate("Tasks", "Without a day"),
    }[group]


def standing_words(task: TaskRow, person_id: UUID | None) -> str:
    """Return whose task it is where that is not plain: `with Wang Jian`, `done by Wang Jian, look at it`."""
    translate = QCoreApplication.translate
    standing = task.standing(person_id)
    if standing is Standing.RETURNED:
        return translate("Tasks", "done by {name}, look at it").format(name=task.assignee or "—")
    if standing is Standing.GIVEN_AWAY:
        return translate("Tasks", "with {name}").format(name=task.assignee or "—")
    return ""


def rest_words(task: TaskRow, clock: Clock) -> str:
    """Return until when a task rests, "" when it does not."""
    if not is_resting(task, clock.now()) or task.snoozed_until is None:
        return ""
    local = clock.local(task.snoozed_until)
    words = QCoreApplication.translate("Tasks", "rests until {moment}")
    return words.format(moment=f"{near_day(local.date(), clock.today())} {clock_time(local)}")


def is_resting(task: TaskRow, now: datetime) -> bool:
    """Say whether a task is snoozed at a moment."""
    return task.snoozed_until is not None and task.snoozed_until > now


def _row(task: TaskRow, clock: Clock, person_id: UUID | None, with_account: bool) -> Row:
    today = clock.today()
    late = task.days_late(today)
    is_returned = task.standing(person_id) is Standing.RETURNED
    account = (task.account or "") if with_account else ""
    second = (account, "" if is_returned else standing_words(task, person_id), rest_words(task, clock))
    value = QCoreApplication.translate("Tasks", "Done by {name}").format(name=task.assignee or "—")
    return Row(
        task.id,
        task.title,
        second=" · ".join(part for part in second if part),
        segment=task.segment if account else None,
        mark_below=True,
        done=task.state is TaskState.DONE and not is_returned,
        value=value if is_returned else counts().days_late(late) if late else _when(task, today),
        badge=Tone.OK if is_returned else Tone.DANGER if late else None,
        editable=True,
        signs=tuple(_signs(task, today)),
    )


def _signs(task: TaskRow, today: date) -> list[Sign]:
    found = []
    priority = Priority(task.priority)
    if priority in PRIORITY_ICONS:
        found.append(Sign(PRIORITY_ICONS[priority], priority_name(priority), PRIORITY_INKS[priority]))
    if task.repeat_rule is not None:
        found.append(Sign("repeat", rule_words(task.repeat_rule, today)))
    return found


def _when(task: TaskRow, today: date) -> str:
    if task.due_on is None:
        return ""
    if task.due_on == today:
        return clock_time(task.due_time) if task.due_time else ""
    near = (task.due_on - today).days <= 7
    return weekday_and_number(task.due_on) if near else near_day(task.due_on, today)
