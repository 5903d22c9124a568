"""The contacts of an account: masked numbers, whole contacts, order, failed calls, and all of it taken back."""

from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import select, text

from crm.domain.phones import masked
from crm.domain.timeline import EntryKind
from crm.storage.store import Store
from crm.storage.tables import PhoneLook
from crm.usecases.tasks import tasks_of_account
from tests.support.account import entries, page, pick, stored
from tests.support.lists import account_ids
from tests.support.window import WindowMaker
from ui.accounts.contact_dialog import ContactDialog
from ui.accounts.contact_list import ContactLine
from ui.accounts.reach_popup import ReachPopup
from ui.background import Runner
from ui.shell.window import MainWindow
from ui.widgets.ordered_lines import MIME

TWO_CONTACTS = """
SELECT account_id FROM contact WHERE deleted_at IS NULL GROUP BY account_id HAVING count(*) > 1 ORDER BY 1 LIMIT 1
"""
NO_MODIFIERS = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def account_id(demo_store: Store) -> UUID:
    with demo_store.read() as reader:
        return UUID(bytes=reader.connection.execute(text(TWO_CONTACTS)).scalar_one())


@pytest.fixture
def window(windows: WindowMaker, account_id: UUID, qtbot: QtBot) -> MainWindow:
    window = windows.open("account", id=account_id)
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def lines(window: MainWindow) -> list[ContactLine]:
    return [line for line in page(window).about.contacts.lines if isinstance(line, ContactLine)]


def names(window: MainWindow) -> list[str]:
    return [line.contact.name for line in lines(window)]


def popup(window: MainWindow) -> ReachPopup:
    found = page(window).about.contacts.popup
    assert found is not None
    return found


def dialog(window: MainWindow) -> ContactDialog:
    return page(window).about.findChildren(ContactDialog)[-1]


def test_numbers_are_masked_until_clicked_and_the_look_is_logged(
    window: MainWindow, account_id: UUID, demo_store: Store
) -> None:
    number = stored(demo_store, account_id).contacts[0].phones[0].number
    QTest.mouseClick(lines(window)[0].phone, Qt.MouseButton.LeftButton)
    shown = popup(window).numbers[0].number
    assert shown.text() == masked(number) != number
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton)
    assert shown.text() == number
    assert QGuiApplication.clipboard().text() == number
    with demo_store.read() as reader:
        assert len(reader.rows(select(PhoneLook.c.id))) == 1


def test_a_wrong_number_is_doubted_and_made_a_task_in_one_step(
    window: MainWindow, account_id: UUID, demo_store: Store
) -> None:
    lines(window)[0].setFocus()
    QTest.keyClick(lines(window)[0], Qt.Key.Key_C)
    QTest.mouseClick(popup(window).numbers[0].wrong, Qt.MouseButton.LeftButton)
    phone = stored(demo_store, account_id).contacts[0].phones[0]
    assert (phone.is_doubtful, phone.doubt_reason) == (True, "wrong_number")
    assert "in doubt" in lines(window)[0].second.text()
    assert entries(window)[0].title.startswith(("Wrong number", "Task added"))
    with demo_store.read() as reader:
        assert any("right number" in task.title for task in tasks_of_account(reader, account_id))
    window.context.undo.undo()
    assert not stored(demo_store, account_id).contacts[0].phones[0].is_doubtful
    with demo_store.read() as reader:
        assert not any("right number" in task.title for task in tasks_of_account(reader, account_id))


def test_a_check_clears_the_doubt(window: MainWindow, account_id: UUID, demo_store: Store) -> None:
    page(window).about.contacts.reach(lines(window)[0].contact, True, lines(window)[0].phone)
    QTest.mouseClick(popup(window).numbers[0].missed, Qt.MouseButton.LeftButton)
    assert stored(demo_store, account_id).contacts[0].phones[0].doubt_reason == "not_reached"
    lines(window)[0].setFocus()
    QTest.keyClick(lines(window)[0], Qt.Key.Key_V)
    contact = stored(demo_store, account_id).contacts[0]
    assert not contact.phones[0].is_doubtful
    assert str(contact.verified_on) == "2026-11-17"
    assert "17 Nov" in lines(window)[0].checked.toolTip()


