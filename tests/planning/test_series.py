"""Series: their spans, and what a change of one reaches."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.appointments import Reach
from crm.domain.clock import BUREAU_ZONE
from crm.domain.errors import Invalid
from crm.domain.repeats import Every, Pattern
from crm.planning.series import MOST, Occurrence, reached, shifted, spans
from crm.planning.workdays import WorkCalendar

NINE = datetime(2026, 11, 18, 9, 0, tzinfo=BUREAU_ZONE)
TEN = NINE + timedelta(hours=1)
CALENDAR = WorkCalendar()


def days_of(pattern: Pattern, on_workdays: bool = False) -> list[date]:
    return [start.date() for start, _ in spans(pattern, NINE, TEN, CALENDAR, BUREAU_ZONE, on_workdays)]


def test_a_weekly_series_keeps_its_hour_and_ends() -> None:
    found = spans(Pattern(Every.WEEK, count=3), NINE, TEN, CALENDAR, BUREAU_ZONE)
    assert [start for start, _ in found] == [NINE + timedelta(weeks=week) for week in range(3)]
    assert {end - start for start, end in found} == {timedelta(hours=1)}
    assert days_of(Pattern(Every.WEEK, until=date(2026, 12, 2))) == [
        date(2026, 11, 18),
        date(2026, 11, 25),
        date(2026, 12, 2),
    ]


def test_a_day_off_gives_way_to_the_next_workday_once() -> None:
    daily = Pattern(Every.DAY, until=date(2026, 11, 23))
    assert days_of(daily, on_workdays=True) == [date(2026, 11, day) for day in (18, 19, 20, 23)]
    assert len(days_of(daily)) == 6


def test_an_endless_series_is_written_down_for_a_year_at_most() -> None:
    assert len(days_of(Pattern(Every.DAY))) == MOST
    assert len(days_of(Pattern(Every.WEEK))) == 53


def test_a_series_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(Invalid) as caught:
        days_of(Pattern(Every.DAY, until=date(2026, 11, 1)))
    assert caught.value.code == "repeat.until_before_start"


rows = st.lists(st.tuples(st.integers(0, 300), st.booleans()), min_size=1, max_size=20, unique_by=lambda each: each[0])


@given(rows, st.data(), st.sampled_from(Reach))
def test_what_happened_is_never_reached(made: list[tuple[int, bool]], data: st.DataObject, reach: Reach) -> None:
    series = [
        Occurrence(UUID(int=day + 1), 1, NINE + timedelta(days=day), TEN + timedelta(days=day), is_held)
        for day, is_held in sorted(made)
    ]
    chosen = data.draw(st.sampled_from(series))
    found = reached(series, chosen.id, reach)
    assert not any(row.is_fixed for row in found)
    wanted = [row for row in series if reach is Reach.ALL or (reach is Reach.FOLLOWING and row.start >= chosen.start)]
    wanted = [chosen] if reach is Reach.THIS else wanted
    assert {row.id for row in found} == {row.id for row in wanted if not row.is_fixed}


@given(st.integers(0, 300), st.integers(-60, 60), st.integers(0, 23), st.integers(15, 300))
def test_all_move_by_as_many_days_to_the_same_hour(day: int, by: int, hour: int, minutes: int) -> None:
    row = Occurrence(UUID(int=1), 1, NINE + timedelta(days=day), TEN + timedelta(days=day))
    chosen = Occurrence(UUID(int=2), 1, NINE, TEN)
    start = NINE.replace(hour=hour) + timedelta(days=by)
    begin, end = shifted(row, chosen, start, start + timedelta(minutes=minutes), BUREAU_ZONE)
    assert begin.date() == (NINE + timedelta(days=day + by)).date()
    assert (begin.hour, end - begin) == (hour, timedelta(minutes=minutes))
