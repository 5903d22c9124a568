import re
from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from crm.domain.codes import Segment
from crm.domain.lists import SortKey
from ui.widgets.table.column import RIGHT, Column
from ui.widgets.table.copying import as_mime
from ui.widgets.table.delegates import Due, DueDelegate, RatingDelegate, SegmentDelegate, Urgency
from ui.widgets.table.model import IdWindowModel
from ui.widgets.table.sparkline import SparklineDelegate
from ui.widgets.table.view import TableView


class DemoRow(Struct, frozen=True):
    id: UUID
    name: str


def fetch(wanted: list[UUID], then: Callable[[Sequence[DemoRow]], None]) -> None:
    then([DemoRow(id, f"Demo <{id.int}>") for id in wanted])


def table(qtbot: QtBot, count: int = 300) -> tuple[TableView, IdWindowModel]:
    columns = [
        Column("name", "Account", 160, lambda row: row.name, strong=True, elastic=True, sortable=True, editable=True),
        Column("segment", "Segment", 110, lambda row: "", lambda row: Segment.TOP100, delegate=SegmentDelegate()),
        Column("due", "Due", 120, lambda row: "Today", lambda row: Due("Today", Urgency.TODAY), delegate=DueDelegate()),
        Column("rating", "Rating", 80, lambda row: "3.2", lambda row: 3.2, align=RIGHT, delegate=RatingDelegate()),
        Column("load", "Load", 80, lambda row: "", lambda row: (1.0, 2.0, 1.5), delegate=SparklineDelegate()),
    ]
    model = IdWindowModel(columns, fetch)
    view = TableView(model)
    model.setParent(view)
    qtbot.addWidget(view)
    view.resize(800, 400)
    model.set_ids([UUID(int=number) for number in range(count)])
    view.show()
    qtbot.waitUntil(lambda: model.row(UUID(int=0)) is not None)
    view.set_current(UUID(int=0))
    view.grab()
    return view, model


