"""A contact with a customer is written down from everywhere, by the keyboard alone and in a few keys."""

from functools import partial
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from crm.domain.codes import Role
from crm.storage.store import Store
from crm.storage.tables import Account, Contact, Interaction, Task
from crm.usecases.people import people
from crm.usecases.search import search
from tests.support.window import WindowMaker
from ui.dialogs import open_dialog
from ui.interactions.dialog import InteractionDialog
from ui.lists.account_popup import AccountPopup
from ui.orders.dialog import OrderDialog
from ui.shell.actions import actions_of
from ui.shell.window import MainWindow


@pytest.fixture
def window(windows: WindowMaker, demo_store: Store, qtbot: QtBot) -> MainWindow:
    """Today of the first manager with accounts."""
    window = windows.open("today")
    with demo_store.read() as reader:
        person = next(each for each in people(reader) if each.accounts)
    window.context.scope.choose(person.id, person.name, Role.MANAGER)
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


@pytest.fixture
def account(demo_store: Store) -> UUID:
    """An account with a contact."""
    with demo_store.read() as reader:
        found: UUID = reader.scalar(select(Contact.c.account_id).order_by(Contact.c.id))
    return found


def begin(window: MainWindow, account: UUID | None) -> InteractionDialog:
    dialog = open_dialog("interaction", window.context, window, account_id=account)
    assert isinstance(dialog, InteractionDialog)
    return dialog


def opened(window: MainWindow) -> InteractionDialog:
    return next(each for each in window.findChildren(InteractionDialog) if each.isVisible())


def written(store: Store, words: str) -> dict[str, Any] | None:
    with store.read() as reader:
        row = reader.one(select(Interaction).where(Interaction.c.text == words, Interaction.c.deleted_at.is_(None)))
    return row._asdict() if row is not None else None


def focused() -> Any:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_a_call_is_written_down_by_the_keyboard_alone(
    window: MainWindow, demo_store: Store, qtbot: QtBot, account: UUID
) -> None:
    window.navigate("account", id=account)
    window.navigate("today")
    dialog = begin(window, None)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(AccountPopup)))
    popup = dialog.findChild(AccountPopup)
    assert popup is not None
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    assert dialog.account.account_id == account
    qtbot.waitUntil(lambda: dialog.words.hasFocus())
    QTest.keyClicks(focused(), "asked when the power is back")
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    QTest.keyClicks(focused(), "Call back Thu")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    row = written(demo_store, "asked when the power is back")
    assert row is not None
    assert (row["kind"], row["direction"], row["result"], row["account_id"]) == ("call", "out", "reached", account)
    with demo_store.read() as reader:
        task = reader.one(select(Task).where(Task.c.source_id == row["id"]))
        assert task is not None
        assert (task.title, task.due_on.isoformat(), task.account_id) == ("Call back", "2026-11-19", account)
        assert [hit.id for hit in search(reader, "power is back")] == [row["id"]]
    assert not dialog.isVisible()
    window.context.undo.undo()
    assert written(demo_store, "asked when the power is back") is None
    with demo_store.read() as reader:
        assert reader.one(select(Task).where(Task.c.source_id == row["id"], Task.c.deleted_at.is_(None))) is None


def test_a_counter_visit_comes_from_the_customer(window: MainWindow, demo_store: Store, account: UUID) -> None:
    dialog = begin(window, account)
    dialog.kind.tiles[5].click()
    assert dialog.kind.values() == ["counter"]
    assert dialog.direction.values() == ["in"]
    with demo_store.read() as reader:
        contact = reader.one(select(Contact.c.id, Contact.c.name).where(Contact.c.account_id == account))
    assert contact is not None
    dialog.contact.set_value(str(contact.id))
    dialog.when.set_texts(["16 Nov", "14:30"])
    dialog.minutes.setText("12")
    dialog.words.set_text("咨询增容资料")
    dialog.save()
    row = written(demo_store, "咨询增容资料")
    assert row is not None
    assert (row["direction"], row["minutes"], row["contact_id"], row["result"]) == ("in", 12, contact.id, None)
    assert f"{demo_store.clock.local(row['happened_at']):%Y-%m-%d %H:%M}" == "2026-11-16 14:30"
    window.navigate("account", id=account)
    first = [
        window.page.timeline.view.entries.entry(place)  # type: ignore[union-attr]
        for place in range(window.page.timeline.view.entries.rowCount())  # type: ignore[union-attr]
    ]
    shown = next(entry for entry in first if "咨询增容资料" in entry.lines)
    assert shown.title == f"Counter visit · {contact.name}, 12 min"
    assert (shown.badge, shown.icon) == ("Incoming", "storefront")


