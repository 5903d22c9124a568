"""The daily seal and retention on both databases: what is changed past the program shows, what is too old goes."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from crm.domain.clock import FixedClock
from crm.domain.codes import Role
from crm.domain.errors import Denied, Unreadable
from crm.domain.seals import Seal, compared
from crm.storage.store import Store
from crm.usecases.seals import forget_old_log, seal_log
from tests.support.build import account, bureau

DAYS = (date(2026, 11, 14), date(2026, 11, 16))


@pytest.fixture
def sealed(store: Store, tmp_path: Path) -> Path:
    """A log with entries on two days, sealed until yesterday."""
    with store.change() as work:
        account(work, bureau(work))
    line(store, DAYS[0])
    line(store, DAYS[1])
    seal(store, tmp_path / "seals.csv")
    return tmp_path / "seals.csv"


def line(store: Store, day: date, note: str = "一") -> None:
    """Write an entry of a day, as the trigger of that day would have."""
    moment = datetime(day.year, day.month, day.day, 4, tzinfo=UTC)
    told = moment if store.dialect == "postgresql" else f"{moment:%Y-%m-%d %H:%M:%S.%f}"
    key = "gen_random_uuid()" if store.dialect == "postgresql" else "randomblob(16)"
    with store.change() as work:
        work.connection.execute(
            text(
                "INSERT INTO audit_log (at, login, table_name, row_id, action, changes) "
                f"VALUES (:at, 'wang', 'account', {key}, 'update', :changes)"
            ),
            {"at": told, "changes": f'{{"note":[null,"{note}"]}}'},
        )


def past_the_program(store: Store, statement: str) -> None:
    """Change the log as somebody with the keys of the database can."""
    with store.change() as work:
        if store.dialect == "postgresql":
            work.connection.execute(text("SET LOCAL session_replication_role = replica"))
        else:
            for verb in ("update", "delete"):
                work.connection.execute(text(f"DROP TRIGGER IF EXISTS audit_log_{verb}"))
        work.connection.execute(text(statement))


def seal(store: Store, path: Path) -> tuple[int, list[date], int, int]:
    with store.read() as reader:
        found = seal_log(reader, path)
    return found.checked, [then.day for then, _now in found.broken], found.added, found.forgotten


def test_days_that_ended_are_sealed_once_and_stay_whole(store: Store, sealed: Path) -> None:
    days = (store.clock.today() - DAYS[0]).days
    assert seal(store, sealed) == (days, [], 0, 0)
    line(store, store.clock.today(), "today is still open")
    assert seal(store, sealed) == (days, [], 0, 0)
    store.clock = FixedClock(store.clock.now() + timedelta(days=1))
    assert seal(store, sealed) == (days, [], 1, 0)
    assert seal(store, sealed) == (days + 1, [], 0, 0)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_log SET login = 'zhao' WHERE login = 'wang'",
        "DELETE FROM audit_log WHERE login = 'wang'",
        "UPDATE audit_log SET address = '' WHERE login = 'wang'",
    ],
)
def test_what_is_changed_past_the_program_shows_again_and_again(store: Store, sealed: Path, statement: str) -> None:
    past_the_program(store, statement)
    for _time in range(2):
        assert seal(store, sealed)[1] == list(DAYS)


def test_an_entry_slipped_in_afterwards_shows(store: Store, sealed: Path) -> None:
    line(store, DAYS[0] + timedelta(days=1))
    assert seal(store, sealed)[1] == [DAYS[0] + timedelta(days=1)]


def test_nobody_takes_young_entries_out_and_retention_takes_old_ones(store: Store, sealed: Path) -> None:
    with pytest.raises((DBAPIError, Denied)), store.change() as work:
        work.connection.execute(text("DELETE FROM audit_log WHERE login = 'wang'"))
    line(store, date(2010, 5, 3))
    old = sealed.with_name("old.csv")
    with store.change() as work:
        assert forget_old_log(work) == 1
    with store.read() as reader:
        assert reader.connection.execute(text("SELECT count(*) FROM audit_log WHERE login = 'wang'")).scalar() == 2
    first = Seal(date(2010, 5, 3), 1, "0" * 64)
    old.write_text(f"day,entries,sha256\n{first.day},{first.entries},{first.digest}\n", encoding="utf-8")
    checked, broken, added, forgotten = seal(store, old)
    assert (checked, broken, forgotten) == (0, [], 1)
    assert added > 0


def test_a_manager_neither_seals_nor_forgets(store: Store, sealed: Path) -> None:
    store.actor = replace(store.actor, role=Role.MANAGER)
    with pytest.raises(Denied):
        seal(store, sealed)
    with store.change() as work, pytest.raises(Denied):
        forget_old_log(work)


@pytest.mark.parametrize(
    "content", ["", "hello", "day,entries,sha256\n2026-11-14,1,abc\n", "day,entries,sha256\nx,1," + "0" * 64, "\x00"]
)
def test_a_file_that_is_none_is_refused_and_kept(store: Store, tmp_path: Path, content: str) -> None:
    path = tmp_path / "seals.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(Unreadable, match=r"seal\.unreadable"):
        seal(store, path)
    assert path.read_text(encoding="utf-8") == content


def test_seals_are_compared_day_by_day() -> None:
    then, other = Seal(DAYS[1], 2, "a" * 64), Seal(DAYS[1], 2, "b" * 64)
    old = Seal(date(2000, 1, 1), 1, "c" * 64)
    assert compared([old, then], {DAYS[1]: then}, DAYS[0]) == ([], 1)
    assert compared([then], {DAYS[1]: other}, DAYS[0]) == ([(then, other)], 0)
