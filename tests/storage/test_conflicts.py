"""A writer who comes late: different fields merge, the same field is asked, and nothing is overwritten."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from crm.domain.clock import FixedClock
from crm.domain.codes import Role
from crm.domain.conflicts import Answer, Chosen, Fate, RowConflict
from crm.domain.errors import Conflict
from crm.storage.base import AnyTable
from crm.storage.store import Store
from crm.storage.tables import Account, Area, CalendarDay, Contact, Person, Task, Visit
from crm.storage.unit import UnitOfWork
from crm.usecases.accounts import edit_account
from crm.usecases.contacts import add_contact
from crm.usecases.tasks import add_task, move_task
from crm.usecases.undo import apply
from crm.usecases.visits import move_visit, plan_visit
from tests.support.build import Bureau, bureau
from tests.support.build import account as made_account


@pytest.fixture
def home(store: Store) -> Bureau:
    """A bureau with somebody whose login acts."""
    with store.change() as work:
        made = bureau(work)
        login = work.scalar(select(Area.c.created_by))
        work.insert(Person, name="王敏", sort_key="w", role=Role.MANAGER, login=login)
        return made


@pytest.fixture
def account(store: Store, home: Bureau) -> UUID:
    with store.change() as work:
        return made_account(work, home, name="海岳精密")


def _value(store: Store, table: AnyTable, key: UUID, field: str) -> object:
    with store.read() as reader:
        return reader.scalar(select(table.c[field]).where(table.c.id == key))


def _version(store: Store, table: AnyTable, key: UUID) -> int:
    found = _value(store, table, key, "version")
    assert isinstance(found, int)
    return found


def _conflict(store: Store, command: Callable[[UnitOfWork], object], *answers: Answer) -> RowConflict:
    with pytest.raises(Conflict) as caught, store.change() as work:
        work.heed(answers)
        command(work)
    told = caught.value.values["conflict"]
    assert isinstance(told, RowConflict)
    return told


def test_different_fields_merge_and_both_are_told(store: Store, account: UUID) -> None:
    seen = _version(store, Account, account)
    with store.change() as work:
        edit_account(work, account, seen, note="theirs", address="新路 8 号")
    with store.change() as work:
        edit_account(work, account, seen, site_access="mine")
        (told,) = work.merges
    assert (told.who, told.name, told.fields) == ("王敏", "海岳精密", ("address", "note"))
    assert _value(store, Account, account, "note") == "theirs"
    assert _value(store, Account, account, "site_access") == "mine"


def test_undoing_a_merged_change_leaves_the_others_change(store: Store, account: UUID) -> None:
    seen = _version(store, Account, account)
    with store.change() as work:
        edit_account(work, account, seen, note="theirs")
    with store.change() as work:
        edit_account(work, account, seen, site_access="mine")
        steps = work.undo
    with store.change() as work:
        apply(work, steps)
    assert _value(store, Account, account, "note") == "theirs"
    assert _value(store, Account, account, "site_access") is None


def test_undo_after_a_change_by_somebody_else_is_refused(store: Store, account: UUID) -> None:
    seen = _version(store, Account, account)
    with store.change() as work:
        edit_account(work, account, seen, note="mine")
        steps = work.undo
    with store.change() as work:
        edit_account(work, account, seen + 1, address="theirs")
    with pytest.raises(Conflict, match=r"row\.changed"), store.change() as work:
        apply(work, steps)
    assert _value(store, Account, account, "note") == "mine"


def test_a_form_that_writes_every_field_overwrites_none_that_it_did_not_change(store: Store, account: UUID) -> None:
    with store.change() as work:
        task = add_task(work, "问表计", account_id=account, due_on=date(2026, 11, 20))
    with store.change() as work:
        work.update(Task, task, 1, title="theirs")
    with store.change() as work:
        work.update(Task, task, 1, title="问表计", note="mine", due_on=date(2026, 11, 20))
    assert _value(store, Task, task, "title") == "theirs"
    assert _value(store, Task, task, "note") == "mine"


def test_the_same_field_is_asked_with_before_theirs_and_mine(store: Store, account: UUID, clock: FixedClock) -> None:
    seen = _version(store, Account, account)
    with store.change() as work:
        edit_account(work, account, seen, note="first")
    with store.change() as work:
        edit_account(work, account, seen + 1, note="theirs", address="新路 8 号")
    told = _conflict(store, lambda work: edit_account(work, account, seen + 1, note="mine", site_access="x"))
    (clash,) = told.clashes
    assert (told.fate, told.name, told.who) == (Fate.CHANGED, "海岳精密", "王敏")
    assert (clash.fields, clash.before, clash.theirs, clash.mine) == (("note",), ("first",), ("theirs",), ("mine",))
    assert clash.who == "王敏"
    assert clash.at is not None
    assert dict(told.mine) == {"note": "mine", "site_access": "x"}
    assert _value(store, Account, account, "note") == "theirs"


def test_a_decision_is_kept_with_the_rest_of_the_change(store: Store, account: UUID) -> None:
    seen = _version(store, Account, account)
    with store.change() as work:
        edit_account(work, account, seen, note="theirs", address="theirs")
    mine = {"note": "mine", "address": "mine", "site_access": "mine"}
    told = _conflict(store, lambda work: edit_account(work, account, seen, **mine))
    note, address = sorted(told.clashes, key=lambda clash: clash.fields, reverse=True)
    chosen = {"note": Chosen(note.theirs, note.mine), "address": Chosen(address.theirs, address.theirs)}
    with store.change() as work:
        work.heed([Answer("account", account, chosen)])
        edit_account(work, account, seen, **mine)
    found = [_value(store, Account, account, name) for name in ("note", "address", "site_access")]
    assert found == ["mine", "theirs", "mine"]


def test_a_decision_about_what_has_changed_once_more_is_asked_again(store: Store, account: UUID) -> None:
    seen = _version(store, Account, account)
    with store.change() as work:
        edit_account(work, account, seen, note="theirs")
    told = _conflict(store, lambda work: edit_account(work, account, seen, note="mine"))
    answer = Answer("account", account, {"note": Chosen(told.clashes[0].theirs, ("mine",))})
    with store.change() as work:
        edit_account(work, account, seen + 1, note="third")
    again = _conflict(store, lambda work: edit_account(work, account, seen, note="mine"), answer)
    assert again.clashes[0].theirs == ("third",)
    assert _value(store, Account, account, "note") == "third"


def test_equal_changes_are_no_conflict(store: Store, account: UUID) -> None:
    seen = _version(store, Account, account)
    for _who in range(2):
        with store.change() as work:
            edit_account(work, account, seen, note="same")
    assert _value(store, Account, account, "note") == "same"


def test_hours_of_a_visit_are_one_thing(store: Store, home: Bureau, account: UUID, clock: FixedClock) -> None:
    start = clock.now() + timedelta(days=1)
    end = start + timedelta(hours=1)
    with store.change() as work:
        visit = plan_visit(work, account, home.manager_id, start, end)
    with store.change() as work:
        move_visit(work, visit, 1, start + timedelta(hours=1), end + timedelta(hours=1))
    told = _conflict(store, lambda work: move_visit(work, visit, 1, start - timedelta(hours=1), end))
    (clash,) = told.clashes
    assert clash.fields == ("planned_start", "planned_end", "planned_on", "reschedule_reason")
    assert clash.before is not None
    moments = [side[:2] for side in (clash.before, clash.theirs, clash.mine)]
    assert moments == [
        (start, end),
        (start + timedelta(hours=1), end + timedelta(hours=1)),
        (start - timedelta(hours=1), end),
    ]
    assert _value(store, Visit, visit, "planned_start") == start + timedelta(hours=1)


def test_what_is_in_the_bin_is_not_written(store: Store, account: UUID) -> None:
    with store.change() as work:
        task = add_task(work, "问表计", account_id=account)
    with store.change() as work:
        work.remove(Task, task, 1)
    told = _conflict(store, lambda work: move_task(work, task, 1, date(2026, 11, 20)))
    assert (told.fate, told.name, dict(told.mine)) == (Fate.DELETED, "问表计", {"due_on": date(2026, 11, 20)})
    assert _value(store, Task, task, "due_on") is None


def test_deleting_what_somebody_changed_is_asked(store: Store, account: UUID) -> None:
    with store.change() as work:
        contact = add_contact(work, account, "胡工")
    with store.change() as work:
        work.update(Contact, contact, 1, note="theirs")
    told = _conflict(store, lambda work: work.remove(Contact, contact, 1))
    assert told.fate is Fate.REMOVING
    assert [(clash.fields, clash.before, clash.theirs) for clash in told.clashes] == [(("note",), (None,), ("theirs",))]
    assert _value(store, Contact, contact, "deleted_at") is None
    with store.change() as work:
        work.heed([Answer("contact", contact, removes_version=told.version)])
        work.remove(Contact, contact, 1)
    assert _value(store, Contact, contact, "deleted_at") is not None


def test_deleting_what_is_deleted_already_is_done(store: Store) -> None:
    with store.change() as work:
        area = work.insert(Area, name="a", sort_key="a")
    for _who in range(2):
        with store.change() as work:
            work.remove(Area, area, 1)
    assert _version(store, Area, area) == 2


def test_keys_have_names_in_a_conflict(store: Store, account: UUID) -> None:
    with store.change() as work:
        first, second = (work.insert(Person, name=n, sort_key=n, role=Role.MANAGER) for n in ("林晓岚", "何家荣"))
        task = add_task(work, "问表计", account_id=account)
    with store.change() as work:
        work.update(Task, task, 1, assignee_id=first)
    told = _conflict(store, lambda work: work.update(Task, task, 1, assignee_id=second))
    assert (told.names[first], told.names[second]) == ("林晓岚", "何家荣")


def test_every_kind_of_value_is_known_from_the_log(store: Store) -> None:
    """Days, moments, keys, truth: the base is read from the log as the columns hold it, so that equal is equal."""
    with store.change() as work:
        day = work.insert(CalendarDay, day=date(2026, 11, 20), is_workday=False, name="a")
    with store.change() as work:
        work.update(CalendarDay, day, 1, day=date(2026, 11, 21), is_workday=True)
    with store.change() as work:
        assert work.update(CalendarDay, day, 1, day=date(2026, 11, 20), is_workday=False, name="b") == 3
    assert _value(store, CalendarDay, day, "day") == date(2026, 11, 21)
    assert _value(store, CalendarDay, day, "is_workday") is True
