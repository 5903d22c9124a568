"""Rules typed in the settings: problems beside the fields, a draft, what a change does, saving from a day on."""

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm.domain.codes import Role
from crm.storage.settings import all_values
from crm.storage.store import Store
from crm.usecases.rules import change_rules, effect
from tests.support.conflicts import asked, texts
from tests.support.window import WindowMaker
from tests.ui.test_options import opened, page_of
from ui.background import Runner
from ui.options.rules_section import RulesSection
from ui.shell.window import MainWindow
from ui.widgets.data_dialog import DataDialog

TODAY = date(2026, 11, 17)
LATER = TODAY + timedelta(days=30)
TOP, SEVERE, NOTICE = "visit.interval.top100", "visit.severe_overdue_days", "notice.planned_hours"


def type_value(section: RulesSection, key: str, text: str) -> None:
    """Type as an input method does: QTest's keys end the process at full-width figures."""
    line = section.cells[key].control.line
    line.setFocus()
    line.selectAll()
    line.insert(text)


def counted(section: RulesSection, qtbot: QtBot) -> None:
    """Wait until the accounts are counted."""
    qtbot.waitUntil(lambda: not section._counting.isActive() and section.foot.save.isEnabled())


def value(store: Store, key: str, on: date = TODAY) -> Any:
    with store.read() as reader:
        return all_values(reader, on)[key]


@pytest.fixture
def cycles(windows: WindowMaker, qtbot: QtBot) -> tuple[MainWindow, RulesSection]:
    window, section = opened(windows, "cycles")
    with qtbot.waitActive(window):
        window.activateWindow()
    return window, section


Cycles = tuple[MainWindow, RulesSection]


