"""What can be done with orders: each counts at once, says so in words and can be undone."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from crm.domain.errors import Denied
from crm.domain.orders import OrderRow
from crm.domain.task_line import Entry
from crm.usecases.orders import issue_of_order, remove_order, task_of_order
from crm.usecases.tasks import typed_values
from ui.context import Context
from ui.dialogs import open_dialog
from ui.lists.popups import TaskPopup, close


class OrderCommands(QObject):
    """The commands of orders; what cannot be done is told in a sentence."""

    def __init__(self, context: Context, owner: QWidget) -> None:
        super().__init__(owner)
        self._context, self._owner = context, owner

    def key_in(self, account_id: UUID | None = None) -> None:
        """Open the form for an order that is keyed."""
        open_dialog("order", self._context, self._owner, account_id=account_id)

    def correct(self, row: OrderRow) -> None:
        """Open the form over an order; one that a file has told of is corrected by the next file."""
        if not self._is_official(row):
            open_dialog("order", self._context, self._owner, row=row)

    def make_issue(self, row: OrderRow) -> None:
        """Make an issue of an order, with the deadlines and the rules of issues."""
        said = self.tr("{number}: is an issue now").format(number=row.order_no)
        self._do(lambda work: issue_of_order(work, row.id, row.version), said)

    def remove(self, row: OrderRow) -> None:
        """Put an order that was keyed into the bin; one that a file has told of stays."""
        if self._is_official(row):
            return
        said = self.tr("{number}: removed").format(number=row.order_no)
        self._do(lambda work: remove_order(work, row.id, row.version), said)

    def add_task(self, row: OrderRow, anchor: QWidget) -> TaskPopup:
        """Ask for a task that comes from an order."""
        title = self.tr("Add a task to {number}").format(number=row.order_no)
        popup = TaskPopup(self._context.clock.today, title, self._owner, self._context.workdays.calendar)
        popup.given.connect(lambda entry: self._add(popup, row, entry))
        popup.begin(anchor)
        return popup

    def _is_official(self, row: OrderRow) -> bool:
        """Say whether a file has told of an order, and tell that it leads."""
        if row.deliveries:
            self._context.show_error(Denied("order.official", number=row.order_no, file=row.source_file))
        return bool(row.deliveries)

    def _add(self, popup: TaskPopup, row: OrderRow, entry: Entry) -> None:
        values = typed_values(entry, self._context.scope.person_id)

        def done(_key: object) -> None:
            close(popup)
            self._context.toast(self.tr("Task added"), undo=True)

        self._context.runner.do(
            self._owner,
            lambda work: task_of_order(work, row.id, entry.text, values),
            done,
            popup.show_problem,
            undo_text=self.tr("task of {number}").format(number=row.order_no),
        )

    def _do(self, command: Callable[[Any], object], said: str) -> None:
        self._context.runner.do(
            self._owner,
            command,
            lambda _done: self._context.toast(said, undo=True),
            self._context.show_error,
            undo_text=said,
        )
