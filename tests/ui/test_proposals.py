"""The proposal over the calendar: shown beside an untouched plan, decided upon whole or in part, explained."""

import itertools
from datetime import date, timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from crm.domain.visits import VisitRow
from crm.storage.store import Store
from crm.storage.tables import Account, Setting
from crm.usecases.people import people
from crm.usecases.planner import week
from crm.usecases.proposals import missed, without_base
from crm.usecases.proposed import span_of
from tests.support.window import WindowMaker
from ui.planner.page import PlannerPage
from ui.planner.proposal_layer import block_id
from ui.planner.slot_popup import SlotPopup
from ui.planner.why_dialog import WhyDialog
from ui.shell.window import MainWindow
from ui.widgets.calendar.block import BlockStyle, CalendarBlock

MONDAY = date(2026, 11, 23)
SUNDAY = MONDAY + timedelta(days=6)


@pytest.fixture
def window(windows: WindowMaker, demo_store: Store) -> MainWindow:
    """The planner of the first manager with accounts, at next week."""
    window = windows.open("planner")
    with demo_store.read() as reader:
        person = next(each for each in people(reader) if each.accounts)
    window.context.scope.choose(person.id, person.name, person.role)
    window.navigate("planner", day=MONDAY)
    page(window).proposals.run.iterations = 3
    return window


def page(window: MainWindow) -> PlannerPage:
    assert isinstance(window.page, PlannerPage)
    return window.page


def propose(window: MainWindow, qtbot: QtBot) -> PlannerPage:
    """Propose the week and wait for the answer."""
    shown = page(window)
    with qtbot.waitSignal(shown.proposals.run.done, timeout=30_000):
        shown.proposals.propose(MONDAY, SUNDAY)
    return shown


def planned(window: MainWindow, store: Store) -> list[VisitRow]:
    with store.read() as reader:
        return list(week(reader, window.context.scope.person_id, MONDAY).visits)


def dashed(shown: PlannerPage) -> set[object]:
    blocks = [shown.calendar.grid.block(id) for id in shown.calendar.grid.all_ids()]
    return {block.id for block in blocks if block is not None and block.style is BlockStyle.PROPOSED}


def test_a_proposal_lies_over_an_untouched_calendar(window: MainWindow, demo_store: Store, qtbot: QtBot) -> None:
    before = planned(window, demo_store)
    shown = propose(window, qtbot)
    stops = shown.proposals.layer.stops
    assert stops
    assert dashed(shown) == {block_id(stop.key) for stop in stops}
    assert planned(window, demo_store) == before
    assert shown.proposals.bar.isVisible()
    assert f"Accept {len(stops)} visit" in shown.proposals.bar.accept.text()
    marked = [row for key, row in shown.due._rows.items() if key in shown.proposals.layer.accounts]
    assert all("proposed" in shown.due._second(row) for row in marked)


def test_a_search_is_no_pause_in_which_to_tidy_up(window: MainWindow, qtbot: QtBot) -> None:
    shown = page(window)
    run = shown.proposals.run
    shown.proposals.propose(MONDAY, MONDAY)
    qtbot.waitUntil(run._working.isActive)
    with qtbot.waitSignal(run.done, timeout=30_000):
        run.end()
    assert not run._working.isActive()
    begun = window.context.runner.begun
    run._working.timeout.emit()
    assert window.context.runner.begun == begun + 1


def test_all_are_accepted_in_one_step_that_undo_takes_back(window: MainWindow, demo_store: Store, qtbot: QtBot) -> None:
    before = len(planned(window, demo_store))
    shown = propose(window, qtbot)
    count = len(shown.proposals.layer.stops)
    QTest.mouseClick(shown.proposals.bar.accept, Qt.MouseButton.LeftButton)
    assert len(planned(window, demo_store)) == before + count
    assert not shown.proposals.bar.isVisible()
    assert dashed(shown) == set()
    window.context.undo.undo()
    assert len(planned(window, demo_store)) == before


def test_enter_accepts_one_delete_drops_one_and_space_picks_some(
    window: MainWindow, demo_store: Store, qtbot: QtBot
) -> None:
    before = len(planned(window, demo_store))
    shown = propose(window, qtbot)
    first, second, *rest = [block_id(stop.key) for stop in shown.proposals.layer.stops]
    shown.calendar.opened.emit(first)
    assert len(planned(window, demo_store)) == before + 1
    shown.calendar.removed.emit(second)
    assert dashed(shown) == set(rest)
    shown.calendar.focus_block(rest[0])
    shown.calendar.focused.emit(rest[0])
    QTest.keyClick(shown, Qt.Key.Key_Space)
    assert "chosen" in shown.proposals.bar.accept.text()
    shown.proposals.bar.accept.click()
    assert len(planned(window, demo_store)) == before + 2
    assert dashed(shown) == set(rest[1:])


