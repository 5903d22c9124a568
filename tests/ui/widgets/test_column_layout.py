"""How wide the columns of a table are in narrow and in wide windows."""

import pytest
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from ui.widgets.table.column import Column
from ui.widgets.table.layout import MOST_ELASTIC, ColumnLayout


def _column(key: str, width: int, elastic: bool = False) -> Column:
    return Column(key, key, width, str, elastic=elastic)


def _laid(qtbot: QtBot, columns: list[Column], room: int) -> tuple[ColumnLayout, QTableView]:
    view = QTableView()
    qtbot.addWidget(view)
    view.horizontalHeader().setMinimumSectionSize(0)
    view.setModel(QStandardItemModel(1, len(columns), view))
    layout = ColumnLayout(view.horizontalHeader(), columns, view)
    layout.lay(room)
    return layout, view


def _sizes(view: QTableView) -> list[int]:
    return [view.columnWidth(place) for place in range(view.model().columnCount())]


NAME, REST = _column("name", 220, elastic=True), [_column("kva", 100), _column("day", 200)]


@pytest.mark.parametrize(
    ("room", "wanted"),
    [
        (400, [220, 100, 200]),
        (600, [300, 100, 200]),
        (780, [480, 100, 200]),
        (1080, [480, 200, 400]),
    ],
)
def test_a_name_grows_to_what_is_read_and_then_the_others_do(qtbot: QtBot, room: int, wanted: list[int]) -> None:
    assert _sizes(_laid(qtbot, [NAME, *REST], room)[1]) == wanted


def test_two_elastic_columns_share_and_one_that_is_full_leaves_the_other_the_rest(qtbot: QtBot) -> None:
    columns = [_column("name", 160, elastic=True), _column("account", 220, elastic=True), _column("day", 100)]
    assert _sizes(_laid(qtbot, columns, 580)[1]) == [210, 270, 100]
    assert _sizes(_laid(qtbot, columns, 1050)[1]) == [470, 480, 100]
    assert sum(_sizes(_laid(qtbot, columns, 2001)[1])) == 2001


def test_alone_the_name_takes_all(qtbot: QtBot) -> None:
    assert _sizes(_laid(qtbot, [NAME], 1000)[1]) == [1000]


def test_a_width_that_is_drawn_in_a_wide_window_is_kept_as_at_its_usual_size(qtbot: QtBot) -> None:
    layout, view = _laid(qtbot, [NAME, *REST], 1080)
    view.setColumnWidth(1, 240)
    view.setColumnWidth(0, 500)
    assert layout.widths() == {"name": 500, "kva": 120, "day": 200}
    assert MOST_ELASTIC < 500
