"""What a month is planned from may be odd in every way: a sentence, a plan of the rest, and nothing lost."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from crm.domain.appointments import AppointmentDraft
from crm.domain.messages import LANGUAGES, sentence
from crm.domain.planning import PlanAnswer, PlanWish
from crm.storage.settings import put
from crm.storage.store import Store
from crm.storage.tables import Appointment, Area, Leave
from crm.storage.unit import UnitOfWork
from crm.usecases.appointments import add_appointment
from crm.usecases.planner import week
from crm.usecases.proposals import accept, answer, missed, question
from crm.usecases.visits import plan_visit
from tests.support.build import Bureau, account, at, bureau

FIRST, LAST = date(2026, 12, 1), date(2026, 12, 31)
TUESDAY = date(2026, 12, 8)
PLACE: dict[str, Any] = {"lon": 114.06, "lat": 22.54, "interval_days": 90}


def world(work: UnitOfWork, accounts: int = 0) -> tuple[Bureau, list[UUID]]:
    """Make a bureau with an office and accounts that are due in the month."""
    home = bureau(work)
    work.update(Area, home.area_id, 1, office_lon=114.05, office_lat=22.55)
    due = [{**PLACE, "due_on": FIRST + timedelta(days=number % 28)} for number in range(accounts)]
    return home, [account(work, home, f"99000000{number:05}", **each) for number, each in enumerate(due)]


def planned(work: UnitOfWork, home: Bureau, iterations: int = 5) -> PlanAnswer:
    """Return a plan in which every account is planned or left out with a reason, a remedy and their sentences."""
    found = answer(question(work, PlanWish((home.manager_id,), FIRST, LAST)), iterations=iterations, seed=1)
    placed = {stop.account_id for stop in found.proposal.stops}
    left = {each.account_id for each in found.proposal.left_out}
    assert placed | left == {visit.account_id for visit in found.question.problem.due}
    told = [each for each in found.proposal.left_out if each.reason]
    codes = [(each.reason, each.values) for each in told] + [(each.remedy, each.remedy_values) for each in told]
    codes += [(each.code, each.values) for each in found.proposal.conflicts]
    for language in LANGUAGES:
        assert all("—" not in sentence(code, language, values) for code, values in codes)
    return found


def reasons(found: PlanAnswer) -> set[tuple[str, str]]:
    return {(each.reason, each.remedy) for each in found.proposal.left_out}


def away(work: UnitOfWork, home: Bureau, first: date, last: date) -> None:
    work.insert(Leave, person_id=home.manager_id, starts_on=first, ends_on=last)


def meet(work: UnitOfWork, home: Bureau, title: str, hour: int, hours: int) -> UUID:
    draft = AppointmentDraft(home.manager_id, title, at(hour, 0, TUESDAY), at(hour + hours, 0, TUESDAY))
    (key,) = add_appointment(work, draft)
    return key


def test_a_manager_who_is_away_all_month_plans_nothing_and_is_told_so(store: Store) -> None:
    with store.change() as work:
        home, keys = world(work, 3)
        away(work, home, FIRST, LAST)
        found = planned(work, home)
    assert reasons(found) == {("plan.reason.no_workdays", "plan.remedy.give_workdays")}
    assert len(missed(found)) == len(keys)


def test_what_was_planned_on_days_that_fall_out_stays_in_the_calendar(store: Store) -> None:
    with store.change() as work:
        home, keys = world(work, 3)
        visit = plan_visit(work, keys[0], home.manager_id, at(9, 0, TUESDAY), at(10, 0, TUESDAY))
        away(work, home, TUESDAY, TUESDAY)
        found = planned(work, home)
        accept(work, found)
        rows = week(work, home.manager_id, FIRST, 31).visits
    assert visit in {row.id for row in rows}
    assert {row.account_id for row in rows} == set(keys)


def test_without_a_home_and_an_office_a_day_begins_at_its_first_stop(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        account(work, home, due_on=TUESDAY, **PLACE)
        found = planned(work, home)
    (stop,) = found.proposal.stops
    assert (stop.drive_minutes, found.proposal.travel_minutes) == (0, 0)


def test_accounts_without_coordinates_are_planned_at_their_street_and_marked(store: Store) -> None:
    with store.change() as work:
        home, _ = world(work)
        street = account(work, home, "9900000000001", due_on=TUESDAY, interval_days=90, street_code="NS01")
        nowhere = account(work, home, "9900000000002", due_on=TUESDAY, interval_days=90)
        found = planned(work, home)
    assert [stop.account_id for stop in found.proposal.stops] == [street]
    assert found.question.accounts[street].is_estimated
    assert [(each.account_id, each.reason, each.remedy) for each in found.proposal.left_out] == [
        (nowhere, "plan.reason.no_place", "plan.remedy.give_place")
    ]


def test_appointments_that_clash_or_cannot_be_reached_are_named_and_the_rest_is_planned(store: Store) -> None:
    with store.change() as work:
        home, keys = world(work, 4)
        meet(work, home, "例会", 9, 2)
        clash = meet(work, home, "培训", 10, 2)
        far = meet(work, home, "出差", 15, 1)
        work.update(Appointment, far, 1, lon=117.0, lat=24.0)
        found = planned(work, home)
    assert {(each.fixed_id, each.code) for each in found.proposal.conflicts} == {
        (clash, "plan.conflict.clash"),
        (far, "plan.conflict.unreachable"),
    }
    assert {stop.account_id for stop in found.proposal.stops} == set(keys)


def test_nothing_due_is_an_empty_plan_that_changes_nothing(store: Store) -> None:
    with store.change() as work:
        home, _ = world(work)
        account(work, home, due_on=LAST + timedelta(days=200), **PLACE)
        found = planned(work, home)
        assert accept(work, found) == []
    assert (found.proposal.stops, found.proposal.left_out, found.proposal.conflicts) == ((), (), ())


def test_ten_times_too_much_fills_the_days_and_tells_of_all_the_rest(store: Store) -> None:
    with store.change() as work:
        away_from = date(2026, 12, 4)
        home, keys = world(work, 150)
        away(work, home, away_from, LAST)
        found = planned(work, home, iterations=2)
    assert {stop.day for stop in found.proposal.stops} == {FIRST, FIRST + timedelta(days=1), FIRST + timedelta(days=2)}
    assert len(found.proposal.stops) == 15
    assert len(missed(found)) == len(keys) - 15


def test_a_visit_of_nine_hours_is_left_out_with_a_way_and_the_others_are_planned(store: Store) -> None:
    with store.change() as work:
        home, keys = world(work, 2)
        put(work, "visit.minutes.large_industrial", 540, date(2026, 1, 1))
        small = account(work, home, "9900000000077", segment="small_business", due_on=TUESDAY, **PLACE)
        found = planned(work, home)
    assert [stop.account_id for stop in found.proposal.stops] == [small]
    assert {each.account_id for each in found.proposal.left_out} == set(keys)
    assert {reason for reason, _remedy in reasons(found)} == {"plan.reason.too_far"}
    assert all(remedy for _reason, remedy in reasons(found))