def test_a_message_takes_no_minutes(window: MainWindow, demo_store: Store, account: UUID) -> None:
    dialog = begin(window, account)
    dialog.minutes.setText("7")
    dialog.kind.tiles[1].click()
    assert not dialog.length.isVisibleTo(dialog)
    dialog.words.set_text("发了停电通知")
    dialog.save()
    row = written(demo_store, "发了停电通知")
    assert row is not None
    assert (row["kind"], row["minutes"]) == ("wechat", None)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda dialog: None, "Nothing was said yet. Write what it was about, or choose with whom."),
        (lambda dialog: dialog.direction.tiles[0].click(), "Choose who turned to whom."),
        (lambda dialog: dialog.kind.tiles[0].click(), "Choose the channel."),
        (lambda dialog: dialog.when.time.setText("soon"), "This is not a time. Type one such as 13:45."),
        (lambda dialog: dialog.minutes.setText("long"), "The length of a talk is a number of minutes."),
        (lambda dialog: dialog.when.time.setText("23:00"), "This moment lies ahead."),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_lost(
    window: MainWindow, demo_store: Store, account: UUID, change: Any, said: str
) -> None:
    dialog = begin(window, account)
    dialog.task.set_text("回电")
    change(dialog)
    dialog.save()
    assert dialog.isVisible()
    assert dialog.problem.text().startswith(said)
    assert dialog.task.line.toPlainText() == "回电"


def test_what_is_typed_is_there_again(window: MainWindow, demo_store: Store, account: UUID) -> None:
    dialog = begin(window, account)
    dialog.kind.tiles[3].click()
    dialog.words.set_text("发了报告")
    dialog.when.set_texts(["16 Nov", "14:30"])
    dialog.reject()
    again = begin(window, account)
    assert (again.kind.values(), again.words.text()) == (["message"], "发了报告")
    assert again.when.texts() == ["2026-11-16", "14:30"]
    again.words.set_text("")
    again.reject()
    assert len(window.context.drafts) == 0


def test_the_way_to_a_visit_leads_to_its_short_form(window: MainWindow, account: UUID) -> None:
    dialog = begin(window, account)
    dialog.visit.click()
    assert window.page_id == "visit"
    assert window.page.form.channel.values() == ["phone"]  # type: ignore[union-attr]


def test_an_account_that_is_gone_is_told(window: MainWindow, demo_store: Store, account: UUID) -> None:
    with demo_store.read() as reader:
        other = reader.scalar(select(Account.c.id).where(Account.c.id != account))
        contact = reader.scalar(select(Contact.c.id).where(Contact.c.account_id == account))
    dialog = begin(window, other)
    dialog.contact.set_choices([(str(contact), "王工")])
    dialog.words.set_text("谈容量")
    dialog.save()
    assert dialog.isVisible()
    assert dialog.problem.text()
    assert written(demo_store, "谈容量") is None


def log_key(window: MainWindow, qtbot: QtBot) -> InteractionDialog:
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    return opened(window)


def test_the_key_knows_whom_it_is_about(window: MainWindow, qtbot: QtBot, account: UUID) -> None:
    window.navigate("account", id=account)
    dialog = log_key(window, qtbot)
    assert dialog.account.account_id == account
    dialog.reject()
    for place in ("accounts", "orders", "issues", "visits"):
        window.navigate(place)
        page: Any = window.page
        assert page.model.ids()
        qtbot.waitUntil(partial(has_row, page))
        about = page.spec.account_of(page.model.row(page.table.current_id()))
        dialog = log_key(window, qtbot)
        assert dialog.account.account_id == about
        dialog.reject()
        page.run("contact")
        dialog = opened(window)
        assert dialog.account.account_id == about
        dialog.reject()


def test_the_palette_and_the_drafts_lead_there(window: MainWindow, demo_store: Store, account: UUID) -> None:
    actions = {each.text: each for each in actions_of(window)}
    assert actions["Log a contact"].key == "Ctrl+Shift+I"
    actions["Log a contact"].run()
    opened(window).reject()
    actions["Key a hotline order"].run()
    (form,) = [each for each in window.findChildren(OrderDialog) if each.isVisible()]
    form.reject()
    dialog = begin(window, account)
    dialog.words.set_text("谈容量")
    dialog.reject()
    window.show_drafts()
    (menu,) = [each for each in window.findChildren(QMenu) if each.isVisible()]
    menu.actions()[0].trigger()
    menu.close()
    assert opened(window).words.text() == "谈容量"


def has_row(page: Any) -> bool:
    return page.model.row(page.table.current_id()) is not None
