"""Tasks that come again: when the next one is made, skipped, or no more."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from crm.domain.changes import Kind
from crm.domain.codes import TaskState
from crm.domain.errors import Invalid
from crm.domain.repeats import Pattern, on_day
from crm.domain.tasks import TaskRow, can_be_due, check_due
from crm.planning.repeats import first_day, moved, next_occurrence
from crm.planning.workdays import WorkCalendar
from crm.storage import tasks as store
from crm.storage.calendar import work_calendar
from crm.storage.owner import portfolio_of
from crm.storage.reader import Reader
from crm.storage.searchable import reindex
from crm.storage.tables import Task
from crm.storage.unit import UnitOfWork

AHEAD = timedelta(days=2 * 365)


def repeat_columns(reader: Reader, pattern: Pattern, due_on: date | None, moves: bool) -> dict[str, Any]:
    """Return the columns of a task that repeats from a day on, or from the first day that fits.

    Raises Invalid("repeat.unreadable"), Invalid("repeat.interval"), Invalid("repeat.count") and
    Invalid("repeat.until_before_start").
    """
    calendar, today = _calendar(reader), reader.clock.today()
    whole = on_day(pattern, due_on or today)
    rule = whole.rule()
    day = due_on or first_day(replace(whole, until=None).rule(), today, calendar)
    if day is None:
        raise Invalid("repeat.unreadable")
    if whole.until is not None and whole.until < day:
        raise Invalid("repeat.until_before_start", until=whole.until, day=day)
    check_due(day)
    due = moved(day, calendar) if moves else day
    return {"due_on": due, "repeat_rule": rule, "repeat_from": day, "occurs_on": day, "moves_to_workday": moves}


def set_repeat(
    work: UnitOfWork, task_id: UUID, version: int, pattern: Pattern | None, moves_to_workday: bool = False
) -> int:
    """Let a task repeat from its day on, or no more when the pattern is None; raises as `repeat_columns` does."""
    row = store.task(work, task_id)
    if pattern is None:
        ended = {"repeat_rule": None, "repeat_from": None, "occurs_on": None, "moves_to_workday": False}
        return work.update(Task, task_id, version, **ended)
    columns = repeat_columns(work, pattern, row.due_on, moves_to_workday)
    return work.update(Task, task_id, version, **columns, series_id=row.series_id or row.id)


def skip_task(work: UnitOfWork, task_id: UUID, version: int) -> int:
    """Leave this one out and make the next; raises Invalid("task.no_repeat")."""
    row = store.task(work, task_id)
    if row.repeat_rule is None:
        raise Invalid("task.no_repeat")
    after = work.update(Task, task_id, version, state=TaskState.CANCELLED)
    make_next(work, row)
    return after


def make_next(work: UnitOfWork, row: TaskRow) -> UUID | None:
    """Make the task that follows a repeating one; None where the series has ended or the next one is there.

    Days that have passed meanwhile are left out: a daily task that was forgotten for a week comes once and not seven
    times.
    """
    if row.repeat_rule is None or store.following(work, row.id) is not None:
        return None
    today = work.clock.today()
    former = row.occurs_on or row.due_on or today
    starts = row.repeat_from or former
    found = next_occurrence(row.repeat_rule, starts, former, today, _calendar(work), row.moves_to_workday)
    if found is None or not can_be_due(found.due):
        return None
    return _insert(work, row, found.day, found.due)


def coming_day(reader: Reader, task_id: UUID) -> date | None:
    """Return when the task is due that a repeating one has made, None when there is none."""
    found = store.following(reader, task_id)
    return store.task(reader, found[0]).due_on if found is not None else None


def take_next_back(work: UnitOfWork, task_id: UUID) -> None:
    """Take away the task that a repeating one has made, when nobody has touched it: the former one is open again."""
    found = store.following(work, task_id)
    if found is not None and found[1] == 1 and store.task(work, found[0]).state is TaskState.OPEN:
        work.remove(Task, *found)
        reindex(work, Kind.TASK, [found[0]])


def _insert(work: UnitOfWork, row: TaskRow, day: date, due: date) -> UUID:
    task_id = work.insert(
        Task,
        title=row.title,
        note=row.note,
        account_id=row.account_id,
        portfolio_id=portfolio_of(work, row.account_id) if row.account_id else None,
        assignee_id=row.assignee_id,
        delegated_by=row.delegated_by,
        priority=row.priority,
        state=TaskState.OPEN,
        due_on=due,
        due_time=row.due_time,
        source_kind=Task.name,
        source_id=row.id,
        repeat_rule=row.repeat_rule,
        repeat_from=row.repeat_from or row.occurs_on or row.due_on,
        occurs_on=day,
        moves_to_workday=row.moves_to_workday,
        series_id=row.series_id or row.id,
    )
    reindex(work, Kind.TASK, [task_id])
    return task_id


def _calendar(reader: Reader) -> WorkCalendar:
    """Return the bureau's calendar: a series does not depend on who is away."""
    today = reader.clock.today()
    return work_calendar(reader, today, today + AHEAD)
