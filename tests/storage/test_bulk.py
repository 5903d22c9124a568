"""The same thing for many accounts: tags, another book, tasks, visits; each taken back as one step."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy import func, select

from crm.domain.codes import GrantKind, PlanState, Topic
from crm.domain.errors import Cancelled, Invalid, NotFound
from crm.domain.lists import ListChoice
from crm.domain.progress import Progress
from crm.domain.undo import UndoSteps
from crm.storage.store import Store
from crm.storage.tables import Account, Contact, Customer, Portfolio, PortfolioGrant, SearchEntry, Task, Visit
from crm.storage.visits import topics_of
from crm.usecases import bulk, contacts, portfolios, tags, tasks, visits
from crm.usecases.maintenance import check
from crm.usecases.undo import apply
from tests.support.build import DAY, account, at, bureau


def world(store: Store, count: int = 3) -> tuple[Any, list[Any]]:
    with store.change() as work:
        home = bureau(work)
        return home, [account(work, home, f"99000000001{n:02}", name=f"n{n:02}") for n in range(count)]


def undone(store: Store, steps: UndoSteps) -> UndoSteps:
    with store.change() as work:
        apply(work, steps)
        return work.undo


def all_tags(store: Store, person: Any = None) -> list[ListChoice]:
    with store.read() as reader:
        return tags.tags(reader, person)


def test_accounts_are_tagged_once_and_untagged(store: Store) -> None:
    home, (one, two, three) = world(store)
    with store.change() as work:
        assert tags.tag_accounts(work, [one, two, one], " 重点 客户 ") == 2
        tags.tag_accounts(work, [two], "光伏")
    with store.change() as work:
        assert tags.tag_accounts(work, [one, three, home.area_id], "重点 客户") == 1
        steps = work.undo
    assert all_tags(store) == [ListChoice("重点 客户", 3), ListChoice("光伏", 1)]
    assert all_tags(store, home.manager_id) == all_tags(store)
    assert all_tags(store, home.colleague_id) == []
    undone(store, steps)
    assert all_tags(store)[0] == ListChoice("重点 客户", 2)
    with store.change() as work:
        assert tags.untag_accounts(work, [one, two, three], "重点 客户") == 2
        steps = work.undo
    assert all_tags(store) == [ListChoice("光伏", 1)]
    undone(store, steps)
    assert all_tags(store)[0] == ListChoice("重点 客户", 2)


@pytest.mark.parametrize(("text", "code"), [("  ", "tag.no_text"), ("\0", "tag.no_text"), ("x" * 41, "tag.long_text")])
def test_tags_need_words_and_not_too_many(store: Store, text: str, code: str) -> None:
    _home, keys = world(store)
    for change in (tags.tag_accounts, tags.untag_accounts):
        with pytest.raises(Invalid, match=code), store.change() as work:
            change(work, keys, text)


def books(store: Store, keys: list[Any]) -> set[Any]:
    """Return the books of some accounts, their contacts, tasks, visits and of all that can be found of them."""
    with store.read() as reader:
        own = reader.scalars(select(Account.c.portfolio_id).where(Account.c.id.in_(keys)))
        for table in (Contact, Task, Visit, SearchEntry):
            own += reader.scalars(select(table.c.portfolio_id).where(table.c.account_id.in_(keys)))
        return set(own)


def test_accounts_go_to_another_book_with_all_that_is_theirs(store: Store) -> None:
    home, (one, two, three) = world(store)
    with store.change() as work:
        other = work.insert(Portfolio, name="乙", area_id=home.area_id)
        work.insert(
            PortfolioGrant,
            portfolio_id=other,
            person_id=home.colleague_id,
            kind=GrantKind.OWNER,
            starts_on=date(2026, 1, 1),
        )
        for key in (one, two):
            contacts.add_contact(work, key, "王工", number="10012345678")
            tasks.add_task(work, "报价", account_id=key)
            visits.plan_visit(work, key, home.manager_id, at(9), at(10))
    with store.change() as work:
        assert portfolios.assign_accounts(work, [one, two, two, home.area_id], other) == 2
        assert portfolios.assign_accounts(work, [one], other) == 0
        steps = work.undo
    assert books(store, [one, two]) == {other}
    assert books(store, [three]) == {home.book_id}
    with store.read() as reader:
        assert check(reader).broken_keys == 0
        assert [(row.name, row.manager, row.accounts) for row in portfolios.portfolios(reader)] == [
            ("乙", "何演示", 2),
            ("甲 · 林", "林演示", 1),
        ]
        entities = select(Customer.c.portfolio_id, func.count()).group_by(Customer.c.portfolio_id)
        assert {row[0]: row[1] for row in reader.rows(entities)} == {other: 2, home.book_id: 1}
    back = undone(store, steps)
    assert books(store, [one, two, three]) == {home.book_id}
    undone(store, back)
    assert books(store, [one, two]) == {other}


def test_an_entity_stays_while_one_of_its_accounts_does(store: Store) -> None:
    home, (one, two, *_rest) = world(store)
    with store.change() as work:
        other = work.insert(Portfolio, name="乙", area_id=home.area_id)
        entity = work.scalar(select(Account.c.customer_id).where(Account.c.id == one))
        work.update(Account, two, 1, customer_id=entity)
        portfolios.assign_accounts(work, [one], other)
        assert work.scalar(select(Customer.c.portfolio_id).where(Customer.c.id == entity)) == home.book_id
        portfolios.assign_accounts(work, [two], other)
        assert work.scalar(select(Customer.c.portfolio_id).where(Customer.c.id == entity)) == other


def test_a_book_that_is_gone_takes_nothing(store: Store) -> None:
    home, keys = world(store)
    with pytest.raises(NotFound, match=r"portfolio\.gone"), store.change() as work:
        portfolios.assign_accounts(work, keys, home.area_id)
    assert books(store, keys) == {home.book_id}


def test_a_stopped_change_changes_nothing(store: Store) -> None:
    home, keys = world(store)
    with store.change() as work:
        other = work.insert(Portfolio, name="乙", area_id=home.area_id)
    stopped = Progress()
    stopped.cancel()
    for change in (
        lambda work: portfolios.assign_accounts(work, keys, other),
        lambda work: bulk.add_tasks(work, keys, "t"),
        lambda work: bulk.plan_visits(work, keys, home.manager_id, DAY),
    ):
        with pytest.raises(Cancelled), store.change(stopped) as work:
            change(work)
    assert books(store, keys) == {home.book_id}


def test_the_same_task_for_many_is_one_step(store: Store) -> None:
    home, keys = world(store)
    with store.change() as work:
        added = bulk.add_tasks(work, [*keys, home.area_id], " 报价 ", assignee_id=home.manager_id, due_on=DAY)
        steps = work.undo
    with store.read() as reader:
        shown = tasks.open_tasks(reader, home.manager_id)
        assert ({row.id for row in shown}, {row.title for row in shown}) == (set(added), {"报价"})
        assert {row.account_id for row in shown} == set(keys)
    undone(store, steps)
    with store.read() as reader:
        assert tasks.open_tasks(reader, home.manager_id) == []
    with pytest.raises(Invalid, match="no_title"), store.change() as work:
        bulk.add_tasks(work, keys, "  ")


def test_visits_fill_the_free_slots_of_the_days_one_after_the_other(store: Store) -> None:
    home, keys = world(store, 12)
    with store.change() as work:
        visits.plan_visit(work, keys[0], home.manager_id, at(10), at(11))
        found = bulk.plan_visits(work, [*keys, home.area_id], home.manager_id, DAY)
        steps = work.undo[1:]
    assert [(each.account_id, each.code) for each in found.left_out] == [
        (keys[0], "plan.has_visit"),
        (home.area_id, "account.gone"),
    ]
    assert [each.account_id for each in found.planned] == keys[1:]
    spans = [(each.start, each.end) for each in found.planned]
    assert spans == sorted(spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert spans[0][0] == at(11)
    assert spans[-1][0].date() > DAY
    undone(store, steps)
    with store.read() as reader:
        left = select(func.count()).select_from(Visit).where(Visit.c.deleted_at.is_(None))
        assert reader.scalar(left.where(Visit.c.plan_state == PlanState.APPROVED)) == 1


def test_what_visits_are_to_be_about_joins_those_that_stand_already(store: Store) -> None:
    home, keys = world(store, 3)
    with store.change() as work:
        there = visits.plan_visit(work, keys[0], home.manager_id, at(10), at(11), topics=(Topic.SAFETY_CHECK,))
    for _again in range(2):
        with store.change() as work:
            found = bulk.plan_visits(work, keys, home.manager_id, DAY, (Topic.POLICY,))
            if not _again:
                first = found
    assert [each.account_id for each in first.planned] == keys[1:]
    assert ([each.account_id for each in first.joined], first.left_out) == ([keys[0]], ())
    assert ([each.account_id for each in found.joined], found.planned) == (keys, ())
    with store.read() as reader:
        assert topics_of(reader, there) == {Topic.SAFETY_CHECK, Topic.POLICY}
        assert {topics_of(reader, each.visit_id) for each in first.planned} == {frozenset({Topic.POLICY})}


def test_what_finds_no_slot_is_left_out_with_the_last_day(store: Store) -> None:
    home, keys = world(store, 2)
    with store.change() as work:
        for day in range(40):
            when = date.fromordinal(DAY.toordinal() + day)
            visits.plan_visit(work, keys[0], home.manager_id, at(8, day=when), at(18, day=when))
        found = bulk.plan_visits(work, [keys[1]], home.manager_id, DAY)
    assert [(each.code, each.values) for each in found.left_out] == [("plan.no_slot", {"until": date(2026, 12, 14)})]
    assert found.planned == ()
