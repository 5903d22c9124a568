"""`rounds check` finds what is missing."""

import pytest
from sqlalchemy import text

from crm.domain.clock import FixedClock
from crm.storage.check import check
from crm.storage.start import open_store
from crm.storage.store import Store
from crm.storage.triggers import missing_triggers
from tests.support.postgres import Server

SQLITE = "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'"
SERVER = "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal"


def test_a_new_database_is_sound(store: Store) -> None:
    with store.read() as reader:
        report = check(reader)
        assert report.is_sound
        assert missing_triggers(reader.connection) == set()


def test_every_trigger_is_missed_when_it_is_dropped(store: Store) -> None:
    with store.change() as work:
        connection = work.connection
        found = connection.execute(text(SQLITE if store.dialect == "sqlite" else SERVER)).all()
        assert len(found) > 100
        for name, table in found:
            with connection.begin_nested() as step:
                connection.execute(text(f"DROP TRIGGER {name}" + ("" if store.dialect == "sqlite" else f" ON {table}")))
                assert missing_triggers(connection) == {name}
                step.rollback()
        assert missing_triggers(connection) == set()


@pytest.mark.postgresql
def test_a_trigger_that_is_switched_off_is_missed(postgres: Server, clock: FixedClock) -> None:
    with postgres.database() as address:
        store = open_store(address, clock)
        with store.change() as work:
            work.connection.execute(text("ALTER TABLE account DISABLE TRIGGER account_audit"))
            assert missing_triggers(work.connection) == {"account_audit"}
        store.close()


def test_figures_and_words_that_are_gone_are_counted(demo_store: Store) -> None:
    with demo_store.change() as work:
        work.connection.execute(text("UPDATE account SET rating = 9 WHERE id IN (SELECT id FROM account LIMIT 2)"))
        work.connection.execute(text("DELETE FROM search_entry WHERE kind = 'feeder'"))
        report = check(work)
        assert report.wrong_derived == 2
        assert report.search_missing > 0
        assert not report.is_sound
