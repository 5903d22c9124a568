"""Versions are demanded and every change is traced by the database itself."""

import pytest
from sqlalchemy import select, text

from crm.domain.errors import Conflict
from crm.storage.store import Store
from crm.storage.tables import Account, Area, AuditLog, Portfolio, Task
from tests.support.build import account, bureau


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


def test_an_update_without_the_next_version_is_refused(store: Store) -> None:
    with store.change() as work:
        work.insert(Area, name="甲", sort_key="jia")
    with pytest.raises(Conflict, match=r"row\.changed"), store.change() as work:
        work.connection.execute(text("UPDATE area SET name = 'forged'"))
    with store.read() as reader:
        assert reader.scalars(select(Area.c.name)) == ["甲"]


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
        task = work.insert(Task, account_id=key, portfolio_id=home.book_id, title="t", priority="normal", state="open")
    with store.change() as work:
        work.update(Account, key, 1, portfolio_id=other)
    with store.read() as reader:
        row = reader.one(select(Task.c.portfolio_id, Task.c.version).where(Task.c.id == task))
    assert row is not None
    assert (row[0], row[1]) == (other, 1)
    assert [action for action, _changes in _log(store, "task")] == ["insert"]
    assert _log(store, "account")[-1][1].keys() == {"portfolio_id"}