def test_a_rule_is_changed_with_the_keys_alone(cycles: Cycles, qtbot: QtBot, demo_store: Store) -> None:
    window, section = cycles
    page_of(window).setFocus()
    while not (focused := QApplication.focusWidget()) or focused is not section.cells[TOP].control.line:
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    QTest.keyClick(focused, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focused, "45")
    assert not section.foot.save.isEnabled()
    counted(section, qtbot)
    QTest.keyClick(focused, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert value(demo_store, TOP) == 45
    assert window.toast.text == "Visit cycles: saved from 17 Nov"
    assert section.cells[TOP].state.text() == "since 17 Nov"
    window.context.undo.undo()
    assert value(demo_store, TOP) == 60
    assert section.cells[TOP].control.text() == "60"


def test_what_a_change_does_stands_there_before_it_is_saved(cycles: Cycles, qtbot: QtBot, demo_store: Store) -> None:
    _window, section = cycles
    type_value(section, TOP, "20")
    assert section.foot.effect.text() == "Counting the accounts that change…"
    section.save()
    assert value(demo_store, TOP) == 60
    counted(section, qtbot)
    with demo_store.read() as reader:
        told = effect(reader, {TOP: 20}, TODAY)
    assert told.touched > 0
    words = section.foot.effect.text()
    assert words.startswith(f"{told.touched} account")
    assert f"overdue on that day: {told.overdue_after} instead of {told.overdue_before}" in words
    section.foot.whom.click()
    shown = section.findChild(DataDialog)
    assert shown is not None
    model = shown.table.model()
    listed = [model.index(row, 1).data() for row in range(model.rowCount())]
    assert listed == [each.account_no for each in told.named] != []


def test_what_is_typed_is_marked_and_kept_as_a_draft(cycles: Cycles, windows: WindowMaker) -> None:
    window, section = cycles
    page = page_of(window)
    type_value(section, TOP, "45")
    assert section.is_changed()
    assert page.list.button("cycles").is_changed
    assert "not saved yet" in page.list.button("cycles").accessibleName()
    assert section.cells[TOP].state.text() == "changed, was 60 days"
    assert "1 draft" in window.status.drafts
    page.open_section("about")
    window.navigate("today")
    window.navigate("settings", section="cycles")
    assert page.section().cells[TOP].control.text() == "45"
    session = windows.sessions[-1]
    session.drafts.flush()
    session.replace_window()
    again = page_of(session.window).section()
    assert again.cells[TOP].control.text() == "45"
    assert again.is_changed()
    again.foot.discard.click()
    assert again.cells[TOP].control.text() == "60"
    assert session.window.status.drafts == "No drafts on this computer"


def test_typing_the_old_value_again_leaves_nothing_to_save(cycles: Cycles) -> None:
    window, section = cycles
    type_value(section, TOP, "45")
    type_value(section, TOP, "60")
    assert not section.is_changed()
    assert not section.foot.isVisible()
    assert not page_of(window).list.button("cycles").is_changed


@pytest.mark.parametrize(
    ("key", "text", "words"),
    [
        (TOP, "soon", "not a number"),
        (TOP, "", "not a number"),
        (TOP, "-1", "too low"),
        (TOP, "1.5", "whole numbers"),
        ("visit.due_soon_ratio", "1.5", "between 0 and 1"),
        ("visit.due_soon_ratio", "-0.1", "too low"),
    ],
)
def test_a_wrong_value_is_said_beside_its_field_and_nothing_is_saved(
    cycles: Cycles, qtbot: QtBot, demo_store: Store, key: str, text: str, words: str
) -> None:
    window, section = cycles
    before = value(demo_store, key)
    type_value(section, key, text)
    counted(section, qtbot)
    section.save()
    cell = section.cells[key]
    assert words in cell.problem.text()
    assert cell.problem.isVisible()
    assert cell.control.line.accessibleDescription() == cell.problem.text()
    assert cell.control.line.hasFocus()
    assert page_of(window).list.button("cycles").is_wrong
    assert cell.control.text() == text
    assert value(demo_store, key) == before
    type_value(section, key, "0.5" if "ratio" in key else "50")
    section.check()
    assert not cell.problem.text()
    assert not page_of(window).list.button("cycles").is_wrong


def test_full_width_figures_and_thousands_are_read(cycles: Cycles, qtbot: QtBot, demo_store: Store) -> None:
    _window, section = cycles
    type_value(section, "visit.interval.big_kva", "４,０００")
    counted(section, qtbot)
    section.save()
    assert value(demo_store, "visit.interval.big_kva") == 4000


def test_a_change_from_a_later_day_stands_beside_the_present_value(
    cycles: Cycles, qtbot: QtBot, demo_store: Store
) -> None:
    window, section = cycles
    type_value(section, TOP, "45")
    section.foot.day.setText("2026-12-17")
    section.foot.day.editingFinished.emit()
    counted(section, qtbot)
    section.save()
    assert (value(demo_store, TOP), value(demo_store, TOP, LATER)) == (60, 45)
    assert section.cells[TOP].control.text() == "60"
    assert section.cells[TOP].state.text() == "from 17 Dec: 45 days"
    section.show_history(TOP)
    assert section.history is not None
    section.history.buttons[0].click()
    assert value(demo_store, TOP, LATER) == 60
    assert section.cells[TOP].state.text() == ""
    window.context.undo.undo()
    assert value(demo_store, TOP, LATER) == 45


@pytest.mark.parametrize(("text", "words"), [("2026-11-01", "before today"), ("perhaps", "not a date"), ("", "Enter")])
def test_a_day_that_cannot_be_is_refused(
    cycles: Cycles, qtbot: QtBot, demo_store: Store, text: str, words: str
) -> None:
    _window, section = cycles
    type_value(section, TOP, "45")
    counted(section, qtbot)
    section.foot.day.setText(text)
    section.save()
    assert words in section.foot.problem.text()
    assert section.foot.day.hasFocus()
    assert value(demo_store, TOP) == 60
    assert section.cells[TOP].control.text() == "45"


def test_the_default_is_taken_again(cycles: Cycles, qtbot: QtBot, demo_store: Store) -> None:
    with demo_store.change() as work:
        change_rules(work, {SEVERE: 30}, TODAY)
    _window, section = cycles
    section.load()
    cell = section.cells[SEVERE]
    assert cell.control.text() == "30"
    cell.reset.click()
    counted(section, qtbot)
    section.save()
    assert value(demo_store, SEVERE) == 15
    assert not cell.reset.isVisible()


def test_what_a_colleague_saved_meanwhile_is_shown_and_nothing_typed_is_lost(
    cycles: Cycles, qtbot: QtBot, demo_store: Store
) -> None:
    window, section = cycles
    type_value(section, TOP, "45")
    counted(section, qtbot)
    with demo_store.change() as work:
        change_rules(work, {TOP: 50}, TODAY)
    section.save()
    panel = asked(window)
    for words in ("45 days", "50 days", "before: 60 days"):
        assert words in texts(panel)
    panel.reject()
    assert section.cells[TOP].control.text() == "45"
    assert value(demo_store, TOP) == 50
    counted(section, qtbot)
    assert section.cells[TOP].state.text() == "changed, was 50 days"
    section.save()
    assert value(demo_store, TOP) == 45


def test_the_choice_between_two_values_of_a_rule_saves_it(cycles: Cycles, qtbot: QtBot, demo_store: Store) -> None:
    window, section = cycles
    type_value(section, TOP, "45")
    counted(section, qtbot)
    with demo_store.change() as work:
        change_rules(work, {TOP: 50}, TODAY)
    section.save()
    asked(window).keep.click()
    assert value(demo_store, TOP) == 45
    assert not section.is_changed()


def test_whoever_may_not_is_refused_in_a_sentence(cycles: Cycles, qtbot: QtBot, demo_store: Store) -> None:
    _window, section = cycles
    type_value(section, TOP, "45")
    counted(section, qtbot)
    demo_store.act_as(None, Role.MANAGER)
    section.save()
    assert "Only administrators and supervisors" in section.foot.problem.text()
    assert section.cells[TOP].control.text() == "45"


def test_pairs_out_of_order_are_named(windows: WindowMaker, demo_store: Store) -> None:
    _window, section = opened(windows, "rules")
    type_value(section, "visit.work_start_hour", "19")
    section.save()
    problem = section.cells["visit.work_start_hour"].problem.text()
    assert "“Working day begins” must be below “Working day ends”" in problem
    type_value(section, "visit.work_end_hour", "22")
    section.save()
    assert value(demo_store, "visit.work_end_hour") == 22


def test_texts_and_lengths_are_saved_as_they_are(windows: WindowMaker, demo_store: Store) -> None:
    _window, section = opened(windows, "rules")
    type_value(section, "account_no.lengths", "16，10, 10")
    type_value(section, "bureau.name", "Demo bureau")
    section.save()
    assert value(demo_store, "account_no.lengths") == [10, 16]
    assert value(demo_store, "bureau.name") == "Demo bureau"


def test_a_rule_is_found_by_its_words(windows: WindowMaker) -> None:
    _window, section = opened(windows, "rules")
    section.filter.setText("lunch")
    shown = [key for key, cell in section.cells.items() if cell.isVisible()]
    assert shown == ["visit.lunch_start_hour", "visit.lunch_end_hour"]
    section.filter.setText("no such rule")
    assert section.nothing.isVisible()
    section.nothing.acted.emit()
    assert len([cell for cell in section.cells.values() if cell.isVisible()]) == len(section.cells)


def test_notices_need_no_counting(windows: WindowMaker, demo_store: Store) -> None:
    _window, section = opened(windows, "notices")
    type_value(section, NOTICE, "192")
    assert section.foot.save.isEnabled()
    assert not section.foot.effect.isVisible()
    section.save()
    assert value(demo_store, NOTICE) == 192


def test_a_draft_is_opened_from_the_status_bar(cycles: Cycles) -> None:
    window, section = cycles
    type_value(section, TOP, "45")
    window.navigate("today")
    window._open_section("cycles")
    assert page_of(window).page_subtitle() == "Visit cycles"


def test_a_rule_whose_day_has_come_is_counted_when_the_program_starts(
    windows: WindowMaker, demo_store: Store, qtbot: QtBot
) -> None:
    window = windows.open("today", Runner)
    with demo_store.change() as work:
        change_rules(work, {TOP: 45}, LATER)
    clock = demo_store.clock
    try:
        demo_store.clock = type(clock)(clock.now() + timedelta(days=31))  # type: ignore[call-arg]
        session = windows.sessions[-1]
        with qtbot.waitSignal(window.context.hub.changed, timeout=20_000):
            session.bring_rules_into_force()
        qtbot.waitUntil(lambda: session.runner.is_idle)
    finally:
        demo_store.clock = clock


def test_a_rule_of_yes_and_no_is_chosen(windows: WindowMaker, demo_store: Store) -> None:
    key = "plan.needs_approval"
    _window, section = opened(windows, "rules")
    cell = section.cells[key]
    assert cell.control.choice is not None
    assert (cell.control.choice.currentText(), cell.reset.isVisibleTo(cell)) == ("yes", False)
    cell.control.choice.setFocus()
    QTest.keyClick(cell.control.choice, Qt.Key.Key_Down)
    assert (cell.control.value(), cell.reset.isVisibleTo(cell)) == (False, True)
    section.save()
    assert value(demo_store, key) is False


def test_judging_every_record_anew_says_how_far_it_is_and_can_be_stopped(cycles: Cycles, qtbot: QtBot) -> None:
    """Only the way out stands there meanwhile; it leaves what was typed."""
    _window, section = cycles
    type_value(section, TOP, "20")
    counted(section, qtbot)
    foot = section.foot
    assert not foot.bar.isVisible()
    foot.show_step(2_000, 190_000)
    assert foot.effect.text() == "Looking through 2,000 of 190,000 records"
    assert foot.bar.isVisible()
    assert (foot.save.isEnabled(), foot.discard.isEnabled()) == (False, False)
    QTest.mouseClick(foot.stop, Qt.MouseButton.LeftButton)
    assert foot.problem.text() == "Stopped: no rule was changed."
    assert (foot.bar.isVisible(), foot.save.isEnabled()) == (False, True)
    assert section.cells[TOP].control.text() == "20"
