"""Reliability in the window: its figures are those of the use cases, by any cut, and a fault opens its outage."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crm.domain.outage_ledger import By
from crm.storage.store import Store
from crm.usecases.outages.ledger import ledgers
from crm.usecases.outages.reliability import reliability
from tests.support.window import WindowMaker
from ui.reports.figures_page import FiguresPage
from ui.reports.reliability_page import ReliabilityPage, cause_words
from ui.reports.reliability_rows import index_value
from ui.shell.window import MainWindow
from ui.widgets.table.figure_table import FigureTable

FIRST, LAST = date(2026, 1, 1), date(2026, 11, 17)


@pytest.fixture
def window(windows: WindowMaker, qtbot: QtBot) -> MainWindow:
    window = windows.open("reliability")
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.waitUntil(lambda: page(window).months.figures.rowCount() > 0)
    return window


def page(window: MainWindow) -> ReliabilityPage:
    assert isinstance(window.page, ReliabilityPage)
    return window.page


def cells(table: FigureTable) -> list[list[str]]:
    model = table.figures
    columns = range(model.columnCount())
    return [[str(model.index(row, column).data()) for column in columns] for row in range(model.rowCount())]


def test_a_figure_leads_to_the_outages_behind_it(window: MainWindow) -> None:
    page(window).strip.opened.emit("saidi")
    assert_rows(window, "total")
    window.back()
    months = page(window).months
    place = next(row for row, pair in enumerate(months.figures.rows) if pair.now.customer_hours)
    pair = months.row_at(place)
    assert pair is not None
    months.setCurrentIndex(months.figures.index(place, 0))
    months.setFocus()
    QTest.keyClick(months, Qt.Key.Key_Return)
    assert_rows(window, pair.now.first)
    window.back()
    areas = page(window).areas
    areas.setCurrentIndex(areas.figures.index(areas.figures.rowCount() - 1, 0))
    areas.setFocus()
    QTest.keyClick(areas, Qt.Key.Key_Return)
    assert_rows(window, "total")


def assert_rows(window: MainWindow, key: object) -> None:
    shown = window.page
    assert isinstance(shown, FiguresPage)
    assert shown.side.is_open
    line = shown.table.row_at(shown.table.currentIndex().row())
    assert line is not None
    assert line.line.key == key
    assert shown.rows.table.figures.rows


def test_the_figures_are_those_that_were_counted(window: MainWindow, demo_store: Store) -> None:
    with demo_store.read() as reader:
        report = reliability(reader, FIRST, LAST)
    shown = page(window)
    assert index_value("saidi", report.total.now.saidi) in shown.strip.column("saidi").accessibleName()
    assert [row[0] for row in cells(shown.months)] == [pair.now.label for pair in report.months]
    assert cells(shown.areas)[-1][:2] == ["All", index_value("saidi", report.total.now.saidi)]


@pytest.mark.parametrize("by", [By.CAUSE, By.CREW, By.MONTH])
def test_times_of_restoration_are_grouped_by_any_cut(
    window: MainWindow, demo_store: Store, qtbot: QtBot, by: By
) -> None:
    shown = page(window)
    cuts = shown.cuts
    cuts.setFocus()
    while cuts.current() != by:
        QTest.keyClick(cuts, Qt.Key.Key_Right)
    with demo_store.read() as reader:
        found = ledgers(reader, FIRST, LAST, by)
    wanted = [cause_words(group.label) or "not said" for group in found.groups]
    qtbot.waitUntil(lambda: [row[0] for row in cells(shown.groups)] == wanted)
    assert sum(int(row[1]) for row in cells(shown.groups)) == found.total.score.outages


def test_a_fault_opens_its_outage(window: MainWindow, qtbot: QtBot) -> None:
    shown = page(window)
    row = shown.faults.row_at(0)
    assert row is not None
    shown.faults.selectRow(0)
    QTest.keyClick(shown.faults, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: type(window.page).__name__ == "OutagesPage")


def test_a_day_that_is_none_counts_nothing_and_says_nothing_wrong(window: MainWindow) -> None:
    shown = page(window)
    before = cells(shown.months)
    shown.first.setText("never")
    shown.load()
    assert cells(shown.months) == before
    assert shown.problem.isHidden()


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [("saidi", 0.325, "19.5"), ("saifi", 0.25, "0.250"), ("caidi", 1.3, "78.0"), ("asai", 0.999963, "99.9963%")],
)
def test_indices_are_written_as_the_guide_writes_them(name: str, value: float, text: str) -> None:
    assert index_value(name, value) == text
    assert index_value(name, None) == "—"