def test_a_proposed_visit_is_moved_and_stays_a_proposal(window: MainWindow, demo_store: Store, qtbot: QtBot) -> None:
    before = planned(window, demo_store)
    shown = propose(window, qtbot)
    stop = shown.proposals.layer.stops[0]
    block = shown.calendar.grid.block(block_id(stop.key))
    assert block is not None
    later = timedelta(minutes=30)
    shown.calendar.moved.emit(block.id, block.start + later, block.end + later)
    moved = shown.proposals.layer.stop(block.id)
    assert moved is not None
    assert moved.start == stop.start + 30
    assert planned(window, demo_store) == before


def test_discarding_leaves_everything_as_it_was(window: MainWindow, demo_store: Store, qtbot: QtBot) -> None:
    before = planned(window, demo_store)
    shown = propose(window, qtbot)
    QTest.mouseClick(shown.proposals.bar.discard, Qt.MouseButton.LeftButton)
    assert dashed(shown) == set()
    assert planned(window, demo_store) == before


def test_the_search_tells_how_far_it_is_and_can_be_ended(window: MainWindow, qtbot: QtBot) -> None:
    shown = page(window)
    shown.proposals.run.iterations, shown.proposals.run.seconds = None, 60.0
    with qtbot.waitSignal(shown.proposals.run.better, timeout=30_000):
        shown.proposals.propose(MONDAY, MONDAY)
    assert shown.proposals.bar.progress.isVisible()
    assert 0 <= shown.proposals.run.share() < 1
    with qtbot.waitSignal(shown.proposals.run.done, timeout=30_000):
        QTest.mouseClick(shown.proposals.bar.end, Qt.MouseButton.LeftButton)
    assert shown.proposals.layer.stops
    assert not shown.proposals.bar.progress.isVisible()
    found = shown.proposals.layer.answer
    assert found is not None
    assert found.proposal.left_out
    assert all(each.reason for each in found.proposal.left_out)


def test_a_search_that_is_discarded_is_heard_of_no_more(window: MainWindow, qtbot: QtBot) -> None:
    shown = page(window)
    shown.proposals.propose(MONDAY, SUNDAY)
    shown.proposals.discard()
    with qtbot.waitSignal(shown.proposals.run.done, timeout=30_000):
        shown.proposals.propose(MONDAY, MONDAY)
    assert shown.proposals.layer.answer is not None
    assert shown.proposals.layer.answer.question.wish.last == MONDAY


def test_reasons_are_told_and_a_remedy_goes_into_the_proposal(
    window: MainWindow, demo_store: Store, qtbot: QtBot
) -> None:
    with demo_store.change() as work:
        work.insert(Setting, key="plan.most_visits", starts_on=date(2026, 1, 1), value="1")
    shown = page(window)
    with qtbot.waitSignal(shown.proposals.run.done, timeout=30_000):
        shown.proposals.propose(MONDAY, MONDAY)
    answer = shown.proposals.layer.answer
    assert answer is not None
    out = missed(answer)
    assert out
    dialog = WhyDialog(answer, shown)
    qtbot.addWidget(dialog)
    dialog.taken.connect(shown.proposals.layer.add)
    assert dialog.buttons
    before = len(shown.proposals.layer.stops)
    dialog.buttons[0].click()
    assert not dialog.buttons[0].isEnabled()
    assert len(shown.proposals.layer.stops) == before + 1


def test_a_period_without_anything_due_says_so(window: MainWindow, demo_store: Store, qtbot: QtBot) -> None:
    with demo_store.change() as work:
        for row in work.rows(select(Account.c.id, Account.c.version)):
            work.update(Account, row.id, row.version, due_on=date(2099, 1, 1))
    assert propose(window, qtbot).proposals.bar.text.text() == "Proposal: nothing is due in this period"


def test_who_has_neither_home_nor_office_is_named_with_what_follows(window: MainWindow, qtbot: QtBot) -> None:
    shown = propose(window, qtbot)
    answer = shown.proposals.layer.answer
    assert answer is not None
    assert without_base(answer.question) == []
    days = tuple(replace(day, begin=None, finish=None) for day in answer.question.problem.days)
    question = replace(answer.question, problem=replace(answer.question.problem, days=days))
    dialog = WhyDialog(replace(answer, question=question), shown)
    qtbot.addWidget(dialog)
    (note,) = [each.text() for each in dialog.findChildren(QLabel) if "No home or office" in each.text()]
    assert window.context.scope.name in note


