"""The account page: facts edited by keys, notes that name people and leave tasks, the timeline's tabs, files."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from crm.domain.energy_desk import AdviceKind, Finding
from crm.domain.timeline import EntryKind
from crm.storage.store import Store
from crm.usecases.attachments import attach
from crm.usecases.energy.advice import give_advice
from crm.usecases.tasks import add_task
from tests.support.account import entries, kinds, page, stored
from tests.support.lists import account_ids
from tests.support.window import WindowMaker
from ui.background import Runner
from ui.shell.window import MainWindow

VISITED = """
SELECT account_id FROM visit JOIN contact USING (account_id)
WHERE record_state = 'submitted' ORDER BY account_id LIMIT 1
"""


@pytest.fixture
def account_id(demo_store: Store) -> UUID:
    with demo_store.read() as reader:
        return UUID(bytes=reader.connection.execute(text(VISITED)).scalar_one())


@pytest.fixture
def window(windows: WindowMaker, account_id: UUID, qtbot: QtBot) -> MainWindow:
    window = windows.open("account", id=account_id)
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def test_advice_about_energy_stands_on_the_timeline_and_leads_to_it(
    windows: WindowMaker, account_id: UUID, demo_store: Store
) -> None:
    with demo_store.change() as work:
        give_advice(work, account_id, date(2026, 9, 1), [Finding(AdviceKind.BASIS, 900.0, 1_200.0, Decimal(8_400))])
    window = windows.open("account", id=account_id)
    page(window).timeline.show_kinds(EntryKind.ADVICE)
    rows = page(window).timeline.view.entries
    found = [entry for place in range(rows.rowCount()) if (entry := rows.entry(place)) is not None]
    entry = found[-1]
    assert (entry.title, entry.lines) == ("Energy advice: Basis of the basic charge", ("¥8,400 a month",))
    page(window).timeline.view.opened.emit(entry.id)
    assert window.page_id == "energy"


def editor(window: MainWindow, key: str) -> QLineEdit:
    row = page(window).about.facts.row(key)
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_E)
    found = row.editor()
    assert isinstance(found, QLineEdit)
    return found


def test_e_edits_a_fact_and_enter_saves_it(window: MainWindow, account_id: UUID, demo_store: Store) -> None:
    line = editor(window, "contract_kva")
    QTest.keyClicks(line, "20,000")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert stored(demo_store, account_id).contract_kva == 20_000
    assert page(window).about.facts.row("contract_kva").accessibleName() == "Capacity: 20,000 kVA"


def test_escape_leaves_a_fact_as_it_was(window: MainWindow, account_id: UUID, demo_store: Store) -> None:
    before = stored(demo_store, account_id)
    line = editor(window, "address")
    QTest.keyClicks(line, "nowhere")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert page(window).about.facts.row("address").editor() is None
    assert stored(demo_store, account_id) == before


def test_a_refused_fact_stays_open_with_what_was_typed(window: MainWindow) -> None:
    line = editor(window, "contract_kva")
    QTest.keyClicks(line, "many")
    QTest.keyClick(line, Qt.Key.Key_Return)
    again = page(window).about.facts.row("contract_kva").editor()
    assert isinstance(again, QLineEdit)
    assert (again.text(), again.hasFocus()) == ("many", True)


def test_site_access_is_kept_when_the_field_is_left(window: MainWindow, account_id: UUID, demo_store: Store) -> None:
    access = page(window).about.access
    access.setFocus()
    access.setPlainText("Gate 3, badge at the desk")
    page(window).timeline.note.setFocus()
    assert stored(demo_store, account_id).site_access == "Gate 3, badge at the desk"


@pytest.mark.parametrize("size", [(1440, 900), (1180, 720)])
def test_site_access_stays_in_view(window: MainWindow, account_id: UUID, size: tuple[int, int]) -> None:
    window.resize(*size)
    about = page(window).about
    QTest.mouseClick(about.more, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    seen = about.access.visibleRegion().boundingRect()
    assert seen == about.access.rect()
    bottom = about.mapFromGlobal(about.access.mapToGlobal(about.access.rect().bottomLeft())).y()
    assert bottom < about.height()
    about.access.setPlainText("门卫登记后方可进入配电房,需提前一天预约,车辆停在东门外。")
    about.access.moveCursor(QTextCursor.MoveOperation.End)
    assert about.access.cursorRect().bottom() <= about.access.viewport().height(), "lines of Chinese are not cut"
    assert about.access.verticalScrollBar().value() == 0


def test_cards_are_as_high_as_what_they_say_in_a_tall_window(window: MainWindow, account_id: UUID) -> None:
    window.resize(2560, 1440)
    QApplication.processEvents()
    for card in (page(window).tasks, page(window).outages):
        assert card.height() == card.sizeHint().height()


def test_a_note_names_a_contact_and_leaves_a_task_with_its_day(
    window: MainWindow, account_id: UUID, demo_store: Store
) -> None:
    contact = stored(demo_store, account_id).contacts[0]
    note = page(window).timeline.note
    note.setPlainText(f"电话联系 @{contact.name} 谈容量 #送演示报价 周五")
    QTest.keyClick(note, Qt.Key.Key_Return)
    with demo_store.read() as reader:
        mentioned = reader.connection.execute(
            text("SELECT contact_id FROM interaction WHERE text LIKE '%谈容量%'")
        ).scalar_one()
        due = reader.connection.execute(text("SELECT due_on FROM task WHERE title = '送演示报价'")).scalar_one()
    assert (UUID(bytes=mentioned), str(due)) == (contact.id, "2026-11-20")
    assert any("谈容量" in line for entry in entries(window)[:2] for line in entry.lines)
    assert any(task.title == "送演示报价" for task in page(window).tasks._tasks.values())


def test_esc_leads_from_the_note_to_the_timeline_and_letters_are_keys_again(window: MainWindow) -> None:
    shown = page(window)
    QTest.keyClick(shown, Qt.Key.Key_N)
    assert shown.timeline.note.hasFocus()
    QTest.keyClick(shown.timeline.note, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is shown.timeline.view
    QTest.keyClick(shown.timeline.view, Qt.Key.Key_C)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert shown.about.isAncestorOf(focused)


def test_a_note_that_is_being_stored_touches_no_other_account(
    windows: WindowMaker, account_id: UUID, demo_store: Store, qtbot: QtBot
) -> None:
    window = windows.open("account", Runner, id=account_id)
    runner = windows.sessions[0].runner
    with demo_store.read() as reader:
        other = next(each for each in account_ids(reader) if each != account_id)
    note = page(window).timeline.note
    note.setPlainText("一条演示记录")
    QTest.keyClick(note, Qt.Key.Key_Return)
    QTest.keyClick(note, Qt.Key.Key_Return)
    window.navigate("account", id=other)
    note.setPlainText("还没写完")
    qtbot.waitUntil(lambda: runner.is_idle)
    assert note.toPlainText() == "还没写完"
    assert window.context.drafts.load(f"note-{account_id}") is None
    with demo_store.read() as reader:
        written = reader.connection.execute(text("SELECT count(*) FROM interaction WHERE text = '一条演示记录'"))
        assert written.scalar_one() == 1


def test_tabs_of_the_timeline_show_their_kind_only(window: MainWindow, account_id: UUID, demo_store: Store) -> None:
    everything = len(entries(window))
    page(window).timeline.tabs.setCurrentIndex(1)
    visits = entries(window)
    assert len(visits) == stored(demo_store, account_id).visit_count
    assert 0 < len(visits) < everything
    assert kinds(window) == {EntryKind.VISIT}


def test_a_file_of_the_account_stands_under_files(window: MainWindow, account_id: UUID, tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("demo", encoding="utf-8")
    window.context.runner.do(window, lambda work: attach(work, account_id, path), undo_text="file")
    page(window).timeline.tabs.setCurrentIndex(4)
    assert [each.title for each in entries(window)] == ["plan.txt"]


def test_an_account_that_is_gone_shows_nothing_of_the_one_before(window: MainWindow) -> None:
    window.navigate("account", id=uuid4())
    assert page(window).problem.isVisible()
    assert not page(window).about.isVisible()
    assert page(window).page_actions() == []
    window.back()
    assert page(window).about.isVisible()
    assert not page(window).problem.isVisible()
    assert len(page(window).page_actions()) == 2


@pytest.mark.parametrize(("key", "target"), [(Qt.Key.Key_P, "planner"), (Qt.Key.Key_R, "visit")])
def test_p_plans_and_r_records(window: MainWindow, key: Qt.Key, target: str) -> None:
    page(window).setFocus()
    QTest.keyClick(page(window), key)
    assert window.page_id == target


def test_a_task_opens_whole_over_the_page_and_esc_goes_back(window: MainWindow, account_id: UUID) -> None:
    window.context.runner.do(window, lambda work: add_task(work, "送资料", account_id=account_id), undo_text="new task")
    tasks = page(window).tasks
    key = next(key for key, task in tasks._tasks.items() if task.title == "送资料")
    tasks.list.set_current(key)
    tasks.list.setFocus()
    QTest.keyClick(tasks.list, Qt.Key.Key_Return)
    assert tasks.sheet is not None
    assert tasks.sheet.is_open
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert not tasks.sheet.is_open
    assert tasks.list.hasFocus()
