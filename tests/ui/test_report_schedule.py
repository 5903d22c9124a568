"""Monthly reports: set up in the window, written when the month is over, once, by a clock that stands."""

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from crm.domain.clock import BUREAU_ZONE, FixedClock
from crm.domain.errors import NotFound
from crm.domain.report_schedule import ReportSchedule, whole_month
from crm.domain.reports import ReportKind, ReportWish
from crm.storage.store import Store
from crm.usecases.privacy import privacy_log
from crm.usecases.reports import report
from crm.usecases.summary import visit_summary
from tests.support.window import WindowMaker
from ui.options.frame import OptionsPage
from ui.options.reminders import ReminderOptions
from ui.report_feed import ReportFeed, keep_schedule, kept_schedule
from ui.reports.page import ReportsPage
from ui.reports.schedule_form import ScheduleForm
from ui.shell.window import MainWindow

OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "share"
    found.mkdir()
    return found


@pytest.fixture
def window(windows: WindowMaker) -> MainWindow:
    return windows.open("reports")


def form(window: MainWindow) -> ScheduleForm:
    assert isinstance(window.page, ReportsPage)
    window.page.export.schedule.click()
    return next(each for each in window.findChildren(ScheduleForm) if each.isVisible())


def feed(window: MainWindow, clock: FixedClock) -> ReportFeed:
    context = window.context
    return ReportFeed(context.runner, context.settings, clock, context.where, window)


def later(day: date) -> FixedClock:
    return FixedClock(datetime(day.year, day.month, day.day, 9, tzinfo=BUREAU_ZONE))


def test_a_month_is_written_once_when_it_is_over_and_its_figures_are_those_of_the_window(
    window: MainWindow, demo_store: Store, folder: Path
) -> None:
    asked = form(window)
    asked.folder.setText(str(folder))
    asked.reports["issues"].setChecked(True)
    asked.save()
    feed(window, later(date(2026, 11, 30))).look()
    assert list(folder.iterdir()) == []
    feed(window, later(date(2026, 12, 1))).look()
    files = sorted(path.name for path in folder.iterdir())
    assert len(files) == 2
    assert all("20261101-20261130" in name for name in files)
    with demo_store.read() as reader:
        visits = visit_summary(reader, whole_month(NOVEMBER)).total.visits
        issues = report(reader, ReportWish(ReportKind.ISSUES, whole_month(NOVEMBER))).total.sums.get("issues", 0)
        noted = {each.file_name: each.rows for each in privacy_log(reader).exports[:2]}
    assert set(noted) == set(files)
    summary = next(name for name in files if "Visit summary" in name)
    assert noted[summary] == visits
    sheet = load_workbook(folder / next(name for name in files if name != summary), data_only=True).worksheets[0]
    totals = [row for row in sheet.iter_rows(values_only=True) if row[0] == "Total"]
    assert totals[0][1] == issues
    for path in folder.iterdir():
        path.unlink()
    feed(window, later(date(2026, 12, 20))).look()
    assert list(folder.iterdir()) == []


def test_a_folder_that_is_gone_is_told_once_a_day_and_written_when_it_is_back(window: MainWindow, folder: Path) -> None:
    asked = form(window)
    asked.folder.setText(str(folder))
    asked.save()
    folder.rmdir()
    found = feed(window, later(date(2026, 12, 1)))
    told: list[BaseException] = []
    found.failed.connect(told.append)
    found.look()
    found.look()
    assert [type(error) for error in told] == [NotFound]
    folder.mkdir()
    found.look()
    assert len(list(folder.iterdir())) == 1


def test_nothing_is_kept_without_a_folder_a_report_and_a_day_and_no_more_ends_it(
    window: MainWindow, folder: Path
) -> None:
    asked = form(window)
    asked.save()
    assert "folder" in asked.problem.text()
    asked.folder.setText(str(folder))
    asked.day.line.setText("31")
    asked.save()
    assert "28" in asked.problem.text()
    asked.day.line.setText("5")
    asked.reports["visit_summary"].setChecked(False)
    asked.save()
    assert "at least one" in asked.problem.text()
    assert kept_schedule(window.context.settings, window.context.where) is None
    asked.reports["visit_summary"].setChecked(True)
    asked.save()
    kept = kept_schedule(window.context.settings, window.context.where)
    assert kept is not None
    assert (kept.day, kept.done) == (5, OCTOBER)
    assert kept_schedule(window.context.settings, "another.db") is None
    form(window).end.click()
    assert kept_schedule(window.context.settings, window.context.where) is None


def test_last_month_can_be_written_now(window: MainWindow, folder: Path) -> None:
    asked = form(window)
    asked.folder.setText(str(folder))
    asked.now.click()
    assert [("20261001-20261031" in path.name) for path in folder.iterdir()] == [True]
    keep_schedule(window.context.settings, None)


def test_a_program_that_begins_writes_what_was_missed(windows: WindowMaker, folder: Path) -> None:
    context = windows.open("today").context
    kept = ReportSchedule(str(folder), ("coverage",), 1, "zh_CN", context.where, date(2026, 8, 1))
    keep_schedule(context.settings, kept)
    session = windows.sessions[0]
    session.watch()
    session.reports.stop()
    names = sorted(path.name for path in folder.iterdir())
    assert [name.split("_")[2] for name in names] == ["20260901-20260930", "20261001-20261031"]
    assert all("覆盖" in name for name in names)


def test_the_settings_say_what_is_written_and_open_the_same_form(windows: WindowMaker, folder: Path) -> None:
    window = windows.open("today")
    window.navigate("settings", section="reminders")
    assert isinstance(window.page, OptionsPage)
    section = window.page.section()
    assert isinstance(section, ReminderOptions)
    assert section.reports.isVisible()
    section.schedule.click()
    dialog = window.findChild(ScheduleForm)
    assert dialog is not None
    dialog.folder.setText(str(folder))
    dialog.save()
    assert str(folder) in section.schedule.accessibleDescription()
