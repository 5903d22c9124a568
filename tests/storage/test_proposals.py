"""What a month is planned from and what taking a proposal writes, on both databases."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from crm.domain.codes import Segment
from crm.domain.errors import RoundsError
from crm.domain.planning import PlanQuestion, PlanWish
from crm.domain.proposal import Priority
from crm.storage.store import Store
from crm.storage.tables import Area
from crm.storage.unit import UnitOfWork
from crm.usecases.planner import week
from crm.usecases.proposals import accept, answer, best_times, missed, question
from crm.usecases.proposed import span_of
from crm.usecases.undo import apply
from crm.usecases.visits import plan_visit
from tests.support.build import Bureau, account, at, bureau

FIRST, LAST = date(2026, 12, 1), date(2026, 12, 31)
PLACE: dict[str, Any] = {"lon": 114.06, "lat": 22.54, "interval_days": 90}


def world(work: UnitOfWork) -> Bureau:
    """Make a bureau with an office and no accounts."""
    home = bureau(work)
    work.update(Area, home.area_id, 1, office_lon=114.05, office_lat=22.55)
    return home


def asked(work: UnitOfWork, home: Bureau, first: date = FIRST, last: date = LAST) -> PlanQuestion:
    return question(work, PlanWish((home.manager_id,), first, last))


def test_what_is_due_in_the_month_or_soon_after_is_asked_for(store: Store) -> None:
    with store.change() as work:
        home = world(work)
        late = account(work, home, "9900000000001", due_on=date(2026, 11, 1), **PLACE)
        soon = account(work, home, "9900000000002", due_on=LAST + timedelta(days=7), **PLACE)
        account(work, home, "9900000000003", due_on=LAST + timedelta(days=8), **PLACE)
        account(work, home, "9900000000004", **PLACE)
        due = asked(work, home).problem.due
    assert [(visit.account_id, visit.priority) for visit in due] == [(late, Priority.USUAL), (soon, Priority.LOW)]


def test_a_cycle_within_the_month_gives_several_visits_and_an_event_one(store: Store) -> None:
    with store.change() as work:
        home = world(work)
        cycle = {"segment": Segment.DIRECT_SERVICE, "due_on": date(2026, 12, 2)}
        account(work, home, "9900000000001", **{**PLACE, "interval_days": 30, **cycle})
        event = {"due_on": date(2026, 12, 3), "duty_rule": "visit.interval.complaint"}
        account(work, home, "9900000000002", **{**PLACE, "interval_days": 7, **event})
        problem = asked(work, home).problem
    assert [(visit.due.day, visit.slot, visit.priority) for visit in problem.due] == [
        (2, 0, Priority.HIGH),
        (1, 1, Priority.LOW),
        (3, 0, Priority.URGENT),
    ]
    assert {each.least for each in problem.spacing.values()} == {15, 3}


def test_what_is_planned_stays_and_counts_on(store: Store) -> None:
    with store.change() as work:
        home = world(work)
        key = account(work, home, due_on=date(2026, 12, 1), **PLACE)
        visit = plan_visit(work, key, home.manager_id, at(9, 0, date(2026, 12, 4)), at(10, 0, date(2026, 12, 4)))
        problem = asked(work, home).problem
    assert [each.id for each in problem.fixed] == [visit]
    assert problem.due == ()


def test_a_day_planned_beyond_the_usual_hours_is_kept_whole(store: Store) -> None:
    with store.change() as work:
        home = world(work)
        day = date(2026, 12, 4)
        for number, hour in enumerate((7, 9, 11, 14, 16, 18)):
            key = account(work, home, f"990000000000{number}", lon=114.05, lat=22.55)
            plan_visit(work, key, home.manager_id, at(hour, 0, day), at(hour, 45, day))
        account(work, home, "9900000000009", due_on=FIRST, **PLACE)
        problem = asked(work, home).problem
    assert (
        answer(PlanQuestion(PlanWish((home.manager_id,), FIRST, LAST), problem), iterations=1).proposal.conflicts == ()
    )
    (long_day,) = [each for each in problem.days if each.day == day]
    assert (long_day.start <= 7 * 60, long_day.end >= 18 * 60 + 45, long_day.most_visits) == (True, True, 6)


def test_hours_and_closing_days_of_a_customer_are_windows(store: Store) -> None:
    with store.change() as work:
        home = world(work)
        hours = "Mon-Fri 9:00-11:30; Wed closed"
        account(work, home, due_on=date(2026, 12, 1), visit_hours=hours, **PLACE)
        (visit,) = asked(work, home).problem.due
    assert all(day.weekday() != 2 for day in visit.days)
    (window,) = visit.windows[date(2026, 12, 1)]
    assert (window.earliest, window.latest) == (540, 630)


def test_leave_holidays_and_what_is_near_are_kept_free(store: Store) -> None:
    with store.change() as work:
        home = world(work)
        days = asked(work, home, date(2026, 11, 16), date(2026, 11, 22)).problem.days
    assert [day.day.day for day in days] == [17, 18, 19, 20]
    assert [day.frozen_until for day in days] == [11 * 60 + 48, 0, 0, 0]


def test_the_centre_of_the_street_stands_for_a_place_that_is_unknown(store: Store) -> None:
    with store.change() as work:
        home = world(work)
        account(work, home, "9900000000001", due_on=FIRST, interval_days=90, street_code="NS01")
        account(work, home, "9900000000002", due_on=FIRST, interval_days=90)
        street = {"street_code": "NS01", "lon": 113.93, "lat": 22.53}
        account(work, home, "9900000000003", due_on=FIRST, interval_days=90, **street)
        found = asked(work, home)
    sites = [visit.site for visit in found.problem.due]
    assert [site.is_estimated if site else None for site in sites] == [True, None, False]
    assert [each.is_estimated for each in found.accounts.values()] == [True, False, False]


def test_taking_a_proposal_is_one_change_that_undo_takes_back(store: Store) -> None:
    with store.change() as work:
        home = world(work)
        for number in range(1, 7):
            account(work, home, f"990000000000{number}", due_on=FIRST + timedelta(days=number), **PLACE)
    with store.read() as reader:
        found = answer(question(reader, PlanWish((home.manager_id,), FIRST, LAST)), iterations=5, seed=1)
        assert week(reader, home.manager_id, FIRST, 31).visits == ()
    assert missed(found) == []
    with store.change() as work:
        some = {stop.key for stop in found.proposal.stops[:2]}
        assert len(accept(work, found, some)) == 2
        steps = work.undo
    with store.read() as reader:
        starts = {row.start for row in week(reader, home.manager_id, FIRST, 31).visits}
    assert starts == {span_of(stop)[0] for stop in found.proposal.stops if stop.key in some}
    with store.change() as work:
        apply(work, steps)
        assert week(work, home.manager_id, FIRST, 31).visits == ()


def test_five_times_are_offered_for_any_account_also_one_that_is_not_due(store: Store) -> None:
    with store.change() as work:
        home = world(work)
        due = account(work, home, "9900000000001", due_on=FIRST, **PLACE)
        new = account(work, home, "9900000000002", lon=114.1, lat=22.6)
        plan_visit(work, due, home.manager_id, at(9, 0, date(2026, 11, 18)), at(10, 0, date(2026, 11, 18)))
        for key in (due, new):
            found = best_times(work, key, home.manager_id)
            assert len(found) == 5
            assert [offer.cost for offer in found] == sorted(offer.cost for offer in found)
        with pytest.raises(RoundsError) as caught:
            best_times(work, UUID(int=1), home.manager_id)
        assert caught.value.code == "account.gone"


def test_a_team_is_everybody_with_accounts(store: Store) -> None:
    with store.change() as work:
        home = world(work)
        account(work, home, due_on=FIRST, **PLACE)
        found = question(work, PlanWish((), FIRST, LAST))
    assert list(found.managers) == [home.manager_id]


def test_a_period_that_is_over_and_a_stranger_are_refused(store: Store) -> None:
    with store.change() as work:
        home = world(work)
        with pytest.raises(RoundsError) as caught:
            asked(work, home, date(2026, 9, 1), date(2026, 9, 30))
        assert caught.value.code == "plan.past"
        with pytest.raises(RoundsError) as caught:
            question(work, PlanWish((UUID(int=1),), FIRST, LAST))
        assert caught.value.code == "person.unknown"
