"""Visits that come again: planning a series, and moving or cancelling one, those that follow, or all.

A visit that was held or whose time is over stays whatever becomes of its series, and each visit keeps its own first
approved date.
"""

from datetime import datetime
from uuid import UUID

from crm.domain.appointments import Reach, Shift
from crm.domain.ids import new_id
from crm.domain.planner import Clash
from crm.domain.repeats import Pattern, on_day
from crm.domain.visits import VisitRow
from crm.domain.workdays import Workdays
from crm.planning.series import AHEAD, Occurrence, reached, shifted, spans
from crm.storage import visits as store
from crm.storage.calendar import work_calendar
from crm.storage.reader import Reader
from crm.storage.tables import Visit
from crm.storage.unit import UnitOfWork
from crm.usecases.planner import clashes
from crm.usecases.visits import cancel_visit, move_visit, plan_visit


def plan_series(
    work: UnitOfWork, account_id: UUID, person_id: UUID, start: datetime, end: datetime, pattern: Pattern
) -> list[UUID]:
    """Plan visits of one account at the days of a pattern, days off on the next workday; return their keys.

    Raises as `plan_visit` does, Invalid("repeat.unreadable") and Invalid("repeat.until_before_start").
    """
    keys = [
        plan_visit(work, account_id, person_id, begin, until)
        for begin, until in _spans(work, person_id, start, end, pattern)
    ]
    series, rule = new_id(), on_day(pattern, work.clock.local(start).date()).rule()
    for key in keys:
        work.update(Visit, key, 1, series_id=series, repeat_rule=rule)
    return keys


def repeat_visit(work: UnitOfWork, visit_id: UUID, version: int, pattern: Pattern) -> list[UUID]:
    """Let a planned visit come again; return the keys of the new ones. Raises as `plan_series` does."""
    row = store.visit_row(work, visit_id)
    assert row.start is not None
    assert row.end is not None
    later = _later(work, row, pattern)
    series = row.series_id or new_id()
    rule = on_day(pattern, work.clock.local(row.start).date()).rule()
    work.update(Visit, visit_id, version, series_id=series, repeat_rule=rule)
    keys = [
        plan_visit(work, row.account_id, row.person_id, begin, until, purpose=row.purpose) for begin, until in later
    ]
    for key in keys:
        work.update(Visit, key, 1, series_id=series, repeat_rule=rule)
    return keys


def days_of_pattern(
    reader: Reader, person_id: UUID, start: datetime, end: datetime, pattern: Pattern
) -> list[datetime]:
    """Return when the visits of a pattern would begin, so that they can be shown before."""
    return [begin for begin, _until in _spans(reader, person_id, start, end, pattern)]


def touched_visits(
    reader: Reader, visit_id: UUID, reach: Reach, span: tuple[datetime, datetime] | None = None
) -> list[Shift]:
    """Return where the visits stand that a change would go to, and where they would go with another span."""
    row = store.visit_row(reader, visit_id)
    if span is None:
        return [Shift(each.start, each.start) for each in reached(_series(reader, row), visit_id, reach)]
    return [Shift(each.start, start) for each, start, _end in _shifts(reader, row, reach, span)]


def clashes_of_pattern(reader: Reader, visit_id: UUID, pattern: Pattern) -> list[Clash]:
    """Return when a visit that comes again would meet something, and what. Raises as `plan_series` does."""
    row = store.visit_row(reader, visit_id)
    return clashes(reader, row.account_id, row.person_id, _later(reader, row, pattern))


def clashes_of_move(reader: Reader, visit_id: UUID, reach: Reach, span: tuple[datetime, datetime]) -> list[Clash]:
    """Return where the visits of a series would meet something else if one went to a span, and the others with it."""
    row = store.visit_row(reader, visit_id)
    found = _shifts(reader, row, reach, span)
    moving = {each.id for each, _start, _end in found}
    return clashes(reader, row.account_id, row.person_id, [(start, end) for _each, start, end in found], moving)


def move_visits(
    work: UnitOfWork,
    visit_id: UUID,
    version: int,
    span: tuple[datetime, datetime],
    reach: Reach,
    reason: str | None = None,
) -> int:
    """Give a visit another time, and the others as many days on at the same hour; return how many moved.

    Of the others, those that would come to a day off go to the next workday. Raises as `move_visit` does.
    """
    found = _shifts(work, store.visit_row(work, visit_id), reach, span)
    for each, start, end in found:
        move_visit(work, each.id, version if each.id == visit_id else each.version, start, end, reason)
    return len(found)


def cancel_visits(work: UnitOfWork, visit_id: UUID, version: int, reach: Reach) -> int:
    """Take a visit, those that follow, or its series off the plan; held and past ones stay. Return how many."""
    row = store.visit_row(work, visit_id)
    found = reached(_series(work, row), visit_id, reach)
    for each in found:
        cancel_visit(work, each.id, version if each.id == visit_id else each.version)
    return len(found)


def _spans(
    reader: Reader, person_id: UUID, start: datetime, end: datetime, pattern: Pattern
) -> list[tuple[datetime, datetime]]:
    calendar = _calendar(reader, person_id, start)
    return spans(pattern, start, end, calendar, reader.clock.zone, on_workdays=True)


def _calendar(reader: Reader, person_id: UUID, start: datetime) -> Workdays:
    day = reader.clock.local(start).date()
    return work_calendar(reader, day - AHEAD, day + 2 * AHEAD, person_id).of(person_id)


def _later(reader: Reader, row: VisitRow, pattern: Pattern) -> list[tuple[datetime, datetime]]:
    """Return the spans of a pattern after the visit that it begins with."""
    if row.start is None or row.end is None:
        return []
    start = row.start
    return [span for span in _spans(reader, row.person_id, start, row.end, pattern) if span[0] > start]


def _shifts(
    reader: Reader, row: VisitRow, reach: Reach, span: tuple[datetime, datetime]
) -> list[tuple[Occurrence, datetime, datetime]]:
    """Return which visits go along when one goes to a span, and where to."""
    rows = _series(reader, row)
    chosen = next(each for each in rows if each.id == row.id)
    found = reached(rows, row.id, reach)
    calendar = _calendar(reader, row.person_id, min(each.start for each in [*found, chosen]))
    return [(each, *shifted(each, chosen, *span, reader.clock.zone, calendar)) for each in found]


def _series(reader: Reader, row: VisitRow) -> list[Occurrence]:
    """Return a visit and the others of its series; of those, what was held or is over happened or did not."""
    rows = store.of_series(reader, row.series_id) if row.series_id is not None else [row]
    now = reader.clock.now()
    return [
        Occurrence(each.id, each.version, each.start, each.end, each.is_done or (each.id != row.id and each.end <= now))
        for each in rows
        if each.start is not None and each.end is not None
    ]
