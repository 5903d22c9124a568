"""What tests of the window stand on: runners, settings of their own, whole windows, a guard of the GUI thread."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm.storage.store import Store
from tests.support.gate import Gate
from tests.support.layouts import LayoutWatch
from tests.support.office import Office
from tests.support.window import QuietGui, WindowMaker
from ui.background import InlineRunner, Runner
from ui.hub import Hub
from ui.settings import Settings


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform warns of what it lacks, such as a window manager; that is no fault."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(autouse=True)
def _light_theme(light_theme: None) -> None:
    """Every test of the window stands in it."""


@pytest.fixture(autouse=True)
def _source_language(qapp: QApplication) -> Iterator[None]:
    """No test leaves its language to the next one."""
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()


@pytest.fixture(autouse=True)
def layouts() -> Iterator[LayoutWatch]:
    """No part leaves a layout in a way that ends the program in shiboken, sooner or later."""
    watch = LayoutWatch()
    watch.start()
    yield watch
    watch.stop()
    assert not watch.found


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
def desks(office: Office) -> Iterator[tuple[Store, Store]]:
    """A manager's desk and the supervisor's, on one server."""
    mine, theirs = office.open("manager"), office.open("supervisor")
    yield mine, theirs
    mine.close()
    theirs.close()


@pytest.fixture
def windows(demo_store: Store, settings: Settings, qtbot: QtBot, tmp_path: Path) -> Iterator[WindowMaker]:
    """Opens whole windows over the small demo; they are closed in order at the end."""
    maker = WindowMaker(demo_store, settings, qtbot, tmp_path / "drafts")
    yield maker
    maker.close()


@pytest.fixture
def gate() -> Iterator[Gate]:
    """What holds work half way; let go at the end."""
    made = Gate()
    yield made
    made.free.set()


@pytest.fixture
def quiet_gui(demo_store: Store, qapp: object) -> Iterator[QuietGui]:
    """Fails the test when the GUI thread itself sends a statement to the database."""
    quiet = QuietGui()
    quiet.start()
    yield quiet
    quiet.stop()
    assert not quiet.asked, f"the GUI thread asked the database: {quiet.asked[0]}"
