"""Any report in the window: its figures are those of the command line, and every figure opens its rows."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.workbook.defined_name import DefinedName
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crm.domain.codes import Role
from crm.domain.reports import TOTAL, Cut, ReportKind, ReportWish
from crm.domain.summary import SummaryFilter
from crm.storage.reader import Reader
from crm.storage.store import Store
from crm.usecases.privacy import privacy_log
from crm.usecases.report_export import preview_report
from crm.usecases.reports import report, rows_behind
from crm.usecases.reports_shown import opens
from tests.support.window import WindowMaker
from ui.accounts.account_page import AccountPage
from ui.background import Runner
from ui.reports.figures_page import FiguresPage
from ui.reports.page import ReportsPage
from ui.shell.window import MainWindow
from ui.visits.record_page import RecordPage
from ui.widgets.table.figure_table import FigureTable

FIRST, LAST = date(2026, 8, 10), date(2026, 11, 17)
VALUES = {"period": (f"{FIRST}..{LAST}",)}
WANTED = SummaryFilter(FIRST, LAST)


@pytest.fixture
def window(windows: WindowMaker, qtbot: QtBot) -> MainWindow:
    window = windows.open("figures", kind="visits", cut="manager", values=VALUES)
    window.context.scope.choose(None, "", Role.SUPERVISOR)
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def page(window: MainWindow) -> FiguresPage:
    assert isinstance(window.page, FiguresPage)
    return window.page


def cells(table: FigureTable) -> list[list[str]]:
    model = table.figures
    columns = range(model.columnCount())
    return [[str(model.index(row, column).data()) for column in columns] for row in range(model.rowCount())]


@pytest.mark.parametrize("kind", ReportKind)
def test_the_window_shows_the_cells_of_the_workbook(window: MainWindow, demo_store: Store, kind: ReportKind) -> None:
    for cut in Cut:
        window.context.navigate("figures", kind=kind.value, cut=cut.value)
        with demo_store.read() as reader:
            told, sheets = preview_report(reader, ReportWish(kind, WANTED, cut), "en", 10)
        shown = cells(page(window).table)
        assert len(shown) == len(told.lines) + 1
        assert shown == [row[: len(told.figures) + 1] for row in sheets[0].rows]
        titles = [column.title for column in page(window).table.figures.columns]
        assert titles == sheets[0].headings[: len(titles)]


def test_enter_on_a_figure_shows_the_rows_behind_it_and_the_panel_follows(
    window: MainWindow, demo_store: Store
) -> None:
    shown = page(window)
    table = shown.table
    assert not shown.side.is_open
    table.setCurrentIndex(table.figures.index(0, 1))
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert shown.side.is_open
    line = table.row_at(0)
    assert line is not None
    wish = ReportWish(ReportKind.VISITS, WANTED)
    with demo_store.read() as reader:
        told = report(reader, wish)
        behind = [rows_behind(reader, wish, line.line.key, figure) for figure in told.figures[:2]]
    assert [row.fact.id for row in shown.rows.table.figures.rows] == [fact.id for fact in behind[0]]
    assert f"{len(behind[0])} row" in shown.rows.head.second.text()
    QTest.keyClick(table, Qt.Key.Key_Right)
    assert [row.fact.id for row in shown.rows.table.figures.rows] == [fact.id for fact in behind[1]]
    assert len(behind[0]) != len(behind[1])
    shown.rows.copy.click()
    assert len(QGuiApplication.clipboard().text().splitlines()) == len(behind[1]) + 1
    shown.rows.closed.emit()
    assert not shown.side.is_open


def test_the_rows_behind_visits_due_tell_how_many_each_account_owes(window: MainWindow) -> None:
    window.context.navigate("figures", kind="coverage", cut="manager")
    shown = page(window)
    place = [column.title for column in shown.table.figures.columns].index("Visits due")
    shown.table.setCurrentIndex(shown.table.figures.index(0, place))
    shown.table.setFocus()
    QTest.keyClick(shown.table, Qt.Key.Key_Return)
    assert shown.rows.table.figures.columns[-1].title == "Visits due"
    owed = [int(row[-1]) for row in cells(shown.rows.table)]
    assert max(owed) > 1
    assert str(sum(owed)) == cells(shown.table)[0][place]
    shown.table.setCurrentIndex(shown.table.figures.index(0, 1))
    assert shown.rows.table.figures.columns[-1].title == "State"


def test_a_street_chip_narrows_the_report_to_its_line(window: MainWindow) -> None:
    window.context.navigate("figures", kind="visits", cut="street")
    shown = page(window)
    assert shown._told is not None
    line = max(shown._told.told.lines, key=lambda each: (each.key is not None, each.sums.get("visits", 0)))
    shown.filter.bar.set_values({**VALUES, "street": (str(line.key),)})
    assert shown.filter.wanted().street == line.key
    assert [each.key for each in shown._told.told.lines] == [line.key]
    assert shown._told.told.total.sums == line.sums


def test_a_row_opens_its_visit_and_back_comes_to_the_same_report(window: MainWindow) -> None:
    shown = page(window)
    shown.table.setCurrentIndex(shown.table.figures.index(0, 1))
    QTest.keyClick(shown.table, Qt.Key.Key_Return)
    rows = shown.rows.table
    rows.setCurrentIndex(rows.figures.index(0, 0))
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert isinstance(window.page, RecordPage)
    window.back()
    assert page(window).filter.wanted() == WANTED
    assert page(window).page_title() == "Visits"


def test_the_strip_opens_the_rows_of_the_whole(window: MainWindow, demo_store: Store) -> None:
    shown = page(window)
    window.context.navigate("figures", kind="data_quality", cut="segment")
    shown.strip.opened.emit("incomplete")
    wish = ReportWish(ReportKind.DATA_QUALITY, WANTED, Cut.SEGMENT)
    with demo_store.read() as reader:
        told = report(reader, wish)
        found = rows_behind(reader, wish, TOTAL, told.figure("incomplete"))
    assert found
    assert len(shown.rows.table.figures.rows) == len(found)
    shown.rows.table.opened.emit(shown.rows.table.row_at(0))
    assert isinstance(window.page, AccountPage)


def test_chips_narrow_and_a_period_that_is_cleared_is_the_running_quarter(window: MainWindow) -> None:
    shown = page(window)
    whole = len(shown.table.figures.rows)
    shown.filter.bar.set_values({**shown.filter.bar.values(), "segment": ("top100",)})
    assert shown.filter.wanted().segment == "top100"
    assert shown._told is not None
    assert shown._told.told.wish.wanted.segment == "top100"
    shown.filter.bar.clear()
    assert shown.filter.wanted() == SummaryFilter(date(2026, 10, 1), shown._context.clock.today())
    assert len(shown.table.figures.rows) == whole


def test_a_period_backwards_is_told_and_nothing_else_breaks(window: MainWindow) -> None:
    shown = page(window)
    shown.filter.bar.set_values({"period": (f"{LAST}..{FIRST}",)})
    assert shown.problem.isVisible()
    shown.filter.bar.set_values(VALUES)
    assert not shown.problem.isVisible()


def test_the_chart_follows_the_current_figure_and_is_copied(window: MainWindow) -> None:
    shown = page(window)
    shown.table.setCurrentIndex(shown.table.figures.index(0, 4))
    assert shown._told is not None
    figure = shown._told.figures[3]
    chart = shown.chart.copies.chart
    assert chart is shown.chart.bars
    assert [row[-1] for row in chart.table()] == [figure.text(line.line) for line in shown._told.lines[:-1]]
    shown.chart.copies.data.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[0] for line in lines] == [line.name for line in shown._told.lines[:-1]]
    shown.chart.copies.picture.click()
    assert QGuiApplication.clipboard().pixmap().width() == chart.grab().width()
    window.context.navigate("figures", kind="issues", cut="month")
    assert shown.chart.copies.chart is shown.chart.months


def test_every_tab_opens_by_keyboard_and_a_cut_leads_from_an_overview(window: MainWindow) -> None:
    tabs = page(window).tabs
    assert tabs.keys()[: len(ReportKind)] == [kind.value for kind in ReportKind]
    tabs.setFocus()
    QTest.keyClick(tabs, Qt.Key.Key_Left)
    overview = window.page
    assert isinstance(overview, ReportsPage)
    assert overview.tabs.hasFocus()
    overview.cut_bar.setFocus()
    for _ in Cut:
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Right)
    assert page(window).page_title() == "Coverage"
    assert page(window)._cut is Cut.MONTH
    assert page(window).cut_bar.hasFocus()


def test_what_a_row_opens_is_there_for_every_kind_of_row(demo_store: Store) -> None:
    found = {}
    with demo_store.read() as reader:
        for kind in ReportKind:
            wish = ReportWish(kind, WANTED)
            for figure in report(reader, wish).figures:
                for fact in rows_behind(reader, wish, TOTAL, figure)[:5]:
                    way = opens(fact)
                    found[fact.of.value] = way[0] if way else None
    assert found == {
        "account": "account",
        "visit": "visit",
        "plan": "visit",
        "hazard": "account",
        "issue": "issues",
        "outage": "outages",
    }


def test_the_workbook_holds_the_cells_in_view_and_is_noted(
    window: MainWindow, demo_store: Store, tmp_path: Path
) -> None:
    shown = page(window)
    shown.open_export.click()
    assert shown.side.is_open
    assert shown.export.save.hasFocus()
    sheets = shown.export.look.previews
    assert [sheet.rows for sheet in sheets if sheet.key == "summary"]
    shown.export.export_to(tmp_path / "visits.xlsx")
    written = load_workbook(tmp_path / "visits.xlsx", data_only=True).worksheets[0]
    assert shown._told is not None
    by_name = {row[0]: row[1:] for row in written.iter_rows(values_only=True)}
    for line in shown._told.lines:
        for figure, cell in zip(shown._told.figures, by_name[line.name], strict=False):
            value = figure.figure.value(line.line.sums)
            assert cell == ("—" if value is None else pytest.approx(value, abs=1e-6)), (line.name, figure.name)
    with demo_store.read() as reader:
        newest = privacy_log(reader).exports[0]
    assert (newest.file_name, newest.is_personal) == ("visits.xlsx", False)


def test_a_report_fills_a_template_of_its_own(window: MainWindow, tmp_path: Path) -> None:
    shown = page(window)
    book = Workbook()
    for name in ("rounds_visits", "rounds_vistis"):
        book.defined_names[name] = DefinedName(name, attr_text="Sheet!$B$2")
    book.save(tmp_path / "wrong.xlsx")
    del book.defined_names["rounds_vistis"]
    book.save(tmp_path / "form.xlsx")
    shown.open_export.click()
    shown.export.form.use(tmp_path / "wrong.xlsx")
    shown.export.export_to(tmp_path / "none.xlsx")
    assert shown.export.problem.isVisible()
    assert "rounds_rows_lines" in shown.export.problem.accessibleName()
    assert not (tmp_path / "none.xlsx").exists()
    shown.export.form.use(tmp_path / "form.xlsx")
    shown.export.export_to(tmp_path / "out.xlsx")
    assert shown._told is not None
    assert load_workbook(tmp_path / "out.xlsx")["Sheet"]["B2"].value == shown._told.total.line.sums["visits"]
    assert not shown.export.problem.isVisible()
    window.context.navigate("figures", kind="issues")
    shown.export.load()
    assert shown.export.form.path() is None


def test_a_report_is_a_pdf_too_and_ctrl_p_shows_it_as_it_is_printed(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    shown = page(window)
    shown.export.export_to(tmp_path / "visits.pdf")
    pdf = (tmp_path / "visits.pdf").read_bytes()
    assert pdf.count(b"/FontFile") == pdf.count(b"/FontDescriptor\n") > 0
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    dialogs = window.findChildren(QPrintPreviewDialog)
    assert [dialog.windowTitle() for dialog in dialogs] == ["Visits by Manager"]
    dialogs[0].close()


def test_an_export_tells_how_far_it_is_and_stops(
    windows: WindowMaker, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window = windows.open("figures", runner_type=Runner, kind="issues", values=VALUES)
    shown = page(window)
    qtbot.waitUntil(lambda: shown._told is not None)

    def endless(reader: Reader, *_rest: object) -> None:
        while True:
            reader.progress.step(1, 2)

    monkeypatch.setattr("ui.reports.report_export.export_report", endless)
    writing = shown.export.writing
    shown.export.export_to(tmp_path / "never.xlsx")
    assert not shown.export.save.isEnabled()
    qtbot.waitUntil(lambda: writing.words.text() == "Exporting 1 of 2")
    writing.cancel.click()
    assert shown.export.save.isEnabled()
    assert writing.isHidden()
    assert window.toast.text == "Export cancelled. No file was written"
    qtbot.waitUntil(lambda: windows.sessions[-1].runner.is_idle)
    assert not (tmp_path / "never.xlsx").exists()
