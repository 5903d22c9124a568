"""The bin on both databases: what goes along, what comes back, who may do it, what is left after a purge."""

from datetime import timedelta
from uuid import UUID

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from crm.domain.bin import BinFilter
from crm.domain.changes import Kind
from crm.domain.clock import FixedClock
from crm.domain.codes import Role
from crm.domain.errors import Conflict, Denied, Invalid, NotFound
from crm.storage.check import check
from crm.storage.duty import refresh
from crm.storage.searchable import rebuild
from crm.storage.store import Store
from crm.storage.tables import Account, Person
from crm.storage.unit import UnitOfWork
from crm.usecases import bin as verbs
from crm.usecases import undo
from crm.usecases.contacts import remove_contact
from crm.usecases.search import search
from crm.usecases.tasks import add_task, remove_task
from tests.support.build import Bureau, account, bureau
from tests.support.family import everything, feeder, outage, searched, visit, whole_account

NUMBER = "9900000000011"


@pytest.fixture
def home(store: Store) -> Bureau:
    with store.change() as work:
        return bureau(work)


@pytest.fixture
def full(store: Store, home: Bureau) -> UUID:
    with store.change() as work:
        key = whole_account(work, home, NUMBER, feeder(work), outage(work), name="海岳精密")
        refresh(work)
        rebuild(work)
    later(store)
    return key


def later(store: Store) -> None:
    """Let a minute pass, so that what is deleted now has not gone with what was deleted before."""
    store.clock = FixedClock(store.clock.now() + timedelta(minutes=1))


def act_as(store: Store, role: Role) -> None:
    store.actor = replace(store.actor, role=role)


def entries(store: Store, **wanted: object) -> list[str]:
    with store.read() as reader:
        return [row.title for row in verbs.bin_rows(reader, verbs.bin_entries(reader, BinFilter(**wanted)))]  # type: ignore[arg-type]


def delete(store: Store, account_id: UUID) -> None:
    with store.change() as work:
        verbs.delete_account(work, account_id, verbs.going_with_account(work, account_id).version)
    later(store)


def test_what_goes_with_an_account_is_said_beforehand(store: Store, full: UUID) -> None:
    with store.read() as reader:
        going = verbs.going_with_account(reader, full)
    assert going.name == "海岳精密"
    assert going.held == 0
    assert (going.counts[Kind.CONTACT], going.counts[Kind.VISIT], going.counts[Kind.TASK]) == (2, 1, 2)
    assert (going.counts[Kind.INTERACTION], going.counts[Kind.ATTACHMENT], going.counts[Kind.MONTHLY_USAGE]) == (
        1,
        2,
        3,
    )
    assert Kind.PHONE_LOOK not in going.counts


def test_an_account_comes_back_with_everything_that_went_with_it(store: Store, full: UUID) -> None:
    with store.read() as reader:
        before, found_before = everything(reader), searched(reader)
    delete(store, full)
    with store.read() as reader:
        assert search(reader, "海岳精密") == []
        assert check(reader).is_sound
        live = everything(reader, only_live=True)
    assert not live["contact"]
    assert not live["customer"]
    assert live["phone_look"]
    assert entries(store) == ["海岳精密"]
    with store.change() as work:
        back = verbs.restore(work, [full])
    assert back.entries == 1
    with store.read() as reader:
        assert everything(reader) == before
        assert searched(reader) == found_before
        assert check(reader).is_sound
    assert entries(store) == []


def test_what_was_deleted_before_stays_in_the_bin(store: Store, home: Bureau, full: UUID) -> None:
    with store.change() as work:
        task_id = add_task(work, "早先删除", account_id=full)
        remove_task(work, task_id, 1)
    later(store)
    delete(store, full)
    assert entries(store) == ["海岳精密", "早先删除"]
    with store.change() as work, pytest.raises(Invalid) as refused:
        verbs.restore(work, [task_id])
    assert refused.value.code == "bin.account_first"
    with store.change() as work:
        verbs.restore(work, [full])
    assert entries(store) == ["早先删除"]
    with store.change() as work:
        verbs.restore(work, [task_id])
    assert entries(store) == []


