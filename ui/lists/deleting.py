"""Asks once, with all that goes along, before an account is put into the bin."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from crm.domain.bin import Going
from crm.usecases.bin import delete_account, going_with_account
from ui.context import Context
from ui.lists.popups import close
from ui.texts.errors import sentence
from ui.widgets.confirm_popup import ConfirmPopup


class AccountDeletion(QObject):
    """Deletes one account of a page after the question, as one step to undo."""

    def __init__(self, context: Context, page: QWidget, anchor: Callable[[], QWidget]) -> None:
        super().__init__(page)
        self._context, self._page, self._anchor = context, page, anchor
        self.popup: ConfirmPopup | None = None

    def begin(self, account_id: UUID) -> None:
        """Count what would go along, then ask."""
        self._context.runner.ask(
            self._page,
            lambda reader: going_with_account(reader, account_id),
            lambda going: self._ask(account_id, going),
            self._context.show_error,
            slot="delete",
        )

    def _ask(self, account_id: UUID, going: Going) -> None:
        question = self.tr("Delete {name}?").format(name=going.name)
        self.popup = popup = ConfirmPopup(question, self._along(going), self.tr("Delete"), self._page)
        popup.agreed.connect(lambda: self._delete(popup, account_id, going))
        popup.begin(self._anchor())

    def _delete(self, popup: ConfirmPopup, account_id: UUID, going: Going) -> None:
        def done(_result: Any) -> None:
            close(popup)
            self._context.toast(self.tr("{name} is in the bin").format(name=going.name), undo=True)

        self._context.runner.do(
            self._page,
            lambda work: delete_account(work, account_id, going.version),
            done,
            lambda error: popup.show_problem(sentence(error)),
            undo_text=self.tr("deletion of {name}").format(name=going.name),
        )

    def _along(self, going: Going) -> str:
        """Say how much goes along and how all of it comes back."""
        count = sum(going.counts.values())
        if not count:
            return self.tr("Undo or the bin brings it back.")
        return self.tr(
            "%n row(s) of its contacts, visits and notes go along; Undo or the bin brings all back.", "", count
        )
