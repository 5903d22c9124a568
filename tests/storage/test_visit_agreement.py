"""What the customer agreed to, and visits that go to a colleague."""

from datetime import timedelta
from uuid import UUID

import pytest

from crm.domain.codes import PlanState, Role
from crm.domain.errors import Invalid
from crm.domain.visits import VisitRow
from crm.storage.store import Store
from crm.usecases import plan_months, recording, visits
from crm.usecases.undo import apply
from tests.support.build import DAY, Bureau, account, at, bureau, record


@pytest.fixture
def home(store: Store) -> Bureau:
    with store.change() as work:
        return bureau(work)


def plan(store: Store, home: Bureau) -> UUID:
    with store.change() as work:
        return visits.plan_visit(work, account(work, home), home.manager_id, at(9), at(10))


def row(store: Store, key: UUID) -> VisitRow:
    with store.read() as reader:
        return visits.visit_rows(reader, [key])[0]


def agree(store: Store, key: UUID, is_agreed: bool = True) -> None:
    with store.change() as work:
        visits.agree_visit(work, key, row(store, key).version, is_agreed)


def test_an_agreed_time_is_appointed_and_given_back(store: Store, home: Bureau) -> None:
    key = plan(store, home)
    agree(store, key)
    assert (row(store, key).plan_state, row(store, key).is_fixed) == (PlanState.APPOINTED, True)
    agree(store, key, False)
    assert (row(store, key).plan_state, row(store, key).is_agreed) == (PlanState.APPROVED, False)


@pytest.mark.parametrize(
    ("start", "end", "is_agreed"), [(at(9), at(11), True), (at(14), at(15), False)], ids=["longer", "later"]
)
def test_another_beginning_is_agreed_no_more(
    store: Store, home: Bureau, start: object, end: object, is_agreed: bool
) -> None:
    key = plan(store, home)
    agree(store, key)
    with store.change() as work:
        visits.move_visit(work, key, 2, start, end)  # type: ignore[arg-type]
    assert row(store, key).is_agreed is is_agreed
    assert row(store, key).plan_state is (PlanState.APPOINTED if is_agreed else PlanState.APPROVED)
    with store.change() as again:
        apply(again, work.undo)
    assert (row(store, key).is_agreed, row(store, key).start) == (True, at(9))


def test_what_waits_is_appointed_when_it_is_approved(store: Store, home: Bureau) -> None:
    store.act_as(home.manager_id, Role.MANAGER)
    key = plan(store, home)
    agree(store, key)
    assert row(store, key).plan_state is PlanState.PROPOSED
    store.act_as(home.colleague_id, Role.SUPERVISOR)
    with store.change() as work:
        plan_months.approve_months(work, [plan_months.plan_month(work, home.manager_id, DAY)])
    assert row(store, key).plan_state is PlanState.APPOINTED


def test_a_held_visit_is_agreed_no_more(store: Store, home: Bureau) -> None:
    key = plan(store, home)
    with store.change() as work:
        recording.finish_visit(work, key, 1, record(home))
    with pytest.raises(Invalid, match="already_held"):
        agree(store, key)


def test_a_visit_goes_to_a_colleague_and_stays_agreed_at_its_hour(store: Store, home: Bureau) -> None:
    key = plan(store, home)
    agree(store, key)
    with store.change() as work:
        visits.move_visit(work, key, 2, at(9), at(10), person_id=home.colleague_id)
    found = row(store, key)
    assert (found.person_id, found.is_agreed, found.start) == (home.colleague_id, True, at(9))
    with store.change() as work:
        visits.move_visit(work, key, 3, at(9) + timedelta(hours=1), at(11), person_id=home.manager_id)
    assert (row(store, key).person_id, row(store, key).is_agreed) == (home.manager_id, False)
