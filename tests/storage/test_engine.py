"""How databases are opened, what readers may do, and which errors of drivers become ours."""

from typing import cast

import pytest
from sqlalchemy import Connection, QueuePool, select, text

from crm.domain.clock import FixedClock
from crm.domain.errors import Busy, Conflict, Denied
from crm.storage import engine
from crm.storage.start import open_store
from crm.storage.store import Store
from crm.storage.tables import Area


def _pragma(connection: Connection, name: str) -> object:
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()


def test_a_file_is_written_with_care_and_by_one_connection(file_store: Store) -> None:
    with file_store.change() as work:
        wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000, "query_only": 0}
        assert {name: _pragma(work.connection, name) for name in wanted} == wanted
        assert cast(QueuePool, work.connection.engine.pool).size() == 1


def test_readers_of_a_file_neither_write_nor_checkpoint(file_store: Store) -> None:
    with file_store.read() as reader:
        wanted = {"query_only": 1, "wal_autocheckpoint": 0, "foreign_keys": 1}
        assert {name: _pragma(reader.connection, name) for name in wanted} == wanted


def test_idle_connections_to_a_file_are_closed_but_one(file_store: Store) -> None:
    def opened() -> int:
        return sum(cast(QueuePool, pool).checkedin() for pool in pools)

    with file_store.read() as one, file_store.read() as other, file_store.change() as work:
        pools = {each.connection.engine.pool for each in (one, other, work)}
    assert opened() == 3
    with file_store.read() as reader:
        reader.scalars(select(Area.c.name))
        file_store.let_go()
        assert reader.scalars(select(Area.c.name)) == []
    file_store.let_go()
    assert opened() == 1
    with file_store.change() as work:
        file_store.let_go()
        work.insert(Area, name="meanwhile", sort_key="m")
    with file_store.read() as one, file_store.read() as other:
        assert one.scalars(select(Area.c.name)) == other.scalars(select(Area.c.name)) == ["meanwhile"]


def test_the_connection_that_changes_stays_open_where_nobody_has_read(file_store: Store) -> None:
    with file_store.read() as reader, file_store.change() as work:
        reads, pool = reader.connection.engine, cast(QueuePool, work.connection.engine.pool)
    reads.dispose()
    file_store.let_go()
    assert pool.checkedin() == 1


def test_a_reader_cannot_write(store: Store) -> None:
    with pytest.raises(Denied), store.read() as reader:
        reader.connection.execute(text("DELETE FROM area"))


def test_a_reader_sees_one_state_however_long_it_reads(store: Store) -> None:
    with store.read() as reader:
        before = reader.scalars(select(Area.c.name))
        with store.change() as work:
            work.insert(Area, name="meanwhile", sort_key="m")
        assert reader.scalars(select(Area.c.name)) == before == []
    with store.read() as reader:
        assert reader.scalars(select(Area.c.name)) == ["meanwhile"]


def test_a_reader_leaves_no_trace_of_itself_in_later_changes(store: Store) -> None:
    for name in ("a", "b", "c"):
        with store.read() as reader:
            reader.scalars(select(Area.c.name))
        with store.change() as work:
            work.insert(Area, name=name, sort_key=name)
    with store.read() as reader:
        assert sorted(reader.scalars(select(Area.c.name))) == ["a", "b", "c"]


def test_a_name_that_was_taken_meanwhile_keeps_a_row_in_the_bin(store: Store) -> None:
    with store.change() as work:
        key = work.insert(Area, name="甲", sort_key="jia")
        work.remove(Area, key, 1)
        work.insert(Area, name="甲", sort_key="jia")
    with pytest.raises(Conflict, match=r"row\.taken"), store.change() as work:
        work.restore(Area, key, 2)


def test_a_second_program_that_changes_the_file_is_waited_for_and_then_told(
    file_store: Store, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.05)
    other = open_store(file_store.where, clock)
    try:
        with (
            file_store.change() as work,
            pytest.raises(Busy, match=r"database\.busy"),
            other.change(),
        ):
            raise AssertionError("two writers at once")
        work.discard()
    finally:
        other.close()
