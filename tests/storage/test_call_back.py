"""A low score opens one call-back, which goes with the visit when it is taken back."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from crm.storage.settings import put
from crm.storage.store import Store
from crm.storage.tables import Task
from crm.usecases.recording import finish_visit, start_record
from crm.usecases.undo import apply
from tests.support.build import DAY, Bureau, account, bureau, record


@pytest.fixture
def home(store: Store) -> Bureau:
    with store.change() as work:
        return bureau(work)


def tasks(store: Store) -> list[tuple[UUID, object]]:
    with store.read() as reader:
        rows = reader.rows(select(Task.c.assignee_id, Task.c.due_on).where(Task.c.deleted_at.is_(None)))
        return [(row[0], row[1]) for row in rows]


@pytest.mark.parametrize(
    ("stars", "likely", "opens"), [(3, None, True), (4, 7, False), (5, 6, True), (1, 0, True), (4, None, False)]
)
def test_a_low_score_opens_one_call_back(
    store: Store, home: Bureau, stars: int, likely: int | None, opens: bool
) -> None:
    with store.change() as work:
        visit = start_record(work, account(work, home), home.manager_id)
    with store.change() as work:
        finish_visit(work, visit, 1, record(home, satisfaction=stars, recommend=likely))
        steps = work.undo
    expected = [(home.manager_id, DAY + timedelta(days=15))] if opens else []
    assert tasks(store) == expected
    with store.change() as work:
        apply(work, steps=steps)
    assert tasks(store) == []


def test_what_is_low_is_a_dated_rule(store: Store, home: Bureau) -> None:
    with store.change() as work:
        put(work, "call_back.score", 0, DAY)
        put(work, "call_back.recommend", -1, DAY)
        visit = start_record(work, account(work, home), home.manager_id)
        finish_visit(work, visit, 1, record(home, satisfaction=1, recommend=0))
    assert tasks(store) == []


@pytest.mark.parametrize(
    ("language", "title"), [("en", "Call back: rating 2 of 5"), ("zh_CN", "回访客户：满意度 2 分")]
)
def test_its_title_is_in_the_finishers_language(store: Store, home: Bureau, language: str, title: str) -> None:
    with store.change() as work:
        visit = start_record(work, account(work, home), home.manager_id)
        finish_visit(work, visit, 1, record(home, satisfaction=2, recommend=None), language)
    with store.read() as reader:
        assert reader.scalars(select(Task.c.title)) == [title]
