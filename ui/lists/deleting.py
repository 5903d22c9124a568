"""Asks once, with all that goes along, before an account is put into the bin."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crm.domain.bin import Going
from crm.usecases.bin import delete_account, going_with_account
from ui.context import Context
from ui.lists.popups import close
from ui.texts.errors import sentence
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.labels import Text
from ui.widgets.popup import Popup

WIDTH = 340


class DeletePopup(Popup):
    """`agreed` by the button; Esc, a click beside it or Keep leave everything as it is."""

    agreed = Signal()

    def __init__(self, going: Going, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.keep = Button(self.tr("Keep"))
        self.keep.clicked.connect(self.close)
        self.delete = Button(self.tr("Delete"), "danger")
        self.delete.clicked.connect(self.agreed)
        self.problem = Text("", "small", "danger", wrap=True)
        self.problem.hide()
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch(1)
        row.addWidget(self.keep)
        row.addWidget(self.delete)
        self.body.setSpacing(px(8))
        self.body.addWidget(Text(self.tr("Delete {name}?").format(name=going.name), "card", wrap=True))
        self.body.addWidget(Text(self._along(going), "body", "text2", wrap=True))
        self.body.addWidget(self.problem)
        self.body.addLayout(row)

    def begin(self, anchor: QWidget) -> None:
        """Open beside a control; the cursor is on what changes nothing."""
        self.open_under(anchor, px(WIDTH))
        self.keep.setFocus()

    def show_problem(self, error: BaseException) -> None:
        """Say why it cannot be deleted."""
        self.problem.set_text(sentence(error))
        self.problem.show()
        self.adjustSize()

    def _along(self, going: Going) -> str:
        """Say how much goes along and how all of it comes back."""
        back = self.tr("Undo or the bin brings it back whole.")
        count = sum(going.counts.values())
        if not count:
            return back
        return self.tr("%n row(s) of its contacts, visits, tasks and notes go along.", "", count) + " " + back


class AccountDeletion(QObject):
    """Deletes one account of a page after the question, as one step to undo."""

    def __init__(self, context: Context, page: QWidget, anchor: Callable[[], QWidget]) -> None:
        super().__init__(page)
        self._context, self._page, self._anchor = context, page, anchor
        self.popup: DeletePopup | None = None

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
        self.popup = popup = DeletePopup(going, self._page)
        popup.agreed.connect(lambda: self._delete(popup, account_id, going))
        popup.begin(self._anchor())

    def _delete(self, popup: DeletePopup, account_id: UUID, going: Going) -> None:
        def done(_result: Any) -> None:
            close(popup)
            self._context.toast(self.tr("{name} is in the bin").format(name=going.name), undo=True)

        self._context.runner.do(
            self._page,
            lambda work: delete_account(work, account_id, going.version),
            done,
            popup.show_problem,
            undo_text=self.tr("deletion of {name}").format(name=going.name),
        )
