"""A unit of work is kept whole or not at all, and knows its way back."""

from threading import Timer
from uuid import uuid4

import pytest
from sqlalchemy import func, select, text

from crm.domain.changes import Action, Kind
from crm.domain.errors import Busy, Cancelled, Conflict, Denied, NotFound
from crm.domain.progress import Progress
from crm.storage.store import Store
from crm.storage.tables import Area, AuditLog
from crm.storage.unit import MANY


def _names(store: Store) -> list[str]:
    with store.read() as reader:
        return reader.scalars(select(Area.c.name).where(Area.c.deleted_at.is_(None)).order_by(Area.c.name))


def test_nothing_is_kept_when_the_block_fails(store: Store) -> None:
    with pytest.raises(NotFound), store.change() as work:
        work.insert(Area, name="a", sort_key="a")
        work.update(Area, uuid4(), 1, name="gone")
    assert _names(store) == []


def test_a_dry_run_keeps_nothing(store: Store) -> None:
    with store.change() as work:
        work.insert(Area, name="a", sort_key="a")
        work.discard()
    assert _names(store) == []


def test_a_statement_that_takes_long_is_stopped_by_another_thread_and_nothing_is_kept(store: Store) -> None:
    counting = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1e15) SELECT max(i) FROM n"
    endless = text(counting if store.dialect == "sqlite" else "SELECT pg_sleep(600)")
    with pytest.raises((Cancelled, Busy)), store.change() as work:
        work.insert(Area, name="a", sort_key="a")
        stop = Timer(0.05, work.interrupt)
        stop.start()
        try:
            work.connection.execute(endless).all()
        finally:
            stop.join()
    assert _names(store) == []


def test_cancel_is_asked_a_last_time_before_all_is_kept(store: Store) -> None:
    progress = Progress()
    with pytest.raises(Cancelled), store.change(progress) as work:
        work.insert(Area, name="a", sort_key="a")
        progress.cancel()
    assert _names(store) == []


def test_a_lost_race_is_a_conflict_and_overwrites_nothing(store: Store) -> None:
    with store.change() as work:
        key = work.insert(Area, name="a", sort_key="a")
    with store.change() as work:
        assert work.update(Area, key, 1, name="theirs") == 2
    with pytest.raises(Conflict), store.change() as work:
        work.update(Area, key, 1, name="mine")
    assert _names(store) == ["theirs"]


def test_a_missing_row_is_said(store: Store) -> None:
    with pytest.raises(NotFound, match=r"row\.gone"), store.change() as work:
        work.update(Area, uuid4(), 1, name="x")


def test_the_same_values_write_nothing(store: Store) -> None:
    with store.change() as work:
        key = work.insert(Area, name="a", sort_key="a")
    with store.change() as work:
        assert work.update(Area, key, 1, name="a") == 1
        assert not work.undo


def test_removing_and_restoring_keeps_the_row(store: Store) -> None:
    with store.change() as work:
        key = work.insert(Area, name="a", sort_key="a")
        assert work.remove(Area, key, 1) == 2
    assert _names(store) == []
    with store.change() as work:
        work.restore(Area, key, 2)
    assert _names(store) == ["a"]


def test_a_row_in_the_bin_does_not_block_its_name(store: Store) -> None:
    with store.change() as work:
        work.remove(Area, work.insert(Area, name="a", sort_key="a"), 1)
        work.insert(Area, name="a", sort_key="a")
    assert _names(store) == ["a"]


def test_changes_and_steps_tell_what_was_done(store: Store) -> None:
    with store.change() as work:
        first, second = work.insert_many(Area, [{"name": "a", "sort_key": "a"}, {"name": "b", "sort_key": "b"}])
        work.update(Area, first, 1, name="c")
    assert work.changes.ids(Kind.AREA) == {first, second}
    assert [step.action for step in work.undo] == [Action.ADDED, Action.ADDED, Action.UPDATED]
    assert work.undo[-1].before == {"name": "a"}


def test_a_reader_of_a_file_cannot_write(file_store: Store) -> None:
    with pytest.raises(Denied), file_store.read() as reader:
        reader.connection.exec_driver_sql("DELETE FROM area")


def test_many_rows_are_told_as_everything(store: Store) -> None:
    rows = [{"name": f"n{number}", "sort_key": "n"} for number in range(600)]
    with store.change() as work:
        work.insert_many(Area, rows)
        assert work.changes.everything
    with store.read() as reader:
        assert reader.scalar(select(func.count()).select_from(Area)) == 600


@pytest.mark.parametrize("count", [1, 49, 50, 51, 103])
def test_many_rows_arrive_whole_whatever_their_number(store: Store, count: int) -> None:
    rows = [{"name": f"n{number:03}", "sort_key": f"s{number:03}"} for number in range(count)]
    with store.change() as work:
        keys = work.insert_many(Area, rows)
    with store.read() as reader:
        found = reader.rows(select(Area.c.id, Area.c.name, Area.c.sort_key, Area.c.version).order_by(Area.c.name))
        traced = reader.scalars(select(AuditLog.c.row_id).order_by(AuditLog.c.id))
    assert [tuple(row) for row in found] == [
        (key, row["name"], row["sort_key"], 1) for key, row in zip(keys, rows, strict=True)
    ]
    assert traced == keys


def test_many_rows_in_parts_are_told_as_everything(store: Store) -> None:
    with store.change() as work:
        for part in range(3):
            names = [f"{part}-{number}" for number in range(MANY // 2)]
            work.insert_many(Area, [{"name": name, "sort_key": name} for name in names])
            assert work.changes.everything is (part == 2)
        assert len(work.changes.added[Kind.AREA]) == MANY
        assert len(work.undo) == 3 * (MANY // 2)
