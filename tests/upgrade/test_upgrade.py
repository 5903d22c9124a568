"""An older database is copied and upgraded; a migration that fails leaves it as it was."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import text

import migrations
from crm.domain.clock import FixedClock
from crm.domain.errors import Unreadable
from crm.storage import migrations as alembic_files
from crm.storage import start
from crm.storage.start import open_store, revision_of
from crm.storage.store import connect
from crm.storage.tables import Setting

NEXT = "0002"
GOOD = 'op.add_column("account", sa.Column("colour", sa.String))'
FAILS = f'{GOOD}\n    op.execute("SELECT nonsense FROM nowhere")'
LOSES = f'{GOOD}\n    op.execute("DELETE FROM setting")'
Publish = Callable[[str], None]


@pytest.fixture
def publish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Publish:
    """Make this program the next one, with one migration more."""

    def next_program(statements: str) -> None:
        folder = tmp_path / "migrations"
        shutil.copytree(Path(migrations.__file__).parent, folder)
        lines = ["import sqlalchemy as sa", "from alembic import op", f'revision = "{NEXT}"', 'down_revision = "0001"']
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
