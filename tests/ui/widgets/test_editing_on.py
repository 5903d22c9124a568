"""Editing in place goes on: Enter down, Tab to the side, Esc restores."""

from collections.abc import Callable, Sequence
from uuid import UUID

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ui.widgets.rows.items import Row
from ui.widgets.rows.view import RowList
from ui.widgets.table.column import Column
from ui.widgets.table.model import IdWindowModel
from ui.widgets.table.view import TableView

SHIFT = Qt.KeyboardModifier.ShiftModifier
Told = tuple[int, str, str]


class _Line(Struct, frozen=True):
    id: UUID


def _fetch(wanted: list[UUID], then: Callable[[Sequence[_Line]], None]) -> None:
    then([_Line(key) for key in wanted])


def _table(qtbot: QtBot) -> tuple[TableView, list[Told]]:
    columns = [
        Column(key, key.title(), 160, lambda row: "old", editable=key != "day") for key in ("name", "day", "note")
    ]
    model = IdWindowModel(columns, _fetch)
    view = TableView(model)
    model.setParent(view)
    qtbot.addWidget(view)
    told: list[Told] = []
    model.edited.connect(lambda key, column, text: told.append((key.int, column, text)))
    view.resize(800, 400)
    model.set_ids([UUID(int=number) for number in range(9)])
    view.show()
    qtbot.waitUntil(lambda: model.row(UUID(int=0)) is not None)
    view.set_current(UUID(int=0))
    view.grab()
    with qtbot.waitActive(view):
        view.activateWindow()
    return view, told


def _editor(part: TableView | RowList, qtbot: QtBot) -> QLineEdit:
    """Return the open editor, whose whole text is chosen."""
    qtbot.waitUntil(lambda: any(each.hasFocus() for each in part.findChildren(QLineEdit)))
    return next(each for each in part.findChildren(QLineEdit) if each.hasFocus())


def test_enter_saves_and_goes_down(qtbot: QtBot) -> None:
    view, told = _table(qtbot)
    QTest.keyClick(view, Qt.Key.Key_E)
    editor = _editor(view, qtbot)
    assert editor.accessibleName() == "Name"
    QTest.keyClicks(editor, "new")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.current_id() == UUID(int=1))
    assert told == [(0, "name", "new")]
    assert view.hasFocus()


def test_tab_saves_and_edits_the_next_cell_that_can_be_edited(qtbot: QtBot) -> None:
    view, told = _table(qtbot)
    QTest.keyClick(view, Qt.Key.Key_E)
    QTest.keyClicks(_editor(view, qtbot), "new")
    QTest.keyClick(_editor(view, qtbot), Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: _editor(view, qtbot).accessibleName() == "Note")
    assert told == [(0, "name", "new")]
    QTest.keyClick(_editor(view, qtbot), Qt.Key.Key_Backtab, SHIFT)
    qtbot.waitUntil(lambda: _editor(view, qtbot).accessibleName() == "Name")
    QTest.keyClick(_editor(view, qtbot), Qt.Key.Key_Backtab, SHIFT)
    qtbot.waitUntil(view.hasFocus)
    assert view.current_id() == UUID(int=0)


def test_esc_restores_and_stays(qtbot: QtBot) -> None:
    view, told = _table(qtbot)
    QTest.keyClick(view, Qt.Key.Key_F2)
    QTest.keyClicks(_editor(view, qtbot), "new")
    QTest.keyClick(_editor(view, qtbot), Qt.Key.Key_Escape)
    qtbot.waitUntil(view.hasFocus)
    assert (told, view.current_id()) == ([], UUID(int=0))


def test_a_list_goes_down_too(qtbot: QtBot) -> None:
    part = RowList("Tasks")
    qtbot.addWidget(part)
    part.set_items([Row(1, "Send the quote", editable=True), Row(2, "Print the report", editable=True)])
    told: list[tuple[int, str]] = []
    part.renamed.connect(lambda key, text: told.append((key, text)))
    part.resize(360, 300)
    part.show()
    with qtbot.waitActive(part):
        part.activateWindow()
    part.set_current(1)
    part.setFocus()
    QTest.keyClick(part, Qt.Key.Key_F2)
    editor = _editor(part, qtbot)
    assert editor.accessibleName() == "Send the quote"
    QTest.keyClicks(editor, "Send it")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: part.current_id() == 2)
    assert told == [(1, "Send it")]
