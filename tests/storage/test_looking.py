"""Marks on what looks odd, on both databases: they last as long as the oddity, and only reviewers set them."""

from datetime import timedelta
from uuid import UUID

import pytest

from crm.domain.codes import Role
from crm.domain.errors import Denied
from crm.domain.list_rows import FlagItem
from crm.domain.lists import ListKind, ListQuery
from crm.storage.store import Store
from crm.usecases import recording
from crm.usecases.lists import list_ids, list_rows
from crm.usecases.looking import look_again, look_at
from crm.usecases.reviewing import correct_record
from crm.usecases.undo import apply
from tests.support.build import DAY, Bureau, account, at, bureau, record


@pytest.fixture
def home(store: Store) -> Bureau:
    with store.change() as work:
        return bureau(work)


@pytest.fixture
def visit(store: Store, home: Bureau) -> UUID:
    """The second of two visits that overlap by half an hour."""
    with store.change() as work:
        first, second = (account(work, home, f"990000000000{number}") for number in (1, 2))
    store.act_as(home.manager_id, Role.MANAGER)
    day = DAY - timedelta(days=1)
    held(store, home, first, arrived_at=at(9, day=day), left_at=at(10, day=day), held_on=day)
    key = held(store, home, second, arrived_at=at(9, 30, day), left_at=at(10, 30, day), held_on=day)
    store.act_as(home.colleague_id, Role.SUPERVISOR)
    return key


def held(store: Store, home: Bureau, place: UUID, **values: object) -> UUID:
    with store.change() as work:
        key = recording.start_record(work, place, home.manager_id)
        recording.finish_visit(work, key, 1, record(home, **values))
    return key


def flags(store: Store, view: str = "all") -> list[FlagItem]:
    with store.read() as reader:
        found: list[FlagItem] = list_rows(reader, ListKind.HONESTY, list_ids(reader, ListKind.HONESTY, ListQuery(view)))
    return found


def test_a_mark_says_who_and_what_and_goes_back(store: Store, visit: UUID) -> None:
    keys = [each.id for each in flags(store, "to_look_at")]
    assert len(keys) == 2
    with store.change() as work:
        assert look_at(work, keys, " 同一园区 ") == 2
        steps = work.undo
    assert {(each.looked_by, each.look_note) for each in flags(store, "looked_at")} == {("何演示", "同一园区")}
    assert flags(store, "to_look_at") == []
    with store.change() as work:
        assert look_at(work, keys) == 0
    with store.change() as work:
        apply(work, steps)
    assert len(flags(store, "to_look_at")) == 2


def test_a_mark_can_be_taken_off(store: Store, visit: UUID) -> None:
    with store.change() as work:
        look_at(work, [each.id for each in flags(store)])
    looks = [(each.look_id, each.look_version) for each in flags(store)]
    with store.change() as work:
        look_again(work, [(key, version) for key, version in looks if key is not None and version is not None])
    assert len(flags(store, "to_look_at")) == 2


def test_another_oddity_is_looked_at_anew(store: Store, home: Bureau, visit: UUID) -> None:
    with store.change() as work:
        look_at(work, [each.id for each in flags(store)])
    store.act_as(home.manager_id, Role.MANAGER)
    day = DAY - timedelta(days=1)
    mended = record(home, arrived_at=at(9, 45, day), left_at=at(10, 30, day), held_on=day)
    with store.change() as work:
        correct_record(work, visit, 2, mended, "")
    store.act_as(home.colleague_id, Role.SUPERVISOR)
    assert [each.amount for each in flags(store, "to_look_at")] == [15, 15]


def test_managers_neither_see_nor_mark(store: Store, home: Bureau, visit: UUID) -> None:
    keys = [each.id for each in flags(store)]
    store.act_as(home.manager_id, Role.MANAGER)
    assert flags(store) == []
    with store.change() as work, pytest.raises(Denied, match=r"record\.not_reviewer"):
        look_at(work, keys)
    with store.change() as work, pytest.raises(Denied, match=r"record\.not_reviewer"):
        look_again(work, [])
