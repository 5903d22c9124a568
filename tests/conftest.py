"""What every kind of test stands on: a clock that stands still, databases on both engines, a home of their own."""

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from crm.domain.actor import Actor
from crm.domain.clock import BUREAU_ZONE, FixedClock
from crm.storage.start import open_store
from crm.storage.store import Store
from crm.usecases.demo.fill import fill
from tests.support import postgres as servers
from tests.support.office import Office, working_office

# Before any Qt is imported: no test may open a window on somebody's screen or read somebody's settings.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_HOME = tempfile.mkdtemp(prefix="rounds-home-")
for _variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA", "APPDATA"):
    os.environ[_variable] = _HOME
os.environ.pop("ROUNDS_NOW", None)

# How long an example takes says how busy a computer is; speed belongs in benchmarks/.
settings.register_profile("rounds", deadline=None)
settings.load_profile("rounds")

NOW = datetime(2026, 11, 17, 9, 48, tzinfo=BUREAU_ZONE)
"""The moment of the pictures in the design guide: a Tuesday morning at the bureau."""


def pytest_configure() -> None:
    """Collect garbage between tests only, as the window does on its GUI thread only (see ui/collector.py)."""
    gc.disable()


def pytest_runtest_teardown() -> None:
    """Collect what the test made; what lived before it is young no more."""
    gc.collect(0)


def pytest_unconfigure() -> None:
    """Take the borrowed home away.

    What a test copied goes first: without a screen Qt keeps it until the process ends, and a Python object that it
    then frees crashes an interpreter that has ended before.
    """
    if "PySide6.QtGui" in sys.modules and (clipboard := _clipboard()) is not None:
        clipboard.clear()
    shutil.rmtree(_HOME, ignore_errors=True)


def _clipboard() -> Any:
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication.clipboard() if QGuiApplication.instance() is not None else None


@pytest.fixture
def clock() -> FixedClock:
    """The bureau's clock, standing still."""
    return FixedClock(NOW)


@pytest.fixture
def actor() -> Actor:
    """Who acts in tests."""
    return Actor("demo")


@pytest.fixture(scope="session")
def postgres() -> Iterator[servers.Server]:
    """One PostgreSQL server for the whole run."""
    with servers.running() as server:
        yield server


@pytest.fixture(scope="session")
def file_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database file of this revision, made once and copied for each test."""
    path = tmp_path_factory.mktemp("template") / "template.db"
    open_store(path, FixedClock(NOW)).close()
    return path


@pytest.fixture
def database_file(file_template: Path, tmp_path: Path) -> Path:
    """A new database file with the schema and no rows."""
    path = tmp_path / "rounds.db"
    shutil.copyfile(file_template, path)
    return path


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """WHERE of a new database with the schema and no rows, once on each engine."""
    if request.param == "sqlite":
        yield str(request.getfixturevalue("database_file"))
        return
    server: servers.Server = request.getfixturevalue("postgres")
    with server.database() as address:
        yield address


@pytest.fixture
def store(database_url: str, clock: FixedClock, actor: Actor) -> Iterator[Store]:
    """An open empty database, once on each engine."""
    opened = open_store(database_url, clock, actor)
    yield opened
    opened.close()


@pytest.fixture
def file_store(database_file: Path, clock: FixedClock, actor: Actor) -> Iterator[Store]:
    """An open empty database file, for tests that need not run on a server too."""
    opened = open_store(database_file, clock, actor)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def demo_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with the small demo, made once and only copied: no test opens it itself."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    opened = open_store(path, FixedClock(NOW), Actor("demo"))
    with opened.change() as work:
        fill(work, "small", 1)
    opened.close()
    return path


@pytest.fixture(scope="module")
def demo_template(demo_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small demo that the tests of a module share: commands note there what they export."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    shutil.copyfile(demo_made, path)
    return path


@pytest.fixture
def demo_store(demo_made: Path, tmp_path: Path, clock: FixedClock, actor: Actor) -> Iterator[Store]:
    """An open copy of the small demo that a test may change."""
    path = tmp_path / "demo.db"
    shutil.copyfile(demo_made, path)
    opened = open_store(path, clock, actor)
    yield opened
    opened.close()


@pytest.fixture
def light_theme(qapp: object) -> Iterator[None]:
    """Windows of a test begin with the light theme at 100 %; its successor stands before it goes."""
    from ui.theme import look
    from ui.theme.theme import Theme

    theme = Theme("light")
    look.install(theme)
    yield
    look.install(Theme("light"))
    theme.deleteLater()


@pytest.fixture(scope="module")
def office(postgres: servers.Server, demo_made: Path) -> Iterator[Office]:
    """The small demo's office on a server, with logins; the tests of a module share it."""
    with postgres.database(empty=True) as address, working_office(address, demo_made, FixedClock(NOW)) as made:
        yield made
