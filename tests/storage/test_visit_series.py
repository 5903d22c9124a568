"""Visits that come again, on both databases: held ones stay whatever becomes of the series."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crm.domain.appointments import Reach
from crm.domain.repeats import Every, Pattern
from crm.storage.store import Store
from crm.storage.tables import Visit
from crm.storage.unit import UnitOfWork
from crm.usecases.planner import week
from crm.usecases.recording import finish_visit
from crm.usecases.undo import apply
from crm.usecases.visit_series import (
    cancel_visits,
    clashes_of_move,
    clashes_of_pattern,
    days_of_pattern,
    move_visits,
    plan_series,
    repeat_visit,
    touched_visits,
)
from crm.usecases.visits import plan_visit, visit_rows
from tests.support.build import DAY, Bureau, account, at, bureau, record

WEEKLY = Pattern(Every.WEEK, count=4)


def world(work: UnitOfWork, pattern: Pattern = WEEKLY) -> tuple[Bureau, list[UUID]]:
    home = bureau(work)
    return home, plan_series(work, account(work, home), home.manager_id, at(9), at(10), pattern)


def days(work: UnitOfWork, home: Bureau) -> list[date]:
    found = week(work, home.manager_id, DAY - timedelta(days=30), 200).visits
    return [work.clock.local(row.start).date() for row in found if row.start]


def hold(work: UnitOfWork, home: Bureau, key: UUID) -> None:
    (row,) = visit_rows(work, [key])
    finish_visit(work, key, row.version, record(home))


def test_days_off_go_to_the_next_workday_and_are_shown_before(store: Store) -> None:
    """Every Friday: 1 January 2027 is a holiday, and the days after it are a weekend."""
    with store.change() as work:
        home = bureau(work)
        friday = date(2026, 12, 25)
        pattern = Pattern(Every.WEEK, until=date(2027, 1, 8))
        shown = days_of_pattern(work, home.manager_id, at(9, 0, friday), at(10, 0, friday), pattern)
        plan_series(work, account(work, home), home.manager_id, at(9, 0, friday), at(10, 0, friday), pattern)
        found = days(work, home)
    assert [work.clock.local(each).date() for each in shown] == found
    assert found[0] == friday
    assert date(2027, 1, 1) not in found


def test_a_planned_visit_comes_again(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        key = plan_visit(work, account(work, home), home.manager_id, at(9), at(10))
        repeat_visit(work, key, 1, WEEKLY)
        assert days(work, home) == [DAY + timedelta(weeks=count) for count in range(4)]
        assert len(touched_visits(work, key, Reach.ALL)) == 4


@pytest.mark.parametrize(
    ("reach", "after"), [(Reach.THIS, (0, 8, 14, 21)), (Reach.FOLLOWING, (0, 8, 15, 22)), (Reach.ALL, (1, 8, 15, 22))]
)
def test_a_move_goes_as_far_as_asked_for_in_one_step(store: Store, reach: Reach, after: tuple[int, ...]) -> None:
    with store.change() as work:
        home, keys = world(work)
    with store.change() as work:
        day = DAY + timedelta(days=8)
        move_visits(work, keys[1], 2, (at(14, 0, day), at(15, 0, day)), reach, "customer asked")
        assert days(work, home) == [DAY + timedelta(days=by) for by in after]
        steps = work.undo
    with store.change() as work:
        apply(work, steps)
        assert days(work, home) == [DAY + timedelta(weeks=count) for count in range(4)]


def test_a_moved_series_gives_way_to_days_off(store: Store) -> None:
    """Thursdays become Fridays, but Friday 1 January 2027 is a holiday: that visit goes to the next workday."""
    with store.change() as work:
        home = bureau(work)
        thursday = date(2026, 12, 17)
        key = account(work, home)
        keys = plan_series(work, key, home.manager_id, at(9, 0, thursday), at(10, 0, thursday), WEEKLY)
        friday = thursday + timedelta(days=1)
        move_visits(work, keys[0], 2, (at(9, 0, friday), at(10, 0, friday)), Reach.ALL)
        found = days(work, home)
    assert found[:2] == [friday, friday + timedelta(weeks=1)]
    assert date(2027, 1, 1) not in found
    assert date(2027, 1, 4) in found


@given(
    held=st.sets(st.integers(0, 3), max_size=4),
    chosen=st.integers(0, 3),
    reach=st.sampled_from(Reach),
    cancels=st.booleans(),
)
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_held_visit_is_never_moved_or_taken_away(
    file_store: Store, held: set[int], chosen: int, reach: Reach, cancels: bool
) -> None:
    with file_store.change() as work:
        home, keys = world(work)
        for place in held:
            hold(work, home, keys[place])
        before = visit_rows(work, [keys[place] for place in held])
        (row,) = visit_rows(work, [keys[chosen]])
        assert row.start is not None
        if cancels:
            cancel_visits(work, row.id, row.version, reach)
        else:
            span = (row.start + timedelta(days=1), row.start + timedelta(days=1, hours=1))
            move_visits(work, row.id, row.version, span, reach)
        assert visit_rows(work, [keys[place] for place in held]) == before
        work.discard()


def test_what_is_over_and_was_not_held_is_left_alone(store: Store) -> None:
    """The series began two weeks ago, nobody held its first two visits; the clock stands before today's one."""
    with store.change() as work:
        home = bureau(work)
        first = DAY - timedelta(weeks=2) + timedelta(days=1)
        keys = plan_series(
            work, account(work, home), home.manager_id, at(9, 0, first), at(10, 0, first), Pattern(Every.WEEK, count=4)
        )
        (row,) = visit_rows(work, [keys[3]])
        assert row.start is not None
        day = work.clock.local(row.start).date() + timedelta(days=1)
        past, coming = [first, first + timedelta(weeks=1)], [first + timedelta(weeks=2), first + timedelta(weeks=3)]
        assert len(touched_visits(work, keys[3], Reach.ALL)) == 2
        move_visits(work, row.id, row.version, (at(14, 0, day), at(15, 0, day)), Reach.ALL)
        assert days(work, home) == [*past, *(each + timedelta(days=1) for each in coming)]
        (row,) = visit_rows(work, [keys[3]])
        assert cancel_visits(work, row.id, row.version, Reach.ALL) == 2
        assert days(work, home) == past


