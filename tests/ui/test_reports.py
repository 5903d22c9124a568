"""Reports: the figures of the page and of the file are those of one summary."""

import re
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.workbook.defined_name import DefinedName
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from crm.domain.codes import Segment
from crm.domain.summary import SummaryFilter
from crm.storage.store import Store
from crm.usecases.coverage import team_coverage
from crm.usecases.export import summary_on_paper
from crm.usecases.people import people
from crm.usecases.summary import visit_summary
from tests.support.window import WindowMaker
from ui.accounts.page import AccountsPage
from ui.app import Language
from ui.reports.coverage_rows import parts_of
from ui.reports.figures_page import FiguresPage
from ui.reports.page import ReportsPage
from ui.reports.report_paper import _widths, paper_of
from ui.shell.window import MainWindow

FIRST, LAST = date(2026, 1, 1), date(2026, 11, 17)


@pytest.fixture
def window(windows: WindowMaker) -> MainWindow:
    window = windows.open("reports")
    panel = page(window).export
    panel.first.set_value(FIRST)
    panel.last.set_value(LAST)
    panel.load()
    return window


def page(window: MainWindow) -> ReportsPage:
    assert isinstance(window.page, ReportsPage)
    return window.page


def test_the_preview_counts_what_the_summary_counts(window: MainWindow, demo_store: Store) -> None:
    with demo_store.read() as reader:
        summary = visit_summary(reader, SummaryFilter(FIRST, LAST))
    panel = page(window).export
    detail = next(each for each in panel.look.previews if each.key == "detail")
    assert detail.count == len(summary.detail)
    summed = next(each for each in panel.look.previews if each.key == "summary")
    panel.look.tabs.set_current("summary")
    panel.look.tabs.picked.emit("summary")
    assert panel.look.rows.index(0, 0).data()
    assert panel.look.rows.headerData(0, Qt.Orientation.Horizontal) == summed.headings[0]


def test_the_file_has_no_contact_names_unless_asked_for(window: MainWindow, tmp_path: Path) -> None:
    panel = page(window).export
    panel.export_to(tmp_path / "plain.xlsx")
    panel.anonymous.setChecked(False)
    panel.export_to(tmp_path / "personal.xlsx")
    wide = [load_workbook(tmp_path / name).worksheets[0].max_column for name in ("plain.xlsx", "personal.xlsx")]
    assert wide[0] < wide[1]
    assert panel.save.isEnabled()


def test_a_manager_narrows_and_is_let_go(window: MainWindow, demo_store: Store) -> None:
    with demo_store.read() as reader:
        person = next(each for each in people(reader) if each.accounts)
    panel = page(window).export
    whole = panel._summary.total.visits if panel._summary else 0
    panel.narrow_to(person.id)
    assert panel.wanted is not None
    assert panel.wanted.person_id == person.id
    assert panel._summary is not None
    assert 0 < panel._summary.total.visits < whole
    panel.narrow_to(person.id)
    assert panel._summary.total.visits == whole


def test_a_period_that_runs_backwards_says_so_and_cannot_be_saved(window: MainWindow) -> None:
    panel = page(window).export
    panel.first.set_value(date(2026, 12, 1))
    panel.load()
    assert panel.problem.isVisible()
    assert not panel.save.isEnabled()
    panel.first.set_value(FIRST)
    panel.load()
    assert not panel.problem.isVisible()
    assert panel.save.isEnabled()


def test_a_folder_that_cannot_be_written_is_told(window: MainWindow, tmp_path: Path) -> None:
    panel = page(window).export
    panel.export_to(tmp_path / "none" / "out.xlsx")
    assert panel.problem.isVisible()
    assert panel.save.isEnabled()
    assert list(tmp_path.glob("**/*.xlsx")) == []


def test_the_shown_sheet_is_copied_as_text(window: MainWindow) -> None:
    panel = page(window).export
    panel.copy.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == panel.look.rows.rowCount() + 1


