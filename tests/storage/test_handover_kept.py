"""Whatever is handed over, nothing is lost and one step brings everything back."""

import random
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select

from crm.domain.codes import IssueState, PlanState, TaskState
from crm.domain.handover import HandOver
from crm.storage import duty
from crm.storage.check import check
from crm.storage.people import books_of
from crm.storage.store import Store
from crm.storage.tables import Account, Task, Visit
from crm.storage.unit import UnitOfWork
from crm.usecases import tasks, undo
from tests.support.build import DAY
from tests.support.handover import (
    OWNER,
    SUBSTITUTE,
    TOMORROW,
    World,
    give,
    issue,
    plan,
    rows,
    whole,
    world,
)


@pytest.fixture
def there(store: Store) -> World:
    with store.change() as work:
        return world(work)


# -- nothing is lost, everything comes back


def fill(work: UnitOfWork, chance: random.Random) -> World:
    """Make a bureau with visits, tasks and issues of every state and person."""
    there = world(work, 6)
    people = [there.home.manager_id, there.home.colleague_id, there.third_id]
    for place, key in enumerate(there.accounts):
        for _ in range(chance.randrange(4)):
            day = DAY + timedelta(days=chance.randrange(-20, 50))
            visit = plan(work, there, place, day, chance.randrange(8, 17), chance.choice(people))
            work.update(Visit, visit, 1, plan_state=chance.choice(list(PlanState)), is_fixed=chance.random() < 0.2)
        for _ in range(chance.randrange(4)):
            due = chance.choice([None, DAY + timedelta(days=chance.randrange(-20, 50))])
            task = tasks.add_task(work, "事", account_id=key, assignee_id=chance.choice([*people, None]), due_on=due)
            state, giver = chance.choice(list(TaskState)), chance.choice([*people, None])
            work.update(Task, task, 1, state=state, delegated_by=giver)
        if chance.random() < 0.7:
            due = chance.choice([None, DAY + timedelta(days=chance.randrange(-20, 50))])
            issue(work, there, key, chance.choice(people), state=chance.choice(list(IssueState)), due_on=due)
    duty.refresh(work, there.accounts)
    return there


def any_wish(there: World, chance: random.Random) -> HandOver:
    kind, first = chance.choice([OWNER, SUBSTITUTE]), DAY + timedelta(days=chance.choice([0, 0, 5, 20]))
    last = chance.choice([None, first + timedelta(days=chance.randrange(30))]) if kind is SUBSTITUTE else None
    to = chance.choice([there.home.colleague_id, there.third_id])
    if chance.random() < 0.4:
        return HandOver(to, kind, first, last, book_id=there.home.book_id)
    return HandOver(to, kind, first, last, account_ids=tuple(chance.sample(there.accounts, chance.randrange(1, 7))))


MAY_CHANGE = {
    "visit": {"person_id", "portfolio_id"},
    "task": {"assignee_id", "delegated_by", "portfolio_id"},
    "issue": {"assignee_id", "portfolio_id"},
    "account": {"portfolio_id"},
    "portfolio": set[str](),
    "portfolio_grant": {"ends_on"},
}


@pytest.mark.parametrize("seed", range(8))
def test_nothing_is_lost_and_undo_restores_every_row(store: Store, seed: int) -> None:
    chance = random.Random(seed)
    with store.change() as work:
        there = fill(work, chance)
    wish, before = any_wish(there, chance), rows(store)
    done, steps = give(store, wish)
    after = rows(store)
    assert before.keys() <= after.keys()
    changed = {key for key in before if before[key] != after[key]}
    for key in changed:
        differs = {name for name in before[key] if before[key][name] != after[key][name]}
        assert differs <= MAY_CHANGE[key[0]], key
    moved = [*(each.id for each in done.visits), *(each.id for each in (*done.tasks, *done.issues))]
    assert len(moved) == len(set(moved))
    for table in ("visit", "task", "issue"):
        column = "person_id" if table == "visit" else "assignee_id"
        own = {key[1] for key in changed if key[0] == table and before[key][column] != after[key][column]}
        assert own == set(moved) & {key[1] for key in before if key[0] == table}
        assert all(after[table, key][column] == wish.to_id for key in own)
    with store.read() as reader:
        assert check(reader).broken_keys == 0
        assert set(done.account_ids) <= set(_accounts_on(reader, wish.to_id, wish.starts_on))
    with store.change() as back:
        undo.apply(back, steps)
        again = back.undo
    assert rows(store) == before
    with store.change() as forth:
        undo.apply(forth, again)
    assert rows(store) == after


def _accounts_on(reader: Any, person_id: UUID, day: date) -> list[UUID]:
    wanted = Account.c.portfolio_id.in_(books_of(reader, person_id, day))
    found: list[UUID] = reader.scalars(select(Account.c.id).where(wanted))
    return found


def test_an_account_of_a_hundred_visits_goes_in_one_step(store: Store, there: World) -> None:
    with store.change() as work:
        for number in range(100):
            plan(work, there, 0, TOMORROW + timedelta(days=number // 3), 8 + number % 3)
    done, steps = give(store, whole(there, OWNER))
    assert len(done.visits) == 100
    with store.change() as back:
        undo.apply(back, steps)
    with store.read() as reader:
        own = select(func.count()).select_from(Visit).where(Visit.c.person_id == there.home.manager_id)
        assert reader.scalar(own) == 100
