"""The strip over the calendar while a proposal waits for a decision (mockup 04)."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from crm.domain.planning import PlanAnswer
from crm.usecases.proposals import missed
from ui.theme.look import colour, px
from ui.widgets.buttons import Button, Look
from ui.widgets.icon import Icon
from ui.widgets.labels import ElidedLabel
from ui.widgets.paint import rounded
from ui.widgets.progress import Bar
from ui.widgets.themed import Themed

LOOK_EVERY_MS = 200


class ProposalBar(Themed, QWidget):
    """What is proposed and what did not fit; `ended` takes the best plan so far while it is searched for."""

    accepted = Signal()
    discarded = Signal()
    ended = Signal()
    why_asked = Signal()
    seen = Signal(bool)
    """Whether it stands over the calendar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._answer: PlanAnswer | None = None
        self._chosen = 0
        self._share: Callable[[], float] = lambda: 0.0
        self.progress = Bar()
        self.progress.setFixedWidth(px(80))
        self._clock = QTimer(self, interval=LOOK_EVERY_MS)
        self._clock.timeout.connect(self._look)
        self.text = ElidedLabel("", "body_strong", "accent_text")
        self.detail = ElidedLabel("", "body", "text2")
        self.why = Button("", Look.QUIET)
        self.why.clicked.connect(self.why_asked)
        self.discard = Button("")
        self.discard.clicked.connect(self.discarded)
        self.end = Button("")
        self.end.clicked.connect(self.ended)
        self.accept = Button("", Look.PRIMARY, "check")
        self.accept.clicked.connect(self.accepted)
        self._row = QHBoxLayout(self)
        self._row.addWidget(Icon("sparkle", "accent_text", 18))
        for part in (self.text, self.detail):
            self._row.addWidget(part)
        self._row.addWidget(self.progress)
        self._row.addStretch(1)
        for button in (self.why, self.end, self.discard, self.accept):
            self._row.addWidget(button)
        self.hide()
        self.start_look()

    def begin(self, share: Callable[[], float]) -> None:
        """Say that a plan is searched for; `share` tells how far the search is, from 0 to 1."""
        self._answer, self._share = None, share
        self._clock.start()
        self.show()
        self._say()

    def show_answer(self, answer: PlanAnswer, chosen: int) -> None:
        """Show what is proposed; `chosen` visits are picked out."""
        self._answer, self._chosen = answer, chosen
        self.show()
        self._say()

    def _look(self) -> None:
        self.progress.set_share(self._share())
        if not self.isVisible():
            self._clock.stop()

    def _say(self) -> None:
        found = self._answer
        is_final = found is not None and found.is_final
        self.end.setVisible(not is_final)
        self.progress.setVisible(not is_final)
        if is_final:
            self._clock.stop()
        self.accept.setVisible(found is not None and bool(found.proposal.stops))
        self.why.setVisible(is_final)
        if found is None:
            self.text.set_text(self.tr("Looking for the best plan…"))
            self.detail.set_text("")
            return
        count = len(found.proposal.stops)
        visits = self.tr("%n visit(s)", "", count)
        if not found.question.problem.due:
            self.text.set_text(self.tr("Proposal: nothing is due in this period"))
        elif not count:
            self.text.set_text(self.tr("Proposal: no visit fits into this period"))
        elif is_final and found.usual_km - found.proposal.km >= 1:
            text = self.tr("Proposal: {visits}, {km} km less driving than in the order of due days")
            self.text.set_text(text.format(visits=visits, km=round(found.usual_km - found.proposal.km)))
        else:
            self.text.set_text(
                self.tr("Proposal: {visits}, {km} km").format(visits=visits, km=round(found.proposal.km))
            )
        out = len(missed(found)) if is_final else 0
        self.detail.set_text(self.tr("%n account(s) did not fit", "", out) if out else self._searching(is_final))
        self.accept.setText(
            self.tr("Accept %n chosen visit(s)", "", self._chosen)
            if self._chosen
            else self.tr("Accept %n visit(s)", "", count)
        )

    def _searching(self, is_final: bool) -> str:
        return "" if is_final else self.tr("still looking for a better one…")

    def retranslate(self) -> None:
        self.why.setText(self.tr("Why these?"))
        self.discard.setText(self.tr("Discard"))
        self.end.setText(self.tr("Stop looking"))
        self._say()

    def retheme(self) -> None:
        self._row.setContentsMargins(px(16), px(6), px(8), px(6))
        self._row.setSpacing(px(12))
        self.setFixedHeight(px(44))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.seen.emit(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(QPainter(self), self.rect(), px(8), fill=colour("accent_soft"))
