"""The strip over the calendar that says how the month's approval stands, and what can be done about it."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from crm.domain.plan_months import MonthState, PlanMonth
from ui.planner.approval_words import ApprovalWords
from ui.theme.look import colour, px
from ui.widgets.buttons import Button, Look
from ui.widgets.icon import Icon
from ui.widgets.labels import ElidedLabel
from ui.widgets.paint import rounded
from ui.widgets.themed import Themed
from ui.widgets.tips import literal

HIGH, LEAST = 44, 60


class ApprovalBar(Themed, QWidget):
    """Hidden where nothing waits and nothing was said about the month."""

    submitted = Signal()
    approved = Signal()
    returned = Signal()
    changes_asked = Signal()
    reviews_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._words, self._detail = ApprovalWords(), ""
        self.icon = Icon("hourglass", "accent_text", 18)
        self.text = ElidedLabel("", "body_strong", "accent_text")
        self.detail = ElidedLabel("", "body", "text2")
        self.detail.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.changes = Button("", Look.QUIET)
        self.send_back = Button("")
        self.submit = Button("", Look.PRIMARY, "paper-plane-tilt")
        self.approve = Button("", Look.PRIMARY, "check")
        self.review = Button("", Look.PRIMARY, "clipboard-text")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.icon)
        self._row.addWidget(self.text)
        self._row.addWidget(self.detail, 1)
        pairs = (
            (self.changes, self.changes_asked),
            (self.send_back, self.returned),
            (self.submit, self.submitted),
            (self.approve, self.approved),
            (self.review, self.reviews_asked),
        )
        for button, signal in pairs:
            button.clicked.connect(signal)
            self._row.addWidget(button)
        self.hide()
        self.start_look()

    @property
    def main(self) -> Button:
        """The button that does what is to be done next."""
        return next((each for each in (self.submit, self.approve, self.review) if not each.isHidden()), self.changes)

    def show_month(self, found: PlanMonth, says_changes: bool) -> None:
        """Show a manager's month; changes of an approved one only where `says_changes`."""
        said, is_submitted = self._words, found.state is MonthState.SUBMITTED
        self.text.set_text(said.standing(found))
        self._set_detail(said.detail(found))
        self.changes.setText(said.changes(found))
        self.submit.setText(said.submit(found))
        self.approve.setText(said.approve(found))
        can_approve = found.may_review and (found.waiting > 0 or is_submitted)
        self._offer(
            changes=found.changed > 0 or (found.state is MonthState.RETURNED and bool(found.remark)),
            send_back=found.may_review and is_submitted,
            submit=found.may_submit and found.can_be_submitted and not can_approve,
            approve=can_approve,
        )
        is_told = found.state in (MonthState.SUBMITTED, MonthState.RETURNED) or found.waiting > 0
        self.setVisible((found.needs_review or found.waiting > 0) and (is_told or (says_changes and found.changed > 0)))

    def show_reviews(self, count: int) -> None:
        """Say how many months of the team wait for whoever looks."""
        self.text.set_text(self._words.reviews(count))
        self._set_detail("")
        self._offer(review=count > 0)
        self.setVisible(count > 0)

    def _offer(self, **wanted: bool) -> None:
        for name in ("changes", "send_back", "submit", "approve", "review"):
            getattr(self, name).setVisible(wanted.get(name, False))
        self._fit()

    def _set_detail(self, text: str) -> None:
        self._detail = text.replace("\n", " ")
        self.detail.setToolTip(literal(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave the detail out where it would cut the sentence."""
        buttons = (self.changes, self.send_back, self.submit, self.approve, self.review)
        others = [self.icon, self.text, *(each for each in buttons if not each.isHidden())]
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        room -= sum(each.sizeHint().width() + self._row.spacing() for each in others)
        self.detail.set_text(self._detail if room >= px(LEAST) else "")

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), px(HIGH))

    def retranslate(self) -> None:
        self.send_back.setText(self.tr("Return…"))
        self.review.setText(self.tr("Review…"))

    def retheme(self) -> None:
        self._row.setContentsMargins(px(16), px(6), px(8), px(6))
        self._row.setSpacing(px(12))
        self.setFixedHeight(px(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(QPainter(self), self.rect(), px(8), fill=colour("accent_soft"))
