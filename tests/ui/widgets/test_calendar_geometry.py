from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.calendar.block import OutageStrip
from ui.widgets.calendar.geometry import DAY_MINUTES, LEAST_HOUR, Grid, hour_height, minutes_of, moved_to, resized
from ui.widgets.calendar.ground import crowded, outage_bar
from ui.widgets.calendar.lanes import lanes

MONDAY = date(2026, 11, 16)
WEEK = tuple(MONDAY + timedelta(days=number) for number in range(7))
GRID = Grid(WEEK, frozenset(WEEK[5:]), 760.0)
SPANS = st.lists(st.tuples(st.integers(0, 1400), st.integers(1, 240)).map(lambda s: (s[0], s[0] + s[1])), max_size=25)


def test_five_full_days_and_a_folded_weekend_fill_the_width() -> None:
    assert GRID.left(WEEK[6]) + GRID.column_width(WEEK[6]) == 760.0
    assert GRID.column_width(WEEK[0]) > 100 > GRID.column_width(WEEK[5])


@given(st.sampled_from(WEEK), st.floats(0, 0.99))
def test_a_point_in_a_column_belongs_to_its_day(day: date, share: float) -> None:
    assert GRID.day_at(GRID.left(day) + share * GRID.column_width(day)) == day


@given(st.integers(0, DAY_MINUTES - 1))
def test_a_time_and_its_place_are_one_to_one(minutes: int) -> None:
    assert abs(GRID.minutes_at(GRID.y_of(minutes)) - minutes) < 1e-6
    assert minutes_of(GRID.moment(MONDAY, minutes)) == minutes


@given(st.floats(-500, 2000), st.integers(5, 600), st.sampled_from([5, 15]))
def test_a_moved_block_keeps_its_length_inside_the_day(at: float, length: int, step: int) -> None:
    start, end = moved_to(at, length, step)
    assert end - start == length
    assert 0 <= start <= end <= DAY_MINUTES


@given(st.integers(0, 1380), st.floats(-500, 2000), st.sampled_from([5, 15]))
def test_a_resized_block_keeps_at_least_one_step(start: int, at: float, step: int) -> None:
    same, end = resized(start, at, step)
    assert same == start
    assert step <= end - start
    assert end <= DAY_MINUTES


@given(SPANS)
def test_overlapping_blocks_never_share_a_lane(spans: list[tuple[int, int]]) -> None:
    placed = lanes(spans)
    for one, (start, end) in enumerate(spans):
        lane, count = placed[one]
        assert 0 <= lane < count
        for other in range(one):
            if start < spans[other][1] and spans[other][0] < end:
                assert placed[other][0] != lane
                assert placed[other][1] == count


def test_blocks_apart_take_the_whole_width() -> None:
    assert lanes([(540, 600), (600, 660), (650, 700)]) == [(0, 1), (0, 2), (1, 2)]


@pytest.mark.parametrize(("room", "hours", "hour"), [(672, 11, 61), (1100, 11, 100), (300, 11, LEAST_HOUR)])
def test_hours_fill_the_view_and_never_get_too_low(room: int, hours: int, hour: int) -> None:
    assert hour_height(room, hours, 1.0) == hour
    assert hours * hour_height(room, hours, 1.0) <= max(room, hours * LEAST_HOUR)


def test_outages_that_begin_together_share_their_words() -> None:
    def strip(hour: int, minute: int, title: str) -> OutageStrip:
        start = datetime(2026, 11, 17, hour, minute)
        return OutageStrip(start, start + timedelta(hours=2), title)

    grid = Grid((date(2026, 11, 17),), frozenset(), 400.0, 8, 19)
    strips = [strip(8, 12, "F04"), strip(8, 20, "F05"), strip(14, 0, "F06")]
    found = crowded([(outage_bar(grid, each, grid.days[0]), each) for each in strips])
    assert [[each.title for each in group] for _bar, group in found] == [["F04", "F05"], ["F06"]]
