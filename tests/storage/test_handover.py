"""Handing accounts over: what goes along, what stays, what a substitute sees, and what returns."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from crm.domain.clock import FixedClock, at_local
from crm.domain.codes import IssueState, PlanState, RecordState, TaskState
from crm.domain.errors import Invalid
from crm.domain.handover import OpenCount
from crm.domain.lists import ListKind, ListQuery
from crm.storage.people import books_of, owners
from crm.storage.store import Store
from crm.storage.tables import Issue, Portfolio, PortfolioGrant, Task, Visit
from crm.usecases import books, recording, tasks, undo, visits
from crm.usecases.lists import list_ids
from crm.usecases.returning import left_behind, take_back
from tests.support.build import DAY, at, record
from tests.support.handover import (
    LATER,
    NEXT_WEEK,
    OWNER,
    SUBSTITUTE,
    TOMORROW,
    World,
    book_of,
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


# -- for good


def test_a_portfolio_goes_for_good_with_what_is_open(store: Store, there: World) -> None:
    manager = there.home.manager_id
    with store.change() as work:
        coming, past = plan(work, there, 0, NEXT_WEEK), plan(work, there, 1, DAY - timedelta(days=3))
        this_morning = plan(work, there, 2, DAY, hour=9)
        task = tasks.add_task(work, "报价", account_id=there.accounts[0], assignee_id=manager)
        foreign = tasks.add_task(work, "抄表", account_id=there.accounts[0], assignee_id=there.home.colleague_id)
        elsewhere = tasks.add_task(work, "内务", assignee_id=manager)
        promised = issue(work, there, there.accounts[1], manager, due_on=NEXT_WEEK)
        closed = issue(work, there, there.accounts[1], manager, state=IssueState.CLOSED)
    done, _steps = give(store, whole(there, OWNER))
    assert (done.to, done.givers, len(done.account_ids)) == ("苏演示", ("林演示",), 3)
    assert (len(done.visits), len(done.tasks), done.promised) == (1, 1, (NEXT_WEEK,))
    assert done.stays == OpenCount(visits=2)
    for table, key in ((Visit, coming), (Task, task), (Issue, promised)):
        assert person_of(store, table, key) == there.third_id
    for table, key in ((Visit, past), (Visit, this_morning), (Task, elsewhere), (Issue, closed)):
        assert person_of(store, table, key) == manager
    assert person_of(store, Task, foreign) == there.home.colleague_id
    assert {book_of(store, key) for key in there.accounts} == {there.home.book_id}
    with store.read() as reader:
        assert owners(reader, DAY)[there.home.book_id] == (there.third_id, "苏演示")
        assert owners(reader, DAY - timedelta(days=1))[there.home.book_id][1] == "林演示"


def test_what_was_done_stays_with_whoever_did_it(store: Store, there: World) -> None:
    with store.change() as work:
        held, begun = plan(work, there, 0, DAY), plan(work, there, 1, NEXT_WEEK)
        recording.finish_visit(work, held, 1, record(there.home))
        work.update(Visit, begun, 1, record_state=RecordState.DRAFT, content="草稿")
        done_task = tasks.add_task(work, "旧事", account_id=there.accounts[0], assignee_id=there.home.manager_id)
        work.update(Task, done_task, 1, state=TaskState.DONE)
    before = rows(store)
    done, _steps = give(store, whole(there, OWNER))
    after = rows(store)
    for key in (("visit", held), ("visit", begun), ("task", done_task)):
        assert after[key] == before[key]
    assert (done.visits, done.tasks, done.stays.visits) == ((), (), 1)


def test_approval_and_the_first_approved_day_go_along_unchanged(store: Store, there: World) -> None:
    with store.change() as work:
        moved, waiting = plan(work, there, 0, NEXT_WEEK), plan(work, there, 1, NEXT_WEEK, 16)
        visits.move_visit(work, moved, 1, at(9, day=LATER), at(10, day=LATER), "客户改期")
        work.update(Visit, waiting, 1, plan_state=PlanState.PROPOSED, first_approved_on=None)
    before = rows(store)
    done, _steps = give(store, whole(there, OWNER))
    assert done.waiting == 1
    for key in (moved, waiting):
        assert rows(store)["visit", key] == {**before["visit", key], "person_id": there.third_id}


def test_later_accounts_go_on_their_day_and_what_is_due_before_stays(store: Store, there: World) -> None:
    manager = there.home.manager_id
    with store.change() as work:
        before, after = plan(work, there, 0, TOMORROW), plan(work, there, 0, LATER)
        soon = tasks.add_task(work, "先办", account_id=there.accounts[0], assignee_id=manager, due_on=TOMORROW)
    done, _steps = give(store, whole(there, OWNER, LATER))
    assert (person_of(store, Visit, before), person_of(store, Visit, after)) == (manager, there.third_id)
    assert person_of(store, Task, soon) == manager
    assert done.stays == OpenCount(visits=1, tasks=1)
    with store.read() as reader:
        assert owners(reader, LATER - timedelta(days=1))[there.home.book_id][0] == manager
        assert owners(reader, LATER)[there.home.book_id][0] == there.third_id


def test_some_accounts_go_into_the_receiver_s_own_book(store: Store, there: World) -> None:
    give(store, some(there, OWNER, 0, 2))
    assert [book_of(store, key) for key in there.accounts] == [there.third_book, there.home.book_id, there.third_book]


def test_a_receiver_without_a_book_gets_one_in_the_supply_unit(store: Store, there: World) -> None:
    give(store, replace(some(there, OWNER, 0), to_id=there.home.colleague_id))
    with store.read() as reader:
        (name,) = reader.scalars(select(Portfolio.c.name).where(Portfolio.c.id == book_of(store, there.accounts[0])))
        assert books_of(reader, there.home.colleague_id, DAY) == [book_of(store, there.accounts[0])]
    assert name == "甲供电所 · 何演示"


def test_some_accounts_go_later_as_a_part_with_dates(store: Store, there: World) -> None:
    give(store, some(there, OWNER, 0, first=LATER))
    part = book_of(store, there.accounts[0])
    assert part not in (there.home.book_id, there.third_book)
    with store.read() as reader:
        assert owners(reader, DAY)[part][0] == there.home.manager_id
        assert owners(reader, LATER)[part][0] == there.third_id


def test_all_accounts_of_a_book_are_the_book(store: Store, there: World) -> None:
    give(store, some(there, SUBSTITUTE, 0, 1, 2, last=LATER))
    assert {book_of(store, key) for key in there.accounts} == {there.home.book_id}


def test_what_the_receiver_has_already_is_left_alone(store: Store, there: World) -> None:
    give(store, some(there, OWNER, 0))
    done, _steps = give(store, some(there, OWNER, 0, 1))
    assert (done.account_ids, done.already) == ((there.accounts[1],), 1)


def test_tasks_that_the_giver_gave_away_come_back_to_the_receiver(store: Store, there: World) -> None:
    with store.change() as work:
        given = tasks.add_task(work, "报价", account_id=there.accounts[0], assignee_id=there.home.colleague_id)
        back = tasks.add_task(work, "回电", account_id=there.accounts[0], assignee_id=there.third_id)
        for key in (given, back):
            work.update(Task, key, 1, delegated_by=there.home.manager_id)
    done, _steps = give(store, whole(there, OWNER))
    assert {task.id for task in done.given_away} == {given, back}
    with store.read() as reader:
        found = {row.id: row.delegated_by for row in reader.rows(select(Task.c.id, Task.c.delegated_by))}
    assert found == {given: there.third_id, back: None}


# -- as a substitute


def test_a_substitute_gets_what_lies_within_the_days_and_sees_the_accounts(store: Store, there: World) -> None:
    manager = there.home.manager_id
    with store.change() as work:
        within, after = plan(work, there, 0, NEXT_WEEK), plan(work, there, 1, LATER + timedelta(days=1))
        due = tasks.add_task(work, "报价", account_id=there.accounts[0], assignee_id=manager, due_on=NEXT_WEEK)
        some_day = tasks.add_task(work, "有空再办", account_id=there.accounts[0], assignee_id=manager)
        promised = issue(work, there, there.accounts[1], manager, due_on=LATER)
    done, _steps = give(store, whole(there, SUBSTITUTE, TOMORROW, LATER))
    assert done.stays == OpenCount(visits=1, tasks=1)
    for table, key, who in (
        (Visit, within, there.third_id),
        (Visit, after, manager),
        (Task, due, there.third_id),
        (Task, some_day, manager),
        (Issue, promised, there.third_id),
    ):
        assert person_of(store, table, key) == who
    with store.read() as reader:
        assert owners(reader, TOMORROW)[there.home.book_id][0] == manager


@pytest.mark.parametrize("by", [0, 1, 30, 31])
def test_my_accounts_are_those_that_one_stands_in_for_on_the_day(store: Store, there: World, by: int) -> None:
    give(store, some(there, SUBSTITUTE, 0, 1, first=TOMORROW, last=LATER))
    store.clock = FixedClock(at_local(DAY + timedelta(days=by), 9))
    with store.read() as reader:
        mine = list_ids(reader, ListKind.ACCOUNTS, ListQuery(person_id=there.third_id))
        owner = list_ids(reader, ListKind.ACCOUNTS, ListQuery(person_id=there.home.manager_id))
    assert set(mine) == (set(there.accounts[:2]) if 1 <= by <= 30 else set())
    assert set(owner) == set(there.accounts)


def test_what_is_left_when_the_days_are_over_is_named_and_returns(store: Store, there: World) -> None:
    with store.change() as work:
        moved, missed = plan(work, there, 0, NEXT_WEEK), plan(work, there, 1, TOMORROW)
        task = tasks.add_task(
            work, "报价", account_id=there.accounts[0], assignee_id=there.home.manager_id, due_on=TOMORROW
        )
    give(store, whole(there, SUBSTITUTE, DAY, NEXT_WEEK))
    with store.change() as work:
        visits.move_visit(work, moved, 2, at(9, day=LATER), at(10, day=LATER), "客户改期")
        assert left_behind(work) == []
    store.clock = FixedClock(at_local(NEXT_WEEK + timedelta(days=1), 9))
    with store.change() as work:
        (left,) = left_behind(work)
        assert (left.person, left.open) == ("苏演示", OpenCount(visits=1, tasks=1))
        assert left_behind(work, there.home.manager_id) == [left]
        assert left_behind(work, there.third_id) == []
        assert take_back(work, left.book_id, left.person_id) == left.open
        assert left_behind(work) == []
    assert person_of(store, Visit, moved) == person_of(store, Task, task) == there.home.manager_id
    assert person_of(store, Visit, missed) == there.third_id


def test_ending_it_early_brings_back_what_is_open(store: Store, there: World) -> None:
    with store.change() as work:
        visit = plan(work, there, 0, NEXT_WEEK)
    give(store, whole(there, SUBSTITUTE, DAY, LATER))
    before = rows(store)
    with store.change() as work:
        grant = work.scalar(select(PortfolioGrant.c.id).where(PortfolioGrant.c.kind == SUBSTITUTE))
        books.end_substitute(work, grant)
        steps = work.undo
    assert person_of(store, Visit, visit) == there.home.manager_id
    with store.change() as back:
        undo.apply(back, steps)
    assert rows(store) == before


def test_a_later_hand_over_that_is_withdrawn_brings_back_what_went_along(store: Store, there: World) -> None:
    with store.change() as work:
        visit = plan(work, there, 0, LATER)
    before = rows(store)
    give(store, whole(there, OWNER, LATER))
    assert person_of(store, Visit, visit) == there.third_id
    with store.change() as work:
        grant = work.scalar(select(PortfolioGrant.c.id).where(PortfolioGrant.c.starts_on == LATER))
        books.withdraw_hand_over(work, grant)
    assert rows(store) == before


def test_a_part_is_joined_again_when_its_substitute_is_gone(store: Store, there: World) -> None:
    before = rows(store)
    give(store, some(there, SUBSTITUTE, 0, last=NEXT_WEEK))
    part = book_of(store, there.accounts[0])
    with pytest.raises(Invalid, match=r"portfolio\.stood_in"), store.change() as work:
        books.join_book(work, part)
    store.clock = FixedClock(at_local(NEXT_WEEK + timedelta(days=1), 9))
    with store.change() as work:
        assert books.join_book(work, part) == 1
    assert {book_of(store, key) for key in there.accounts} == {there.home.book_id}
    accounts = {key: row for key, row in rows(store).items() if key[0] == "account"}
    assert accounts == {key: row for key, row in before.items() if key[0] == "account"}
    with pytest.raises(Invalid, match=r"portfolio\.no_part"), store.change() as work:
        books.join_book(work, there.home.book_id)


def test_a_part_of_another_owner_is_not_joined(store: Store, there: World) -> None:
    give(store, some(there, OWNER, 0, first=TOMORROW))
    part = book_of(store, there.accounts[0])
    for day in (DAY, LATER):
        store.clock = FixedClock(at_local(day, 9))
        with pytest.raises(Invalid, match=r"portfolio\.other_owner"), store.change() as work:
            books.join_book(work, part)
