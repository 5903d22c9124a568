from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QPoint, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from crm.domain.codes import Segment
from ui.widgets.badge import Tone
from ui.widgets.rows.items import ACCOUNT_MIME, Heading, Item, Row
from ui.widgets.rows.view import RowList
from ui.widgets.table.plain import PlainTable
from ui.widgets.timeline.model import PAGE, TimelineEntry
from ui.widgets.timeline.view import TimelineView

ITEMS: list[Item] = [
    Heading("Late", "danger"),
    Row(1, "Send the demo quote", "Demo battery", Segment.TOP100, mark_below=True, done=False, value="2 days late",
        badge=Tone.DANGER, editable=True),
    Heading("Today"),
    Row(2, "Print the demo report", done=False, value="10:20"),
    Row(3, "Demo casting", "Demo district", Segment.TOP100, value="23 days", value_ink="danger", share=0.6,
        action="Plan", action_icon="calendar-plus", drags=UUID(int=3)),
]  # fmt: skip


def rows(qtbot: QtBot) -> RowList:
    part = RowList("Tasks")
    qtbot.addWidget(part)
    part.resize(360, 300)
    part.set_items(ITEMS)
    part.show()
    part.grab()
    return part


def test_headings_are_skipped_and_a_task_is_ticked_by_key(qtbot: QtBot) -> None:
    part = rows(qtbot)
    told: list[tuple[Any, bool]] = []
    part.ticked.connect(lambda id, done: told.append((id, done)))
    part.set_current(1)
    QTest.keyClick(part, Qt.Key.Key_Space)
    QTest.keyClick(part, Qt.Key.Key_J)
    assert part.current_id() == 2
    QTest.keyClick(part, Qt.Key.Key_K)
    assert part.current_id() == 1
    assert told == [(1, True)]


def test_the_round_check_is_clicked_without_opening(qtbot: QtBot) -> None:
    part = rows(qtbot)
    opened: list[Any] = []
    part.opened.connect(opened.append)
    with qtbot.waitSignal(part.ticked) as told:
        QTest.mouseClick(part.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 32 + 16))
    assert told.args == [1, True]
    assert opened == []


def test_the_action_stands_at_the_right_and_has_a_key(qtbot: QtBot) -> None:
    part = rows(qtbot)
    acted: list[Any] = []
    part.acted.connect(acted.append)
    centre = part.visualRect(part.model().index(4, 0)).center()
    QTest.mouseClick(part.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(part.viewport().width() - 30, centre.y()))
    part.set_current(3)
    QTest.keyClick(part, Qt.Key.Key_P)
    assert acted == [3, 3]


def test_a_row_carries_its_account_to_the_calendar(qtbot: QtBot) -> None:
    part = rows(qtbot)
    model = part.model()
    data = model.mimeData([model.index(4, 0)])
    assert bytes(data.data(ACCOUNT_MIME).data()).decode() == str(UUID(int=3))
    assert not model.flags(model.index(3, 0)) & Qt.ItemFlag.ItemIsDragEnabled


def test_a_name_is_edited_in_place(qtbot: QtBot) -> None:
    part = rows(qtbot)
    part.set_current(1)
    QTest.keyClick(part, Qt.Key.Key_E)
    editor = part.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.setText("Send the other quote")
    with qtbot.waitSignal(part.renamed) as told:
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert told.args == [1, "Send the other quote"]


def test_new_items_keep_the_current_row_and_a_fitting_list_its_height(qtbot: QtBot) -> None:
    part = RowList("Tasks", fit=True)
    qtbot.addWidget(part)
    part.set_items(ITEMS)
    assert part.sizeHint().height() == 32 + 48 + 32 + 40 + 48
    part.set_current(3)
    part.set_items([ITEMS[4], ITEMS[1]])
    assert part.current_id() == 3
    assert part.sizeHint().height() == 96


def timeline(count: int) -> tuple[list[int], Callable[[int, int, Callable[[Sequence[TimelineEntry]], None]], None]]:
    asked: list[int] = []

    def fetch(have: int, more: int, then: Callable[[Sequence[TimelineEntry]], None]) -> None:
        asked.append(have)
        then([
            TimelineEntry(number, "phone-call", Tone.NEUTRAL, f"Demo call {number}", "Wed 11 Nov",
                          "November" if number < 20 else "October", ("Wants a written explanation. " * 9,),
                          files=(("file-pdf", "demo.pdf"),) if number == 1 else ())
            for number in range(have, min(have + more, count))
        ])  # fmt: skip

    return asked, fetch


def grew(part: TimelineView, have: int) -> bool:
    return part.entries.rowCount() > have or part.entries.is_loaded()


def test_the_timeline_loads_by_pages_until_its_end(qtbot: QtBot) -> None:
    asked, fetch = timeline(120)
    part = TimelineView(fetch, "Timeline")
    qtbot.addWidget(part)
    part.resize(480, 400)
    part.show()
    part.reload()
    assert part.entries.rowCount() == PAGE
    part.grab()
    while not part.entries.is_loaded():
        have = part.entries.rowCount()
        part.scrollToBottom()
        qtbot.waitUntil(partial(grew, part, have))
    assert part.entries.rowCount() == 120
    assert asked == [0, 50, 100]


def test_an_entry_grows_with_its_lines_and_opens_by_enter(qtbot: QtBot) -> None:
    _, fetch = timeline(3)
    part = TimelineView(fetch)
    qtbot.addWidget(part)
    part.resize(480, 400)
    part.show()
    part.reload()
    heights = [part.visualRect(part.entries.index(place)).height() for place in range(3)]
    assert heights[0] > heights[2]
    assert heights[1] > heights[2]
    assert part.entries.begins_month(0)
    assert not part.entries.begins_month(1)
    part.setCurrentIndex(part.entries.index(1))
    with qtbot.waitSignal(part.opened) as told:
        QTest.keyClick(part, Qt.Key.Key_Return)
    assert told.args == [1]


def test_the_row_after_one_that_goes_becomes_current(qtbot: QtBot) -> None:
    part = RowList("Tasks")
    qtbot.addWidget(part)
    part.set_items([Row(1, "one"), Heading("Later"), Row(2, "two"), Row(3, "three")])
    part.set_current(1)
    part.set_items([Heading("Later"), Row(2, "two"), Row(3, "three")])
    assert part.current_id() == 2
    part.set_current(3)
    part.set_items([Heading("Later"), Row(2, "two")])
    assert part.current_id() == 2
    part.set_items([])
    assert part.current_id() is None


class Page(QWidget):
    """Notes the keys that reach it."""

    def __init__(self) -> None:
        super().__init__()
        self.heard = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.heard += event.text()


def test_views_leave_letters_to_the_page(qtbot: QtBot) -> None:
    page = Page()
    qtbot.addWidget(page)
    names = QStringListModel(["Taian", "Cai", "Plan"])
    shown = RowList("Tasks")
    shown.set_items([Row(UUID(int=place), name) for place, name in enumerate(names.stringList())])
    views = (shown, TimelineView(lambda *_: None), PlainTable(names))
    for view in views:
        view.setParent(page)
        page.heard = ""
        QTest.keyClicks(view, "tcpr/?1")
        assert page.heard == "tcpr/?1", type(view).__name__
