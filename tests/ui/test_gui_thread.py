"""Nothing blocks the GUI thread: every page shows real data while only worker threads ask the database."""

import pytest
from pytestqt.qtbot import QtBot

from crm.storage.store import Store
from tests.support.window import QuietGui, WindowMaker
from ui.background import Runner
from ui.pages import PLACES


def test_the_guard_notes_a_statement_of_this_thread(demo_store: Store, quiet_gui: QuietGui) -> None:
    with demo_store.read() as reader:
        reader.connection.exec_driver_sql("SELECT 1")
    assert any("SELECT 1" in each for each in quiet_gui.asked)
    quiet_gui.asked.clear()


@pytest.mark.parametrize("page", [place.id for place in PLACES if place.icon or place.id in ("tasks", "settings")])
def test_a_page_asks_through_the_runner_only(
    page: str, windows: WindowMaker, quiet_gui: QuietGui, qtbot: QtBot
) -> None:
    window = windows.open(page, Runner)
    session = windows.sessions[0]
    window.navigate("today")
    qtbot.waitUntil(lambda: session.runner.is_idle)
    window.back()
    qtbot.waitUntil(lambda: session.runner.is_idle and window.page_id == page)
    assert quiet_gui.asked == []
