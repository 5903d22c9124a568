"""Two windows on one file change the same things: they merge or ask, and nothing that was typed is lost."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crm.domain.accounts import AccountDetail
from crm.domain.codes import ContactRole, PhoneKind
from crm.domain.conflicts import Clash, Fate, RowConflict
from crm.domain.contacts import ContactDraft, PhoneDraft
from crm.domain.ids import new_id
from crm.domain.lists import ListKind, ListQuery
from crm.storage.row_by_row import row_by_row
from crm.storage.store import Store
from crm.storage.tables import Task
from crm.usecases.accounts import account_detail, edit_account
from crm.usecases.bin import delete_account, going_with_account
from crm.usecases.contacts import save_contact
from crm.usecases.lists import list_ids
from crm.usecases.people import people
from crm.usecases.tasks import add_task, edit_task, remove_task, task_detail
from crm.usecases.visits import move_visit, plan_visit, visit_rows
from tests.support.build import at
from tests.support.conflicts import asked, desk, lost, texts, type_fact
from tests.support.window import WindowMaker
from ui.accounts.contact_dialog import ContactDialog
from ui.background import Job
from ui.conflicts.kept import key_of
from ui.conflicts.many import SHOWN, ManyPanel
from ui.shell.window import MainWindow


@pytest.fixture
def account_id(demo_store: Store) -> UUID:
    with demo_store.read() as reader:
        return list_ids(reader, ListKind.ACCOUNTS, ListQuery())[0]


@pytest.fixture
def both(windows: WindowMaker, account_id: UUID) -> tuple[MainWindow, MainWindow]:
    """Two windows on one store that show the same account; neither hears of the other's changes."""
    first, second = (windows.open("account", id=account_id) for _ in range(2))
    return first, second


def _detail(store: Store, account_id: UUID) -> AccountDetail:
    with store.read() as reader:
        return account_detail(reader, account_id)


def _last_toast(window: MainWindow) -> str:
    return window.toast.history[-1].text


def _change(window: MainWindow, command: Any, fail: Any = None, then: Any = None) -> Job:
    return window.context.runner.do(window, command, then, fail, undo_text="change")


def test_different_fields_merge_and_a_toast_says_so(
    both: tuple[MainWindow, MainWindow], account_id: UUID, demo_store: Store
) -> None:
    mine, theirs = both
    type_fact(theirs, "address", "新路 8 号")
    type_fact(mine, "contract_kva", "20000")
    found = _detail(demo_store, account_id)
    assert (found.address, found.contract_kva) == ("新路 8 号", 20_000)
    assert _last_toast(mine).endswith("change of Address")
    assert desk(mine).panel is None
    mine.context.undo.undo()
    assert _detail(demo_store, account_id).address == "新路 8 号"


def test_the_same_field_is_asked_and_the_choice_is_kept(
    both: tuple[MainWindow, MainWindow], account_id: UUID, demo_store: Store
) -> None:
    mine, theirs = both
    before = _detail(demo_store, account_id).contract_kva
    type_fact(theirs, "contract_kva", "30000")
    type_fact(mine, "contract_kva", "20000")
    panel = asked(mine)
    assert _detail(demo_store, account_id).contract_kva == 30_000
    shown = texts(panel)
    for words in (f"{before:,.10g}", "30,000", "20,000", "Capacity", "demo"):
        assert words in shown
    assert not panel.save.isEnabled()
    QTest.keyClick(panel.choices[0].mine, Qt.Key.Key_Space)
    assert panel.save.isEnabled()
    QTest.keyClick(panel.save, Qt.Key.Key_Space)
    assert _detail(demo_store, account_id).contract_kva == 20_000
    mine.context.undo.undo()
    assert _detail(demo_store, account_id).contract_kva == 30_000


def test_dropping_mine_shows_theirs_at_once(
    both: tuple[MainWindow, MainWindow], account_id: UUID, demo_store: Store
) -> None:
    mine, theirs = both
    type_fact(theirs, "contract_kva", "30000")
    type_fact(mine, "contract_kva", "20000")
    asked(mine).drop.click()
    assert _detail(demo_store, account_id).contract_kva == 30_000
    page: Any = mine.page
    assert "30,000" in page.about.facts.row("contract_kva").accessibleName()
    assert len(mine.context.drafts) == 0


def test_own_words_stand_in_place_of_both(
    both: tuple[MainWindow, MainWindow], account_id: UUID, demo_store: Store
) -> None:
    mine, theirs = both
    type_fact(theirs, "address", "theirs")
    type_fact(mine, "address", "mine")
    choice = asked(mine).choices[0]
    assert choice.typed is not None
    choice.typed.selectAll()
    QTest.keyClicks(choice.typed, " ")
    assert choice.chosen() is None
    QTest.keyClicks(choice.typed, "ours")
    asked(mine).save.click()
    assert _detail(demo_store, account_id).address == "ours"