def test_the_account_and_what_lay_in_the_bin_come_back_together(store: Store, full: UUID) -> None:
    with store.change() as work:
        task_id = add_task(work, "早先删除", account_id=full)
        remove_task(work, task_id, 1)
    later(store)
    delete(store, full)
    with store.change() as work:
        assert verbs.restore(work, [task_id, full]).entries == 2
    assert entries(store) == []


def test_a_deletion_taken_back_and_done_again_still_belongs_together(store: Store, full: UUID) -> None:
    with store.change() as work:
        verbs.delete_account(work, full, 1)
    steps = work.undo
    later(store)
    with store.change() as work:
        undo.apply(work, steps)
    redo = work.undo
    assert entries(store) == []
    later(store)
    with store.change() as work:
        undo.apply(work, redo)
    later(store)
    assert entries(store) == ["海岳精密"]
    with store.change() as work:
        assert verbs.restore(work, [full]).rows == len(steps)


@pytest.mark.parametrize("role", [Role.MANAGER, Role.READONLY])
def test_only_supervisors_delete_an_account_with_held_visits(store: Store, home: Bureau, role: Role) -> None:
    with store.change() as work:
        key = account(work, home)
        visit(work, home, key, held=True)
    act_as(store, role)
    with store.change() as work, pytest.raises(Denied) as refused:
        verbs.delete_account(work, key, 1)
    assert (refused.value.code, refused.value.values["count"]) == ("account.held_visits", 1)
    act_as(store, Role.SUPERVISOR)
    with store.change() as work:
        verbs.delete_account(work, key, 1)


def test_a_manager_deletes_an_account_without_held_visits(store: Store, home: Bureau) -> None:
    with store.change() as work:
        key = account(work, home)
        visit(work, home, key)
    act_as(store, Role.MANAGER)
    with store.change() as work:
        verbs.delete_account(work, key, 1)
    with store.change() as work, pytest.raises(NotFound):
        verbs.delete_account(work, key, 1)


def test_a_planned_visit_goes_with_its_draft_and_a_held_one_stays(store: Store, home: Bureau) -> None:
    with store.change() as work:
        key = account(work, home, name="海岳精密")
        planned, held = visit(work, home, key), visit(work, home, key, held=True)
        add_task(work, "随走访", account_id=key, visit_id=planned)
    with store.change() as work, pytest.raises(Invalid, match="already_held"):
        verbs.delete_visit(work, held, 1)
    with store.change() as work:
        verbs.delete_visit(work, planned, 1)
    with store.read() as reader:
        (row,) = verbs.bin_rows(reader, verbs.bin_entries(reader, BinFilter()))
        live = everything(reader, only_live=True)
    assert (row.kind, row.account, row.with_it[Kind.TASK], row.with_it[Kind.VISIT_TOPIC]) == (
        Kind.VISIT,
        "海岳精密",
        1,
        1,
    )
    assert list(live["visit"]) == [held]
    assert not live["task"]


def test_a_customer_with_another_account_stays(store: Store, home: Bureau) -> None:
    with store.change() as work:
        one = account(work, home, "9900000000001")
        two = account(work, home, "9900000000002")
        customer = _customer_of(work, one)
        work.update(Account, two, 1, customer_id=customer)
    delete(store, one)
    with store.read() as reader:
        assert customer in everything(reader, only_live=True)["customer"]


def _customer_of(work: UnitOfWork, account_id: UUID) -> UUID:
    key: UUID = work.scalar(select(Account.c.customer_id).where(Account.c.id == account_id))
    return key


def test_a_number_that_is_in_use_again_keeps_its_account_in_the_bin(store: Store, home: Bureau) -> None:
    with store.change() as work:
        old = account(work, home, NUMBER)
    delete(store, old)
    with store.change() as work:
        account(work, home, NUMBER)
    with store.change() as work, pytest.raises(Conflict) as refused:
        verbs.restore(work, [old])
    assert (refused.value.code, refused.value.values) == ("account.number_taken", {"value": NUMBER})


