"""The log of changes on both databases: reading it, and putting fields and rows back from it."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from crm.domain.audit import LogAction, LogEntry, LogFilter
from crm.domain.codes import Role, Segment
from crm.domain.errors import Conflict, Denied, Invalid, NotFound
from crm.storage.store import Store
from crm.storage.tables import Account, Task
from crm.usecases import undo
from crm.usecases.accounts import edit_account
from crm.usecases.audit import log_choices, log_entries, log_page
from crm.usecases.audit_restore import restoration, restore_entry
from crm.usecases.bin import delete_account
from crm.usecases.tasks import add_task, remove_task
from tests.support.build import Bureau, account, bureau

NUMBER = "9900000000011"


@pytest.fixture
def home(store: Store) -> Bureau:
    with store.change() as work:
        return bureau(work)


@pytest.fixture
def mill(store: Store, home: Bureau) -> UUID:
    with store.change() as work:
        return account(work, home, NUMBER, name="海岳精密")


def entries(store: Store, **wanted: object) -> list[LogEntry]:
    with store.read() as reader:
        return log_entries(reader, log_page(reader, LogFilter(**wanted)).ids)  # type: ignore[arg-type]


def change(store: Store, key: UUID, **values: object) -> None:
    with store.change() as work:
        row = work.one(select(Account.c.version).where(Account.c.id == key))
        assert row is not None
        edit_account(work, key, row.version, **values)


def field_of(store: Store, key: UUID, name: str) -> object:
    with store.read() as reader:
        return reader.scalar(select(Account.c[name]).where(Account.c.id == key))


def test_an_entry_says_who_what_old_new_and_whose(store: Store, mill: UUID) -> None:
    change(store, mill, note="换柜")
    newest = entries(store, table="account")[0]
    assert newest.action is LogAction.CHANGED
    assert newest.login == store.actor.login or store.dialect == "postgresql"
    assert (newest.subject, newest.account, newest.account_id) == ("海岳精密", "海岳精密", mill)
    assert [(each.field, each.old, each.new) for each in newest.fields] == [("note", None, "换柜")]


def test_values_are_those_of_the_columns_and_keys_are_names(store: Store, mill: UUID) -> None:
    with store.change() as work:
        add_task(work, "量温度", account_id=mill, due_on=date(2026, 11, 20))
    made = {each.field: each.new for each in entries(store, table="task")[0].fields}
    assert made["due_on"] == date(2026, 11, 20)
    assert made["title"] == "量温度"
    assert entries(store, table="task")[0].account == "海岳精密"


def test_entries_are_chosen_by_day_person_table_and_words(store: Store, home: Bureau, mill: UUID) -> None:
    change(store, mill, note="10千伏 100%_")
    day = store.clock.local(entries(store)[0].at).date()
    assert entries(store, first=day, last=day)
    assert not entries(store, first=day + timedelta(days=1))
    assert not entries(store, last=day - timedelta(days=1))
    assert entries(store, table="account", text="100%_")
    assert not entries(store, table="account", text="100%x")
    assert not entries(store, table="account", text="zzz")
    assert not entries(store, login="nobody")
    with store.read() as reader:
        people, tables = log_choices(reader)
    assert {"account", "person", "portfolio"} <= set(tables)
    assert all(entries(store, login=login) for login, _name in people)


def test_a_long_log_is_cut_and_says_so(store: Store, mill: UUID) -> None:
    with store.read() as reader:
        cut = log_page(reader, LogFilter(), most=2)
        whole = log_page(reader, LogFilter())
    assert (len(cut.ids), cut.is_cut, whole.is_cut) == (2, True, False)
    assert cut.ids == whole.ids[:2]


def test_the_log_is_for_supervisors_and_administrators(store: Store, mill: UUID) -> None:
    store.actor = replace(store.actor, role=Role.MANAGER)
    with store.read() as reader, pytest.raises(Denied):
        log_page(reader, LogFilter())


def test_days_the_wrong_way_round_are_refused(store: Store) -> None:
    with store.read() as reader, pytest.raises(Invalid, match=r"period\.backwards"):
        log_page(reader, LogFilter(date(2026, 2, 1), date(2026, 1, 1)))


def test_a_field_is_put_back_over_later_changes_and_taken_back_again(store: Store, mill: UUID) -> None:
    change(store, mill, note="一", address="甲路")
    change(store, mill, note="二")
    change(store, mill, note="三", address="乙路")
    second = entries(store, table="account")[1]
    with store.read() as reader:
        shown = restoration(reader, second.id, "note")
    assert [(each.field, each.now, each.then) for each in shown.lines] == [("note", "三", "一")]
    with store.change() as work:
        restore_entry(work, second.id, "note")
        steps = work.undo
    assert (field_of(store, mill, "note"), field_of(store, mill, "address")) == ("一", "乙路")
    with store.change() as work:
        undo.apply(work, steps)
    assert field_of(store, mill, "note") == "三"


def test_what_follows_from_a_field_comes_back_with_it(store: Store, mill: UUID) -> None:
    was = field_of(store, mill, "sort_key")
    change(store, mill, name="白石重工", segment=Segment.DIRECT_SERVICE)
    renamed = entries(store, table="account")[0]
    with store.change() as work:
        restore_entry(work, renamed.id, "name")
        restore_entry(work, renamed.id, "segment")
    assert (field_of(store, mill, "name"), field_of(store, mill, "sort_key")) == ("海岳精密", was)
    assert field_of(store, mill, "is_direct_service") is False


def test_a_row_is_put_back_as_it_was_before_an_entry(store: Store, mill: UUID) -> None:
    change(store, mill, note="一", address="甲路", contract_kva=800)
    change(store, mill, note="二", contract_kva=1000)
    change(store, mill, address="乙路")
    with store.change() as work:
        restore_entry(work, entries(store, table="account")[1].id)
    assert [field_of(store, mill, name) for name in ("note", "address", "contract_kva")] == ["一", "甲路", 800]


def test_moments_days_and_keys_come_back_as_such(store: Store, home: Bureau, mill: UUID) -> None:
    with store.change() as work:
        key = add_task(work, "量温度", account_id=mill, due_on=date(2026, 11, 20), assignee_id=home.manager_id)
    with store.change() as work:
        work.update(Task, key, 1, due_on=None, assignee_id=None)
    with store.change() as work:
        restore_entry(work, entries(store, table="task")[0].id)
        row = work.one(select(Task.c.due_on, Task.c.assignee_id).where(Task.c.id == key))
    assert row is not None
    assert tuple(row) == (date(2026, 11, 20), home.manager_id)


def test_a_row_from_the_bin_comes_back_with_what_went_along(store: Store, home: Bureau, mill: UUID) -> None:
    with store.change() as work:
        task = add_task(work, "量温度", account_id=mill)
        row = work.one(select(Account.c.version).where(Account.c.id == mill))
        assert row is not None
        delete_account(work, mill, row.version)
    gone = next(each for each in entries(store, table="account") if each.action is LogAction.BINNED)
    with store.change() as work:
        assert restore_entry(work, gone.id).is_binned
        assert work.scalar(select(Task.c.deleted_at).where(Task.c.id == task)) is None
    assert field_of(store, mill, "deleted_at") is None


def test_what_cannot_be_put_back_is_said(store: Store, home: Bureau, mill: UUID) -> None:
    with store.change() as work:
        task = add_task(work, "量温度", account_id=mill)
    with store.change() as work:
        work.update(Task, task, 1, title="量油温")
        remove_task(work, task, 2)
    renamed = next(each for each in entries(store, table="task") if each.action is LogAction.CHANGED)
    made = next(each for each in entries(store, table="task") if each.action is LogAction.ADDED)
    with store.change() as work:
        with pytest.raises(Conflict, match=r"audit\.in_bin"):
            restore_entry(work, renamed.id)
        with pytest.raises(Invalid, match=r"audit\.added"):
            restore_entry(work, made.id)
        with pytest.raises(NotFound, match=r"audit\.gone"):
            restore_entry(work, UUID(int=10**9))
        moved = entries(store, table="task")[0]
        with pytest.raises(Invalid, match=r"audit\.own_road"):
            restore_entry(work, moved.id, "deleted_at")
