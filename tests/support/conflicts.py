"""Two desks at work on one thing: typing a fact of an account, and the panel that asks."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.conflicts.desk import ConflictDesk
from ui.conflicts.lost import LostPanel
from ui.conflicts.panel import ConflictPanel
from ui.shell.window import MainWindow


def desk(window: MainWindow) -> ConflictDesk:
    """Return the desk of a window."""
    found = window.findChild(ConflictDesk)
    assert isinstance(found, ConflictDesk)
    return found


def asked(window: MainWindow) -> ConflictPanel:
    """Return the panel that asks which side to keep."""
    panel = desk(window).panel
    assert isinstance(panel, ConflictPanel)
    assert panel.isVisible()
    return panel


def lost(window: MainWindow) -> LostPanel:
    """Return the panel that tells what became of a row."""
    panel = desk(window).panel
    assert isinstance(panel, LostPanel)
    assert panel.isVisible()
    return panel


def type_fact(window: MainWindow, key: str, words: str) -> None:
    """Type another value of a fact on the account page and press Enter."""
    page: Any = window.page
    row = page.about.facts.row(key)
    row.begin_edit()
    line = row.editor()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    line.insert(words)
    QTest.keyClick(line, Qt.Key.Key_Return)


def texts(widget: QWidget) -> str:
    """Return every word that a panel shows or tells a reader."""
    parts = []
    for each in widget.findChildren(QWidget):
        if each.isVisibleTo(widget):
            parts += [each.accessibleName(), str(each.property("text") or "")]
    return "\n".join(parts)