def test_five_times_for_one_visit_are_offered_and_one_is_planned(
    window: MainWindow, demo_store: Store, qtbot: QtBot
) -> None:
    shown = page(window)
    due = next(iter(shown.due._rows.values()))
    shown.due.times_asked.emit(due.account_id, shown.mapToGlobal(shown.rect().center()))
    popup = shown.findChild(SlotPopup)
    assert popup is not None
    assert 0 < popup.list.model().rowCount() <= 5
    QTest.keyClick(popup.list, Qt.Key.Key_Return)
    with demo_store.read() as reader:
        rows = week(reader, window.context.scope.person_id, date(2026, 11, 17), 30).visits
    assert any(row.account_id == due.account_id for row in rows)


def two_of_a_day(shown: PlannerPage) -> tuple[CalendarBlock, CalendarBlock]:
    """Return the dashed blocks of two visits of one day."""
    stops = shown.proposals.layer.stops
    first, second = next((one, two) for one, two in itertools.combinations(stops, 2) if one.day == two.day)
    blocks = [shown.calendar.grid.block(block_id(stop.key)) for stop in (first, second)]
    assert blocks[0] is not None
    assert blocks[1] is not None
    return blocks[0], blocks[1]


def test_a_dashed_visit_may_not_be_dragged_over_another_but_over_itself(window: MainWindow, qtbot: QtBot) -> None:
    shown = propose(window, qtbot)
    first, second = two_of_a_day(shown)
    over = shown.board.judge(first, second.day, second.start, second.start + (first.end - first.start))
    assert (over.ok, over.text) == (False, f"Taken: {second.title}.")
    by = timedelta(minutes=5)
    assert shown.board.judge(first, first.day, first.start + by, first.end).ok


def test_an_account_may_not_be_dropped_on_a_dashed_visit(window: MainWindow, qtbot: QtBot) -> None:
    shown = propose(window, qtbot)
    block, _ = two_of_a_day(shown)
    due = next(key for key in shown.due._rows if key not in shown.proposals.layer.accounts)
    assert shown.board.judge(due, block.day, block.start, block.end).text == f"Taken: {block.title}."
    row = shown.due.row(due)
    assert row is not None
    slot = shown.board.free_on(row, block.day)
    taken = [span_of(stop) for stop in shown.proposals.layer.stops]
    assert slot is None or all(slot.end <= start or slot.start >= end for start, end in taken)
    shown.proposals.discard()
    assert shown.board.judge(due, block.day, block.start, block.end).ok


def test_a_dashed_visit_that_is_dragged_has_its_place_and_its_customers_hours(
    window: MainWindow, demo_store: Store, qtbot: QtBot
) -> None:
    shown = propose(window, qtbot)
    first, second = two_of_a_day(shown)
    later = sorted((first, second), key=lambda block: block.start)
    verdict = shown.board.judge(later[1], later[1].day, later[1].start, later[1].end)
    assert verdict.ok
    assert verdict.text.startswith("Drive ")
    stop = shown.proposals.layer.stop(first.id)
    answer = shown.proposals.layer.answer
    assert stop is not None
    assert answer is not None
    account = replace(answer.question.accounts[stop.account_id], visit_hours="18:00-19:00")
    accounts = {**answer.question.accounts, stop.account_id: account}
    shown.proposals.layer.show(replace(answer, question=replace(answer.question, accounts=accounts)))
    told = shown.board.judge(first, first.day, first.start, first.end)
    assert told.text == "Outside the customer's hours: 18:00-19:00"


def test_a_remedy_whose_place_is_gone_says_so_and_proposes_nothing(
    window: MainWindow, demo_store: Store, qtbot: QtBot
) -> None:
    with demo_store.change() as work:
        work.insert(Setting, key="plan.most_visits", starts_on=date(2026, 1, 1), value="1")
    shown = page(window)
    with qtbot.waitSignal(shown.proposals.run.done, timeout=30_000):
        shown.proposals.propose(MONDAY, MONDAY)
    layer = shown.proposals.layer
    assert layer.answer is not None
    dialog = WhyDialog(layer.answer, shown)
    qtbot.addWidget(dialog)
    dialog.taken.connect(lambda left: shown.proposals.take_remedy(left, dialog))
    for button in dialog.buttons:
        before = len(layer.stops)
        button.click()
        assert (len(layer.stops) == before) == bool(dialog.said.text())
    assert len(layer.stops) < 1 + len(dialog.buttons)
    spans = sorted(span_of(stop) for stop in layer.stops)
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(spans))
