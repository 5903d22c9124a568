"""Whether letters are commands now, and the walk from one part of the window to the next."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget


def types_text() -> bool:
    """Say whether a field for text has the focus, so that single letters are text and not commands."""
    return isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit | QTextEdit)


def next_pane(panes: list[QWidget]) -> None:
    """Give the focus to the pane after the one that has it (F6); one without anything to focus is passed over."""
    focused = QApplication.focusWidget()
    inside = -1
    for number, pane in enumerate(panes):
        if focused is not None and (pane is focused or pane.isAncestorOf(focused)):
            inside = number
    for step in range(1, len(panes) + 1):
        target = _first_in(panes[(inside + step) % len(panes)])
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
            return


def _first_in(pane: QWidget) -> QWidget | None:
    """Return what Tab would reach first in a pane, the pane itself counted."""
    each: QWidget | None = pane
    while each is not None:
        is_here = each is pane or pane.isAncestorOf(each)
        if is_here and each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible() and each.isEnabled():
            return each
        each = each.nextInFocusChain()
        if each is pane:
            break
    return None
