"""The next visit of an account, or when it is due; a call is written down from here."""

from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm.domain.accounts import AccountDetail
from crm.domain.visits import VisitRow
from ui.accounts.facts import next_visit_words
from ui.context import Context
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, IconButton


class NextVisitBanner(QWidget):
    """One tinted strip; the button opens the visit."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.visit: VisitRow | None = None
        self._account_id: UUID | None = None
        self.banner = Banner("", "accent", "calendar-check", under=True)
        self.open = Button(self.tr("Open"), "quiet")
        self.open.clicked.connect(self._open)
        self.phone = IconButton("phone", self.tr("Phone contact"))
        self.phone.clicked.connect(self._record_call)
        self.banner.add_action(self.open)
        self.banner.add_action(self.phone)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.banner)

    def show_visit(self, account: AccountDetail, planned: VisitRow | None) -> None:
        """Show the planned visit."""
        self.visit, self._account_id = planned, account.id
        words = next_visit_words(account, planned, self._context.clock)
        if planned is not None:
            text = self.tr("Next visit {when}").format(when=words)
            detail = " · ".join(part for part in (planned.purpose, planned.person) if part)
        else:
            text, detail = self.tr("No visit planned"), words
        self.banner.set_text(text, detail)
        self.open.setVisible(planned is not None)

    def _record_call(self) -> None:
        if self._account_id is not None:
            self._context.navigate("visit", account_id=self._account_id, channel="phone")

    def _open(self) -> None:
        if self.visit is not None:
            self._context.navigate("visit", id=self.visit.id)
