"""What tests of the window stand on: a runner that works at once, a real one, settings of their own, a watchdog."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from crm.storage.store import Store
from tests.support.window import Watchdog, WindowMaker
from ui.background import InlineRunner, Runner
from ui.hub import Hub
from ui.settings import Settings
from ui.theme import look
from ui.theme.theme import Theme


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform warns of what it lacks, such as a window manager; that is no fault."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(autouse=True)
def _light_theme(qapp: object) -> Iterator[None]:
    """Every test begins with the light theme at 100 %."""
    theme = Theme("light")
    look.install(theme)
    yield
    look.install(Theme("light"))
    theme.deleteLater()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings in a file of the test's own."""
    return Settings(tmp_path / "rounds.ini")


@pytest.fixture
def inline(demo_store: Store, qapp: object) -> Iterator[InlineRunner]:
    """A runner over the small demo that does everything at once."""
    runner = InlineRunner(demo_store, Hub())
    yield runner
    runner.close()


@pytest.fixture
def runner(demo_store: Store, qapp: object) -> Iterator[Runner]:
    """The real runner over the small demo."""
    runner = Runner(demo_store, Hub())
    yield runner
    runner.close()


@pytest.fixture
def windows(demo_store: Store, settings: Settings, qtbot: QtBot, tmp_path: Path) -> Iterator[WindowMaker]:
    """Opens whole windows over the small demo; they are closed in order at the end."""
    maker = WindowMaker(demo_store, settings, qtbot, tmp_path / "drafts")
    yield maker
    maker.close()


@pytest.fixture
def watchdog(qapp: object) -> Iterator[Watchdog]:
    """Fails the test when a single turn of the GUI thread takes longer than 50 ms of its own work."""
    dog = Watchdog()
    dog.start()
    yield dog
    dog.stop()
    assert not dog.blocked, f"the GUI thread was blocked: {dog.blocked}"
