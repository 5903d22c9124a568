"""Parts leave layouts in a way that Qt for Python can follow; every test of the window watches that too."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.support.layouts import LayoutWatch, stands_in_a_layout
from tests.support.window import WindowMaker
from ui.shell.top_bar import TopBar
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.leaving import empty, let_go


def row_within(window: QWidget) -> tuple[QHBoxLayout, list[QLabel]]:
    """Return a row that was filled before it stood in a window, and its parts."""
    row = QHBoxLayout()
    parts = [QLabel(parent=window) for _ in range(3)]
    for part in parts:
        row.addWidget(part)
    QVBoxLayout(window).addLayout(row)
    return row, parts


def test_parts_are_let_go() -> None:
    window = QWidget()
    row, parts = row_within(window)
    let_go(row, parts[0])
    assert [stands_in_a_layout(part) for part in parts] == [False, True, True]
    empty(row)
    assert row.count() == 0
    assert all(part.isHidden() for part in parts)


def test_what_qt_would_take_out_by_itself_is_noted(layouts: LayoutWatch) -> None:
    window = QWidget()
    row, parts = row_within(window)
    row.removeWidget(parts[0])
    row.addWidget(parts[0])
    assert not layouts.found
    row.addWidget(parts[0])
    parts[1].deleteLater()
    parts[2].setParent(None)
    ways = [each.partition(" in ")[0] for each in layouts.found]
    assert ways == ["QLabel.addWidget", "QLabel.deleteLater", "QLabel.setParent"]
    layouts.found.clear()


def test_the_buttons_of_a_page_come_again_without_a_double(qtbot: QtBot) -> None:
    bar = TopBar()
    qtbot.addWidget(bar)
    actions: list[QWidget] = [QPushButton("A", bar), QPushButton("B", bar)]
    for shown in (actions, actions, actions[1:], actions, []):
        bar.show_actions(shown)
        assert [action for action in actions if stands_in_a_layout(action)] == shown
        assert [action for action in actions if not action.isHidden()] == shown


def test_a_notice_is_closed(windows: WindowMaker) -> None:
    window = windows.open()
    window.show_notice("No font on this computer can show Chinese.")
    (notice,) = window.findChildren(Banner, options=Qt.FindChildOption.FindDirectChildrenOnly)
    (close,) = notice.findChildren(Button)
    close.click()
    assert notice.isHidden()
    assert not stands_in_a_layout(notice)
