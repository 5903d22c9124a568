"""What is proposed takes its time: nothing is written over another visit, and remedies make room, on both databases."""

import itertools
from datetime import date
from uuid import UUID

import pytest
from msgspec.structs import replace

from crm.domain.appointments import AppointmentDraft
from crm.domain.errors import Invalid
from crm.domain.planning import PlanAnswer, PlanWish
from crm.domain.proposal import Stop
from crm.storage.settings import put
from crm.storage.store import Store
from crm.storage.tables import Area
from crm.storage.unit import UnitOfWork
from crm.usecases.appointments import add_appointment
from crm.usecases.planner import week
from crm.usecases.proposals import accept, answer, question
from crm.usecases.proposed import rows_of, span_of, with_remedy
from crm.usecases.visits import plan_visit
from tests.support.build import Bureau, account, at, bureau

TUESDAY = date(2026, 12, 8)


def proposed(work: UnitOfWork, count: int) -> tuple[Bureau, PlanAnswer]:
    """Propose one day for some accounts on a line of roads."""
    home = bureau(work)
    work.update(Area, home.area_id, 1, office_lon=114.05, office_lat=22.55)
    for number in range(count):
        place = {"lon": 114.05 + number / 50, "lat": 22.55}
        account(work, home, f"99000000{number:05}", due_on=TUESDAY, interval_days=90, visit_hours="8-17", **place)
    wish = PlanWish((home.manager_id,), TUESDAY, TUESDAY)
    return home, answer(question(work, wish), iterations=5, seed=1)


def with_stops(found: PlanAnswer, *stops: Stop) -> PlanAnswer:
    return replace(found, proposal=replace(found.proposal, stops=stops))


def refusal(work: UnitOfWork, found: PlanAnswer) -> tuple[str, object]:
    with pytest.raises(Invalid) as caught:
        accept(work, found)
    return caught.value.code, caught.value.values.get("other")


def test_proposed_visits_that_lie_over_each_other_are_not_planned(store: Store) -> None:
    with store.change() as work:
        home, found = proposed(work, 2)
        first, second = found.proposal.stops
        over = with_stops(found, first, replace(second, start=first.end - 5, end=first.end + 55))
        name = found.question.accounts[first.account_id].name
        assert refusal(work, over) == ("plan.taken", name)
        beside = with_stops(found, first, replace(second, start=first.end, end=first.end + 60))
        assert len(accept(work, beside)) == 2
        assert len(week(work, home.manager_id, TUESDAY, 1).visits) == 2


def test_a_proposed_visit_is_not_planned_over_one_that_came_since(store: Store) -> None:
    with store.change() as work:
        home, found = proposed(work, 1)
        (stop,) = found.proposal.stops
        start, end = span_of(stop)
        other = account(work, home, "9900000099999", name="后来客户")
        plan_visit(work, other, home.manager_id, start, end)
        assert refusal(work, found) == ("plan.taken", "后来客户")
        assert len(week(work, home.manager_id, TUESDAY, 1).visits) == 1


def test_a_proposed_visit_is_not_planned_over_an_appointment_that_came_since(store: Store) -> None:
    with store.change() as work:
        home, found = proposed(work, 1)
        start, end = span_of(found.proposal.stops[0])
        add_appointment(work, AppointmentDraft(home.manager_id, "随意", start, end, is_free=True))
        add_appointment(work, AppointmentDraft(home.manager_id, "例会", start, end))
        assert refusal(work, found) == ("plan.taken", "例会")


def test_what_the_plan_was_made_without_is_in_nobodys_way(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        work.update(Area, home.area_id, 1, office_lon=114.05, office_lat=22.55)
        for title in ("例会", "培训"):
            add_appointment(work, AppointmentDraft(home.manager_id, title, at(8, day=TUESDAY), at(17, day=TUESDAY)))
        account(work, home, due_on=TUESDAY, interval_days=90, lon=114.06, lat=22.54)
        wish = PlanWish((home.manager_id,), TUESDAY, TUESDAY)
        found = answer(question(work, wish), iterations=5, seed=1)
        assert found.proposal.conflicts
        assert len(accept(work, found)) == len(found.proposal.stops)


def test_remedies_that_are_taken_together_leave_no_visit_over_another(store: Store) -> None:
    with store.change() as work:
        put(work, "plan.most_visits", 1, date(2026, 1, 1))
        _, found = proposed(work, 9)
        left, taken, refused = found.proposal.left_out, 0, []
        assert {each.remedy for each in left} == {"plan.remedy.one_more"}
        for each in left:
            try:
                found = with_remedy(found, each)
                taken += 1
            except Invalid as error:
                refused.append(error.code)
        spans = sorted(span_of(stop) for stop in found.proposal.stops)
        assert all(end <= start for (_, end), (start, _) in itertools.pairwise(spans))
        assert taken >= 2
        assert refused
        assert all(code.startswith("plan.fault.") for code in refused)
        assert len(accept(work, found)) == taken + 1


def test_a_visit_that_was_moved_by_hand_stays_when_a_remedy_is_taken(store: Store) -> None:
    with store.change() as work:
        put(work, "plan.most_visits", 1, date(2026, 1, 1))
        _, found = proposed(work, 2)
    (stop,), (left,) = found.proposal.stops, found.proposal.left_out
    moved = replace(stop, start=600, end=600 + stop.end - stop.start, is_moved=True)
    after = with_remedy(with_stops(found, moved), left)
    by_hand = next(each for each in after.proposal.stops if each.key == stop.key)
    assert (by_hand.start, by_hand.end) == (moved.start, moved.end)
    assert after.proposal.left_out == ()


def test_proposed_visits_have_a_place_and_hours(store: Store) -> None:
    with store.change() as work:
        home, found = proposed(work, 1)
    key = UUID(int=1)
    row = rows_of(found, {key: found.proposal.stops[0]})[key]
    assert (row.id, row.person_id, row.lon, row.lat) == (key, home.manager_id, 114.05, 22.55)
    assert (row.start, row.end) == span_of(found.proposal.stops[0])
    assert row.visit_hours == "8-17"
