"""Tasks as the rows of a list."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from crm.domain.codes import TaskState
from crm.domain.tasks import TaskGroup, TaskRow
from ui.texts.counts import Counts
from ui.texts.dates import clock_time, near_day, weekday_and_number
from ui.widgets.badge import Tone
from ui.widgets.rows.items import Heading, Item, Row

GROUPS = (TaskGroup.LATE, TaskGroup.TODAY, TaskGroup.NEXT_7_DAYS, TaskGroup.LATER, TaskGroup.SOMEDAY)


def items_of(tasks: Sequence[TaskRow], today: date, *, with_account: bool = True) -> list[Item]:
    """Return headings and rows, late ones first."""
    found: list[Item] = []
    for group in GROUPS:
        members = [task for task in tasks if task.group(today) is group]
        if members:
            found.append(Heading(group_name(group), "danger" if group is TaskGroup.LATE else "text3"))
            found.extend(_row(task, today, with_account) for task in members)
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


def _row(task: TaskRow, today: date, with_account: bool) -> Row:
    late = task.days_late(today)
    return Row(
        task.id,
        task.title,
        second=(task.account or "") if with_account else "",
        segment=task.segment if with_account else None,
        mark_below=True,
        done=task.state is TaskState.DONE,
        value=Counts().days_late(late) if late else _when(task, today),
        badge=Tone.DANGER if late else None,
        editable=True,
    )


def _when(task: TaskRow, today: date) -> str:
    if task.due_on is None:
        return ""
    if task.due_on == today:
        return clock_time(task.due_time) if task.due_time else ""
    near = (task.due_on - today).days <= 7
    return weekday_and_number(task.due_on) if near else near_day(task.due_on)