def test_a_file_is_proposed_in_chinese_where_the_last_one_went(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    panel, proposed = page(window).export, []

    def choose(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        proposed.append(Path(name))
        return str(tmp_path / "summary.xlsx"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    language = Language(qapp)
    language.use("zh_CN")
    QTest.keyClick(page(window), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    panel.save.click()
    language.use("en")
    assert len(proposed) == 2
    assert proposed[1].parent == tmp_path
    assert "走访汇总表" in proposed[1].name


def test_export_takes_the_cursor_to_its_period(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    page(window).open_export.click()
    focused = window.focusWidget()
    assert focused is page(window).export.first or page(window).export.first.isAncestorOf(focused)


def test_the_coverage_is_a_list_that_the_keyboard_walks(window: MainWindow, demo_store: Store) -> None:
    lines = page(window).coverage.list
    lines.setFocus(Qt.FocusReason.TabFocusReason)
    first, second = (lines.model().index(row, 0) for row in (0, 1))
    assert lines.currentIndex() == first
    QTest.keyClick(lines, Qt.Key.Key_Down)
    assert lines.currentIndex() == second
    name, opened = second.data(), list[UUID]()
    page(window).coverage.opened.connect(opened.append)
    QTest.keyClick(lines, Qt.Key.Key_Return)
    with demo_store.read() as reader:
        names = {each.id: each.name for each in people(reader)}
    assert [names[key] for key in opened] == [name]
    assert lines.model().rowCount() == 1, "the page is narrowed to that manager"


def test_every_figure_of_the_coverage_leads_to_its_rows(window: MainWindow, demo_store: Store) -> None:
    with demo_store.read() as reader:
        team = team_coverage(reader, SummaryFilter(FIRST, LAST))
    manager = team.managers[0]
    cell = manager.cells[Segment.TOP100]
    parts = ((1, cell.due), (4, manager.overdue), (5, manager.rated))
    for steps, count in parts:
        lines = page(window).coverage.list
        lines.setFocus(Qt.FocusReason.TabFocusReason)
        lines.setCurrentIndex(lines.model().index(0, 0))
        for key in (*(Qt.Key.Key_Left,) * len(parts_of(QRectF())), *(Qt.Key.Key_Right,) * steps):
            QTest.keyClick(lines, key)
        QTest.keyClick(lines, Qt.Key.Key_Return)
        assert_rows_behind(window, manager.name, count)
        window.back()
        fit_period(window)
    for name, count in (("coverage_rate", team.all.due), ("overdue", sum(each.overdue for each in team.managers))):
        page(window).strip.opened.emit(name)
        assert_rows_behind(window, "Total", count)
        window.back()
        fit_period(window)
    team_line = page(window).coverage.team
    place = QPoint(parts_of(QRectF(team_line.viewport().rect()))[Segment.TOP100].center().toPoint())
    QTest.mouseClick(team_line.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert_rows_behind(window, "Total", team.cell(Segment.TOP100).due)


def test_a_band_of_overdue_accounts_leads_to_them(window: MainWindow, demo_store: Store) -> None:
    with demo_store.read() as reader:
        bands = team_coverage(reader, SummaryFilter(FIRST, LAST)).overdue
    place = next(place for place, band in enumerate(bands) if band.counts)
    bars = page(window).overdue.bars
    bars.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(place):
        QTest.keyClick(bars, Qt.Key.Key_Down)
    QTest.keyClick(bars, Qt.Key.Key_Return)
    assert isinstance(window.page, AccountsPage)
    assert window.page.model.rowCount() == sum(bands[place].counts.values())


def fit_period(window: MainWindow) -> None:
    """Count the period of these tests again on a page that was left."""
    panel = page(window).export
    panel.first.set_value(FIRST)
    panel.last.set_value(LAST)
    panel.load()


def assert_rows_behind(window: MainWindow, name: str, count: int) -> None:
    """Say that the rows of a line stand beside its figure, and that they are as many as it says."""
    shown = window.page
    assert isinstance(shown, FiguresPage)
    assert shown.side.is_open
    assert name in shown.rows.head.title.text()
    assert len(shown.rows.table.figures.rows) == count > 0


def test_a_line_of_the_coverage_is_read_aloud_with_its_figures(window: MainWindow) -> None:
    index = page(window).coverage.list.model().index(0, 0)
    said = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert said.startswith(f"{index.data()}, ")
    assert said.endswith("overdue")
    assert said.count(" of ") == 3


def template(path: Path, **names: str) -> Path:
    book = Workbook()
    assert book.active is not None
    book.active.title = "月报"
    for name, place in names.items():
        book.defined_names[name] = DefinedName(name, attr_text=place)
    book.save(path)
    return path


def test_a_bureaus_own_template_is_filled_and_one_with_unknown_names_is_refused_with_the_known(
    window: MainWindow, tmp_path: Path
) -> None:
    panel = page(window).export
    panel.form.use(template(tmp_path / "form.xlsx", rounds_visits="月报!$B$2"))
    panel.export_to(tmp_path / "out.xlsx")
    assert panel._summary is not None
    assert load_workbook(tmp_path / "out.xlsx")["月报"]["B2"].value == panel._summary.total.visits
    panel.form.use(template(tmp_path / "wrong.xlsx", rounds_vistis="月报!$B$2"))
    panel.export_to(tmp_path / "none.xlsx")
    assert panel.problem.isVisible()
    assert "rounds_vistis" in panel.problem.accessibleName()
    assert "rounds_visits" in panel.problem.accessibleName()
    assert not (tmp_path / "none.xlsx").exists()
    panel.form.clear.click()
    panel.export_to(tmp_path / "plain.xlsx")
    assert not panel.problem.isVisible()
    assert len(load_workbook(tmp_path / "plain.xlsx").worksheets) == 6


def test_the_summary_is_printed_without_single_visits(window: MainWindow, demo_store: Store, tmp_path: Path) -> None:
    panel = page(window).export
    panel.export_to(tmp_path / "summary.pdf")
    pdf = (tmp_path / "summary.pdf").read_bytes()
    assert pdf.count(b"/FontFile") == pdf.count(b"/FontDescriptor\n") > 0
    assert re.findall(rb"/MediaBox \[0 0 (\d+)", pdf)[0] == b"842"
    assert panel._summary is not None
    with demo_store.read() as reader:
        found = summary_on_paper(reader, SummaryFilter(FIRST, LAST), "en")
    assert "detail" not in [sheet.key for sheet in found.sheets]
    counted = {sheet.key: sheet.headings for sheet in panel.look.previews}
    assert set(found.sheets[0].headings) < set(counted["summary"])
    assert "Coverage" in found.sheets[0].headings
    widths = _widths(found.sheets[0])
    assert sum(widths) == 100
    assert min(widths) > 1
    body = paper_of(found).body
    assert f">{panel._summary.total.visits:,}<" in body
    assert ">Visit summary<" in body


def test_a_column_of_the_preview_is_as_wide_as_its_longest_value(window: MainWindow) -> None:
    look = page(window).export.look
    header, most = look.table.horizontalHeader(), look.table.horizontalHeader().maximumSectionSize()
    for column in range(look.rows.columnCount()):
        asked = max(look.table.sizeHintForColumn(column), header.sectionSizeHint(column))
        assert header.sectionSize(column) >= min(asked, most)