def keys(view: TableView, *pressed: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in pressed:
        QTest.keyClick(view, key, modifier)


def test_the_rows_are_walked_checked_and_opened_by_keys(qtbot: QtBot) -> None:
    view, model = table(qtbot)
    opened: list[UUID] = []
    view.opened.connect(opened.append)
    keys(view, Qt.Key.Key_J, Qt.Key.Key_Down, Qt.Key.Key_K)
    assert view.current_id() == UUID(int=1)
    assert view.chosen_ids() == [UUID(int=1)]
    keys(view, Qt.Key.Key_Space)
    keys(view, Qt.Key.Key_Down, Qt.Key.Key_Down, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert model.checked_ids() == view.chosen_ids() == [UUID(int=number) for number in (1, 2, 3)]
    keys(view, Qt.Key.Key_Return)
    assert opened == [UUID(int=3)]
    keys(view, Qt.Key.Key_Escape)
    assert model.checked_ids() == []


def test_the_current_row_keeps_its_place_on_screen_over_a_refresh(qtbot: QtBot) -> None:
    view, model = table(qtbot)
    view.set_current(UUID(int=150))
    before = view.rowViewportPosition(150)
    model.set_ids([UUID(int=number) for number in range(1000, 1020)] + [UUID(int=number) for number in range(300)])
    assert view.current_id() == UUID(int=150)
    assert view.rowViewportPosition(170) == before


def test_the_side_panel_hears_of_the_row_once_it_rests(qtbot: QtBot) -> None:
    view, _ = table(qtbot)
    told: list[UUID] = []
    view.settled.connect(told.append)
    keys(view, Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [UUID(int=3)]


def test_one_column_takes_the_rest_and_widths_are_told(qtbot: QtBot) -> None:
    view, _ = table(qtbot)
    assert sum(view.columnWidth(place) for place in range(5)) == view.viewport().width()
    with qtbot.waitSignal(view.layout_changed):
        view.horizontalHeader().resizeSection(1, 140)
    assert view.columns.widths()["segment"] == 140
    assert view.rowHeight(0) == 40
    view.set_density("compact")
    assert view.rowHeight(0) == 32
    assert view.horizontalHeader().height() == 36


def test_a_sortable_title_asks_for_its_order_and_turns_it(qtbot: QtBot) -> None:
    view, _ = table(qtbot)
    asked: list[tuple[SortKey, ...]] = []
    view.sort_asked.connect(asked.append)
    head = view.horizontalHeader().viewport()
    for x in (100, 100, view.columnViewportPosition(1) + 20):
        QTest.mouseClick(head, Qt.MouseButton.LeftButton, pos=QPoint(x, 18))
    assert asked == [(SortKey("name"),), (SortKey("name", True),)]


def test_the_titles_are_reached_and_sorted_by_keys(qtbot: QtBot) -> None:
    view, _ = table(qtbot)
    asked: list[tuple[SortKey, ...]] = []
    view.sort_asked.connect(asked.append)
    head = view.horizontalHeader()
    assert head.focusPolicy() & Qt.FocusPolicy.TabFocus
    head.setFocus(Qt.FocusReason.TabFocusReason)
    assert head.accessibleDescription() == "Account"
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Space):
        QTest.keyClick(head, key)
    assert asked == [(SortKey("name"),), (SortKey("name", True),)]


def test_a_copy_is_text_for_sheets_and_a_table_for_letters(qtbot: QtBot) -> None:
    view, model = table(qtbot)
    model.set_checked([UUID(int=2), UUID(int=1), UUID(int=250)], True)
    keys(view, Qt.Key.Key_C, modifier=Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert [line.split("\t")[0] for line in data.text().split("\n")] == [
        "Account",
        "Demo <1>",
        "Demo <2>",
        "Demo <250>",
    ]
    assert ">Demo &lt;1&gt;</td>" in data.html()


def test_a_sheet_takes_only_figures_of_a_copy_as_figures() -> None:
    columns = [
        Column("no", "Account no.", 148, lambda row: row.name),
        Column("kva", "kVA", 80, lambda row: "22,500", raw=lambda row: 22500.0),
        Column("tasks", "Tasks", 80, lambda row: "3", raw=lambda row: 3),
        Column("due", "Due", 80, lambda row: "5 Oct", raw=lambda row: date(2026, 10, 5)),
        Column("empty", "Rating", 80, lambda row: "—", raw=lambda row: None),
    ]
    table = as_mime(columns, [DemoRow(UUID(int=1), "00990018770000009123"), DemoRow(UUID(int=2), "=1+1")]).html()
    read = re.findall(r"<td([^>]*)>([^<]*)</td>", table)
    figures = [text for kind, text in read if not kind]
    texts = [text for kind, text in read if kind]
    assert figures == ["22,500", "3"] * 2
    assert texts == ["00990018770000009123", "5 Oct", "—", "=1+1", "5 Oct", "—"]
    assert all("mso-number-format:'\\@'" in kind and "@" in kind.split("sdnum=")[1] for kind, _ in read if kind)


def test_a_cell_is_edited_in_place(qtbot: QtBot) -> None:
    view, model = table(qtbot)
    keys(view, Qt.Key.Key_E)
    editor = view.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.setText("Other")
    with qtbot.waitSignal(model.edited) as told:
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert told.args == [UUID(int=0), "name", "Other"]


def test_a_click_on_the_check_leaves_the_current_row_alone(qtbot: QtBot) -> None:
    view, model = table(qtbot)
    view.set_current(UUID(int=5))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 60))
    assert model.checked_ids() == [UUID(int=1)]
    assert view.current_id() == UUID(int=5)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 60))
    assert view.current_id() == UUID(int=1)


def test_two_hundred_thousand_rows_can_be_walked_to_the_end(qtbot: QtBot) -> None:
    view, model = table(qtbot, 200_000)
    view.set_current(UUID(int=199_999))
    view.grab()
    qtbot.waitUntil(lambda: model.row(UUID(int=199_999)) is not None)
    assert view.rowAt(view.viewport().height() - 2) == 199_999
