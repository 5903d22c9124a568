"""Patterns of repetition and their rules say the same, and the days are those of the calendar."""

from datetime import date, timedelta
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.errors import Invalid
from crm.domain.repeats import LAST, Every, Pattern, on_day, pattern_of
from crm.planning.repeats import days, first_day, moved, next_day
from crm.planning.workdays import calendar_of

CHINA = calendar_of(range(2024, 2028))
INTERVALS = st.integers(1, 12)
ENDS = st.one_of(
    st.just({}),
    st.builds(lambda day: {"until": day}, st.dates(date(2025, 1, 1), date(2029, 1, 1))),
    st.builds(lambda count: {"count": count}, st.integers(1, 20)),
)
SHAPES = st.one_of(
    st.builds(lambda n: {"every": Every.DAY, "interval": n}, INTERVALS),
    st.just({"every": Every.WORKDAY}),
    st.builds(
        lambda n, some: {"every": Every.WEEK, "interval": n, "weekdays": tuple(sorted(some))},
        st.integers(2, 9),
        st.sets(st.integers(0, 6), min_size=1),
    ),
    st.builds(
        lambda n, day: {"every": Every.MONTH_DAY, "interval": n, "day": day},
        INTERVALS,
        st.one_of(st.just(LAST), st.integers(1, 31)),
    ),
    st.builds(
        lambda nth, day: {"every": Every.MONTH_WEEKDAY, "nth": nth, "weekdays": (day,)},
        st.sampled_from([LAST, 1, 2, 3, 4, 5]),
        st.integers(0, 6),
    ),
    st.builds(lambda nth: {"every": Every.MONTH_WORKDAY, "nth": nth}, st.sampled_from([LAST, 1, 2, 10])),
    st.builds(
        lambda month, day: {"every": Every.YEAR, "month": month, "day": day}, st.integers(1, 12), st.integers(1, 29)
    ),
)
PATTERNS = st.builds(lambda shape, end: Pattern(**{**shape, **end}), SHAPES, ENDS)
STARTS = st.dates(date(2025, 1, 1), date(2026, 12, 31))


@given(PATTERNS)
def test_a_pattern_reads_back_from_its_rule(pattern: Pattern) -> None:
    assert pattern_of(pattern.rule()) == pattern


@given(PATTERNS, STARTS)
def test_days_ascend_from_the_first_and_end_where_they_should(pattern: Pattern, start: date) -> None:
    found = list(islice(days(pattern.rule(), start, CHINA), 25))
    assert all(left < right for left, right in pairwise(found))
    assert all(day >= start for day in found)
    if pattern.until is not None:
        assert all(day <= pattern.until for day in found)
    if pattern.count is not None:
        assert len(found) <= pattern.count
    else:
        assert pattern.until is not None or len(found) == 25


@given(PATTERNS, STARTS, st.integers(0, 500))
def test_the_next_day_is_the_first_one_after(pattern: Pattern, start: date, later: int) -> None:
    after = start + timedelta(days=later)
    coming = next_day(pattern.rule(), start, after, CHINA)
    found = [day for day in islice(days(pattern.rule(), start, CHINA), 600) if day > after]
    assert coming == (found[0] if found else None)


@given(STARTS)
def test_workdays_are_those_of_the_calendar(start: date) -> None:
    found = list(islice(days(Pattern(Every.WORKDAY).rule(), start, CHINA), 30))
    assert all(CHINA.is_workday(day) for day in found)
    assert all(CHINA.next_workday(left) == right for left, right in pairwise(found))


@given(STARTS)
def test_the_last_workday_has_none_after_it_in_its_month(start: date) -> None:
    for day in islice(days(Pattern(Every.MONTH_WORKDAY, nth=LAST).rule(), start, CHINA), 14):
        assert CHINA.is_workday(day)
        assert CHINA.next_workday(day).month != day.month


