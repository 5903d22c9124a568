"""What can be done with rows of a list, as data for the bar of the checked rows and for the menu."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.lists.spec import ListSpec
from ui.widgets.table.model import IdWindowModel
from ui.widgets.table.view import TableView


class RowsPage(Protocol):
    """What commands ask of the page whose rows they work on: see ui.lists.page.ListPage."""

    context: Context
    spec: ListSpec
    model: IdWindowModel
    table: TableView

    def current_id(self) -> UUID | None: ...
    def chosen(self) -> Sequence[UUID]: ...
    def with_chosen(self, then: Callable[[list[Any]], None]) -> None: ...
    def with_accounts(self, then: Callable[[list[UUID]], None]) -> None: ...
    def common_tags(self, rows: list[Any]) -> set[str]: ...
    def anchor(self) -> QWidget: ...
    def open_row(self, key: UUID) -> None: ...
    def ask_export(self) -> None: ...


@dataclass(frozen=True)
class Action:
    """One command: `run()` works on the chosen rows of its page.

    `in_bar` shows it when rows are checked; `single` is for one row alone; `apart` puts a line before it in the menu.
    """

    key: str
    words: str
    icon: str
    run: Callable[[], object]
    shortcut: str = ""
    in_bar: bool = False
    single: bool = False
    apart: bool = False