def test_a_call_is_logged_with_its_minutes(window: MainWindow) -> None:
    name = names(window)[0]
    lines(window)[0].setFocus()
    QTest.keyClick(lines(window)[0], Qt.Key.Key_C)
    form = popup(window)
    QTest.keyClicks(form.minutes, "long")
    QTest.keyClick(form.minutes, Qt.Key.Key_Return)
    assert form.problem.text()
    form.minutes.setText("6")
    QTest.keyClicks(form.words, "wants a study")
    QTest.keyClick(form.words, Qt.Key.Key_Return)
    first = entries(window)[0]
    assert (first.title, first.lines) == (f"Called {name}, 6 min", ("wants a study",))
    window.context.undo.undo()
    assert entries(window)[0].id.kind is not EntryKind.CALL or entries(window)[0].title != first.title


def test_a_message_is_logged(window: MainWindow) -> None:
    lines(window)[1].setFocus()
    QTest.keyClick(lines(window)[1], Qt.Key.Key_M)
    QTest.keyClicks(popup(window).words, "sent the report")
    QTest.keyClick(popup(window).words, Qt.Key.Key_Return)
    assert entries(window)[0].title == f"Message · {names(window)[1]}"


def test_a_contact_is_added_whole_and_taken_back(window: MainWindow, account_id: UUID, demo_store: Store) -> None:
    before = len(lines(window))
    QTest.mouseClick(page(window).about.add_button, Qt.MouseButton.LeftButton)
    form = dialog(window)
    QTest.keyClicks(form.name, "Demo Contact")
    form.role.set_value("energy")
    QTest.keyClicks(form.numbers.first(), "13000000000")
    QTest.mouseClick(form.numbers.add, Qt.MouseButton.LeftButton)
    form.numbers.rows[1].kind.set_value("office")
    QTest.keyClicks(form.numbers.rows[1].number, "075500000000")
    QTest.keyClicks(form.email, "demo@example.com")
    form.emergency.setChecked(True)
    QTest.keyClick(form.email, Qt.Key.Key_Return)
    added = next(each for each in stored(demo_store, account_id).contacts if each.name == "Demo Contact")
    assert [(phone.number, phone.kind) for phone in added.phones] == [
        ("13000000000", "mobile"),
        ("075500000000", "office"),
    ]
    assert (added.role, added.email, added.emergency_order) == ("energy", "demo@example.com", 1)
    window.context.undo.undo()
    assert len(lines(window)) == before


def test_nothing_typed_of_a_refused_contact_is_lost(window: MainWindow, account_id: UUID, demo_store: Store) -> None:
    before = stored(demo_store, account_id).contacts
    QTest.mouseClick(page(window).about.add_button, Qt.MouseButton.LeftButton)
    form = dialog(window)
    QTest.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert "no name" in form.problem.text()
    QTest.keyClicks(form.numbers.first(), "call me maybe")
    form.name.setText("Demo")
    QTest.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert "no phone number" in form.problem.text()
    form.reject()
    page(window).about.edit_contact(None)
    assert (dialog(window).name.text(), dialog(window).numbers.first().text()) == ("Demo", "call me maybe")
    assert stored(demo_store, account_id).contacts == before


def test_a_number_alone_is_named_after_its_role(window: MainWindow, account_id: UUID, demo_store: Store) -> None:
    page(window).about.edit_contact(None)
    form = dialog(window)
    QTest.keyClicks(form.numbers.first(), "13000000000")
    form.save()
    assert "no name" in form.problem.text()
    form.role.set_value("duty")
    form.save()
    assert "Duty desk" in [each.name for each in stored(demo_store, account_id).contacts]


