"""Appointments in the calendar: drawn, typed, repeated, changed as far as asked for, copied, in the way of visits."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from crm.domain.appointments import Appointment, AppointmentDraft, Reach, whole_days
from crm.storage.store import Store
from crm.usecases.appointments import add_appointment
from crm.usecases.people import people
from crm.usecases.planner import week
from tests.support.build import at
from tests.support.window import WindowMaker
from ui.planner.appointment_dialog import AppointmentDialog
from ui.planner.page import PlannerPage
from ui.planner.series_dialog import ReachDialog, RepeatDialog
from ui.shell.window import MainWindow

MONDAY = date(2026, 11, 23)
FRIDAY = MONDAY + timedelta(days=4)


@pytest.fixture
def window(windows: WindowMaker, demo_store: Store) -> MainWindow:
    """The planner of the first manager with accounts, in a week without visits."""
    window = windows.open("planner", day=MONDAY)
    with demo_store.read() as reader:
        person = next(each for each in people(reader) if each.accounts)
    window.context.scope.choose(person.id, person.name, person.role)
    return window


def page(window: MainWindow) -> PlannerPage:
    assert isinstance(window.page, PlannerPage)
    return window.page


def kept(window: MainWindow, store: Store, days: int = 60) -> list[Appointment]:
    with store.read() as reader:
        return list(week(reader, window.context.scope.person_id, MONDAY, days).appointments)


def dialog(window: MainWindow) -> AppointmentDialog:
    found = page(window).appointments.dialog
    assert found is not None
    return found


def draw(window: MainWindow, title: str = "Team meeting", repeat: str = "") -> None:
    """Draw Friday from 9 to 10 and type what it is."""
    page(window).due.list.set_current(None)
    page(window).calendar.spanned.emit(at(9, 0, FRIDAY), at(10, 0, FRIDAY))
    dialog(window).title.setText(title)
    dialog(window).repeat.setText(repeat)
    dialog(window).give.click()


def test_on_a_low_screen_its_fields_scroll_above_its_buttons(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(AppointmentDialog, "_room", lambda _self: 400)
    page(window).calendar.spanned.emit(at(9, 0, FRIDAY), at(10, 0, FRIDAY))
    shown = dialog(window)
    assert shown.height() <= 400
    assert shown.area.verticalScrollBar().maximum() > 0
    assert shown.give.geometry().bottom() < shown.height()


def test_free_time_that_is_drawn_becomes_an_appointment(window: MainWindow, demo_store: Store) -> None:
    draw(window)
    (found,) = kept(window, demo_store)
    assert (found.title, found.start, found.end) == ("Team meeting", at(9, 0, FRIDAY), at(10, 0, FRIDAY))
    assert page(window).calendar.grid.block(found.id) is not None
    window.context.undo.undo()
    assert kept(window, demo_store) == []


def test_a_refusal_stands_in_the_dialog_and_nothing_is_lost(window: MainWindow, demo_store: Store) -> None:
    draw(window, "   ")
    assert dialog(window).problem.text().startswith("An appointment needs a title")
    dialog(window).repeat.setText("sometimes")
    dialog(window).title.setText("Duty")
    dialog(window).give.click()
    assert "every Monday" in dialog(window).problem.text()
    dialog(window).repeat.setText("")
    dialog(window).give.click()
    assert [each.title for each in kept(window, demo_store)] == ["Duty"]


def test_a_series_is_changed_as_far_as_asked_for_and_lists_the_days_before(
    window: MainWindow, demo_store: Store
) -> None:
    draw(window, repeat="每周五")
    before = kept(window, demo_store, 30)
    assert [each.start for each in before] == [at(9, 0, FRIDAY + timedelta(weeks=count)) for count in range(4)]
    page(window).calendar.opened.emit(before[0].id)
    shown = dialog(window)
    assert shown.reach.days.text().startswith("1 day")
    shown.reach.tiles.set_values([Reach.FOLLOWING.value])
    shown.reach.changed.emit(Reach.FOLLOWING)
    assert not shown.reach.days.text().startswith("1 day")
    shown.title.setText("Morning round")
    shown.give.click()
    assert {each.title for each in kept(window, demo_store, 30)} == {"Morning round"}
    page(window).calendar.removed.emit(before[0].id)
    dialog(window).removed.emit(Reach.THIS)
    assert len(kept(window, demo_store, 30)) == 3


def test_it_is_moved_and_copied_by_drag(window: MainWindow, demo_store: Store) -> None:
    draw(window)
    (found,) = kept(window, demo_store)
    page(window).calendar.moved.emit(found.id, at(14, 0, FRIDAY), at(15, 0, FRIDAY))
    page(window).calendar.copied.emit(found.id, at(16, 0, FRIDAY), at(17, 0, FRIDAY))
    assert [each.start for each in kept(window, demo_store)] == [at(14, 0, FRIDAY), at(16, 0, FRIDAY)]


def test_a_visit_is_copied_and_an_appointment_stands_in_its_way(window: MainWindow, demo_store: Store) -> None:
    draw(window)
    due = next(iter(page(window).due._rows.values()))
    verdict = page(window).board.judge(due.account_id, FRIDAY, at(9, 30, FRIDAY), at(10, 30, FRIDAY))
    assert not verdict.ok
    assert "Team meeting" in verdict.text
    page(window).calendar.dropped.emit(due.account_id, at(10, 0, FRIDAY), at(11, 0, FRIDAY))
    with demo_store.read() as reader:
        (visit,) = week(reader, window.context.scope.person_id, FRIDAY, 1).visits
    page(window).calendar.copied.emit(visit.id, at(14, 0, FRIDAY), at(15, 0, FRIDAY))
    with demo_store.read() as reader:
        found = week(reader, window.context.scope.person_id, FRIDAY, 1).visits
    assert [(row.account_id, row.start) for row in found] == [
        (due.account_id, at(10, 0, FRIDAY)),
        (due.account_id, at(14, 0, FRIDAY)),
    ]


def test_esc_leaves_the_dialog_and_keeps_nothing(window: MainWindow, demo_store: Store) -> None:
    page(window).due.list.set_current(None)
    page(window).calendar.spanned.emit(at(9, 0, FRIDAY), at(10, 0, FRIDAY))
    QTest.keyClick(dialog(window), Qt.Key.Key_Escape)
    assert page(window).appointments.dialog is None
    assert kept(window, demo_store) == []


def test_a_visit_comes_again_and_a_change_asks_how_far_it_goes(window: MainWindow, demo_store: Store) -> None:
    due = next(iter(page(window).due._rows.values()))
    page(window).calendar.dropped.emit(due.account_id, at(9, 0, FRIDAY), at(10, 0, FRIDAY))
    person = window.context.scope.person_id

    def starts() -> list[date]:
        with demo_store.read() as reader:
            rows = week(reader, person, FRIDAY, 60).visits
        return [
            window.context.clock.local(row.start).date()
            for row in rows
            if row.account_id == due.account_id and row.start
        ]

    with demo_store.read() as reader:
        (visit,) = [row for row in week(reader, person, FRIDAY, 1).visits if row.account_id == due.account_id]
    series = page(window).acts.commands.series
    series.repeat(visit)
    asked = series.dialog
    assert isinstance(asked, RepeatDialog)
    asked.typed.setText("sometimes")
    assert not asked.save.isEnabled()
    asked.typed.setText("every 2 weeks, 3 times")
    assert asked.days.text().startswith("3 day")
    asked.save.click()
    assert starts() == [FRIDAY + timedelta(weeks=by) for by in (0, 2, 4)]
    page(window).calendar.resized.emit(visit.id, at(9, 0, FRIDAY), at(11, 0, FRIDAY))
    reach = series.dialog
    assert isinstance(reach, ReachDialog)
    assert reach.reach.days.text().startswith("1 day")
    reach.reject()
    week_on = FRIDAY + timedelta(days=3)
    series.move(visit, at(9, 0, week_on), at(10, 0, week_on), None)
    reach = series.dialog
    assert isinstance(reach, ReachDialog)
    reach.reach.tiles.set_values([Reach.ALL.value])
    reach.reach.changed.emit(Reach.ALL)
    assert "Fri 27 Nov → Mon 30 Nov, Fri 11 Dec → Mon 14 Dec" in reach.reach.days.text()
    reach.reject()
    page(window).calendar.resized.emit(visit.id, at(9, 0, FRIDAY), at(11, 0, FRIDAY))
    reach = series.dialog
    assert isinstance(reach, ReachDialog)
    reach.save.click()
    page(window).calendar.removed.emit(visit.id)
    assert isinstance(series.dialog, ReachDialog)
    series.dialog.given.emit(Reach.ALL)
    assert starts() == []
    window.context.undo.undo()
    assert len(starts()) == 3


def test_a_series_says_before_which_of_its_days_meet_something_else(window: MainWindow, demo_store: Store) -> None:
    due = next(iter(page(window).due._rows.values()))
    page(window).calendar.dropped.emit(due.account_id, at(9, 0, FRIDAY), at(10, 0, FRIDAY))
    later = FRIDAY + timedelta(weeks=2)
    page(window).due.list.set_current(None)
    page(window).calendar.spanned.emit(at(9, 0, later), at(10, 0, later))
    dialog(window).title.setText("Team meeting")
    dialog(window).give.click()
    with demo_store.read() as reader:
        rows = week(reader, window.context.scope.person_id, FRIDAY, 1).visits
    (visit,) = [row for row in rows if row.account_id == due.account_id]
    series = page(window).acts.commands.series
    series.repeat(visit)
    asked = series.dialog
    assert isinstance(asked, RepeatDialog)
    asked.typed.setText("every 4 weeks, 3 times")
    assert not asked.clashes.isVisibleTo(asked)
    asked.typed.setText("every 2 weeks, 3 times")
    assert asked.clashes.isVisibleTo(asked)
    assert asked.clashes.text().startswith("1 visit")
    assert "Team meeting" in asked.clashes.text()


def test_whole_days_stand_above_the_hours_and_are_typed_moved_and_opened_as_days(
    window: MainWindow, demo_store: Store
) -> None:
    page(window).due.list.set_current(None)
    page(window).calendar.spanned.emit(at(9, 0, FRIDAY), at(10, 0, FRIDAY))
    typed = dialog(window)
    typed.title.setText("Fair <b>")
    typed.when.all_day.setChecked(True)
    assert not typed.when.start.isVisible()
    typed.when.day.set_value(MONDAY)
    typed.when.last.set_value(MONDAY + timedelta(days=1))
    typed.give.click()
    (found,) = kept(window, demo_store)
    assert (found.is_all_day, found.days()) == (True, [MONDAY, MONDAY + timedelta(days=1)])
    strip, grid = page(window).calendar.whole_days, page(window).calendar.grid
    assert strip.isVisible()
    assert grid.block(found.id) is None
    assert strip.room(found.id).width() > grid.grid.column_width(MONDAY)
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Right)
    assert "Fair <b>" in strip.accessibleName()
    alt = Qt.KeyboardModifier.AltModifier
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Right, alt)
    asked.ignore()
    QApplication.sendEvent(strip, asked)
    assert asked.isAccepted()  # else the window goes forth
    QTest.keyClick(strip, Qt.Key.Key_Right, alt)
    (moved,) = kept(window, demo_store)
    assert (moved.is_all_day, moved.days()[0]) == (True, MONDAY + timedelta(days=1))
    strip = page(window).calendar.whole_days
    QTest.keyClick(strip, Qt.Key.Key_Return)
    again = dialog(window)
    assert again.when.all_day.isChecked()
    assert again.when.last.value() == MONDAY + timedelta(days=2)
    again.free.setChecked(True)
    again.give.click()
    assert [(each.is_all_day, each.is_free) for each in kept(window, demo_store)] == [(True, True)]


def test_whole_days_are_copied_with_ctrl(window: MainWindow, demo_store: Store) -> None:
    person_id = window.context.scope.person_id
    assert person_id is not None
    with demo_store.change() as work:
        (key,) = add_appointment(
            work, AppointmentDraft(person_id, "Fair", *whole_days(MONDAY, MONDAY), is_all_day=True)
        )
    window.navigate("planner", day=MONDAY)
    strip, ctrl = page(window).calendar.whole_days, Qt.KeyboardModifier.ControlModifier
    strip._focus(key)
    QTest.keyClick(strip, Qt.Key.Key_Right, ctrl)
    assert [each.days() for each in kept(window, demo_store)] == [[MONDAY], [MONDAY + timedelta(days=1)]]
    start = strip.room(key).center().toPoint()
    end = start + QPoint(3 * round(strip._grid.column_width(MONDAY)), 0)
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(strip, button, none, start)
    where = QPointF(end), QPointF(strip.mapToGlobal(end))
    QApplication.sendEvent(strip, QMouseEvent(QEvent.Type.MouseMove, *where, Qt.MouseButton.NoButton, button, none))
    QTest.mouseRelease(strip, button, ctrl, end)
    days = [MONDAY + timedelta(days=number) for number in (0, 1, 3)]
    assert [each.days() for each in kept(window, demo_store)] == [[day] for day in days]


def test_several_days_stand_in_every_view(window: MainWindow, demo_store: Store) -> None:
    page(window).due.list.set_current(None)
    page(window).calendar.spanned.emit(at(14, 0, MONDAY), at(15, 0, MONDAY))
    typed = dialog(window)
    typed.title.setText("Journey")
    typed.when.last.set_value(MONDAY + timedelta(days=2))
    typed.give.click()
    (found,) = kept(window, demo_store)
    assert (found.start, found.end) == (at(14, 0, MONDAY), at(15, 0, MONDAY + timedelta(days=2)))
    window.navigate("planner", view="day", day=MONDAY + timedelta(days=1))
    assert page(window).calendar.whole_days.block(found.id) is not None
    window.navigate("planner", view="month", day=MONDAY)
    month = page(window).month
    assert [day for day, blocks in month._blocks.items() if found.id in {each.id for each in blocks}] == found.days()
    assert month._load[MONDAY + timedelta(days=1)] > month._load[MONDAY]
    month.setFocus()
    for _ in range(3):
        QTest.keyClick(month, Qt.Key.Key_J)
    due = next(iter(page(window).due._rows.values()))
    assert not page(window).board.judge_day(due.account_id, MONDAY + timedelta(days=1)).ok


def test_the_days_of_a_new_series_are_listed_before_it_is_kept(window: MainWindow) -> None:
    page(window).due.list.set_current(None)
    page(window).calendar.spanned.emit(at(9, 0, FRIDAY), at(10, 0, FRIDAY))
    dialog(window).repeat.setText("every 2 weeks, 3 times")
    assert dialog(window).repeat_days.text().startswith("3 day")
    assert dialog(window).repeat_days.text().endswith(": Fri 27 Nov, Fri 11 Dec, Fri 25 Dec")
    typed = dialog(window)
    assert typed.when.height() >= typed.when.minimumSizeHint().height()
    assert typed.when.start.height() >= typed.when.start.minimumSizeHint().height()


def test_a_dragged_one_of_a_series_asks_how_far_and_esc_leaves_it(window: MainWindow, demo_store: Store) -> None:
    draw(window, repeat="每周五")
    before = kept(window, demo_store, 30)
    page(window).calendar.moved.emit(before[0].id, at(14, 0, FRIDAY), at(15, 0, FRIDAY))
    dialog(window).reject()
    assert [each.start for each in kept(window, demo_store, 30)] == [each.start for each in before]
    page(window).calendar.moved.emit(before[0].id, at(14, 0, FRIDAY), at(15, 0, FRIDAY))
    shown = dialog(window)
    shown.reach.tiles.set_values([Reach.FOLLOWING.value])
    shown.reach.changed.emit(Reach.FOLLOWING)
    assert "09:00 → 14:00" in shown.reach.days.text()
    shown.give.click()
    later = timedelta(hours=5)
    assert [each.start for each in kept(window, demo_store, 30)] == [each.start + later for each in before]