def test_what_a_series_would_meet_is_told_before(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        key = plan_visit(work, account(work, home), home.manager_id, at(9), at(10))
        other = account(work, home, "9900000000002", name="乙厂")
        later = DAY + timedelta(weeks=2)
        plan_visit(work, other, home.manager_id, at(9, 30, later), at(10, 30, later))
        (clash,) = clashes_of_pattern(work, key, WEEKLY)
        assert (clash.start, clash.verdict.code, clash.verdict.values["name"]) == (
            at(9, 0, later),
            "slot.taken",
            "乙厂",
        )
        repeat_visit(work, key, 1, WEEKLY)
        (row,) = visit_rows(work, [key])
        assert clashes_of_move(work, key, Reach.ALL, (at(11), at(12))) == []
        found = clashes_of_move(work, key, Reach.ALL, (at(9, 15), at(10, 15)))
        assert [each.start for each in found] == [at(9, 15, later)]
        assert clashes_of_move(work, key, Reach.THIS, (at(9, 15), at(10, 15))) == []
        assert row.series_id is not None


def test_each_keeps_its_own_first_approved_day(store: Store) -> None:
    with store.change() as work:
        home, keys = world(work)
        move_visits(
            work, keys[0], 2, (at(14, 0, DAY + timedelta(days=1)), at(15, 0, DAY + timedelta(days=1))), Reach.ALL
        )
        approved = [work.one(Visit.select().where(Visit.c.id == key)) for key in keys]
        assert [row.first_approved_on for row in approved if row] == [
            DAY + timedelta(weeks=count) for count in range(4)
        ]
        assert home
