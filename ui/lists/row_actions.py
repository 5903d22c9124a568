"""The commands of lists whose rows belong to accounts."""

from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.dialogs import DIALOGS, open_dialog
from ui.lists.account_commands import AccountCommands
from ui.lists.actions import AccountRows, Action, RowsPage
from ui.lists.current import open_action, with_current

LOG_KEY = DIALOGS["interaction"].key


def account_actions(page: RowsPage) -> list[Action]:
    """Return what can be done with the accounts of the chosen rows of a list."""
    made = AccountCommands(page.context, cast(QWidget, page), page.anchor)
    words = QCoreApplication.translate("Lists", "Tag…")
    tag = Action("tag", words, "tag", lambda: _tag(page, made), in_bar=True)
    return [*work_actions(page, made), tag, *sharing_actions(page)]


def work_actions(page: AccountRows, made: AccountCommands) -> list[Action]:
    """Return the work that can begin at the accounts of the chosen rows of a page."""
    translate = QCoreApplication.translate

    def briefs(keys: list[UUID]) -> None:
        page.context.navigate("brief", ids=keys)

    def on_accounts(command: Callable[[list[UUID]], object]) -> Callable[[], None]:
        def tell(keys: list[UUID]) -> None:
            if keys:
                command(keys)

        return lambda: page.with_accounts(tell)

    return [
        open_action(page, translate("Lists", "Open")),
        Action("plan", translate("Lists", "Plan"), "calendar-plus", on_accounts(made.plan), "P", in_bar=True),
        Action("record", translate("Lists", "Record a visit"), "note-pencil", lambda: _record(page), "R", single=True),
        Action("phone", translate("Lists", "Phone contact"), "phone", lambda: _record(page, "phone"), single=True),
        contact_action(page),
        Action("task", translate("Lists", "Add task…"), "check-circle", on_accounts(made.add_task), "T", in_bar=True),
        Action("brief", translate("Lists", "Visit brief"), "printer", on_accounts(briefs)),
        Action(
            "assign",
            translate("Lists", "Assign to portfolio…"),
            "swap",
            on_accounts(made.assign),
            in_bar=True,
            apart=True,
        ),
        Action("hand_over", translate("Lists", "Hand over…"), "handshake", on_accounts(made.hand_over), in_bar=True),
    ]


def contact_action(page: AccountRows) -> Action:
    """Return the command that writes a contact with the account of the current row down."""
    words = QCoreApplication.translate("Lists", "Log a contact…")
    return Action("contact", words, "chats-circle", lambda: _log_contact(page), LOG_KEY, single=True)


def sharing_actions(page: RowsPage) -> list[Action]:
    """Return the commands that take rows out of the program."""
    words = QCoreApplication.translate("Lists", "Export…")
    return [*copy_actions(page), Action("export", words, "download-simple", page.ask_export, in_bar=True)]


def copy_actions(page: AccountRows) -> list[Action]:
    """Return the commands that put rows on the clipboard."""
    translate = QCoreApplication.translate
    return [
        Action(
            "number", translate("Lists", "Copy number"), "hash", lambda: _copy_number(page), single=True, apart=True
        ),
        Action("copy", translate("Lists", "Copy"), "copy", lambda: _copy(page), "Ctrl+C", in_bar=True),
    ]


def _record(page: AccountRows, channel: str = "on_site") -> None:
    """Begin a record of a visit or of a call for the account of the current row."""

    def tell(row: Any) -> None:
        account_id = page.account_of(row)
        if account_id is not None:
            page.context.navigate("visit", account_id=account_id, channel=channel)

    with_current(page, tell)


def _log_contact(page: AccountRows) -> None:
    def tell(row: Any) -> None:
        open_dialog("interaction", page.context, cast(QWidget, page), account_id=page.account_of(row))

    with_current(page, tell)


def _tag(page: RowsPage, made: AccountCommands) -> None:
    def tell(rows: list[Any]) -> None:
        keys = [key for key in map(page.account_of, rows) if key is not None]
        if keys:
            made.tag(list(dict.fromkeys(keys)), page.common_tags(rows))

    page.with_chosen(tell)


def _copy(page: AccountRows) -> None:
    page.table.copy()
    page.context.toast(QCoreApplication.translate("Lists", "Copied"))


def _copy_number(page: AccountRows) -> None:
    def tell(rows: list[Any]) -> None:
        numbers = list(dict.fromkeys(row.account_no for row in rows))
        QGuiApplication.clipboard().setText("\n".join(numbers))
        said = QCoreApplication.translate("Lists", "Copied {number}")
        page.context.toast(said.format(number=numbers[0] if numbers else ""))

    page.with_chosen(tell)
