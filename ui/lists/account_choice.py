"""The account that a form is about: shown by name, and chosen as in the palette."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crm.usecases.search import Hit, opened_lately
from ui.context import Context
from ui.lists.account_popup import AccountPopup
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel
from ui.widgets.marks import SegmentMark


class AccountChoice(QWidget):
    """`chosen(account id)`; Enter on the button opens what was opened lately and what is found."""

    chosen = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.account_id: UUID | None = None
        self.mark = SegmentMark(None)
        self.name = ElidedLabel(self.tr("Not chosen yet"), "body_strong")
        self.button = Button(self.tr("Choose an account…"), icon="buildings")
        self.button.clicked.connect(self.ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.mark)
        row.addWidget(self.name, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.button)
        self._show(None)

    def ask(self) -> AccountPopup:
        """Open the search for an account."""
        popup = AccountPopup(self._context, False, self)
        popup.picked.connect(self._picked)
        popup.begin(self)
        return popup

    def _picked(self, account_id: UUID) -> None:
        self.activateWindow()
        self.choose(account_id)

    def choose(self, account_id: UUID) -> None:
        """Take an account and tell; its name is read."""
        self.account_id = account_id
        self._context.runner.ask(
            self, lambda reader: opened_lately(reader, [account_id]), self._arrived, lambda _e: None, slot="name"
        )
        self.chosen.emit(account_id)

    def _arrived(self, hits: list[Hit]) -> None:
        self._show(next((hit for hit in hits if hit.id == self.account_id), None))

    def _show(self, hit: Hit | None) -> None:
        self.mark.setVisible(hit is not None)
        if hit is not None:
            self.mark.set_segment(hit.segment)
            self.name.set_text(hit.title)
            self.button.setText(self.tr("Another…"))
            self.button.setAccessibleDescription(hit.title)