def test_a_contact_is_changed_by_enter(window: MainWindow, account_id: UUID, demo_store: Store) -> None:
    lines(window)[0].setFocus()
    QTest.keyClick(lines(window)[0], Qt.Key.Key_Return)
    form = dialog(window)
    form.job.setText("Chief")
    form.save()
    changed = stored(demo_store, account_id).contacts[0]
    assert changed.title == "Chief"
    assert changed.phones[0].number == form.numbers.rows[0].number.text()


def test_the_order_changes_by_keys_and_by_drag(window: MainWindow, account_id: UUID, demo_store: Store) -> None:
    before = names(window)
    lines(window)[0].setFocus()
    QTest.keyClick(lines(window)[0], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(window)[:2] == before[1::-1]
    assert lines(window)[1].hasFocus()
    assert [each.name for each in stored(demo_store, account_id).contacts] == names(window)
    part, data = page(window).about.contacts, QMimeData()
    data.setData(MIME, lines(window)[1].key.bytes)
    drop = QDropEvent(QPointF(5, 0), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, NO_MODIFIERS)
    part.dropEvent(drop)
    assert names(window) == before
    window.context.undo.undo()
    assert names(window)[:2] == before[1::-1]


def test_what_another_list_drags_is_left_alone(window: MainWindow) -> None:
    before, data = names(window), QMimeData()
    data.setData(MIME, b"0123456789abcdef")
    drop = QDropEvent(QPointF(5, 0), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, NO_MODIFIERS)
    page(window).about.contacts.dropEvent(drop)
    assert names(window) == before


def test_the_emergency_list_is_numbered_ordered_and_copied(
    window: MainWindow, account_id: UUID, demo_store: Store
) -> None:
    about = page(window).about
    first, second = names(window)[:2]
    for line in lines(window)[:2]:
        line.menu_asked.emit(QPoint(0, 0))
        pick(about.contacts, "emergency list")
    assert about.emergency.isVisible()
    rows = about.emergency.lines.lines
    rows[0].setFocus()
    QTest.keyClick(rows[0], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [each.name for each in about.emergency.on_list()] == [second, first]
    QTest.mouseClick(about.emergency.copy, Qt.MouseButton.LeftButton)
    numbers = {each.name: each.phones[0].number for each in stored(demo_store, account_id).contacts}
    copied = QGuiApplication.clipboard().text().splitlines()
    assert [row.split(" ")[0] for row in copied] == ["1.", "2."]
    assert numbers[second] in copied[0]
    with demo_store.read() as reader:
        assert len(reader.rows(select(PhoneLook.c.id))) == 2
    QTest.keyClick(about.emergency.lines.lines[0], Qt.Key.Key_Delete)
    assert [each.name for each in about.emergency.on_list()] == [first]
    window.context.undo.undo()
    assert [each.name for each in about.emergency.on_list()] == [second, first]


def test_a_contact_is_removed_and_brought_back(window: MainWindow) -> None:
    before = names(window)
    lines(window)[1].setFocus()
    QTest.keyClick(lines(window)[1], Qt.Key.Key_Delete)
    assert names(window) == [before[0], *before[2:]]
    window.context.undo.undo()
    assert names(window) == before


def test_a_new_contact_opens_as_soon_as_its_account_is_there(
    windows: WindowMaker, account_id: UUID, qtbot: QtBot
) -> None:
    window = windows.open("accounts", Runner)
    window.navigate("account", id=account_id)
    page(window).new_contact()
    assert not page(window).about.findChildren(ContactDialog)
    qtbot.waitUntil(lambda: windows.sessions[0].runner.is_idle)
    assert dialog(window).windowTitle() == "New contact"
    dialog(window).reject()


def test_a_new_contact_of_one_account_does_not_open_at_another(
    windows: WindowMaker, account_id: UUID, demo_store: Store, qtbot: QtBot
) -> None:
    window = windows.open("accounts", Runner)
    with demo_store.read() as reader:
        other = next(each for each in account_ids(reader) if each != account_id)
    window.navigate("account", id=account_id)
    page(window).new_contact()
    window.navigate("account", id=other)
    qtbot.waitUntil(lambda: windows.sessions[0].runner.is_idle)
    assert not page(window).about.findChildren(ContactDialog)
