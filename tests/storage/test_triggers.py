"""Versions are demanded and every change is traced by the database itself."""

import pytest
from sqlalchemy import select, text

from crm.domain.errors import Conflict, Denied
from crm.storage.store import Store
from crm.storage.tables import Account, Area, AuditLog, Portfolio, SearchEntry, Task, Visit
from crm.usecases.tasks import add_task
from tests.support.build import DAY, account, bureau


def _log(store: Store, table: str) -> list[tuple[str, dict[str, list[object]]]]:
    with store.read() as reader:
        rows = reader.rows(
            select(AuditLog.c.action, AuditLog.c.changes).where(AuditLog.c.table_name == table).order_by(AuditLog.c.id)
        )
    return [(row[0], row[1]) for row in rows]


def test_insert_update_and_delete_are_traced_with_what_changed(store: Store) -> None:
    with store.change() as work:
        key = work.insert(Area, name="甲", sort_key="jia")
    with store.change() as work:
        work.update(Area, key, 1, name="乙")
    with store.change() as work:
        work.connection.execute(text("DELETE FROM area"))
    log = _log(store, "area")
    assert log[0] == ("insert", {"name": [None, "甲"], "sort_key": [None, "jia"]})
    assert log[1] == ("update", {"name": ["甲", "乙"]})
    assert log[2][0] == "delete"
    assert log[2][1]["name"] == ["乙", None]


def test_only_what_changed_is_traced_whatever_derived_columns_are_called_alike(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        key = account(work, home)
        task = work.insert(Task, account_id=key, portfolio_id=home.book_id, title="t", priority="normal", state="open")
        visit = work.insert(
            Visit,
            account_id=key,
            portfolio_id=home.book_id,
            person_id=home.manager_id,
            channel="on_site",
            plan_state="approved",
        )
    with store.change() as work:
        work.update(Task, task, 1, due_on=DAY, title="t")
        work.update(Visit, visit, 1, content="演示")
    assert _log(store, "task")[-1] == ("update", {"due_on": [None, DAY.isoformat()]})
    assert _log(store, "visit")[-1] == ("update", {"content": [None, "演示"]})


@pytest.mark.parametrize(
    "forged",
    [
        "name = 'forged'",
        "name = 'forged', version = version",
        "name = 'forged', version = version + 2",
        "updated_by = 'somebody else'",
        "deleted_at = created_at",
        "version = version + 1, created_by = 'somebody else'",
        "version = version + 1, created_at = '2001-01-01 00:00:00'",
    ],
)
def test_an_update_without_the_next_version_or_with_another_birth_is_refused(store: Store, forged: str) -> None:
    with store.change() as work:
        work.insert(Area, name="甲", sort_key="jia")
    with pytest.raises(Conflict, match=r"row\.changed"), store.change() as work:
        work.connection.execute(text(f"UPDATE area SET {forged}"))
    with store.read() as reader:
        row = reader.one(select(Area.c.name, Area.c.version, Area.c.deleted_at))
        assert row is not None
        assert tuple(row) == ("甲", 1, None)
    assert len(_log(store, "area")) == 1


def test_moving_a_task_of_no_account_is_an_edit(store: Store) -> None:
    with store.change() as work:
        bureau(work)
        add_task(work, "of no account")
    with pytest.raises(Conflict), store.change() as work:
        work.connection.execute(text("UPDATE task SET title = 'forged', portfolio_id = (SELECT id FROM portfolio)"))


@pytest.mark.parametrize("forged", ["UPDATE audit_log SET login = 'somebody else'", "DELETE FROM audit_log"])
def test_what_was_traced_stays(store: Store, forged: str) -> None:
    with store.change() as work:
        work.insert(Area, name="甲", sort_key="jia")
    with pytest.raises(Denied), store.change() as work:
        work.connection.execute(text(forged))
    assert len(_log(store, "area")) == 1


def test_derived_columns_need_no_version_and_leave_no_trace(store: Store) -> None:
    with store.change() as work:
        account(work, bureau(work))
    before = len(_log(store, "account"))
    with store.change() as work:
        work.connection.execute(text("UPDATE account SET rating = 4.5, interval_days = 30"))
    assert len(_log(store, "account")) == before


def test_children_follow_their_account_into_another_book(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        key = account(work, home)
        other = work.insert(Portfolio, name="other", area_id=home.area_id)
        task = add_task(work, "t", account_id=key)
    with store.change() as work:
        work.update(Account, key, 1, portfolio_id=other)
    with store.read() as reader:
        assert reader.scalars(select(SearchEntry.c.portfolio_id).where(SearchEntry.c.row_id == task)) == [other]
        row = reader.one(select(Task.c.portfolio_id, Task.c.version).where(Task.c.id == task))
    assert row is not None
    assert (row[0], row[1]) == (other, 1)
    assert [action for action, _changes in _log(store, "task")] == ["insert"]
    assert _log(store, "account")[-1][1].keys() == {"portfolio_id"}
