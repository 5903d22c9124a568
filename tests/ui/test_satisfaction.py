"""Satisfaction in the window: figures with intervals, the list behind a line, the gap, the workbook, by keyboard."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crm.domain.codelists import streets
from crm.domain.codes import Role, Segment
from crm.domain.reports import TOTAL, Key
from crm.domain.satisfaction import OpinionSource
from crm.domain.service_gap import Metric
from crm.storage.settings import put
from crm.storage.store import Store
from crm.usecases.satisfaction import satisfaction
from tests.support.window import WindowMaker
from ui.reports.figures_page import FiguresPage
from ui.reports.satisfaction_page import SatisfactionPage
from ui.shell.window import MainWindow
from ui.texts.satisfaction import percent, percents
from ui.widgets.table.figure_table import FigureTable


@pytest.fixture
def window(windows: WindowMaker, qtbot: QtBot) -> MainWindow:
    window = windows.open("satisfaction")
    window.context.scope.choose(None, "", Role.SUPERVISOR)
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def page(window: MainWindow) -> SatisfactionPage:
    assert isinstance(window.page, SatisfactionPage)
    return window.page


def cells(table: FigureTable) -> list[list[str]]:
    model = table.figures
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def figure(window: MainWindow, key: str) -> str:
    return page(window).strip.column(key).accessibleName()


def assert_rows_behind(window: MainWindow, key: Key, count: int) -> None:
    """Say that the rows of a line stand beside its figure, and that they are as many as it says."""
    shown = window.page
    assert isinstance(shown, FiguresPage)
    assert shown.side.is_open
    line = shown.table.row_at(shown.table.currentIndex().row())
    assert line is not None
    assert line.line.key == key
    assert len(shown.rows.table.figures.rows) == count > 0


def test_every_figure_leads_to_its_rows(window: MainWindow) -> None:
    shown = page(window)
    assert shown._told is not None
    picture = shown._told.picture(OpinionSource.VISIT)
    for key, count in (("satisfied_share", picture.total.count), ("nps", picture.total.nps_count)):
        page(window).strip.opened.emit(key)
        assert_rows_behind(window, TOTAL, count)
        window.back()
    managers = page(window).managers
    managers.setCurrentIndex(managers.figures.index(0, 2))
    QTest.keyClick(managers, Qt.Key.Key_Return)
    assert_rows_behind(window, picture.managers[0].key, picture.managers[0].opinion.count)
    window.back()
    window.context.navigate("satisfaction", **{**page(window).state(), "part": "gap"})
    gap = page(window).gap
    place = next(at for at, line in enumerate(gap.figures.rows) if line.metric is Metric.SATISFIED)
    line = gap.row_at(place)
    assert line is not None
    segment = next(each for each in shown._told.gaps[OpinionSource.VISIT].segments if line.measures[each].count)
    column = 1 + shown._told.gaps[OpinionSource.VISIT].segments.index(segment)
    gap.setCurrentIndex(gap.figures.index(place, column))
    QTest.keyClick(gap, Qt.Key.Key_Return)
    assert_rows_behind(window, segment, line.measures[segment].count)


def test_a_street_narrows_the_answers(window: MainWindow, demo_store: Store) -> None:
    shown = page(window)
    assert shown._told is not None
    whole = shown._told.picture(OpinionSource.VISIT).total.count
    counts = []
    for code in [each.code for each in streets()]:
        shown.filter.street.set_value(code)
        shown.filter.changed.emit()
        assert shown._told.wanted.street == code
        counts.append(shown._told.picture(OpinionSource.VISIT).total.count)
    assert max(counts) < whole
    assert sum(counts) == whole
    assert page(window).state()["street"] == code


def test_the_page_shows_what_was_counted_and_every_source_apart(window: MainWindow, demo_store: Store) -> None:
    shown = page(window)
    wanted = shown.filter.wanted
    assert wanted is not None
    with demo_store.read() as reader:
        told = satisfaction(reader, wanted)
    picture = told.picture(OpinionSource.VISIT)
    assert percent(picture.total.share) in figure(window, "satisfied_share")
    assert percents(picture.total.share_interval) in figure(window, "satisfied_share")
    rows = cells(shown.segments)
    assert [row[1] for row in rows] == [f"{line.opinion.count:,}" for line in picture.segments]
    assert [row[0] for row in cells(shown.managers)] == [line.name for line in picture.managers]
    shown.filter.sources.setCurrentIndex(1)
    calls = told.picture(OpinionSource.CONTACT)
    assert [row[1] for row in cells(shown.segments)] == [f"{line.opinion.count:,}" for line in calls.segments]
    shown.filter.sources.setCurrentIndex(2)
    assert shown.empty.isVisible()
    assert not shown.of_segments.isVisible()


def test_few_answers_are_said_and_grey(window: MainWindow, demo_store: Store) -> None:
    with demo_store.change() as work:
        put(work, "survey.min_n", 10_000, date(2020, 1, 1))
    shown = page(window)
    shown.shown({})
    assert "few answers" in figure(window, "satisfied_share")
    table = shown.segments.figures
    column = table.columns[2]
    assert column.ink is not None
    assert {column.ink(row) for row in table.rows} == {"text3"}
    assert "few answers" in cells(shown.segments)[0][3]
    assert {row[6] for row in cells(shown.gap)[:5]} == {"—"}


def test_a_manager_beside_everybody_and_the_list_behind(window: MainWindow, qtbot: QtBot) -> None:
    shown = page(window)
    shown.managers.setFocus()
    QTest.keyClick(shown.managers, Qt.Key.Key_Down)
    line = shown.managers.row_at(shown.managers.currentIndex().row())
    assert line is not None
    assert line.name in shown.trend.accessibleName()
    assert [name for name, *_values in shown.trend.chart.table()] == [line.name, "everybody"]
    shown.segments.setFocus()
    QTest.keyClick(shown.segments, Qt.Key.Key_Down)
    assert len(shown.trend.chart.table()) == len(cells(shown.segments))
    row = shown.segments.row_at(shown.segments.currentIndex().row())
    assert row is not None
    QTest.keyClick(shown.segments, Qt.Key.Key_Return)
    assert_rows_behind(window, row.key, row.opinion.count)
    window.back()
    assert page(window).page_title() == "Ratings"


def test_the_tabs_lead_to_the_gap_by_keyboard_and_the_history_keeps_the_filter(window: MainWindow) -> None:
    shown = page(window)
    shown.filter.sources.setCurrentIndex(1)
    shown.tabs.setFocus()
    for _ in range(4):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Right)
    gap = page(window)
    assert gap.page_title() == "Service gap"
    assert gap.gap.isVisible()
    metrics = [row[0] for row in cells(gap.gap)]
    assert metrics[0] == "Satisfied"
    assert "Accounts without a manager" in metrics
    gap.tabs.setFocus()
    for _ in range(4):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Left)
    assert page(window).page_title() == "Ratings"


def test_amber_stands_only_where_somebody_must_act(window: MainWindow) -> None:
    page(window).shown({"part": "gap"})
    lines = page(window).gap.figures.rows
    contacts = next(line for line in lines if line.metric == "contacts")
    assert set(contacts.acts_on) == {Segment.SMALL_BUSINESS, Segment.RESIDENTIAL}
    acts = {segment for line in lines for segment in line.acts_on}
    assert str(len(acts)) in figure(window, "gap")
    said = [cell for row in cells(page(window).gap) for cell in row if "look at" in cell]
    assert len(said) == sum(len(line.acts_on) for line in lines)


def test_a_period_that_ends_before_it_begins_is_said_where_it_is(window: MainWindow) -> None:
    shown = page(window)
    shown.filter.first.set_value(date(2026, 12, 1))
    shown.filter.last.set_value(date(2026, 1, 1))
    shown.filter.changed.emit()
    assert shown.problem.isVisible()
    assert not shown.export.isEnabled()
    shown.filter.first.set_value(date(2025, 12, 1))
    shown.filter.changed.emit()
    assert not shown.problem.isVisible()
    assert shown.export.isEnabled()


def test_the_workbook_holds_what_the_page_shows(window: MainWindow, tmp_path: Path) -> None:
    shown = page(window)
    out = tmp_path / "满意度.xlsx"
    shown.export_to(out)
    book = openpyxl.load_workbook(out, data_only=True)
    assert book.sheetnames[:5] == ["Sources", "By segment", "By manager", "Trend", "Service gap"]
    rows = [row for row in book["By segment"].iter_rows(min_row=8, values_only=True) if row[0] == "Visit records"]
    assert [f"{row[2]:,}" for row in rows] == [row[1] for row in cells(shown.segments)]
    assert [percent(row[3]) for row in rows] == [row[2] for row in cells(shown.segments)]
    gap = list(book["Service gap"].iter_rows(min_row=8, max_col=1, values_only=True))
    assert len(gap) == len(shown.gap.figures.rows) + 2 * (len(OpinionSource) - 1)
