"""Orders and contacts at desks of a server: each in its own books, and a number that a colleague has keyed."""

from collections.abc import Iterator
from uuid import UUID

import pytest

from crm.domain.codes import Direction, InteractionKind
from crm.domain.errors import Conflict, RoundsError
from crm.domain.interactions import InteractionDraft
from crm.domain.lists import ListKind, ListQuery
from crm.domain.orders import KeyedOrder
from crm.domain.timeline import EntryKind
from crm.storage.store import Store
from crm.usecases.interactions import add_interaction
from crm.usecases.lists import list_ids
from crm.usecases.orders import add_order, change_order, order_detail, order_preview, remove_order
from crm.usecases.search import search
from crm.usecases.timeline import timeline
from tests.support.office import Office


@pytest.fixture
def desk(office: Office) -> Iterator[Store]:
    """The manager's desk."""
    store = office.open("manager")
    yield store
    store.close()


@pytest.fixture
def other(office: Office) -> Iterator[Store]:
    """The desk of a colleague with other books."""
    store = office.open("colleague")
    yield store
    store.close()


def first(store: Store) -> UUID:
    with store.read() as reader:
        return list_ids(reader, ListKind.ACCOUNTS, ListQuery())[0]


def draft(store: Store, number: str) -> KeyedOrder:
    return KeyedOrder(number, "opinion", "", store.clock.now(), "翡翠湾电压不稳", caller="王工")


def test_an_order_is_keyed_corrected_and_taken_back(desk: Store, other: Store) -> None:
    place = first(desk)
    with desk.change() as work:
        key = add_order(work, place, draft(desk, "KEYED0001"))
    with desk.change() as work:
        version = change_order(work, key, 1, draft(desk, "KEYED0002"))
    with desk.read() as reader:
        assert order_detail(reader, key).row.caller == "王工"
        assert [hit.id for hit in search(reader, "KEYED0002")] == [key]
    with other.read() as reader:
        assert search(reader, "KEYED0002") == []
        assert key not in list_ids(reader, ListKind.ORDERS, ListQuery())
    with desk.change() as work:
        remove_order(work, key, version)


def test_a_number_that_a_colleague_has_is_refused_in_a_sentence(desk: Store, other: Store) -> None:
    with other.change() as work:
        key = add_order(work, first(other), draft(other, "KEYED0003"))
    place = first(desk)
    with desk.read() as reader:
        assert order_preview(reader, place, draft(desk, "KEYED0003")).taken_by is None
    with pytest.raises(Conflict) as caught, desk.change() as work:
        add_order(work, place, draft(desk, "KEYED0003"))
    assert (caught.value.code, caught.value.values) == ("order.number_elsewhere", {"number": "KEYED0003"})
    with desk.change() as work:
        mine = add_order(work, place, draft(desk, "KEYED0004"))
    with pytest.raises(Conflict) as again, desk.change() as work:
        change_order(work, mine, 1, draft(desk, "KEYED0003"))
    assert again.value.code == "order.number_elsewhere"
    with other.change() as work:
        remove_order(work, key, 1)


def test_contacts_stay_in_their_books(desk: Store, other: Store) -> None:
    place, theirs = first(desk), first(other)
    talk = InteractionDraft(InteractionKind.CALL, Direction.IN, desk.clock.now(), "琥珀湾问复电")
    with desk.change() as work:
        made = add_interaction(work, place, talk, ("回电", {"assignee_id": desk.actor.person_id}))
    with desk.read() as reader:
        assert made in [entry.id for entry in timeline(reader, place, kinds=[EntryKind.CALL])]
    with other.read() as reader:
        assert search(reader, "琥珀湾") == []
    with pytest.raises(RoundsError), desk.change() as work:
        add_interaction(work, theirs, talk)
