"""Whoever uses the keyboard alone sees where the focus is, on every control of every page."""

from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from crm.storage.store import Store
from tests.support.commands import SAMPLES
from tests.support.lists import account_ids, visit_ids
from tests.support.window import WindowMaker
from ui.pages import PLACES
from ui.shell.window import MainWindow

MOST = 200
AROUND = 4


def picture(part: QWidget, window: MainWindow) -> QImage:
    """Return what is painted in and around a part."""
    around = part.rect().adjusted(-AROUND, -AROUND, AROUND, AROUND)
    return window.grab(QRect(part.mapTo(window, around.topLeft()), around.size())).toImage()


def unseen(part: QWidget, window: MainWindow) -> bool:
    """Say whether a part looks the same with the focus and without it."""
    before = picture(part, window)
    part.clearFocus()
    after = picture(part, window)
    part.setFocus(Qt.FocusReason.TabFocusReason)
    return before == after


@pytest.mark.parametrize("place", [place.id for place in PLACES])
def test_every_stop_of_tab_can_be_seen(place: str, windows: WindowMaker, demo_store: Store, qtbot: QtBot) -> None:
    with demo_store.read() as reader:
        account: UUID = account_ids(reader)[0]
        visit: UUID = visit_ids(reader, "planned")[0]
    arguments: dict[str, dict[str, Any]] = {
        "account": {"id": account},
        "visit": {"id": visit},
        "import": {"file": str(SAMPLES / "客户台账_gbk.csv")},
    }
    window = windows.open(place, **arguments.get(place, {}))
    with qtbot.waitActive(window):
        window.activateWindow()
    window.top.search.setFocus()
    QTest.keyClick(window.top.search, Qt.Key.Key_Tab)
    seen: list[QWidget] = []
    hidden: list[str] = []
    for _ in range(MOST):
        part = QApplication.focusWidget()
        assert part is not None
        if part in seen:
            break
        seen.append(part)
        if unseen(part, window):
            told: Any = QAccessible.queryAccessibleInterface(part)
            hidden.append(f"{type(part).__name__} {told.text(QAccessible.Text.Name)}")
        QTest.keyClick(part, Qt.Key.Key_Tab)
    assert hidden == []
    assert len(seen) > len(window.top.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)) / 2
    assert seen[0] is QApplication.focusWidget(), "Tab stays in a part of the page"
