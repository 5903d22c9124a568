"""Merging on both databases: what moves, what stays, one step back, and parting again from the bin."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from crm.domain.changes import Kind
from crm.domain.clock import FixedClock
from crm.domain.duplicates import Reason
from crm.domain.errors import Conflict, Invalid, NotFound
from crm.domain.merging import FIELDS, MergeView, MergeWish, Side
from crm.storage import duty
from crm.storage.check import check
from crm.storage.duty import refresh
from crm.storage.searchable import rebuild
from crm.storage.store import Store
from crm.storage.tables import Account, Contact, ContactPhone, Customer, MonthlyUsage, Portfolio, Task
from crm.storage.unit import UnitOfWork
from crm.usecases import bin as bins
from crm.usecases import undo
from crm.usecases.contacts import add_contact
from crm.usecases.duplicates import find_duplicates, judge_different, judged, reconsider
from crm.usecases.merge import merge, merge_view
from crm.usecases.search import search
from crm.usecases.tasks import add_task
from crm.usecases.timeline import add_note
from tests.support.build import Bureau, account, bureau
from tests.support.family import Rows, everything, feeder, outage, searched, whole_account

ONE, TWO = "9900000000011", "9900000000022"


@pytest.fixture
def home(store: Store) -> Bureau:
    with store.change() as work:
        return bureau(work)


@pytest.fixture
def pair(store: Store, home: Bureau) -> tuple[UUID, UUID]:
    """Two accounts with everything, in two books, with an outage, a feeder and some words in common."""
    with store.change() as work:
        line, break_down = feeder(work), outage(work)
        one = whole_account(work, home, ONE, line, break_down, name="海岳精密", note="甲")
        two = whole_account(work, home, TWO, line, break_down, name="海岳精密机械", note="乙", address="演示路 1 号")
        book = work.insert(Portfolio, name="乙 · 何", area_id=home.area_id)
        work.update(Account, two, 1, portfolio_id=book)
        refresh(work)
        rebuild(work)
    return one, two


def later(store: Store) -> None:
    store.clock = FixedClock(store.clock.now() + timedelta(minutes=1))


def seen(store: Store, kind: Kind, one: UUID, two: UUID) -> MergeView:
    with store.read() as reader:
        return merge_view(reader, kind, one, two)


def wish_of(view: MergeView, keep: Side = Side.LEFT, **choices: Side) -> MergeWish:
    return MergeWish(view.kind, view.left.id, view.left.version, view.right.id, view.right.version, keep, choices)


def merged(store: Store, view: MergeView, keep: Side = Side.LEFT, **choices: Side) -> UnitOfWork:
    later(store)
    with store.change() as work:
        merge(work, wish_of(view, keep, **choices))
    return work


def state(store: Store, *, only_live: bool = False) -> Rows:
    with store.read() as reader:
        return everything(reader, only_live=only_live)


def test_both_rows_stand_side_by_side_with_a_proposal(store: Store, pair: tuple[UUID, UUID]) -> None:
    view = seen(store, Kind.ACCOUNT, *pair)
    fields = {each.key: each for each in view.fields}
    assert (view.left.number, view.right.number) == (ONE, TWO)
    assert [key for key, each in fields.items() if each.differs] == [
        "name",
        "customer_id",
        "portfolio_id",
        "address",
        "note",
    ]
    assert (fields["name"].preferred, fields["address"].preferred) == (Side.RIGHT, Side.RIGHT)
    assert (fields["note"].preferred, fields["note"].can_join) == (Side.BOTH, True)
    assert (fields["portfolio_id"].left_name, fields["portfolio_id"].right_name) == ("甲 · 林", "乙 · 何")
    assert view.left.counts[Kind.CONTACT] == 2
    assert view.left.clashes == {
        Kind.ACCOUNT_TAG: 1,
        Kind.ANNUAL_ENERGY: 1,
        Kind.ATTACHMENT: 1,
        Kind.MONTHLY_USAGE: 3,
        Kind.OUTAGE_ACCOUNT: 1,
        Kind.SUPPLY_POINT: 1,
        Kind.TOP100_RANK: 1,
    }


def test_everything_moves_but_what_both_have(store: Store, pair: tuple[UUID, UUID]) -> None:
    one, two = pair
    before = state(store)
    view = seen(store, Kind.ACCOUNT, one, two)
    merged(store, view, Side.LEFT, portfolio_id=Side.LEFT)
    after, live = state(store), state(store, only_live=True)
    assert set(live["account"]) == {one}
    assert all(set(after[table]) >= set(rows) for table, rows in before.items()), "nothing is lost"
    for table in ("contact", "contact_phone", "visit", "visit_topic", "task", "interaction", "meter", "outage_notice"):
        assert len(live[table]) == len(before[table]), table
        assert {row["account_id"] for row in live[table].values()} == {one}, table
    book = live["account"][one]["portfolio_id"]
    for table, rows in live.items():
        if table not in ("account", "customer", "portfolio", "portfolio_grant") and rows:
            books = {row["portfolio_id"] for row in rows.values() if row.get("account_id")}
            assert books <= {book}, table
    for table, count in view.right.clashes.items():
        stayed = [row for row in after[table].values() if row["account_id"] == two]
        assert len(stayed) == count, table
        assert all(row["deleted_at"] is not None for row in stayed)
    orders = sorted(row["call_order"] for row in live["contact"].values())
    assert orders == [1, 2, 3, 4]
    kept = live["account"][one]
    assert (kept["name"], kept["address"], kept["note"]) == ("海岳精密机械", "演示路 1 号", "甲\n乙")
    assert (kept["account_no"], kept["former_account_no"]) == (ONE, TWO)
    assert len(live["customer"]) == 1
    with store.read() as reader:
        assert check(reader).is_sound
        assert [hit.id for hit in search(reader, TWO)][:1] == [one]
        assert {hit.account for hit in search(reader, "任务")} == {"海岳精密机械"}


def test_an_account_is_found_by_every_number_it_ever_had(store: Store, home: Bureau) -> None:
    with store.change() as work:
        keys = [
            account(work, home, f"990000000010{place}", name=f"甲{place}", former_account_no=f"991000000010{place}")
            for place in range(3)
        ]
        refresh(work)
        rebuild(work)
    merged(store, seen(store, Kind.ACCOUNT, keys[1], keys[0]))
    merged(store, seen(store, Kind.ACCOUNT, keys[2], keys[1]))
    with store.read() as reader:
        for start in ("990", "991"):
            for place in range(3):
                assert [hit.id for hit in search(reader, f"{start}000000010{place}")] == [keys[2]]
        assert check(reader).is_sound
    with store.change() as work:
        rebuild(work)
    with store.read() as reader:
        assert [hit.id for hit in search(reader, "9900000000100")] == [keys[2]]


@pytest.mark.parametrize("keep", [Side.LEFT, Side.RIGHT])
def test_one_step_brings_everything_back(store: Store, pair: tuple[UUID, UUID], keep: Side) -> None:
    before = state(store)
    with store.read() as reader:
        found = searched(reader)
    work = merged(store, seen(store, Kind.ACCOUNT, *pair), keep)
    after = state(store)
    with store.change() as back:
        undo.apply(back, work.undo)
    assert without_traces(state(store), before) == before
    with store.read() as reader:
        assert searched(reader) == found
        assert check(reader).is_sound
    with store.change() as forth:
        undo.apply(forth, back.undo)
    redone = state(store)
    assert plain(redone) == plain(after)


def without_traces(now: Rows, before: Rows) -> Rows:
    """Leave out the rows that only a merge made; they lie in the bin."""
    made = {key: row for key, row in now["duplicate"].items() if key not in before["duplicate"]}
    assert all(row["deleted_at"] is not None for row in made.values())
    return {**now, "duplicate": {key: row for key, row in now["duplicate"].items() if key not in made}}


def plain(rows: Rows) -> Rows:
    """Say only whether a row lies in the bin: each time it goes there it gets a moment of its own."""
    return {
        table: {key: {**row, "deleted_at": row["deleted_at"] is not None} for key, row in some.items()}
        for table, some in rows.items()
    }


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_merge_then_undo_leaves_every_table_as_it_was(store: Store, home: Bureau, data: st.DataObject) -> None:
    with store.change() as work:
        place = len(everything(work)["account"])
        line, break_down = feeder(work, f"F{place}"), outage(work, f"O-{place}")
        keys = []
        for number in (place, place + 1):
            values: dict[str, Any] = data.draw(ACCOUNTS)
            keys.append(whole_account(work, home, f"99000000{number:05}", line, break_down, **values))
        for key in keys:
            for _ in range(data.draw(st.integers(0, 2))):
                add_task(work, "更多", account_id=key)
            for name in data.draw(st.lists(st.sampled_from("赵钱孙李"), max_size=2, unique=True)):
                add_contact(work, key, name, number=data.draw(st.sampled_from([None, "13800138000"])))
        if data.draw(st.booleans()):
            judge_different(work, Kind.ACCOUNT, *keys)
        refresh(work)
        rebuild(work)
    before = state(store)
    with store.read() as reader:
        found = searched(reader)
    view = seen(store, Kind.ACCOUNT, *keys)
    sides = st.sampled_from([Side.LEFT, Side.RIGHT, Side.BOTH])
    choices = {key: data.draw(sides) for key in FIELDS[Kind.ACCOUNT] if key not in ("contract_kva", "operating_kva")}
    work = merged(store, view, data.draw(st.sampled_from([Side.LEFT, Side.RIGHT])), **choices)
    with store.read() as reader:
        assert check(reader).is_sound
    with store.change() as back:
        undo.apply(back, work.undo)
    assert without_traces(state(store), before) == before
    with store.read() as reader:
        assert searched(reader) == found


TEXTS = st.one_of(st.none(), st.sampled_from(["甲", "乙", "更长的一段话"]))
ACCOUNTS = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["海岳精密", "海岳精密机械", "<b>甲</b>", "🏭" * 3]),
        "name_en": TEXTS,
        "note": TEXTS,
        "site_access": TEXTS,
        "visit_hours": TEXTS,
        "address": TEXTS,
        "segment": st.sampled_from(["top100", "large_industrial"]),
        "importance_grade": st.sampled_from(["none", "grade1"]),
        "contract_kva": st.sampled_from([800.0, 1250.0]),
        "operating_kva": st.sampled_from([None, 400.0]),
        "is_high_risk": st.booleans(),
        "former_account_no": st.sampled_from([None, "8800000000"]),
    }
)


def test_a_merged_account_that_comes_back_gets_what_was_its_own(store: Store, pair: tuple[UUID, UUID]) -> None:
    one, two = pair
    before = state(store, only_live=True)
    mine = dict.fromkeys(("name", "address", "note", "customer_id"), Side.LEFT)
    merged(store, seen(store, Kind.ACCOUNT, one, two), **mine)
    with store.read() as reader:
        rows = bins.bin_rows(reader, [two])
    assert [row.merged_into for row in rows] == ["海岳精密"]
    later(store)
    with store.change() as work:
        bins.restore(work, [two])
    after = state(store, only_live=True)
    assert {table: set(rows) for table, rows in after.items()} == {table: set(rows) for table, rows in before.items()}
    for table in ("contact", "visit", "task", "monthly_usage", "supply_point"):
        for key, row in after[table].items():
            assert row["account_id"] == before[table][key]["account_id"]
    assert after["account"][one]["former_account_no"] is None
    with store.read() as reader:
        assert [hit.id for hit in search(reader, TWO)][:1] == [two]
        assert check(reader).is_sound


def test_legal_entities_become_one_with_all_accounts(store: Store, home: Bureau) -> None:
    with store.change() as work:
        keys = [account(work, home, f"990000000001{place}", name=f"海岳{place}") for place in range(3)]
        one, two = (customer_of(work, key) for key in keys[:2])
        work.update(Account, keys[2], 1, customer_id=two)
        work.update(Customer, two, 1, uscc="91440300MA5DEMO01X")
        refresh(work)
        rebuild(work)
    view = seen(store, Kind.CUSTOMER, one, two)
    assert view.keep is Side.RIGHT
    assert (view.left.counts[Kind.ACCOUNT], view.right.counts[Kind.ACCOUNT]) == (1, 2)
    before = state(store)
    work = merged(store, view, Side.LEFT)
    live = state(store, only_live=True)
    assert {row["customer_id"] for row in live["account"].values()} == {one}
    assert live["customer"][one]["uscc"] == "91440300MA5DEMO01X"
    assert two not in live["customer"]
    with store.change() as back:
        undo.apply(back, work.undo)
    assert without_traces(state(store), before) == before


def customer_of(work: UnitOfWork, account_id: UUID) -> UUID:
    key: UUID = work.scalar(select(Account.c.customer_id).where(Account.c.id == account_id))
    return key


def test_contacts_become_one_with_their_numbers_and_calls(store: Store, home: Bureau) -> None:
    with store.change() as work:
        key = account(work, home)
        one = add_contact(work, key, "王强", number="13800138000")
        two = add_contact(work, key, "王 强", title="设备主管", number="138 0013 8000")
        add_number(work, key, home, two, "0755-8820 1234")
        add_note(work, key, "电话沟通 @王 强")
        task_id = add_task(work, "核对号码", account_id=key)
        work.update(Task, task_id, 1, source_kind="contact", source_id=two)
        duty.refresh(work)
    before = state(store)
    view = seen(store, Kind.CONTACT, one, two)
    assert view.right.clashes == {Kind.CONTACT_PHONE: 1}
    work = merged(store, view, Side.LEFT, name=Side.LEFT)
    live = state(store, only_live=True)
    assert live["contact"][one]["title"] == "设备主管"
    assert [row["name"] for row in live["contact"].values()] == ["王强"]
    assert sorted(row["number"] for row in live["contact_phone"].values()) == ["0755-8820 1234", "13800138000"]
    assert {row["contact_id"] for row in live["interaction"].values()} <= {one, None}
    assert live["task"][task_id]["source_id"] == one
    with store.read() as reader:
        assert [hit.id for hit in search(reader, "88201234")] == [one]
    with store.change() as back:
        undo.apply(back, work.undo)
    assert without_traces(state(store), before) == before


def add_number(work: UnitOfWork, account_id: UUID, home: Bureau, contact_id: UUID, number: str) -> None:
    owner = {"account_id": account_id, "portfolio_id": home.book_id, "contact_id": contact_id}
    work.insert(ContactPhone, **owner, number=number, kind="office", position=2, is_doubtful=False)


def test_contacts_of_two_accounts_are_two(store: Store, pair: tuple[UUID, UUID]) -> None:
    rows = state(store)["contact"]
    one, two = (next(key for key, row in rows.items() if row["account_id"] == each) for each in pair)
    with store.read() as reader, pytest.raises(Invalid, match="other_account"):
        merge_view(reader, Kind.CONTACT, one, two)


def test_who_looked_at_old_rows_is_told(store: Store, pair: tuple[UUID, UUID]) -> None:
    view = seen(store, Kind.ACCOUNT, *pair)
    with store.change() as work:
        work.update(Account, pair[1], view.right.version, note="inzwischen")
    with store.change() as work, pytest.raises(Conflict, match=r"row\.changed"):
        merge(work, wish_of(view))
    assert len(state(store, only_live=True)["account"]) == 2


def test_a_row_is_not_merged_with_itself_or_with_one_that_is_gone(store: Store, pair: tuple[UUID, UUID]) -> None:
    with store.read() as reader, pytest.raises(Invalid, match=r"merge\.same"):
        merge_view(reader, Kind.ACCOUNT, pair[0], pair[0])
    with store.read() as reader, pytest.raises(NotFound):
        merge_view(reader, Kind.ACCOUNT, pair[0], UUID(int=7))


def test_capacities_that_cannot_be_together_are_refused(store: Store, home: Bureau) -> None:
    with store.change() as work:
        one = account(work, home, ONE, contract_kva=1000.0, operating_kva=900.0)
        two = account(work, home, TWO, contract_kva=500.0, operating_kva=None)
    view = seen(store, Kind.ACCOUNT, one, two)
    with store.change() as work, pytest.raises(Invalid, match="operating_over_contract"):
        merge(work, wish_of(view, Side.LEFT, contract_kva=Side.RIGHT, operating_kva=Side.LEFT))


def test_pairs_are_found_judged_and_offered_again(store: Store, home: Bureau) -> None:
    with store.change() as work:
        one = account(work, home, "0000000012", name="海岳精密机械有限公司", address="演示路 1 号")
        two = account(work, home, "0990000000012", name="海岳精密機械股份有限公司", address="演示路1号")
        account(work, home, "9900000000099", name="别家")
        for key in (one, two):
            add_contact(work, key, "王强", number="138 0013 8000")
    with store.read() as reader:
        ((found,), _count) = find_duplicates(reader, Kind.ACCOUNT)
        ((entity,), _count) = find_duplicates(reader, Kind.CUSTOMER)
        assert find_duplicates(reader, Kind.CONTACT) == ([], 0)
    assert found.reasons == (Reason.NUMBER, Reason.NAME, Reason.PHONE, Reason.ADDRESS)
    assert entity.reasons == (Reason.NAME,)
    with store.change() as work:
        first = judge_different(work, Kind.ACCOUNT, two, one)
        assert judge_different(work, Kind.ACCOUNT, one, two) == first
    with store.read() as reader:
        assert find_duplicates(reader, Kind.ACCOUNT) == ([], 0)
        assert find_duplicates(reader, Kind.CUSTOMER)[1] == 1
        (known,) = judged(reader, Kind.ACCOUNT)
        assert {known.left.id, known.right.id} == {one, two}
    with store.change() as work:
        reconsider(work, known.id, known.version)
    with store.read() as reader:
        assert find_duplicates(reader, Kind.ACCOUNT)[1] == 1


def test_months_and_places_of_contacts_survive(store: Store, pair: tuple[UUID, UUID]) -> None:
    one, two = pair
    with store.change() as work:
        book = work.scalar(select(Account.c.portfolio_id).where(Account.c.id == two))
        work.insert(MonthlyUsage, account_id=two, portfolio_id=book, month=date(2026, 9, 1), kwh_total=7.0)
        for place, key in enumerate(work.scalars(select(Contact.c.id).where(Contact.c.account_id == two)), start=1):
            work.update(Contact, key, 1, emergency_order=place)
    merged(store, seen(store, Kind.ACCOUNT, one, two))
    live: Any = state(store, only_live=True)
    months = sorted(row["month"] for row in live["monthly_usage"].values())
    assert months == [date(2026, month, 1) for month in (1, 2, 3, 9)]
    assert sorted(row["emergency_order"] or 0 for row in live["contact"].values()) == [0, 0, 1, 2]