@pytest.mark.parametrize(
    ("pattern", "start", "expected"),
    [
        (Pattern(Every.MONTH_DAY, day=31), "2026-01-31", ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]),
        (Pattern(Every.MONTH_DAY, day=LAST), "2027-12-01", ["2027-12-31", "2028-01-31", "2028-02-29"]),
        (Pattern(Every.YEAR, month=2, day=29), "2027-01-01", ["2027-02-28", "2028-02-29", "2029-02-28"]),
        (Pattern(Every.WEEK, 2, (0, 3)), "2025-09-25", ["2025-09-25", "2025-10-06", "2025-10-09"]),
        (Pattern(Every.MONTH_WEEKDAY, weekdays=(4,), nth=LAST), "2026-11-01", ["2026-11-27", "2026-12-25"]),
        (Pattern(Every.MONTH_WEEKDAY, weekdays=(0,), nth=5), "2026-11-01", ["2026-11-30", "2027-03-29"]),
        # 28 February 2026 is a Saturday that is worked, and the last workday of September 2025 comes before the feast.
        (Pattern(Every.MONTH_WORKDAY, nth=LAST), "2026-01-31", ["2026-02-28", "2026-03-31"]),
        (Pattern(Every.MONTH_WORKDAY, nth=1), "2025-09-02", ["2025-10-09", "2025-11-03"]),
        (Pattern(Every.WORKDAY), "2025-09-27", ["2025-09-28", "2025-09-29", "2025-09-30", "2025-10-09"]),
    ],
)
def test_values(pattern: Pattern, start: str, expected: list[str]) -> None:
    found = islice(days(pattern.rule(), date.fromisoformat(start), CHINA), len(expected))
    assert [day.isoformat() for day in found] == expected


def test_a_holiday_moves_to_the_next_workday_when_it_is_asked() -> None:
    assert moved(date(2025, 10, 1), CHINA) == date(2025, 10, 9)
    assert moved(date(2025, 9, 28), CHINA) == date(2025, 9, 28)


def test_a_series_without_a_day_begins_at_the_first_that_fits() -> None:
    assert first_day(Pattern(Every.WEEK, weekdays=(1,)).rule(), date(2026, 11, 17), CHINA) == date(2026, 11, 17)
    assert first_day(Pattern(Every.WEEK, weekdays=(0,)).rule(), date(2026, 11, 17), CHINA) == date(2026, 11, 23)


def test_what_is_left_open_is_the_tasks_own_day() -> None:
    day = date(2026, 11, 19)
    assert on_day(Pattern(Every.WEEK, 2), day) == Pattern(Every.WEEK, 2, (3,))
    assert on_day(Pattern(Every.MONTH_DAY), day) == Pattern(Every.MONTH_DAY, day=19)
    assert on_day(Pattern(Every.YEAR), day) == Pattern(Every.YEAR, day=19, month=11)
    assert on_day(Pattern(Every.WEEK, weekdays=(0,)), day) == Pattern(Every.WEEK, weekdays=(0,))


@pytest.mark.parametrize(
    "pattern",
    [
        Pattern(Every.DAY, 0),
        Pattern(Every.DAY, 100),
        Pattern(Every.DAY, count=0),
        Pattern(Every.WEEK),
        Pattern(Every.MONTH_DAY, day=32),
        Pattern(Every.MONTH_WEEKDAY, weekdays=(0,), nth=6),
        Pattern(Every.YEAR, month=4, day=31),
        Pattern(Every.YEAR, month=13, day=1),
    ],
)
def test_what_no_day_fits_is_refused(pattern: Pattern) -> None:
    with pytest.raises(Invalid, match=r"repeat\."):
        pattern.rule()


@pytest.mark.parametrize("rule", ["", "FREQ=SOMETIMES", "FREQ=DAILY;INTERVAL=x", "hello", "FREQ=WEEKLY;BYDAY=XX"])
def test_a_rule_that_nobody_can_read_is_refused(rule: str) -> None:
    assert pattern_of(rule) is None
    with pytest.raises(Invalid, match=r"repeat\.unreadable"):
        next_day(rule, date(2026, 11, 17), date(2026, 11, 17), CHINA)


def test_a_foreign_rule_still_finds_its_days() -> None:
    rule = "FREQ=MONTHLY;BYMONTHDAY=1,15"
    assert pattern_of(rule) is None
    assert next_day(rule, date(2026, 11, 1), date(2026, 11, 1), CHINA) == date(2026, 11, 15)
