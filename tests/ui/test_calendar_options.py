"""The working calendar in the settings, and the calendar that other parts stand on."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QScrollArea
from pytestqt.qtbot import QtBot

from crm.domain.workdays import DayKind
from crm.storage.store import Store
from crm.usecases import calendar as verbs
from crm.usecases.people import people
from tests.support.window import QuietGui, WindowMaker
from ui.background import Runner
from ui.options.calendar import CalendarOptions
from ui.planner.page import PlannerPage
from ui.shell.window import MainWindow
from ui.tasks.menu import TaskMenu
from ui.today.page import TodayPage

FRIDAY, SATURDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 23)


@pytest.fixture
def window(windows: WindowMaker) -> MainWindow:
    return windows.open("today")


@pytest.fixture
def section(window: MainWindow, qtbot: QtBot) -> Iterator[CalendarOptions]:
    """The section in a page that scrolls, as the settings show it."""
    around = QScrollArea()
    qtbot.addWidget(around)
    made = CalendarOptions(window.context)
    around.setWidget(made)
    around.setWidgetResizable(True)
    around.resize(840, 700)
    around.show()
    made.load()
    yield made
    around.close()


def calendar(window: MainWindow) -> verbs.WorkCalendar:
    window.context.workdays.load()
    return window.context.workdays.calendar()


def type_into(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    field.insert(text)


def test_the_year_shows_what_is_published_and_says_when_it_is_not(section: CalendarOptions) -> None:
    assert section.section_title() == "Working calendar"
    grid = section.year.grid
    assert (section.year.state.text(), section.year.provisional.isVisible()) == ("Published", False)
    assert "National Day" in grid.words_of(date(2026, 10, 1))
    assert "Make-up workday" in grid.words_of(date(2026, 10, 10))
    section.year.after.click()
    assert section.year.title.text() == "2027"
    guessed = verbs.WEEKS_ONLY.is_provisional(2027) and not section._shown.calendar.published >= {2027}  # type: ignore[union-attr]
    assert section.year.provisional.isVisible() == guessed
    assert section.year.state.text() == ("Provisional" if guessed else "Published")


def test_a_day_is_picked_with_the_keys_and_made_free(section: CalendarOptions, window: MainWindow) -> None:
    grid = section.year.grid
    grid.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(grid, key)
    form = section.day_form
    assert (form.day.value(), form.kind.value()) == (FRIDAY, "off")
    type_into(form.name, "局庆")
    QTest.keyClick(form.name, Qt.Key.Key_Return)
    assert not form.isVisible()
    assert section.days.list.model().rowCount() == 1
    assert calendar(window).kind_of(FRIDAY).name.zh == "局庆"
    window.context.undo.undo()
    assert calendar(window).is_workday(FRIDAY)
    assert section.days.list.model().rowCount() == 0


def test_a_day_off_that_is_picked_is_offered_as_a_workday(section: CalendarOptions) -> None:
    grid = section.year.grid
    saturday = date(2026, 1, 10)
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.cell(saturday).center().toPoint())
    assert (section.day_form.day.value(), section.day_form.kind.value()) == (saturday, "work")


def test_an_entry_is_changed_and_removed_by_the_keys(
    section: CalendarOptions, window: MainWindow, demo_store: Store
) -> None:
    with demo_store.change() as work:
        verbs.add_own_day(work, FRIDAY, False, "局庆")
    section.load()
    rows = section.days.list
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Down)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert section.day_form.name.text() == "局庆"
    type_into(section.day_form.day, "2026-11-23")
    section.day_form.save.click()
    assert [calendar(window).is_workday(day) for day in (FRIDAY, MONDAY)] == [True, False]
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Delete)
    assert calendar(window).is_workday(MONDAY)


def test_a_refused_entry_says_why_and_keeps_what_was_typed(section: CalendarOptions, demo_store: Store) -> None:
    with demo_store.change() as work:
        verbs.add_own_day(work, FRIDAY, False)
    section.load()
    section.days.add.click()
    section.day_form.save.click()
    assert "Enter a day" in section.day_form.fields[0].error()
    type_into(section.day_form.day, "2026-11-20")
    type_into(section.day_form.name, "演示")
    section.day_form.save.click()
    assert section.day_form.isVisible()
    assert "in the list already" in section.day_form._problem.text()
    assert section.day_form.name.text() == "演示"
    QTest.keyClick(section.day_form.name, Qt.Key.Key_Escape)
    assert not section.day_form.isVisible()


def test_leave_is_noted_refused_twice_and_removed(section: CalendarOptions, demo_store: Store) -> None:
    form = section.leave_form
    section.leave.add.click()
    form.first.changed.emit(FRIDAY)
    type_into(form.first, "2026-11-20")
    assert form.last.value() == FRIDAY
    type_into(form.last, "2026-11-23")
    form.save.click()
    with demo_store.read() as reader:
        (leave,) = verbs.calendar_year(reader, 2026).leaves
    assert (leave.starts_on, leave.ends_on) == (FRIDAY, MONDAY)
    row = section.leave.list.row(leave.id)
    assert row is not None
    assert row.value.startswith("2 ")
    assert leave.person in section.year.grid.words_of(FRIDAY)
    section.leave.add.click()
    type_into(form.first, "2026-11-23")
    type_into(form.last, "2026-11-24")
    form.save.click()
    assert "already on leave" in form._problem.text()
    type_into(form.first, "2026-11-30")
    type_into(form.last, "2026-11-29")
    form.save.click()
    assert "before it starts" in form._problem.text()
    section.leave.removed.emit(leave.id)
    with demo_store.read() as reader:
        assert verbs.calendar_year(reader, 2026).leaves == ()


def test_every_width_holds_all_twelve_months(section: CalendarOptions) -> None:
    grid = section.year.grid
    for width in (180, 400, 600, 800, 1600):
        grid.resize(width, grid.heightForWidth(width))
        last = [grid.cell(date(2026, month, 28)) for month in range(1, 13)]
        assert all(grid.rect().contains(cell.toAlignedRect()) for cell in last)
        assert grid.day_at(last[11].center()) == date(2026, 12, 28)


# -- where the calendar is used


def test_the_calendar_follows_whose_accounts_are_shown(window: MainWindow, demo_store: Store) -> None:
    with demo_store.change() as work:
        person = people(work)[0]
        verbs.add_leave(work, person.id, FRIDAY, FRIDAY)
    assert calendar(window).is_workday(FRIDAY)
    window.context.scope.choose(person.id, person.name, person.role)
    assert not window.context.workdays.known().is_workday(FRIDAY)


def test_the_first_page_does_not_send_for_the_calendar(window: MainWindow) -> None:
    assert window.context.workdays.known() is verbs.WEEKS_ONLY


def test_the_week_on_today_shows_a_worked_weekend_and_why_a_day_is_off(window: MainWindow, demo_store: Store) -> None:
    page = window.page
    assert isinstance(page, TodayPage)
    assert len(page.week._tiles) == 5
    with demo_store.change() as work:
        verbs.add_own_day(work, SATURDAY, True)
        verbs.add_own_day(work, FRIDAY, False, "局庆")
    window.context.workdays.load()
    names = [tile.accessibleName() for tile in page.week._tiles]
    assert len(names) == 6
    assert "局庆" in names[4]
    assert "Workday" in names[5]


def choose_manager(window: MainWindow, store: Store) -> None:
    """Put the first manager with accounts in view; a team has rows of its own."""
    with store.read() as reader:
        person = next(each for each in people(reader) if each.accounts)
    window.context.scope.choose(person.id, person.name, person.role)


def test_the_planner_marks_days_and_refuses_with_the_reason(windows: WindowMaker, demo_store: Store) -> None:
    with demo_store.change() as work:
        verbs.add_own_day(work, SATURDAY, True, "保供电")
        verbs.add_own_day(work, FRIDAY, False, "局庆")
    window = windows.open("planner")
    choose_manager(window, demo_store)
    page = window.page
    assert isinstance(page, PlannerPage)
    heads = {head.day: head for head in page.calendar._heads}
    assert (heads[FRIDAY].workday, heads[FRIDAY].mark) == (False, "局庆")
    assert (heads[SATURDAY].workday, heads[SATURDAY].mark) == (True, "保供电")
    assert SATURDAY not in page.calendar.grid.grid.folded
    row = page.due.list.current_id() or page.board.week.due[0].account_id  # type: ignore[union-attr]
    at = page._clock.local(page._clock.now()).replace(hour=9, minute=0)
    verdicts = {
        day: page.board.judge(row, day, moment, moment.replace(hour=10))
        for day in (FRIDAY, SATURDAY)
        for moment in [at.replace(day=day.day)]
    }
    assert not verdicts[FRIDAY].ok
    assert "局庆" in verdicts[FRIDAY].text
    assert verdicts[SATURDAY].ok
    page._pick_day(FRIDAY)
    assert page.panel.header is not None
    assert page.panel.header.note is not None
    assert page.panel.header.note.text().startswith("局庆 · ")


def test_the_planner_names_national_day_in_both_languages_of_a_day(windows: WindowMaker, demo_store: Store) -> None:
    window = windows.open("planner", day=date(2026, 10, 1))
    choose_manager(window, demo_store)
    page = window.page
    assert isinstance(page, PlannerPage)
    marks = {head.day.day: head.mark for head in page.calendar._heads}
    assert (marks[30], marks[1], marks[4]) == ("", "National Day", "National Day")
    assert "National Day" in page.calendar.header.accessibleName()


def test_a_task_can_be_moved_to_the_next_workday(window: MainWindow, demo_store: Store) -> None:
    with demo_store.change() as work:
        verbs.add_own_day(work, date(2026, 11, 18), False)
    page = window.page
    assert isinstance(page, TodayPage)
    key, task = next(iter(page.tasks._tasks.items()))
    found = calendar(window)
    menu = TaskMenu(task, window.context, page.tasks.commands, page)
    action = next(each for each in menu.actions() if each.text().startswith("Next workday"))
    action.trigger()
    assert page.tasks._tasks[key].due_on == date(2026, 11, 19)
    assert found.kind_of(date(2026, 11, 18)).kind is DayKind.OWN_DAY_OFF


def test_a_typed_task_counts_workdays(window: MainWindow) -> None:
    calendar(window)
    page = window.page
    assert isinstance(page, TodayPage)
    page.tasks.line.set_text("报价 +4工作日")
    assert page.tasks.line.entry().day == MONDAY


def test_the_calendar_is_read_off_the_gui_thread(windows: WindowMaker, quiet_gui: QuietGui, qtbot: QtBot) -> None:
    window = windows.open("today", Runner)
    days = window.context.workdays
    with qtbot.waitSignal(days.changed):
        days.calendar()
    assert not days.calendar().is_workday(date(2026, 10, 1))
