"""The key sheet (F1 or ?): what the keyboard does everywhere."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QGridLayout, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from ui.theme.look import px
from ui.widgets.labels import Text


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


class KeySheet(QDialog):
    """Two columns of keys and what they do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        grid = QGridLayout(self)
        grid.setContentsMargins(px(24), px(20), px(24), px(24))
        grid.setHorizontalSpacing(px(24))
        grid.setVerticalSpacing(px(6))
        rows = self._rows()
        half = (len(rows) + 1) // 2
        for number, (keys, does) in enumerate(rows):
            column = 0 if number < half else 2
            grid.addWidget(Text(keys, "body_strong"), number % half, column, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(Text(does, "body", "text2"), number % half, column + 1, Qt.AlignmentFlag.AlignLeft)

    def _rows(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+K", self.tr("search or jump to anything")),
            ("Alt+1 … 8", self.tr("places of the rail")),
            ("Alt+←  Alt+→", self.tr("back and forward")),
            ("Ctrl+N", self.tr("new task, visit or contact")),
            ("T", self.tr("new task here")),
            ("P", self.tr("plan the selected accounts")),
            ("R", self.tr("record a visit")),
            ("/  Ctrl+F", self.tr("filter this list")),
            ("Ctrl+Z", self.tr("undo")),
            ("Ctrl+Shift+Z", self.tr("redo")),
            ("J  K  ↓  ↑", self.tr("next and previous row")),
            ("Space", self.tr("select a row")),
            ("Enter", self.tr("open")),
            ("Ctrl+Enter", self.tr("open and plan, finish, accept")),
            ("E  F2", self.tr("edit in place")),
            ("[  ]", self.tr("previous and next week or account")),
            ("Delete", self.tr("take off the plan, delete a task")),
            ("Ctrl+\\", self.tr("side panel")),
            ("F6", self.tr("next pane")),
            ("Esc", self.tr("close, then clear the selection")),
        ]
