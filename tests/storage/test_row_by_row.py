"""A change of many rows tells every row that others changed, and keeps nothing until each of them is decided."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from crm.domain.conflicts import Answer, Fate, RowConflict, whole_answer
from crm.domain.errors import Conflict
from crm.storage.conflicts import whole
from crm.storage.row_by_row import row_by_row
from crm.storage.store import Store
from crm.storage.tables import Account, Portfolio, Task
from crm.storage.unit import UnitOfWork
from crm.usecases.portfolios import assign_accounts, versions_of
from crm.usecases.tasks import add_task


@pytest.fixture
def tasks(store: Store) -> list[UUID]:
    """Five tasks of which somebody renamed two and deleted a third after they were seen."""
    with store.change() as work:
        keys = [add_task(work, f"Task {number}") for number in range(5)]
    with store.change() as work:
        work.update(Task, keys[0], 1, title="Theirs 0")
        work.update(Task, keys[1], 1, title="Theirs 1")
        work.remove(Task, keys[2], 1)
        work.update(Task, keys[3], 1, note="Beside it")
    return keys


def _rename(work: UnitOfWork, tasks: list[UUID]) -> list[Any]:
    return row_by_row(work, Task, tasks, lambda key: work.update(Task, key, 1, title="Mine"))


def _met(store: Store, tasks: list[UUID]) -> tuple[RowConflict, ...]:
    with pytest.raises(Conflict, match=r"rows\.changed") as error, store.change() as work:
        _rename(work, tasks)
    return _told(error.value)


def _told(error: Conflict) -> tuple[RowConflict, ...]:
    found: Any = error.values["conflicts"]
    return tuple(found)


def _titles(store: Store, tasks: list[UUID]) -> list[str]:
    with store.read() as reader:
        return [str((whole(reader, Task, key) or {})["title"]) for key in tasks]


def test_every_row_is_told_with_both_sides_and_nothing_is_kept(store: Store, tasks: list[UUID]) -> None:
    told = _met(store, tasks)
    assert [(each.id, each.fate) for each in told] == [
        (tasks[0], Fate.CHANGED),
        (tasks[1], Fate.CHANGED),
        (tasks[2], Fate.DELETED),
    ]
    clash = told[0].clashes[0]
    assert (clash.before, clash.theirs, clash.mine) == (("Task 0",), ("Theirs 0",), ("Mine",))
    assert told[2].mine == {"title": "Mine"}
    assert _titles(store, tasks) == ["Theirs 0", "Theirs 1", "Task 2", "Task 3", "Task 4"]


def test_each_row_is_decided_by_itself(store: Store, tasks: list[UUID]) -> None:
    told = _met(store, tasks)
    with store.change() as work:
        work.heed([whole_answer(told[0], True), whole_answer(told[1], False), whole_answer(told[2], True)])
        assert _rename(work, tasks) == []
    assert _titles(store, tasks) == ["Mine", "Theirs 1", "Task 2", "Mine", "Mine"]


def test_a_row_that_changes_again_after_the_choice_is_asked_again(store: Store, tasks: list[UUID]) -> None:
    told = _met(store, tasks)
    with store.change() as work:
        work.update(Task, tasks[0], 2, title="Theirs again")
    answers: list[Answer] = [whole_answer(each, True) for each in told]
    with pytest.raises(Conflict) as error, store.change() as work:
        work.heed(answers)
        _rename(work, tasks)
    assert [each.clashes[0].theirs for each in _told(error.value)] == [("Theirs again",)]


def test_one_row_alone_is_asked_as_ever(store: Store, tasks: list[UUID]) -> None:
    with pytest.raises(Conflict, match=r"row\.changed") as error, store.change() as work:
        _rename(work, tasks[:1])
    assert isinstance(error.value.values["conflict"], RowConflict)


def test_an_account_that_a_colleague_assigned_since_is_asked(demo_store: Store) -> None:
    with demo_store.read() as reader:
        keys = list(reader.scalars(select(Account.c.id).order_by(Account.c.id).limit(3)))
        books = list(reader.scalars(select(Portfolio.c.id).order_by(Portfolio.c.id).limit(3)))
        held = {row.id: row.portfolio_id for row in reader.rows(select(Account.c.id, Account.c.portfolio_id))}
        seen = versions_of(reader, keys)
    mine, theirs = [book for book in books if book != held[keys[0]]][:2]
    with demo_store.change() as work:
        assign_accounts(work, keys[:1], theirs)
    with pytest.raises(Conflict) as error, demo_store.change() as work:
        assign_accounts(work, keys, mine, seen)
    (told,) = _told(error.value)
    clash = told.clashes[0]
    assert (told.id, clash.before, clash.theirs, clash.mine) == (keys[0], (held[keys[0]],), (theirs,), (mine,))
    with demo_store.change() as work:
        work.heed([whole_answer(told, True)])
        assign_accounts(work, keys, mine, seen)
    with demo_store.read() as reader:
        after = reader.scalars(select(Account.c.portfolio_id).where(Account.c.id.in_(keys)))
    assert set(after) == {mine}
