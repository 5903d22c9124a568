"""What changes elsewhere moves nothing under the pointer; hostile names, no rows, one row and 200,000 rows."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from crm.domain.changes import Changes
from crm.domain.clock import FixedClock
from crm.domain.keys import Keys
from crm.domain.lists import ColumnType
from crm.storage.store import Store
from crm.usecases.tasks import add_task
from tests.conftest import NOW
from tests.support.build import DAY
from tests.support.window import WindowMaker
from ui.lists.loader import Former, _in_the_way
from ui.lists.page import ListPage
from ui.lists.words import ValueWords
from ui.shell.window import MainWindow
from ui.widgets.table.column import Column
from ui.widgets.table.model import IdWindowModel
from ui.widgets.table.view import TableView

HOSTILE = (
    "<b>fett</b><script>alert(1)</script>",
    "🏭⚡️👩‍🔧 Fabrik",
    "شركة الطاقة المتجددة",
    "长" * 500,
    "a\nb\tc",
    "'; DROP TABLE account; --",
)


@pytest.fixture
def window(windows: WindowMaker, qtbot: QtBot) -> MainWindow:
    """The tasks of the whole team."""
    window = windows.open("tasks")
    window.context.scope.choose(None, "", window.context.scope.role)
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def page(window: MainWindow) -> ListPage:
    assert isinstance(window.page, ListPage)
    return window.page


def add_elsewhere(window: MainWindow, store: Store) -> UUID:
    """Add a task as another program would, and let it be told."""
    with store.change() as work:
        key = add_task(work, "Demo from elsewhere", due_on=DAY.replace(year=2020))
    window.context.hub.changed.emit(Changes(everything=True), None)
    return key


def test_rows_from_elsewhere_wait_under_a_pill(window: MainWindow, demo_store: Store) -> None:
    before = list(page(window).model.ids())
    page(window).table.set_current(before[2])
    key = add_elsewhere(window, demo_store)
    assert list(page(window).model.ids()) == before
    assert page(window).pill.isVisible()
    assert page(window).pill.text() == "1 new"
    page(window).pill.click()
    assert page(window).model.ids()[0] == key
    assert page(window).table.current_id() == before[2]
    assert not page(window).pill.isVisible()


def test_a_key_of_their_own_brings_them_in(window: MainWindow, demo_store: Store) -> None:
    key = add_elsewhere(window, demo_store)
    assert "F5" in page(window).pill.toolTip()
    QTest.keyClick(page(window).filters, Qt.Key.Key_F5)
    assert page(window).model.ids()[0] == key
    assert not page(window).pill.isVisible()
    assert page(window).table.hasFocus()


def test_what_the_user_adds_here_is_seen_at_once(window: MainWindow) -> None:
    page(window).context.runner.do(
        page(window), lambda work: add_task(work, "Demo", due_on=DAY.replace(year=2020)), undo_text="new"
    )
    assert not page(window).pill.isVisible()
    rows: list[Any] = []
    page(window).model.with_rows([page(window).model.ids()[0]], rows.extend)
    assert rows[0].title == "Demo"


def test_a_question_of_ones_own_brings_in_what_waits(window: MainWindow, demo_store: Store) -> None:
    key = add_elsewhere(window, demo_store)
    page(window).bar.picked.emit("late")
    assert not page(window).pill.isVisible()
    assert key in page(window).model.ids()


def test_only_rows_above_the_last_one_in_view_are_in_the_way() -> None:
    ids = [UUID(int=number) for number in range(10)]
    former = Former(Keys.of(ids[:8]), ids[7])
    assert _in_the_way(Keys.of(ids), former) == frozenset()
    assert _in_the_way(Keys.of([ids[9], *ids[:8], ids[8]]), former) == {ids[8], ids[9]}
    assert _in_the_way(Keys.of(ids), Former(Keys())) == frozenset()


def test_the_row_under_the_pointer_stays_there_when_others_go(window: MainWindow, demo_store: Store) -> None:
    table, model = page(window).table, page(window).model
    window.navigate("tasks", view="done")
    ids = list(model.ids())
    table.verticalScrollBar().setValue(900)
    row = table.rowAt(120)
    QTest.mouseMove(table.viewport(), QPoint(300, 120))
    table._hover_row(row)
    top = table.rowViewportPosition(row)
    with demo_store.change() as work:
        work.connection.execute(
            text("UPDATE task SET deleted_at = '2026-01-01 00:00:00', version = version + 1 WHERE id = :id"),
            {"id": ids[0].bytes},
        )
    window.context.hub.changed.emit(Changes(everything=True), None)
    assert ids[0] not in model.ids()
    assert table.rowViewportPosition(model.place(ids[row])) == top


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_shown_as_they_are(window: MainWindow, qtbot: QtBot, name: str) -> None:
    key = page(window).model.ids()[0]
    page(window).model.edited.emit(key, "title", name)
    rows: list[Any] = []
    page(window).model.with_rows([key], rows.extend)
    assert rows[0].title == name.strip()
    page(window).filters.set_values({}, name[:12])
    window.grab()
    table = page(window).table
    if len(name) > 400:
        QTest.mouseMove(table.viewport(), QPoint(120, 20))
        QTest.mouseMove(table.viewport(), QPoint(122, 22))
        qtbot.waitUntil(QToolTip.isVisible)
        assert name in QToolTip.text()
        QToolTip.hideText()


def test_markup_in_a_tooltip_is_text(qtbot: QtBot) -> None:
    view = _view(qtbot, [UUID(int=1)], "<img src=x>" * 40)
    QTest.mouseMove(view.viewport(), QPoint(120, 20))
    QTest.mouseMove(view.viewport(), QPoint(122, 22))
    qtbot.waitUntil(QToolTip.isVisible)
    assert "&lt;img" in QToolTip.text()
    QToolTip.hideText()


@pytest.mark.parametrize("count", [0, 1, 200_000])
def test_any_number_of_rows_is_walked_checked_and_reached(qtbot: QtBot, count: int) -> None:
    ids = [UUID(int=number + 1) for number in range(count)]
    view = _view(qtbot, ids, "Demo")
    view.set_current(ids[-1] if ids else None)
    view.grab()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Space):
        QTest.keyClick(view, key)
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    model = view.model()
    assert isinstance(model, IdWindowModel)
    assert model.checked_count == count
    assert model.checked_ids() == ids
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert model.checked_count == 0
    if count > 1:
        assert view.rowAt(view.viewport().height() - 2) == count - 1


def _view(qtbot: QtBot, ids: Sequence[UUID], name: str) -> TableView:
    class Row:
        def __init__(self, key: UUID) -> None:
            self.id, self.name = key, name

    def fetch(wanted: list[UUID], then: Callable[[Sequence[Any]], None]) -> None:
        then([Row(key) for key in wanted])

    model = IdWindowModel([Column("name", "Name", 200, lambda row: row.name, elastic=True)], fetch)
    view = TableView(model)
    model.setParent(view)
    qtbot.addWidget(view)
    view.resize(600, 400)
    model.set_ids(ids)
    view.show()
    view.grab()
    QApplication.processEvents()
    view.grab()
    return view


@pytest.mark.parametrize(
    ("kind", "value", "whole", "words"),
    [
        (ColumnType.DAY, "+0..+0", False, "today"),
        (ColumnType.DAY, "+0..+6", False, "next 7 day(s)"),
        (ColumnType.DAY, "-29..+0", False, "last 30 day(s)"),
        (ColumnType.DAY, "..-1", False, "before today"),
        (ColumnType.DAY, "2026-11-01..2026-11-30", False, "1 Nov–30 Nov"),
        (ColumnType.DAY, "..2020-01-05", False, "until 5 Jan 2020"),
        (ColumnType.NUMBER, "315..3150", False, "315–3,150"),
        (ColumnType.NUMBER, "10000..", False, "10,000 and more"),
        (ColumnType.NUMBER, "1..2", True, "1"),
        (ColumnType.NUMBER, "2..5", True, "2–4"),
        (ColumnType.FLAG, "yes", False, "yes"),
        (ColumnType.TEXT, "-", False, "empty"),
        (ColumnType.NUMBER, "nonsense", False, "nonsense"),
        (ColumnType.DAY, "+1..9999999999", False, "+1..9999999999"),
    ],
)
def test_the_values_of_filters_are_worded(kind: ColumnType, value: str, whole: bool, words: str) -> None:
    assert ValueWords(FixedClock(NOW).today).of(kind, value, whole) == words
