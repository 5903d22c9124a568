"""Hotline orders on both databases: keyed, repeated, and a state that only files change (domain.md section 2.8)."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from crm.domain.changes import Kind
from crm.domain.codes import IssueState, IssueTopic, OrderChannel, Role
from crm.domain.errors import Conflict, Denied, Invalid, NotFound, RoundsError
from crm.domain.imports import ImportKind
from crm.domain.orders import KeyedOrder, OrderRow, OrderStanding, order_standing
from crm.exchange.incoming import read_file
from crm.storage import orders as stored
from crm.storage.settings import put
from crm.storage.store import Store
from crm.storage.tables import Account, WorkOrder
from crm.storage.unit import UnitOfWork
from crm.usecases import orders
from crm.usecases.imports.report import ImportReport
from crm.usecases.imports.run import run_import
from crm.usecases.search import search
from crm.usecases.tasks import task_detail
from crm.usecases.undo import apply
from tests.support.build import DAY, Bureau, account, at, bureau

NOW = at(9, 0)
HEAD = "工单编号,户号,工单类型,受理时间,受理内容,工单状态\n"


@pytest.fixture
def home(store: Store) -> Bureau:
    with store.change() as work:
        made = bureau(work)
    store.act_as(made.manager_id, Role.MANAGER)
    return made


@pytest.fixture
def place(store: Store, home: Bureau) -> UUID:
    with store.change() as work:
        return account(work, home)


def do(store: Store, command: Callable[[UnitOfWork], object]) -> object:
    with store.change() as work:
        return command(work)


def key_in(
    store: Store, place: UUID, number: str = "W1", kind: str = "complaint", words: str = "频繁停电", ago: float = 1
) -> UUID:
    with store.change() as work:
        draft = KeyedOrder(number, kind, "", work.clock.now() - timedelta(days=ago), words)
        return orders.add_order(work, place, draft)


def row(store: Store, key: UUID) -> OrderRow:
    with store.read() as reader:
        return stored.order(reader, key)


def bring(store: Store, tmp_path: Path, *lines: str, head: str = HEAD, name: str = "工单.csv") -> ImportReport:
    path = tmp_path / name
    path.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    with store.change() as work:
        return run_import(work, read_file(path, ImportKind.ORDERS))


# -- keyed


def test_a_keyed_order_has_its_deadlines_and_topic(store: Store, place: UUID) -> None:
    found = row(store, key_in(store, place))
    assert (found.topic, found.official_state, found.deliveries, found.is_open) == (IssueTopic.OUTAGE, "", 0, True)
    assert found.contact_due_at == found.received_at + timedelta(hours=24)
    assert found.due_at is not None
    assert found.due_at > found.contact_due_at
    with store.read() as reader:
        local = reader.clock.local(found.due_at)
        assert (local.hour, local.minute, local.date()) == (18, 0, date(2026, 11, 23))
        complaint = reader.scalar(select(Account.c.duty_rule))
    assert complaint == "visit.interval.complaint"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"order_no": "  "}, "order.no_number"),
        ({"order_no": "9" * 501}, "order.too_long"),
        ({"text": "长" * 40_000}, "order.too_long"),
        ({"type": "gossip"}, "order.type"),
        ({"subtype": "somewhere"}, "order.type"),
        ({"received_at": NOW + timedelta(days=400)}, "order.future"),
    ],
)
def test_what_cannot_be_keyed(store: Store, place: UUID, changed: dict[str, object], code: str) -> None:
    values = {"order_no": "W1", "type": "complaint", "subtype": "", "received_at": NOW, "text": "停电", **changed}
    with pytest.raises(RoundsError) as caught:
        do(store, lambda work: orders.add_order(work, place, KeyedOrder(**values)))  # type: ignore[arg-type]
    assert caught.value.code == code


def test_a_number_is_given_once(store: Store, home: Bureau, place: UUID) -> None:
    key_in(store, place)
    with store.change() as work:
        other = account(work, home, "9900000000002")
    with pytest.raises(Conflict) as caught:
        key_in(store, other)
    assert caught.value.values == {"number": "W1", "account": "9900000000001"}


def test_what_was_keyed_can_be_corrected_removed_and_brought_back(store: Store, place: UUID) -> None:
    key = key_in(store, place)
    first = row(store, key)
    draft = KeyedOrder("W9", "inquiry", "", first.received_at, "电费", channel=OrderChannel.COUNTER)
    do(store, lambda work: orders.change_order(work, key, first.version, draft))
    now = row(store, key)
    assert (now.order_no, now.type, now.topic, now.channel) == ("W9", "inquiry", IssueTopic.BILL, OrderChannel.COUNTER)
    assert now.contact_due_at is None
    assert now.due_at != first.due_at
    with store.change() as work:
        orders.remove_order(work, key, now.version)
        steps = work.undo
    with pytest.raises(NotFound):
        row(store, key)
    do(store, lambda work: apply(work, steps))
    assert row(store, key).order_no == "W9"


# -- repeated


def test_the_second_order_of_a_topic_in_the_period_is_a_repeat(store: Store, place: UUID) -> None:
    old, first = key_in(store, place, "W0", ago=62), key_in(store, place, "W1", ago=60.5)
    second = key_in(store, place, "W2", "inquiry", "又停电了", ago=1)
    bill, praise = key_in(store, place, "W3", words="电费"), key_in(store, place, "W4", "praise", "好")
    assert [row(store, key).is_repeat for key in (old, first, second, bill, praise)] == [
        False, True, True, False, False,
    ]  # fmt: skip
    with store.read() as reader:
        assert stored.repeated_topics(reader, place) == ["outage"]
        assert [each.order_no for each in orders.order_detail(reader, second).earlier] == ["W1"]
    do(store, lambda work: put(work, "order.repeat_days", 30, DAY))
    assert not row(store, second).is_repeat


def test_what_has_no_topic_repeats_only_its_type(store: Store, place: UUID) -> None:
    keys = [
        key_in(store, place, f"W{number}", kind, "不清楚", ago=3 - number / 10)
        for number, kind in enumerate(("complaint", "inquiry", "complaint"))
    ]
    assert [row(store, key).is_repeat for key in keys] == [False, False, True]


def test_orders_of_others_are_no_repeat(store: Store, home: Bureau, place: UUID) -> None:
    with store.change() as work:
        other = account(work, home, "9900000000002")
    key_in(store, place, "W1")
    assert not row(store, key_in(store, other, "W2")).is_repeat


# -- the official state


def test_a_file_brings_the_state_and_a_second_one_changes_it(store: Store, place: UUID, tmp_path: Path) -> None:
    key = key_in(store, place)
    line = "W1,9900000000001,投诉,2026-11-16 09:00,频繁停电"
    told = bring(store, tmp_path, f"{line},处理中", "W2,9900000000001,业务咨询,2026/11/16,问电费,处理中")
    assert told.as_json()["added"] == 1
    assert told.as_json()["updated"] == 1
    again = bring(store, tmp_path, f"{line},处理中", "W2,9900000000001,业务咨询,2026/11/16,问电费,")
    assert (again.as_json()["unchanged"], again.changes) == (2, [])
    last = bring(store, tmp_path, f"{line},已办结", name="后来.csv")
    assert [(each.field, each.old, each.new) for each in last.changes][:1] == [
        ("finished_at", None, "2026-11-17 09:48")
    ]
    now = row(store, key)
    assert (now.official_state, now.source_file, now.deliveries, now.is_open) == ("已办结", "后来.csv", 2, False)
    with store.read() as reader:
        assert reader.scalar(select(func.count()).select_from(WorkOrder)) == 2


def test_an_import_of_orders_is_one_step_back(store: Store, place: UUID, tmp_path: Path) -> None:
    key = key_in(store, place)
    before = row(store, key)
    path = tmp_path / "工单.csv"
    path.write_text(HEAD + "W1,9900000000001,投诉,2026-11-16 09:00,停电,已办结\nW2,9900000000001,建议,2026-11-16,,\n")
    with store.change() as work:
        run_import(work, read_file(path, ImportKind.ORDERS))
        steps = work.undo
    assert row(store, key).official_state == "已办结"
    do(store, lambda work: apply(work, steps))
    after = row(store, key)
    assert (after.official_state, after.deliveries, after.finished_at) == ("", 0, None)
    assert after.due_at == before.due_at
    with store.read() as reader:
        assert search(reader, "W2") == []


def test_nothing_but_a_file_changes_the_state(store: Store, place: UUID, tmp_path: Path) -> None:
    """The database itself refuses it on every road, also when an order is keyed with a state."""
    bring(store, tmp_path, "W1,9900000000001,投诉,2026-11-16 09:00,频繁停电,处理中")
    with store.read() as reader:
        key = reader.scalar(select(WorkOrder.c.id))
    with pytest.raises(Denied):
        do(store, lambda work: work.update(WorkOrder, key, 1, official_state="已办结"))
    with pytest.raises(RoundsError):
        do(store, lambda work: work.update(WorkOrder, key, 1, official_state=None))
    with pytest.raises((DBAPIError, RoundsError)), store.change() as work:
        work.connection.execute(text("UPDATE work_order SET official_state = 'x', version = version + 1"))
    with pytest.raises((IntegrityError, RoundsError)), store.change() as work:
        own = {"account_id": place, "portfolio_id": work.scalar(select(Account.c.portfolio_id))}
        work.insert(WorkOrder, order_no="W2", type="praise", received_at=NOW, text="", official_state="已办结", **own)
    for command in (
        lambda work: orders.change_order(work, key, 1, KeyedOrder("W1", "praise", "", NOW)),
        lambda work: orders.remove_order(work, key, 1),
    ):
        with pytest.raises(Denied) as caught:
            do(store, command)
        assert caught.value.code == "order.official"
    assert row(store, key).official_state == "处理中"


# -- what is made of an order


def test_an_issue_and_a_task_come_from_an_order(store: Store, place: UUID) -> None:
    key = key_in(store, place)
    with store.change() as work:
        issue_id = orders.issue_of_order(work, key, 1)
        task_id = orders.task_of_order(work, key, "回电", {"due_on": DAY})
    with store.read() as reader:
        detail = orders.order_detail(reader, key)
        assert detail.issue is not None
        assert detail.issue.id == issue_id
        assert (detail.issue.text, detail.issue.state) == ("W1: 频繁停电", IssueState.NEW)
        source = task_detail(reader, task_id).source
        assert source is not None
        assert (source.kind, source.title) == (Kind.WORK_ORDER, "W1")
    with pytest.raises(Invalid) as caught:
        do(store, lambda work: orders.issue_of_order(work, key, 2))
    assert caught.value.code == "order.has_issue"


def test_an_order_is_found_by_its_number(store: Store, place: UUID) -> None:
    key = key_in(store, place, "95598-20261116-0007")
    with store.read() as reader:
        for typed in ("95598-20261116-0007", "202611160007", "60007"):
            hit = next(each for each in search(reader, typed) if each.kind == Kind.WORK_ORDER)
            assert (hit.id, hit.account_id, hit.title) == (key, place, "频繁停电")


def test_how_orders_stand(store: Store, place: UUID) -> None:
    found = row(store, key_in(store, place))
    assert found.due_at is not None
    assert found.near_at is not None
    moments: list[tuple[datetime, OrderStanding]] = [
        (found.received_at, OrderStanding.CALM), (found.near_at, OrderStanding.NEAR), (found.due_at, OrderStanding.LATE)
    ]  # fmt: skip
    assert [order_standing(found, moment) for moment, _want in moments] == [want for _moment, want in moments]
    assert order_standing(row(store, key_in(store, place, "W2", "praise")), NOW) is OrderStanding.OPEN
