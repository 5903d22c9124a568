"""Contacts by every channel on both databases: who turned to whom, what follows, and which clocks stand still."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace
from sqlalchemy import func, select

from crm.domain.changes import Kind
from crm.domain.codes import CallResult, Channel, Direction, InteractionKind, IssueTopic, Role
from crm.domain.errors import NotFound, RoundsError
from crm.domain.interactions import CHANNELS, TALKS, InteractionDraft, usual_direction
from crm.domain.timeline import EntryKind
from crm.storage import duty
from crm.storage.store import Store
from crm.storage.tables import Account, ContactPhone, Interaction, Task
from crm.storage.unit import UnitOfWork
from crm.usecases import bin as bin_
from crm.usecases import calls, contacts, timeline
from crm.usecases.interactions import add_interaction
from crm.usecases.issues import add_issue
from crm.usecases.recording import finish_visit, start_record
from crm.usecases.search import search
from crm.usecases.tasks import task_detail
from crm.usecases.undo import apply
from tests.support.build import DAY, Bureau, account, at, bureau, record

CLOCKS = (Account.c.last_onsite_on, Account.c.last_contact_on, Account.c.due_on, Account.c.phone_due_on)


@pytest.fixture
def home(store: Store) -> Bureau:
    with store.change() as work:
        made = bureau(work)
    store.act_as(made.manager_id, Role.MANAGER)
    return made


@pytest.fixture
def place(store: Store, home: Bureau) -> UUID:
    with store.change() as work:
        made = account(work, home)
        duty.refresh(work, [made])
        return made


@pytest.fixture
def person(store: Store, place: UUID) -> UUID:
    with store.change() as work:
        return contacts.add_contact(work, place, "王工", number="10012345678")


def do(store: Store, command: Callable[[UnitOfWork], Any]) -> Any:
    with store.change() as work:
        return command(work)


def column(store: Store, name: str) -> list[Any]:
    with store.read() as reader:
        return reader.scalars(select(Interaction.c[name]).where(Interaction.c.deleted_at.is_(None)).order_by("id"))


def clocks(store: Store, place: UUID) -> tuple[Any, ...]:
    with store.read() as reader:
        return tuple(reader.rows(select(*CLOCKS).where(Account.c.id == place))[0])


CALL = InteractionDraft(InteractionKind.CALL, Direction.IN, at(9), "问复电时间", minutes=4)


@pytest.mark.parametrize("kind", CHANNELS)
@pytest.mark.parametrize("direction", list(Direction))
def test_every_channel_goes_both_ways(store: Store, place: UUID, kind: InteractionKind, direction: Direction) -> None:
    do(store, lambda work: add_interaction(work, place, InteractionDraft(kind, direction, at(9), "谈容量")))
    with store.read() as reader:
        (entry,) = timeline.timeline(reader, place, kinds=set(EntryKind) - {EntryKind.CHANGE})
        assert [hit.kind for hit in search(reader, "谈容量")] == [Kind.INTERACTION]
    assert (entry.direction, entry.text, entry.at, entry.person) == (direction, "谈容量", at(9), "林演示")
    assert entry.kind is not EntryKind.NOTE
    assert entry.detail == (None if kind is InteractionKind.CALL else kind)


def test_the_task_comes_with_its_contact_and_goes_with_it(store: Store, place: UUID, person: UUID) -> None:
    draft = replace(CALL, contact_id=person)
    with store.change() as work:
        made = add_interaction(work, place, draft, ("回电", {"due_on": DAY}))
        steps = work.undo
    with store.read() as reader:
        task_id = reader.scalar(select(Task.c.id).where(Task.c.source_id == made))
        source = task_detail(reader, task_id).source
        (entry,) = timeline.timeline(reader, place, kinds=[EntryKind.CALL])
    assert source is not None
    assert (source.kind, source.title) == (Kind.INTERACTION, "问复电时间")
    assert (entry.title, entry.minutes) == ("王工", 4)
    do(store, lambda work: apply(work, steps))
    with store.read() as reader:
        live = select(func.count()).select_from(Task).where(Task.c.deleted_at.is_(None))
        assert (reader.scalar(live), column(store, "id"), search(reader, "复电时间")) == (0, [], [])


def test_a_task_that_cannot_be_leaves_no_contact(store: Store, place: UUID) -> None:
    with pytest.raises(RoundsError):
        do(store, lambda work: add_interaction(work, place, CALL, ("  ", {})))
    assert column(store, "id") == []


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"direction": None}, "interaction.direction"),
        ({"kind": InteractionKind.NOTE}, "interaction.direction"),
        ({"happened_at": at(23)}, "interaction.future"),
        ({"minutes": 0}, "call.minutes"),
        ({"minutes": 1441}, "call.minutes"),
        ({"text": " \n"}, "interaction.empty"),
        ({"text": "长" * 40_000}, "interaction.too_long"),
    ],
)
def test_what_cannot_be_written_down(store: Store, place: UUID, changed: dict[str, Any], code: str) -> None:
    with pytest.raises(RoundsError) as caught:
        do(store, lambda work: add_interaction(work, place, replace(CALL, **changed)))
    assert caught.value.code == code
    assert column(store, "id") == []


def test_a_contact_of_another_account_is_refused(store: Store, home: Bureau, person: UUID) -> None:
    with store.change() as work:
        other = account(work, home, "9900000000002")
    with pytest.raises(NotFound):
        do(store, lambda work: add_interaction(work, other, replace(CALL, contact_id=person)))


def test_whoever_calls_from_a_contact_turns_to_the_customer(store: Store, place: UUID, person: UUID) -> None:
    with store.read() as reader:
        phone = reader.scalar(select(ContactPhone.c.id))
    do(store, lambda work: calls.log_contact(work, person, InteractionKind.CALL, "约时间", 3))
    do(store, lambda work: calls.log_contact(work, person, InteractionKind.WECHAT))
    do(store, lambda work: calls.failed_call(work, phone, CallResult.NOT_REACHED))
    do(store, lambda work: timeline.add_note(work, place, "门卫登记"))
    assert column(store, "direction") == ["out", "out", "out", None]
    assert column(store, "result") == ["reached", None, "not_reached", None]


def test_at_a_counter_the_customer_comes(store: Store) -> None:
    inward = {kind for kind in CHANNELS if usual_direction(kind) is Direction.IN}
    assert inward == {InteractionKind.COUNTER, InteractionKind.ONLINE_HALL}
    assert InteractionKind.NOTE not in (*CHANNELS, *TALKS)


@pytest.mark.parametrize("kind", CHANNELS)
@pytest.mark.parametrize("direction", list(Direction))
def test_a_contact_by_any_channel_moves_the_clock_of_contacts_alone(
    store: Store, place: UUID, kind: InteractionKind, direction: Direction
) -> None:
    """Domain guide 2.1: only a visit on site resets the clock of visits."""
    onsite, _contact, due, _phone_due = clocks(store, place)
    held = at(9) - timedelta(days=3)
    do(store, lambda work: add_interaction(work, place, InteractionDraft(kind, direction, held, "谈容量")))
    day = DAY - timedelta(days=3)
    assert clocks(store, place) == (onsite, day, due, day + timedelta(days=90))


def test_what_reached_nobody_moves_no_clock(store: Store, place: UUID, person: UUID) -> None:
    before = clocks(store, place)
    with store.read() as reader:
        phone = reader.scalar(select(ContactPhone.c.id))
    with store.change() as work:
        for result in (CallResult.NOT_REACHED, CallResult.WRONG_NUMBER):
            calls.failed_call(work, phone, result)
        timeline.add_note(work, place, "门卫登记")
    assert None not in before[2:]
    assert clocks(store, place) == before


def test_the_latest_contact_counts_and_goes_with_its_undo(store: Store, home: Bureau, place: UUID) -> None:
    """A visit by telephone and a call that was written down later than it stand side by side."""
    held = record(home, channel=Channel.PHONE, held_on=DAY - timedelta(days=5))
    with store.change() as work:
        finish_visit(work, start_record(work, place, home.manager_id), 1, held)
    visited = clocks(store, place)
    assert visited[1:] == (DAY - timedelta(days=5), visited[2], DAY + timedelta(days=85))
    do(store, lambda work: add_interaction(work, place, replace(CALL, happened_at=at(9) - timedelta(days=9))))
    assert clocks(store, place) == visited
    with store.change() as work:
        add_interaction(work, place, CALL)
        steps = work.undo
    assert clocks(store, place)[1] == DAY
    do(store, lambda work: apply(work, steps))
    assert clocks(store, place) == visited


def test_a_contact_that_is_deleted_moves_the_clock_back(store: Store, place: UUID) -> None:
    before = clocks(store, place)
    made = do(store, lambda work: add_interaction(work, place, CALL))
    assert clocks(store, place) != before
    do(store, lambda work: timeline.remove_note(work, made, 1))
    assert clocks(store, place) == before
    do(store, lambda work: bin_.restore(work, [made]))
    assert clocks(store, place)[1] == DAY
    with store.read() as reader:
        assert all(old == new for old, new in duty.derived(reader, None))


def test_a_call_after_a_complaint_answers_what_it_asks_of_contacts(store: Store, place: UUID) -> None:
    """A complaint asks for a contact within a day and for a visit within seven: a call answers the first alone."""
    do(store, lambda work: add_issue(work, place, IssueTopic.OUTAGE, "停电通知晚了"))
    _onsite, _contact, due, phone_due = clocks(store, place)
    assert (due, phone_due) == (DAY + timedelta(days=7), DAY + timedelta(days=1))
    do(store, lambda work: add_interaction(work, place, CALL))
    assert clocks(store, place)[2:] == (DAY + timedelta(days=7), DAY + timedelta(days=90))
