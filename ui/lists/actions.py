"""What can be done with rows of a list, as data for the bar of the checked rows and for the menu."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol
from uuid import UUID

from msgspec import Struct
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.lists.spec import ListSpec
from ui.widgets.menus import Menu
from ui.widgets.table.model import IdWindowModel
from ui.widgets.table.view import TableView


class AccountRows(Protocol):
    """What commands ask of any page whose rows belong to accounts: see ui.lists.page.ListPage."""

    context: Context
    model: IdWindowModel
    table: TableView

    def current_id(self) -> UUID | None: ...
    def chosen(self) -> Sequence[UUID]: ...
    def with_chosen(self, then: Callable[[list[Any]], None]) -> None: ...
    def with_accounts(self, then: Callable[[list[UUID]], None]) -> None: ...
    def account_of(self, row: Any) -> UUID | None: ...
    def anchor(self) -> QWidget: ...
    def open_row(self, key: UUID) -> None: ...


class RowsPage(AccountRows, Protocol):
    """What commands ask of the page of a list beside that."""

    spec: ListSpec

    def common_tags(self, rows: list[Any]) -> set[str]: ...
    def ask_export(self) -> None: ...


PERMITS = {
    "plan": "do.plan",
    "record": "do.record",
    "phone": "do.record",
    "contact": "do.interaction",
    "task": "do.task",
    "assign": "do.assign",
    "hand_over": "do.hand_over",
    "tag": "do.edit_account",
    "export": "export.list",
}
"""The permit (crm.domain.permits) of the commands that many lists share, by their key."""


class Action(Struct, frozen=True):
    """One command: `run()` works on the chosen rows of its page.

    `in_bar` shows it when rows are checked; `single` is for one row alone; `apart` puts a line before it in the menu;
    `permit` is what whoever sees it must have, where the key does not tell (see `PERMITS`).
    """

    key: str
    words: str
    icon: str
    run: Callable[[], object]
    shortcut: str = ""
    in_bar: bool = False
    single: bool = False
    apart: bool = False
    permit: str = ""


def offered(actions: Sequence[Action], context: Context) -> list[Action]:
    """Return the commands that whoever acts may have."""
    wanted = ((action, action.permit or PERMITS.get(action.key, "")) for action in actions)
    return [action for action, permit in wanted if not permit or context.may(permit)]


def menu_of(actions: Sequence[Action], many: bool, parent: QWidget) -> Menu:
    """Return the menu of the chosen rows, without what is for one row alone where there are `many`."""
    menu = Menu(parent)
    for action in actions:
        if many and action.single:
            continue
        if action.apart:
            menu.addSeparator()
        made = menu.addAction(f"{action.words}\t{action.shortcut}" if action.shortcut else action.words)
        made.triggered.connect(lambda _=False, run=action.run: run())
    menu.aboutToHide.connect(menu.deleteLater)
    return menu
