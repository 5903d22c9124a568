"""How a record stands in its review: state, who and when, the remark, and what may be done with it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.codes import RecordState
from crm.usecases.review_sheet import ReviewSheet, review_sheet
from ui.context import Context
from ui.reviewing.commands import ReviewCommands
from ui.reviewing.sheet_words import SheetWords
from ui.texts.dates import clock_time, dated
from ui.texts.reviewing import oddity_names
from ui.theme.look import px
from ui.widgets.badge import Tone
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, Look
from ui.widgets.labels import Text
from ui.widgets.popup import Popup
from ui.widgets.words_popup import WordsPopup

TONES = {
    RecordState.SUBMITTED: (Tone.INFO, "hourglass"),
    RecordState.APPROVED: (Tone.OK, "check-circle"),
    RecordState.RETURNED: (Tone.WARN, "arrow-u-up-left"),
}
WIDE = 420


class ReviewBar(QWidget):
    """Hidden while a record was never submitted; `correction_asked(reason)` opens it for its correction."""

    correction_asked = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._visit_id: UUID | None = None
        self.sheet: ReviewSheet | None = None
        self._reasons: dict[UUID, str] = {}
        self._words = SheetWords(context.clock, self)
        self.commands = ReviewCommands(context, self)
        self.approve = Button(self.tr("Approve"), Look.PRIMARY, "check")
        self.send_back, self.correct = Button(self.tr("Return…")), Button(self.tr("Correct…"))
        self.history = Button(self.tr("History"), Look.QUIET)
        self.banners = {state: Banner("", tone, icon) for state, (tone, icon) in TONES.items()}
        self.approve.clicked.connect(self._approve)
        self.send_back.clicked.connect(self._return)
        self.correct.clicked.connect(self.ask_reason)
        self.history.clicked.connect(self.show_history)
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        for button in (self.history, self.correct, self.send_back, self.approve):
            row.addWidget(button)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(8))
        column = QVBoxLayout()
        for banner in self.banners.values():
            column.addWidget(banner)
        line.addLayout(column, 1)
        line.addWidget(buttons)
        self.hide()

    def look(self, visit_id: UUID | None) -> None:
        """Show how a record stands; nothing for a visit without one."""
        self._visit_id = visit_id
        if visit_id is None:
            self.hide()
            return
        self._context.runner.ask(self, lambda reader: review_sheet(reader, visit_id), self._show, slot="review")

    def _show(self, sheet: ReviewSheet) -> None:
        review = sheet.review
        if sheet.row.id != self._visit_id:
            return
        self.sheet = sheet
        for state, banner in self.banners.items():
            banner.setVisible(state is review.state)
        if review.state in self.banners:
            self.banners[review.state].set_text(*self._told(sheet))
        for button in (self.approve, self.send_back):
            button.setVisible(review.waits and review.may_review)
        self.correct.setVisible(review.may_correct)
        self.history.setVisible(bool(review.events))
        self.setVisible(review.state in self.banners)

    def _told(self, sheet: ReviewSheet) -> tuple[str, str]:
        """Return the state in words, and the rest of what is to be known."""
        review = sheet.review
        last = review.events[-1] if review.events else None
        when = self._moment(last.at) if last is not None else ""
        if review.state is RecordState.APPROVED:
            return self.tr("Approved"), " · ".join(part for part in (review.reviewer, when) if part)
        if review.state is RecordState.RETURNED:
            parts = (review.remark.replace("\n", " "), review.reviewer, when)
            return self.tr("Returned to be mended"), " · ".join(part for part in parts if part)
        odd = oddity_names(flag.kind for flag in review.flags)
        looks = self.tr("looks odd: {what}").format(what=odd) if odd else ""
        return self.tr("Waits for review"), " · ".join(part for part in (when, looks) if part)

    def _moment(self, at: datetime) -> str:
        local = self._context.clock.local(at)
        return f"{dated(local.date(), self._context.clock.today())} {clock_time(local)}"

    def _approve(self) -> None:
        if (sheet := self.sheet) is not None:
            self.commands.approve([(sheet.row.id, sheet.review.version)], sheet.row.account)

    def _return(self) -> None:
        if (sheet := self.sheet) is not None:
            self.commands.ask_remark((sheet.row.id, sheet.review.version), sheet.row.account, self.send_back)

    def ask_reason(self) -> WordsPopup | None:
        """Ask why a record is corrected, and let it be written; what was typed stays until it is given."""
        sheet = self.sheet
        if sheet is None:
            return None
        key, needed = sheet.row.id, sheet.review.needs_reason
        hint = self.tr("Who changed what and why stays in the history; the record waits for its review again.")
        popup = WordsPopup(
            self.tr("Correct the record of {name}").format(name=sheet.row.account),
            hint,
            self.tr("Reason") if needed else self.tr("Reason, if there is one"),
            self.tr("Correct"),
            self._reasons.get(key, ""),
            self.correct,
        )

        def keep(words: str) -> None:
            self._reasons[key] = words

        def given(words: str) -> None:
            if needed and not words.strip():
                popup.say(self.tr("An approved record is corrected for a reason only. Write down why."))
                return
            popup.finish()
            self.correction_asked.emit(words)

        popup.words_changed.connect(keep)
        popup.given.connect(given)
        popup.begin(self.correct)
        return popup

    def show_history(self) -> Popup | None:
        """Show every step of the review with what each correction changed."""
        if self.sheet is None:
            return None
        popup = Popup(self.history)
        steps: Any = self._words.steps(self.sheet)
        popup.body.addWidget(Text(self.tr("Review so far"), "card"))
        popup.body.addWidget(Text("\n".join(steps), "body", "text2", wrap=True))
        popup.open_under(self.history, px(WIDE))
        return popup
