"""Before accounts are handed over: what the preview names, and what is refused with its reason."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from crm.domain.actor import Actor
from crm.domain.codes import Role
from crm.domain.errors import Denied, NotFound, RoundsError
from crm.domain.handover import ClashKind, HandOver, OpenCount
from crm.storage.store import Store
from crm.storage.tables import Area, Person, PortfolioGrant, Task, Visit
from crm.usecases import calendar, tasks, visits
from crm.usecases.handover import hand_over, hand_over_plan
from crm.usecases.staff import deactivate_person
from tests.support.build import DAY, account, at
from tests.support.handover import (
    LATER,
    NEXT_WEEK,
    OWNER,
    SUBSTITUTE,
    TOMORROW,
    World,
    give,
    issue,
    person_of,
    plan,
    rows,
    some,
    whole,
    world,
)


@pytest.fixture
def there(store: Store) -> World:
    with store.change() as work:
        return world(work)


# -- the preview


def test_clashes_leave_and_frozen_visits_are_named_and_keep_their_hour(store: Store, there: World) -> None:
    with store.change() as work:
        soon = plan(work, there, 0, DAY, hour=11)
        away, clashing = plan(work, there, 1, TOMORROW), plan(work, there, 2, NEXT_WEEK)
        work.update(Visit, clashing, 1, is_fixed=True)
        own = account(work, there.home, "9900000000099", name="乙客户")
        visits.plan_visit(work, own, there.third_id, at(14, 30, NEXT_WEEK), at(16, day=NEXT_WEEK))
        calendar.add_leave(work, there.third_id, TOMORROW, TOMORROW, "年假")
    before = rows(store)
    done, _steps = give(store, some(there, OWNER, 0, 1, 2))
    assert (done.frozen, done.fixed) == (1, 1)
    assert [(leave.starts_on, leave.reason) for leave in done.away] == [(TOMORROW, "年假")]
    assert [(clash.visit_id, clash.kind, clash.other) for clash in done.clashes] == [
        (away, ClashKind.LEAVE, "年假"),
        (clashing, ClashKind.VISIT, "乙客户"),
    ]
    for key in (soon, away, clashing):
        assert rows(store)["visit", key] == {
            **before["visit", key],
            "person_id": there.third_id,
            "portfolio_id": there.third_book,
        }


def test_visits_that_colleagues_planned_stay_theirs_and_are_counted(store: Store, there: World) -> None:
    with store.change() as work:
        visit = plan(work, there, 0, NEXT_WEEK, who=there.home.colleague_id)
    done, _steps = give(store, whole(there, OWNER))
    assert done.with_others == 1
    assert person_of(store, Visit, visit) == there.home.colleague_id


def test_what_is_nobody_s_follows_the_accounts_and_is_counted(store: Store, there: World) -> None:
    with store.change() as work:
        task = tasks.add_task(work, "报价", account_id=there.accounts[0])
        work.update(Task, task, 1, assignee_id=None)
        raised = issue(work, there, there.accounts[0], None)
    before = rows(store)
    done, _steps = give(store, whole(there, OWNER))
    assert done.unassigned == OpenCount(tasks=1, issues=1)
    for key in (("task", task), ("issue", raised)):
        assert rows(store)[key] == before[key]


def test_a_book_that_nobody_answers_for_is_handed_over_as_it_is(store: Store, there: World) -> None:
    with store.change() as work:
        work.update(PortfolioGrant, work.scalar(select(PortfolioGrant.c.id)), 1, ends_on=DAY - timedelta(days=1))
        task = tasks.add_task(work, "报价", account_id=there.accounts[0], assignee_id=there.home.manager_id)
    done, _steps = give(store, whole(there, OWNER))
    assert (done.givers, done.tasks, len(done.account_ids)) == ((), (), 3)
    assert person_of(store, Task, task) == there.home.manager_id


# -- what is refused


def refused(store: Store, wish: HandOver) -> RoundsError:
    """Return why neither the preview nor the hand-over is done; nothing has changed."""
    before = rows(store)
    with pytest.raises(RoundsError) as preview, store.read() as reader:
        hand_over_plan(reader, wish)
    with pytest.raises(RoundsError) as done, store.change() as work:
        hand_over(work, wish)
    assert (preview.value.code, rows(store)) == (done.value.code, before)
    return done.value


def test_every_refusal_has_its_reason(store: Store, there: World) -> None:
    yesterday = DAY - timedelta(days=1)
    wishes = {
        "grant.same_owner": replace(whole(there, OWNER), to_id=there.home.manager_id),
        "grant.past_day": whole(there, OWNER, yesterday),
        "grant.ends_before_start": whole(there, SUBSTITUTE, LATER, DAY),
        "handover.no_accounts": HandOver(there.third_id, OWNER, DAY),
        "handover.nobody": replace(whole(there, OWNER), to_id=there.home.area_id),
    }
    for code, wish in wishes.items():
        assert refused(store, wish).code == code
    assert refused(store, replace(whole(there, SUBSTITUTE), to_id=there.home.manager_id)).code == "grant.same_owner"
    assert refused(store, whole(there, SUBSTITUTE, yesterday, DAY)).code == "grant.past_day"
    assert refused(store, replace(some(there, OWNER), book_id=there.third_book)).code == "handover.no_accounts"


def test_somebody_who_is_gone_gets_nothing(store: Store, there: World) -> None:
    with store.change() as work:
        deactivate_person(work, there.third_id, 1)
    error = refused(store, whole(there, OWNER))
    assert (type(error), error.code) == (NotFound, "handover.nobody")


@pytest.mark.parametrize("first", [DAY, NEXT_WEEK, LATER])
def test_two_do_not_stand_in_at_once(store: Store, there: World, first: date) -> None:
    give(store, whole(there, SUBSTITUTE, DAY, LATER))
    again = replace(whole(there, SUBSTITUTE, first, None), to_id=there.home.colleague_id)
    assert refused(store, again).code == "grant.overlaps"
    assert refused(store, replace(again, book_id=None, account_ids=there.accounts[:1])).code == "grant.overlaps"
    give(store, replace(again, starts_on=LATER + timedelta(days=1)))


@pytest.mark.parametrize("role", [Role.MANAGER, Role.READONLY])
def test_only_keepers_hand_over(store: Store, there: World, role: Role) -> None:
    store.actor = Actor("demo", there.home.manager_id, role)
    for kind in (OWNER, SUBSTITUTE):
        assert refused(store, whole(there, kind)).code == "bureau.not_allowed"


def test_nobody_gives_to_himself_nor_out_of_another_unit(store: Store, there: World) -> None:
    store.actor = Actor("demo", there.third_id, Role.SUPERVISOR)
    error = refused(store, whole(there, OWNER))
    assert (type(error), error.code) == (Denied, "handover.for_self")
    with store.change() as work:
        unit = work.insert(Area, name="乙供电所", sort_key="yi")
        from_elsewhere = work.insert(Person, name="丁", sort_key="d", role=Role.SUPERVISOR, area_id=unit)
    store.actor = Actor("demo", from_elsewhere, Role.SUPERVISOR)
    error = refused(store, whole(there, OWNER))
    assert (error.code, error.values) == ("handover.other_area", {"area": "甲供电所"})
    store.actor = Actor("demo", there.home.colleague_id, Role.SUPERVISOR)
    give(store, whole(there, OWNER))
