"""What waits for whoever acts: records to review, and own records that came back with a remark."""

from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm.domain.reviewing import ReviewDesk
from ui.context import Context
from ui.texts.reviewing import ReviewWords
from ui.theme.look import px
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button


class DeskBar(QWidget):
    """Hidden where nothing waits; the longest waiting record that was returned stands first."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._returned: UUID | None = None
        self.waiting = Banner("", "accent", "clipboard-text", under=True)
        self.review = Button(self.tr("Review…"))
        self.review.clicked.connect(lambda: context.navigate("reviews", view="waiting"))
        self.waiting.add_action(self.review)
        self.returned = Banner("", "warn", "arrow-u-up-left", under=True)
        self.open = Button(self.tr("Open the record"))
        self.open.clicked.connect(self._open)
        self.returned.add_action(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.waiting)
        column.addWidget(self.returned)
        self.hide()

    def show_desk(self, desk: ReviewDesk) -> None:
        """Show what waits."""
        words = ReviewWords()
        self.waiting.set_text(words.waiting(desk.waiting), words.odd(desk.odd))
        self.waiting.setVisible(desk.waiting > 0)
        self._returned = desk.returned[0].visit_id if desk.returned else None
        if desk.returned:
            first, more = desk.returned[0], len(desk.returned) - 1
            said = self.tr("Returned: {name}").format(name=first.account)
            remark = " · ".join(part for part in (first.remark.replace("\n", " "), first.reviewer) if part)
            self.returned.set_text(said, remark + (f" · +{more}" if more else ""))
        self.returned.setVisible(bool(desk.returned))
        self.setVisible(desk.waiting > 0 or bool(desk.returned))

    def _open(self) -> None:
        if self._returned is not None:
            self._context.navigate("visit", id=self._returned)