def test_leaving_the_panel_keeps_what_was_typed_among_the_drafts(
    both: tuple[MainWindow, MainWindow], account_id: UUID, demo_store: Store
) -> None:
    mine, theirs = both
    type_fact(theirs, "address", "theirs")
    type_fact(mine, "address", "mine")
    QTest.keyClick(asked(mine), Qt.Key.Key_Escape)
    assert _detail(demo_store, account_id).address == "theirs"
    draft = mine.context.drafts.load(key_of(account_id))
    assert draft is not None
    assert draft.data["typed"] == [["Address", "mine"]]


def test_a_third_change_while_the_panel_stands_is_asked_again(
    both: tuple[MainWindow, MainWindow], account_id: UUID, demo_store: Store
) -> None:
    mine, theirs = both
    type_fact(theirs, "address", "theirs")
    type_fact(mine, "address", "mine")
    panel = asked(mine)
    type_fact(theirs, "address", "third")
    panel.keep.click()
    assert _detail(demo_store, account_id).address == "third"
    again = asked(mine)
    assert again is not panel
    assert "third" in texts(again)
    again.keep.click()
    assert _detail(demo_store, account_id).address == "mine"


def test_what_was_deleted_comes_back_with_mine(
    both: tuple[MainWindow, MainWindow], account_id: UUID, demo_store: Store
) -> None:
    mine, theirs = both
    with demo_store.read() as reader:
        version = going_with_account(reader, account_id).version
    _change(theirs, lambda work: delete_account(work, account_id, version))
    type_fact(mine, "address", "mine")
    panel = lost(mine)
    assert "mine" in texts(panel)
    panel.copy.click()
    assert QGuiApplication.clipboard().text() == "Address: mine"
    panel.restore.click()
    found = _detail(demo_store, account_id)
    assert found.address == "mine"


def test_a_deleted_task_is_dropped_with_its_words_kept_until_then(
    both: tuple[MainWindow, MainWindow], demo_store: Store
) -> None:
    mine, theirs = both
    with demo_store.change() as work:
        task = add_task(work, "问表计", due_on=date(2026, 11, 20))
    _change(theirs, lambda work: remove_task(work, task, 1))
    told: list[BaseException] = []
    _change(mine, lambda work: edit_task(work, task, 1, note="mine"), told.append)
    assert mine.context.drafts.load(key_of(task)) is not None
    lost(mine).drop.click()
    assert mine.context.drafts.load(key_of(task)) is None
    assert [getattr(error, "code", "") for error in told] == ["row.dropped"]


def test_deleting_what_somebody_changed_shows_the_change_first(
    both: tuple[MainWindow, MainWindow], demo_store: Store
) -> None:
    mine, theirs = both
    with demo_store.change() as work:
        task = add_task(work, "问表计")
    _change(theirs, lambda work: edit_task(work, task, 1, note="wait"))
    _change(mine, lambda work: remove_task(work, task, 1))
    panel = asked(mine)
    assert "wait" in texts(panel)
    panel.drop.click()
    with demo_store.read() as reader:
        assert task_detail(reader, task).row.title == "问表计"
    _change(mine, lambda work: remove_task(work, task, 1))
    asked(mine).save.click()
    with demo_store.read() as reader:
        assert reader.scalar(Task.select().with_only_columns(Task.c.deleted_at).where(Task.c.id == task)) is not None


def test_undo_after_a_colleagues_change_is_refused_in_a_sentence(
    both: tuple[MainWindow, MainWindow], account_id: UUID, demo_store: Store
) -> None:
    mine, theirs = both
    type_fact(mine, "address", "mine")
    with demo_store.read() as reader:
        version = account_detail(reader, account_id).version
    _change(theirs, lambda work: edit_account(work, account_id, version, address="theirs"))
    mine.context.undo.undo()
    assert _detail(demo_store, account_id).address == "theirs"
    assert "was not undone: someone changed it since" in _last_toast(mine)
    assert desk(mine).panel is None


def test_the_change_of_a_page_that_was_left_is_still_asked(
    both: tuple[MainWindow, MainWindow], account_id: UUID, demo_store: Store, qtbot: QtBot
) -> None:
    mine, theirs = both
    page: Any = mine.page
    version = _detail(demo_store, account_id).version
    _change(theirs, lambda work: edit_account(work, account_id, version, site_access="theirs"))
    with qtbot.waitActive(mine):
        mine.activateWindow()
    page.about.access.setFocus()
    page.about.access.setPlainText("mine")
    mine.navigate("tasks")
    assert "mine" in texts(asked(mine))


