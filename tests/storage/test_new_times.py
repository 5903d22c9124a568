"""New times for visits whose day fell out, and what taking them writes, on both databases."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from crm.domain.planning import VisitMove
from crm.storage.store import Store
from crm.storage.tables import Area, Visit
from crm.storage.unit import UnitOfWork
from crm.storage.visits import visit_row
from crm.usecases.calendar import add_leave
from crm.usecases.new_times import new_times, take_new_times
from crm.usecases.undo import apply
from crm.usecases.visits import plan_visit
from tests.support.build import Bureau, account, at, bureau

FIRST, LAST = date(2026, 12, 1), date(2026, 12, 31)
OFF, STAYS = date(2026, 12, 2), date(2026, 12, 3)


class World:
    """A manager with an office and a visit on each of two days."""

    def __init__(self, work: UnitOfWork) -> None:
        self.home: Bureau = bureau(work)
        work.update(Area, self.home.area_id, 1, office_lon=114.05, office_lat=22.55)
        self.forced = self.visit(work, "9900000000001", at(9, day=OFF))
        self.other = self.visit(work, "9900000000002", at(9, day=STAYS))

    def visit(self, work: UnitOfWork, number: str, start: datetime, **values: Any) -> UUID:
        place = {"lon": 114.06, "lat": 22.54, "interval_days": 90, **values}
        key = account(work, self.home, number, due_on=LAST, **place)
        return plan_visit(work, key, self.home.manager_id, start, start + timedelta(hours=1))

    def moves(self, work: UnitOfWork) -> tuple[VisitMove, ...]:
        return new_times(work, self.home.manager_id, FIRST, LAST)


@pytest.fixture
def there(store: Store) -> World:
    with store.change() as work:
        return World(work)


def test_a_month_without_days_off_needs_no_new_times(store: Store, there: World) -> None:
    with store.read() as reader:
        assert new_times(reader, there.home.manager_id, FIRST, LAST) == ()


def test_only_the_visits_of_the_day_off_move_and_undo_brings_them_back(store: Store, there: World) -> None:
    with store.change() as work:
        add_leave(work, there.home.manager_id, OFF, OFF)
        before = visit_row(work, there.forced)
    with store.change() as work:
        (move,) = there.moves(work)
        assert (move.visit_id, move.was) == (there.forced, at(9, day=OFF))
        assert move.start is not None
        assert move.end == move.start + timedelta(hours=1)
        assert move.start.date() != OFF
        assert take_new_times(work, [move], "年假") == 1
        assert there.moves(work) == ()
        assert visit_row(work, there.forced).start == move.start
        assert visit_row(work, there.other).start == at(9, day=STAYS)
        steps = work.undo
    with store.change() as back:
        apply(back, steps)
    with store.read() as reader:
        assert visit_row(reader, there.forced).start == before.start


def test_the_hours_of_the_account_are_kept(store: Store, there: World) -> None:
    with store.change() as work:
        key = there.visit(work, "9900000000003", at(14, day=OFF), visit_hours="周一至周四不接待;周五 14:00-16:00")
        add_leave(work, there.home.manager_id, OFF, OFF)
        moves = {move.visit_id: move for move in there.moves(work)}
    start = moves[key].start
    assert start is not None
    assert start.isoweekday() == 5
    assert 14 <= start.hour < 16


def test_a_visit_without_any_place_says_why(store: Store, there: World) -> None:
    with store.change() as work:
        add_leave(work, there.home.manager_id, FIRST, LAST)
        moves = there.moves(work)
    assert {move.visit_id for move in moves} == {there.forced, there.other}
    assert all(move.start is None and move.reason for move in moves)


def test_what_was_promised_to_the_customer_makes_no_room(store: Store, there: World) -> None:
    with store.change() as work:
        row = visit_row(work, there.other)
        work.update(Visit, there.other, row.version, is_fixed=True)
        add_leave(work, there.home.manager_id, OFF, OFF)
        assert {move.visit_id for move in there.moves(work)} == {there.forced}
