"""Ctrl+P prints what is made for paper, and does nothing where nothing is."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crm.storage.store import Store
from crm.usecases.visits import visit_rows
from tests.support.lists import visit_ids
from tests.support.window import WindowMaker


def asked(windows: WindowMaker, qtbot: QtBot, page: str, **arguments: Any) -> list[str]:
    """Return the titles of what Ctrl+P shows."""
    window = windows.open(page, **arguments)
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    dialogs = window.findChildren(QPrintPreviewDialog)
    titles = [dialog.windowTitle() for dialog in dialogs]
    for dialog in dialogs:
        dialog.close()
    return titles


@pytest.mark.parametrize(
    ("page", "title"),
    [("planner", "Visit plan"), ("reports", "Visit summary"), ("figures", "Visits by Manager"), ("accounts", "")],
)
def test_a_page_is_printed(windows: WindowMaker, qtbot: QtBot, page: str, title: str) -> None:
    assert asked(windows, qtbot, page) == ([title] if title else [])


def test_the_call_sheet_of_an_outage_is_printed(windows: WindowMaker, qtbot: QtBot) -> None:
    (title,) = asked(windows, qtbot, "outages")
    assert title.startswith("Call sheet")


def test_a_submitted_record_is_printed(windows: WindowMaker, qtbot: QtBot, demo_store: Store) -> None:
    with demo_store.read() as reader:
        done = visit_rows(reader, visit_ids(reader, "done", None)[:1])[0]
    assert asked(windows, qtbot, "visit", id=done.id) == [f"Visit record · {done.account}"]