def test_a_contact_that_was_typed_before_a_colleague_changed_it_merges_when_it_is_saved_later(
    windows: WindowMaker, account_id: UUID, demo_store: Store
) -> None:
    mine = windows.open("account", id=account_id)
    contact = _detail(demo_store, account_id).contacts[0]
    page: Any = mine.page
    page.about.edit_contact(contact)
    dialog = page.about.findChildren(ContactDialog)[-1]
    dialog.job.setText("mine")
    dialog.reject()
    given = ContactDraft(contact.name, ContactRole(contact.role), contact.title or "", wechat="theirs")
    kept = tuple(PhoneDraft(each.number, PhoneKind(each.kind), each.id) for each in contact.phones)
    theirs = replace(given, phones=(*kept, PhoneDraft("13700001111")))
    with demo_store.change() as work:
        save_contact(work, account_id, theirs, contact.id, contact.version)
    page.about.edit_contact(_detail(demo_store, account_id).contacts[0])
    dialog = page.about.findChildren(ContactDialog)[-1]
    assert dialog.job.text() == "mine"
    dialog.save()
    found = _detail(demo_store, account_id).contacts[0]
    assert (found.title, found.wechat) == ("mine", "theirs")
    assert [each.number for each in found.phones] == [*(each.number for each in contact.phones), "13700001111"]


def test_two_times_of_a_visit_stand_side_by_side_and_mine_can_take_a_third(
    both: tuple[MainWindow, MainWindow], demo_store: Store, account_id: UUID
) -> None:
    mine, _theirs = both
    person, day = demo_store.actor.person_id or _someone(demo_store), date(2027, 3, 1)
    other = _others_account(demo_store, account_id)
    with demo_store.change() as work:
        visit = plan_visit(work, account_id, person, at(9, day=day), at(10, day=day))
        plan_visit(work, other, person, at(14, day=day), at(15, day=day))
        move_visit(work, visit, 1, at(11, day=day), at(12, day=day))
    _change(mine, lambda work: move_visit(work, visit, 1, at(14, day=day), at(15, day=day)))
    panel = asked(mine)
    [choice] = panel.choices
    assert choice.day is not None
    assert choice.moved is not None
    assert [each.start.hour for each in choice.day.sides] == [14, 11]
    assert [each.start.hour for each in choice.day.others] == [14]
    assert choice.day.others[0].title in choice.day.accessibleName()
    assert not panel.save.isEnabled()
    choice.moved.time.setText("16:30")
    panel.save.click()
    with demo_store.read() as reader:
        [found] = visit_rows(reader, [visit])
    assert (found.start, found.end) == (at(16, 30, day=day), at(17, 30, day=day))


def _someone(store: Store) -> UUID:
    with store.read() as reader:
        return people(reader)[0].id


def _others_account(store: Store, account_id: UUID) -> UUID:
    with store.read() as reader:
        return next(each for each in list_ids(reader, ListKind.ACCOUNTS, ListQuery()) if each != account_id)


def test_a_change_of_many_lists_each_row_and_keeps_all_or_nothing(
    both: tuple[MainWindow, MainWindow], demo_store: Store
) -> None:
    mine, _theirs = both
    with demo_store.change() as work:
        keys = [add_task(work, f"Task {number}") for number in range(4)]
    with demo_store.change() as work:
        work.update(Task, keys[0], 1, title="Theirs 0")
        work.update(Task, keys[1], 1, title="Theirs 1")
        remove_task(work, keys[2], 1)

    def rename(work: Any) -> Any:
        return row_by_row(work, Task, keys, lambda key: work.update(Task, key, 1, title="Mine"))

    def title(key: UUID) -> str:
        with demo_store.read() as reader:
            return task_detail(reader, key).row.title

    ended: list[Any] = []
    _change(mine, rename, fail=ended.append)
    panel = desk(mine).panel
    assert isinstance(panel, ManyPanel)
    for words in ("3 row", "Theirs 0", "Theirs 1", "before: Task 0", "Mine", "It is left out"):
        assert words in texts(panel)
    assert title(keys[3]) == "Task 3"
    assert not panel.save.isEnabled()
    panel.rows[0].choose(True)
    assert not panel.save.isEnabled()
    panel.rows[1].choose(False)
    panel.save.click()
    assert [title(keys[place]) for place in (0, 1, 3)] == ["Mine", "Theirs 1", "Mine"]
    assert mine.context.drafts.load(key_of(keys[2])) is not None
    assert ended == []
    mine.context.undo.undo()
    assert [title(keys[place]) for place in (0, 1, 3)] == ["Theirs 0", "Theirs 1", "Task 3"]


def test_more_rows_than_a_list_takes_follow_the_buttons_for_all(both: tuple[MainWindow, MainWindow]) -> None:
    mine, _theirs = both
    clash = Clash(("title",), ("a",), ("b",), ("c",))
    told = [RowConflict("task", new_id(), Fate.CHANGED, "Task", clashes=(clash,)) for _ in range(SHOWN + 3)]
    panel = ManyPanel(told, mine.context.clock, mine)
    answers: list[Any] = []
    panel.answered.connect(answers.extend)
    for row in panel.rows:
        row.choose(True)
    assert not panel.save.isEnabled()
    panel.all_theirs.click()
    panel.save.click()
    assert len(answers) == SHOWN + 3
    assert {each.chosen["title"].value for each in answers} == {("b",)}
