"""Every figure of every report leads to its rows, each row to where it is, and every chart can be copied whole."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from crm.domain.codes import Segment
from crm.domain.reports import Cut, ReportKind, ReportWish
from crm.storage.store import Store
from crm.usecases.reports import report, rows_behind
from crm.usecases.reports_shown import opens
from tests.support.window import WindowMaker
from tests.ui.test_figures_page import VALUES, WANTED, page
from ui.reports.page import ReportsPage
from ui.shell.window import MainWindow
from ui.widgets.marks import segment_name


@pytest.fixture
def window(windows: WindowMaker) -> MainWindow:
    return windows.open("figures", kind="visits", cut="manager", values=VALUES)


@pytest.mark.parametrize("cut", [Cut.MANAGER, Cut.MONTH])
@pytest.mark.parametrize("kind", list(ReportKind))
def test_every_cell_opens_the_rows_that_it_counts(
    window: MainWindow, demo_store: Store, kind: ReportKind, cut: Cut
) -> None:
    window.context.navigate("figures", kind=kind.value, cut=cut.value)
    shown, wish = page(window), ReportWish(kind, WANTED, cut)
    table = shown.table
    with demo_store.read() as reader:
        told = report(reader, wish)
        lines = [*told.lines, told.total]
        assert len(table.figures.rows) == len(lines) > 1
        for row, line in enumerate(lines):
            for column, figure in enumerate(told.figures, 1):
                behind = rows_behind(reader, wish, line.key, figure)
                table.setCurrentIndex(table.figures.index(row, column))
                QTest.keyClick(table, Qt.Key.Key_Return)
                assert shown.side.is_open
                assert [each.fact for each in shown.rows.table.figures.rows] == behind[:1000], (line.key, figure.key)
                assert all(opens(fact) is not None for fact in behind)
                _counts(line.sums, figure, behind)


def _counts(sums: Any, figure: Any, behind: list[Any]) -> None:
    """The rows behind a figure come to it; what several rows share is there once."""
    part = sum(fact.values.get(figure.part, 0) for fact in behind)
    assert part == pytest.approx(sums.get(figure.part, 0)), figure.key


@pytest.mark.parametrize("kind", list(ReportKind))
def test_every_chart_of_a_report_is_copied_as_picture_and_as_data(window: MainWindow, kind: ReportKind) -> None:
    for cut in Cut:
        window.context.navigate("figures", kind=kind.value, cut=cut.value)
        shown = page(window)
        told = shown._told
        assert told is not None
        lines = [line for line in told.lines[:-1] if cut is not Cut.MONTH or line.line.key is not None]
        for column, figure in enumerate(told.figures, 1):
            shown.table.setCurrentIndex(shown.table.figures.index(0, column))
            copies = shown.chart.copies
            QGuiApplication.clipboard().clear()
            copies.picture.click()
            assert not QGuiApplication.clipboard().pixmap().isNull()
            copies.data.click()
            rows = [row.split("\t") for row in QGuiApplication.clipboard().text().splitlines()]
            names = rows[0][1:] if cut is Cut.MONTH else [row[0] for row in rows]
            assert names == [line.name for line in lines], (kind, cut, figure.figure.key)
            values = rows[1][1:] if cut is Cut.MONTH else [row[-1] for row in rows]
            assert len(values) == len(lines)
            assert cut is Cut.MONTH or values == [figure.text(line.line) for line in lines]


def test_the_bands_of_overdue_accounts_are_copied_by_segment(window: MainWindow) -> None:
    window.context.navigate("reports")
    shown = window.page
    assert isinstance(shown, ReportsPage)
    shown.overdue.bars.copy_data()
    head, *rows = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert set(head[1:-1]) <= {segment_name(segment) for segment in Segment}
    assert len(head) > 2
    assert all(sum(map(int, row[1:-1])) == int(row[-1]) for row in rows)
    assert sum(int(row[-1]) for row in rows) > 0
