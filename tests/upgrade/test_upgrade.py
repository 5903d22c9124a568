"""An older database is copied and upgraded; a migration that fails leaves it as it was."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.exc import DBAPIError

import migrations
from crm.domain.clock import FixedClock
from crm.domain.errors import RoundsError, Unreadable
from crm.storage import migrations as alembic_files
from crm.storage import start
from crm.storage.engine import file_engine
from crm.storage.start import open_store, revision_of
from crm.storage.store import connect
from crm.storage.tables import Setting

ROOT = Path(__file__).parents[2]
NEXT = "0002"
GOOD = 'op.add_column("account", sa.Column("colour", sa.String))'
FAILS = f'{GOOD}\n    op.execute("SELECT nonsense FROM nowhere")'
LOSES = f'{GOOD}\n    op.execute("DELETE FROM setting")'
SILENT = f'{GOOD}\n    op.execute("DROP TRIGGER account_audit_update")'
REBUILD = """
    with op.batch_alter_table("portfolio") as batch:
        batch.alter_column("name", existing_type=sa.String(), nullable=True)
    found = {each["name"]: each["type"] for each in sa.inspect(op.get_bind()).get_columns("portfolio")}
    trace.create("portfolio", found)
    op.create_table("sign", sa.Column("id", sa.Integer, primary_key=True))
    op.execute("INSERT INTO sign (id) VALUES (1)")
    op.add_column("account", sa.Column("colour", sa.String))"""
"""A parent table made anew, its triggers too, a new table, a row, a column."""
Publish = Callable[[str], None]


@pytest.fixture
def publish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Publish:
    """Make this program the next one, with one migration more."""

    def next_program(statements: str) -> None:
        folder = tmp_path / "migrations"
        shutil.copytree(Path(migrations.__file__).parent, folder)
        lines = ["import sqlalchemy as sa", "from alembic import op", "from migrations import trace"]
        lines += [f'revision = "{NEXT}"', 'down_revision = "0001"']
        body = "\n".join([*lines, "", "", "def upgrade() -> None:", f"    {statements}", ""])
        (folder / "versions" / "v0002_next.py").write_text(body, encoding="utf-8")
        monkeypatch.setattr(alembic_files, "migrations", SimpleNamespace(__file__=str(folder / "__init__.py")))
        monkeypatch.setattr(start, "HEAD", NEXT)

    return next_program


@pytest.fixture
def older(database_url: str, clock: FixedClock) -> str:
    """WHERE of a database of the present revision with a row in it."""
    store = open_store(database_url, clock)
    with store.change() as work:
        work.insert(Setting, key="bureau.name", value='"甲供电局"', starts_on=clock.today())
    store.close()
    return database_url


def _state(where: str, clock: FixedClock) -> tuple[str | None, int, bool]:
    """Return the revision, how many settings there are, and whether the column of the migration is there."""
    store = connect(where, clock)
    try:
        with store.read() as reader:
            count = reader.connection.execute(text("SELECT count(*) FROM setting")).scalar_one()
            columns = reader.connection.execute(text("SELECT * FROM account LIMIT 0")).keys()
            return revision_of(reader.connection), count, "colour" in columns
    finally:
        store.close()


def test_an_older_database_is_upgraded_and_keeps_its_rows(older: str, publish: Publish, clock: FixedClock) -> None:
    publish(GOOD)
    open_store(older, clock).close()
    assert _state(older, clock) == (NEXT, 1, True)


def test_an_older_file_is_copied_beside_itself_first(database_file: Path, publish: Publish, clock: FixedClock) -> None:
    publish(GOOD)
    open_store(database_file, clock).close()
    copies = list(database_file.parent.glob("rounds.db.rev-0001-*.bak"))
    assert [copy.name for copy in copies] == ["rounds.db.rev-0001-20261117-094800.bak"]
    with closing(sqlite3.connect(copies[0])) as driver:
        assert driver.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
        assert "colour" not in {row[1] for row in driver.execute("PRAGMA table_info(account)")}


def test_a_failing_upgrade_leaves_the_database_as_it_was(older: str, publish: Publish, clock: FixedClock) -> None:
    publish(FAILS)
    with pytest.raises(Unreadable) as caught:
        open_store(older, clock)
    assert caught.value.code == "database.upgrade_failed"
    assert "nowhere" in str(caught.value.values["details"])
    assert _state(older, clock) == ("0001", 1, False)


def test_an_upgrade_that_loses_rows_is_taken_back(database_file: Path, publish: Publish, clock: FixedClock) -> None:
    store = open_store(database_file, clock)
    with store.change() as work:
        work.insert(Setting, key="bureau.name", value='"甲供电局"', starts_on=clock.today())
    store.close()
    publish(LOSES)
    with pytest.raises(Unreadable) as caught:
        open_store(database_file, clock)
    assert caught.value.code == "database.upgrade_failed"
    assert _state(str(database_file), clock) == ("0001", 1, False)


def test_an_upgrade_that_leaves_changes_untraced_is_taken_back(
    database_file: Path, publish: Publish, clock: FixedClock
) -> None:
    open_store(database_file, clock).close()
    publish(SILENT)
    with pytest.raises(Unreadable) as caught:
        open_store(database_file, clock)
    assert caught.value.values["details"] == "account_audit_update"
    assert _state(str(database_file), clock) == ("0001", 0, False)


def test_a_parent_table_made_anew_keeps_its_children(demo_template: Path, publish: Publish, clock: FixedClock) -> None:
    path = demo_template.with_name("rebuilt.db")
    shutil.copyfile(demo_template, path)
    before = _rows(path)
    publish(REBUILD)
    open_store(path, clock).close()
    after = _rows(path)
    assert {name: after[name] for name in before} == before


def _rows(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as driver:
        names = [row[0] for row in driver.execute("SELECT tbl_name FROM sqlite_master WHERE type = 'table'")]
        names = [name for name in names if not name.startswith(("search_", "sqlite_"))]
        return {name: driver.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


class _Trip:
    """Counts the statements of an upgrade and stumbles over one of them."""

    def __init__(self, at: int) -> None:
        self.seen = 0
        self._at = at

    def __call__(self, *_anything: object) -> None:
        self.seen += 1
        if self.seen == self._at:
            raise sqlite3.OperationalError("the disk gave up")


@pytest.fixture
def trip(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], _Trip]:
    """Let the n-th statement fail that a writing connection sends from now on."""
    armed: list[_Trip] = []

    def watched(path: Path, *, read_only: bool) -> Engine:
        engine = file_engine(path, read_only=read_only)
        if not read_only and armed:
            event.listen(engine, "before_cursor_execute", armed[-1])
        return engine

    def arm(at: int) -> _Trip:
        armed.append(_Trip(at))
        return armed[-1]

    monkeypatch.setattr(start, "file_engine", watched)
    return arm


def test_an_upgrade_that_fails_at_any_statement_leaves_the_file_as_it_was(
    database_file: Path, publish: Publish, clock: FixedClock, trip: Callable[[int], _Trip]
) -> None:
    store = open_store(database_file, clock)
    with store.change() as work:
        work.insert(Setting, key="bureau.name", value='"甲供电局"', starts_on=clock.today())
    store.close()
    before, whole = _content(database_file), database_file.read_bytes()
    publish(REBUILD)
    failures = 0
    for at in count(1):
        stumbled = trip(at)
        try:
            open_store(database_file, clock).close()
        except (DBAPIError, RoundsError):
            failures += 1
            assert _content(database_file) == before, f"statement {at}"
        else:
            # SQLAlchemy gets over a failing look at a table that it can do without.
            assert _state(str(database_file), clock) == (NEXT, 1, True)
            database_file.write_bytes(whole)
        if stumbled.seen < at:
            break
    assert failures > 50


@pytest.mark.parametrize("at", [1, 2, 3, 20, 100, 300])
def test_a_new_file_that_cannot_be_made_whole_is_not_left_behind(
    tmp_path: Path, clock: FixedClock, trip: Callable[[int], _Trip], at: int
) -> None:
    trip(at)
    folder = tmp_path / "new"
    folder.mkdir()
    with pytest.raises((DBAPIError, RoundsError)):
        open_store(folder / "bureau.db", clock)
    assert list(folder.iterdir()) == []


def _content(path: Path) -> list[str]:
    """Return everything that a file holds, as statements."""
    with closing(sqlite3.connect(path)) as driver:
        return list(driver.iterdump())


KILLED = """
import os, sys
from types import SimpleNamespace
from sqlalchemy import Engine, event
from crm.domain.clock import SystemClock
from crm.storage import migrations, start
migrations.migrations = SimpleNamespace(__file__=sys.argv[2])
start.HEAD = "0002"
seen = 0
@event.listens_for(Engine, "before_cursor_execute")
def die(*_anything):
    global seen
    seen += 1
    if seen == int(sys.argv[3]):
        os._exit(9)
start.open_store(sys.argv[1], SystemClock())
"""
"""Upgrades a file and is gone at one statement, without a word to SQLite, as when it is killed."""


@pytest.mark.parametrize("at", [10, 60, 110])
def test_an_upgrade_that_is_killed_leaves_the_file_as_it_was_and_the_next_one_ends_it(
    tmp_path: Path, database_file: Path, publish: Publish, clock: FixedClock, at: int
) -> None:
    store = open_store(database_file, clock)
    with store.change() as work:
        work.insert(Setting, key="bureau.name", value='"甲供电局"', starts_on=clock.today())
    store.close()
    before = _content(database_file)
    publish(REBUILD)
    next_program = str(tmp_path / "migrations" / "__init__.py")
    child = subprocess.run(
        [sys.executable, "-c", KILLED, str(database_file), next_program, str(at)], cwd=ROOT, check=False
    )
    assert child.returncode == 9
    assert _content(database_file) == before
    open_store(database_file, clock).close()
    assert _state(str(database_file), clock) == (NEXT, 1, True)