def test_the_bin_tells_who_and_finds_by_kind_and_text(store: Store, home: Bureau, full: UUID) -> None:
    with store.change() as work:
        person = work.insert(Person, name="何演示", sort_key="he", role=Role.SUPERVISOR, login=work.actor.login)
        assert person
        task_id = add_task(work, "补签合同", account_id=full)
    with store.change() as work:
        remove_task(work, task_id, 1)
        contact_id = min(everything(work, only_live=True)["contact"])
        remove_contact(work, contact_id, 1)
    with store.read() as reader:
        rows = verbs.bin_rows(reader, verbs.bin_entries(reader, BinFilter()))
        counts = verbs.bin_counts(reader)
    on_server = store.dialect == "postgresql"
    assert on_server or {row.deleted_by for row in rows} == {"何演示"}
    assert (counts[Kind.TASK], counts[Kind.CONTACT], counts[Kind.ACCOUNT]) == (1, 1, 0)
    assert entries(store, kinds=frozenset({Kind.TASK})) == ["补签合同"]
    assert entries(store, text="合同") == ["补签合同"]
    assert len(entries(store, text="海岳")) == 2
    for strange in ("%", "_", "'", '"', "\\", "🏭", "x" * 500, "合同 补签"):
        assert len(entries(store, text=strange)) == (1 if strange == "合同 补签" else 0)


def test_restoring_many_is_one_step(store: Store, home: Bureau) -> None:
    with store.change() as work:
        keys = [account(work, home, f"99000000000{number:02}") for number in range(10, 30)]
    with store.change() as work:
        for key in keys:
            verbs.delete_account(work, key, 1)
    later(store)
    with store.change() as work:
        assert verbs.restore(work, keys).entries == 20
    steps = work.undo
    with store.change() as work:
        assert verbs.restore(work, keys).entries == 0
    with store.change() as work:
        undo.apply(work, steps)
    with store.read() as reader:
        assert verbs.bin_counts(reader)[Kind.ACCOUNT] == 20


def test_only_an_administrator_deletes_for_good(store: Store, full: UUID) -> None:
    delete(store, full)
    act_as(store, Role.SUPERVISOR)
    with store.change() as work, pytest.raises(Denied, match=r"bin\.purge"):
        verbs.purge(work, [full])
    assert entries(store) == ["海岳精密"]


def test_a_purge_leaves_nothing_of_an_account_and_no_way_back(store: Store, home: Bureau, full: UUID) -> None:
    with store.change() as work:
        other = account(work, home, "9900000000099", name="别家")
        refresh(work)
        rebuild(work)
    with store.change() as work:
        verbs.delete_account(work, full, verbs.going_with_account(work, full).version)
    steps = work.undo
    later(store)
    with store.change() as work:
        assert verbs.purge(work, [full]) == 1
    assert not work.undo
    with store.read() as reader:
        left = everything(reader)
        assert check(reader).is_sound
    assert list(left["account"]) == [other]
    for name in ("contact", "contact_phone", "phone_look", "visit", "visit_topic", "task", "monthly_usage", "meter"):
        assert not left[name], name
    assert len(left["customer"]) == 1
    assert left["outage"]
    with store.change() as work, pytest.raises(NotFound):
        undo.apply(work, steps)


def test_who_points_to_a_purged_contact_keeps_the_name(store: Store, full: UUID) -> None:
    with store.read() as reader:
        note = next(iter(everything(reader)["interaction"].values()))
    contact_id = note["contact_id"]
    with store.change() as work:
        remove_contact(work, contact_id, everything(work, stamps=True)["contact"][contact_id]["version"])
    later(store)
    with store.change() as work:
        verbs.purge(work, [contact_id])
    with store.read() as reader:
        left = everything(reader)
    assert contact_id not in left["contact"]
    assert left["interaction"][note["id"]]["contact_id"] is None
    assert left["interaction"][note["id"]]["text"] == note["text"]


def test_a_purge_in_use_of_a_live_row_is_no_purge(store: Store, full: UUID) -> None:
    with store.change() as work:
        assert verbs.purge(work, [full]) == 0
    with store.read() as reader:
        assert full in everything(reader)["account"]
