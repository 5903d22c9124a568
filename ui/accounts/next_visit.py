"""The next visit of an account, or when it is due."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm.domain.accounts import AccountDetail
from crm.domain.visits import VisitRow
from ui.accounts.facts import next_visit_words
from ui.context import Context
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button


class NextVisitBanner(QWidget):
    """One tinted strip; the button opens the visit."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.visit: VisitRow | None = None
        self.banner = Banner("", "accent", "calendar-check", under=True)
        self.open = Button(self.tr("Open"), "quiet")
        self.open.clicked.connect(self._open)
        self.banner.add_action(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.banner)

    def show_visit(self, account: AccountDetail, planned: VisitRow | None) -> None:
        """Show the planned visit."""
        self.visit = planned
        words = next_visit_words(account, planned, self._context.clock)
        if planned is not None:
            text = self.tr("Next visit {when}").format(when=words)
            detail = " · ".join(part for part in (planned.purpose, planned.person) if part)
        else:
            text, detail = self.tr("No visit planned"), words
        self.banner.set_text(text, detail)
        self.open.setVisible(planned is not None)

    def _open(self) -> None:
        if self.visit is not None:
            self._context.navigate("visit", id=self.visit.id)
