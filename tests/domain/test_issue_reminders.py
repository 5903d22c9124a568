"""Reminders of issues: when they fall due by workdays or hours, and each of them once, whenever one looks."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from crm.domain.clock import at_local
from crm.domain.issue_reminders import KEPT, IssueReminder, Stage, due, resting, shown
from crm.domain.issues import Urgency
from crm.domain.reminders import Memory, as_text, from_text
from crm.planning.deadlines import day_after, reminder_from
from crm.planning.workdays import WorkCalendar

FRIDAY, SATURDAY, SUNDAY, MONDAY = (date(2026, 10, day) for day in (9, 10, 11, 12))
MAKE_UP = WorkCalendar(make_up=frozenset({SATURDAY}))
"""The Saturday is a make-up workday, the Sunday off."""
FEAST = WorkCalendar(days_off={date(2026, 10, day): None for day in range(1, 8)})
GENERAL, URGENT, HAZARD = Urgency.GENERAL, Urgency.URGENT, Urgency.HAZARD
NOW = at_local(MONDAY, 9)
NEAR = IssueReminder(UUID(int=1), "电费账单看不懂", "演示客户", Stage.NEAR, NOW, NOW + timedelta(days=3))


def due_at(day: date, hour: int = 18, minute: int = 0) -> datetime:
    return at_local(day, hour, minute)


@pytest.mark.parametrize(
    ("begin", "due", "expected"),
    [
        # One workday, the make-up Saturday: seven tenths of its ten office hours.
        (at_local(FRIDAY, 17, 30), due_at(SATURDAY), due_at(SATURDAY, 15)),
        # Two workdays, Saturday and Monday: one whole and four tenths of Monday; Sunday does not count.
        (at_local(FRIDAY, 17, 30), due_at(MONDAY), due_at(MONDAY, 12)),
        # Ten workdays over the feast: the end of the seventh.
        (at_local(date(2026, 9, 28), 9), due_at(date(2026, 10, 19)), due_at(date(2026, 10, 14))),
    ],
)
def test_workdays_are_counted_through_make_up_days_and_feasts(
    begin: datetime, due: datetime, expected: datetime
) -> None:
    calendar = FEAST if begin < at_local(date(2026, 10, 1)) else MAKE_UP
    assert reminder_from(GENERAL, begin, due, 0.7, calendar) == expected


def test_hours_run_round_the_clock_and_a_hazard_through_every_day() -> None:
    begin = at_local(FRIDAY, 17, 30)
    assert reminder_from(URGENT, begin, begin + timedelta(hours=24), 0.7, MAKE_UP) == begin + timedelta(hours=16.8)
    assert reminder_from(HAZARD, begin, begin + timedelta(days=7), 0.7, FEAST) == begin + timedelta(days=4.9)


@given(st.integers(0, 400), st.floats(0, 1), st.sampled_from(list(Urgency)))
def test_the_first_reminder_never_comes_after_the_deadline(days: int, ratio: float, urgency: Urgency) -> None:
    begin, until = at_local(FRIDAY, 7), due_at(FRIDAY + timedelta(days=days))
    assert begin <= reminder_from(urgency, begin, until, ratio, MAKE_UP) <= until


def test_a_deadline_of_another_age_is_no_work_for_the_calendar() -> None:
    begin, until = at_local(FRIDAY, 7), due_at(date(9999, 12, 31))
    assert begin < reminder_from(GENERAL, begin, until, 0.7, MAKE_UP) < until


@pytest.mark.parametrize(
    ("urgency", "now", "expected"),
    [
        (GENERAL, due_at(FRIDAY, 23), None),
        (GENERAL, due_at(SATURDAY, 7, 59), None),
        (GENERAL, due_at(SATURDAY, 8), due_at(SATURDAY, 8)),
        (GENERAL, due_at(SUNDAY, 12), due_at(SATURDAY, 8)),
        (GENERAL, due_at(MONDAY, 8), due_at(MONDAY, 8)),
        (HAZARD, due_at(SUNDAY, 12), due_at(SUNDAY, 8)),
        (URGENT, due_at(SATURDAY, 17, 59), None),
        (URGENT, due_at(SUNDAY, 19), due_at(SUNDAY)),
    ],
)
def test_after_the_deadline_a_day_is_a_workday_a_day_or_24_hours(
    urgency: Urgency, now: datetime, expected: datetime | None
) -> None:
    assert day_after(urgency, due_at(FRIDAY), now, MAKE_UP) == expected


def looked(stages: list[tuple[datetime, IssueReminder]], times: list[datetime]) -> list[IssueReminder]:
    """Return what was shown at these looks; the memory goes through its text, as between two starts."""
    memory: Memory = {}
    found: list[IssueReminder] = []
    for now in sorted(times):
        newest = [each for since, each in stages if since <= now][-1:]
        new = due(newest, memory, now)
        found += new
        memory = from_text(as_text(shown(memory, new, now)))
    return found


@given(st.lists(st.integers(-10, 200), max_size=20))
def test_each_reminder_comes_once_and_after_sleep_the_newest(offsets: list[int]) -> None:
    reached = replace(NEAR, stage=Stage.DUE, moment=NEAR.due_at)
    late = [replace(NEAR, stage=Stage.LATE, moment=NEAR.due_at + timedelta(days=day)) for day in (1, 2, 3)]
    stages = [(each.moment, each) for each in (NEAR, reached, *late)]
    times = [NOW + timedelta(hours=offset) for offset in offsets]
    seen = [[each for since, each in stages if since <= now][-1:] for now in sorted(times)]
    assert looked(stages, times) == list(dict.fromkeys(each for found in seen for each in found))


def test_an_extended_deadline_reminds_anew_and_every_issue_by_itself() -> None:
    memory = shown({}, [NEAR], NOW)
    later = replace(NEAR, moment=NOW + timedelta(days=9))
    other = replace(NEAR, issue_id=UUID(int=2))
    assert due([NEAR, later, other], memory, NOW) == [later, other]


def test_what_is_late_is_one_message_a_day_however_many_there_are() -> None:
    late = [replace(NEAR, issue_id=UUID(int=number), stage=Stage.LATE) for number in range(500)]
    memory = shown({}, late, NOW)
    assert len(memory) == 1
    assert due(late, memory, NOW) == []
    again = [replace(each, moment=NOW + timedelta(days=1)) for each in late]
    assert due(again, memory, NOW) == again


@given(st.integers(1, 600))
def test_what_rests_comes_back_once(minutes: int) -> None:
    until = NOW + timedelta(minutes=minutes)
    memory = resting(shown({}, [NEAR], NOW), [NEAR], NOW, until)
    assert due([NEAR], memory, until - timedelta(seconds=1)) == []
    assert due([NEAR], memory, until) == [NEAR]
    assert due([NEAR], shown(memory, [NEAR], until), until + timedelta(days=9)) == []


def test_the_memory_forgets_what_is_long_over_and_what_it_cannot_read() -> None:
    memory = shown({"nonsense": None, "a@b": None, "a@2026-01-01": None}, [NEAR], NOW)
    assert list(memory) == [f"{NEAR.issue_id.hex}@{NOW.isoformat()}"]
    assert shown(memory, [], NOW + KEPT) == {}
