"""The bar under a section of rules: what is not saved, from when it counts, what it does to the accounts."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from crm.domain.rules import Effect
from crm.domain.workdays import Workdays
from ui.theme.look import colour, px
from ui.widgets.buttons import Button, Look
from ui.widgets.forms.date_field import DateField
from ui.widgets.icon import Icon
from ui.widgets.labels import Text
from ui.widgets.paint import rounded
from ui.widgets.progress import Bar
from ui.widgets.themed import Themed

NARROWEST, WIDE = 300, 700


class DraftBar(Themed, QWidget):
    """Hidden while nothing is changed. While every record is judged anew it says how far that is, with the way out."""

    saved = Signal()
    stopped = Signal()
    discarded = Signal()
    day_changed = Signal()
    looked = Signal()
    """Somebody wants to see which accounts the changes touch."""

    def __init__(
        self, today: Callable[[], date], calendar: Callable[[], Workdays], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self.state = Text("", "body_strong")
        self.effect = Text("", "body", "text2", wrap=True)
        self.whom = Button("", Look.QUIET)
        self.whom.clicked.connect(self.looked)
        self.problem = Text("", "small", "danger", wrap=True)
        self.day = DateField(today, calendar)
        self.day.set_value(today())
        self.day.changed.connect(lambda _day: self.day_changed.emit())
        self._from = Text("", "body", "text2")
        self._from.setBuddy(self.day)
        self.discard = Button()
        self.discard.clicked.connect(self.discarded)
        self.save = Button("", Look.PRIMARY)
        self.save.clicked.connect(self.saved)
        self.bar = Bar()
        self.stop = Button("", Look.QUIET)
        self.stop.clicked.connect(self.stopped)
        self._told, self._controls = QHBoxLayout(), QHBoxLayout()
        self._told.addWidget(Icon("pencil-simple", "accent_text", 16))
        self._told.addWidget(self.state, 1)
        for control in (self._from, self.day, self.discard, self.save):
            self._controls.addWidget(control)
        self._far = QHBoxLayout()
        self._far.addWidget(self.bar, 1)
        self._far.addWidget(self.stop)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.addLayout(self._told, 1)
        self._row.addLayout(self._controls)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._row)
        self._column.addLayout(self._far)
        self._done = QHBoxLayout()
        self._done.addWidget(self.effect, 1)
        self._done.addWidget(self.whom)
        self._column.addLayout(self._done)
        self._column.addWidget(self.problem)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.say("")
        self.end_saving()
        self.hide()
        self.start_look()

    def show_changes(self, count: int) -> None:
        """Say how many values are not saved; 0 hides the bar."""
        self.state.setText(self.tr("%n change(s) not saved, kept as a draft", "", count))
        self.setVisible(count > 0)

    def chosen_day(self) -> date | None:
        """Return from when the changes are to count, None for a text that is no day."""
        return self.day.value()

    def begin_anew(self) -> None:
        """Propose today again."""
        self.day.set_value(self._today())

    def say(self, problem: str) -> None:
        """Say why it cannot be saved; "" takes it away."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def show_step(self, done: int, total: int) -> None:
        """Say how many records of how many were judged anew; nothing else is saved meanwhile."""
        words = self.tr("Looking through {done} of {total} records").format(done=f"{done:,}", total=f"{total:,}")
        self.bar.set_share(done / max(total, 1), spoken=words)
        self.effect.setText(words)
        for part in (self.effect, self.bar, self.stop):
            part.show()
        for control in (self.save, self.discard):
            control.setEnabled(False)

    def end_saving(self) -> None:
        """Offer saving again."""
        for part in (self.bar, self.stop):
            part.hide()
        for control in (self.save, self.discard):
            control.setEnabled(True)

    def count_accounts(self) -> None:
        """Say that the effect is being counted; nothing can be saved before it stands there."""
        self.effect.setText(self.tr("Counting the accounts that change…"))
        self.effect.show()
        self.whom.hide()
        self.save.setEnabled(False)

    def show_effect(self, effect: Effect | None) -> None:
        """Say what the changes do; None for changes that decide upon no account."""
        self.save.setEnabled(True)
        self.effect.setVisible(effect is not None)
        self.whom.setVisible(effect is not None and bool(effect.named))
        if effect is not None:
            self.effect.setText(self._words(effect))

    def _words(self, effect: Effect) -> str:
        if not effect.touched:
            return self.tr("No account is due on another day or stands otherwise.")
        parts = [self.tr("%n account(s) touched", "", effect.touched)]
        told = (
            (effect.earlier, self.tr("%n due earlier", "", effect.earlier)),
            (effect.later, self.tr("%n due later", "", effect.later)),
            (effect.gained, self.tr("%n with a new duty", "", effect.gained)),
            (effect.lost, self.tr("%n without a duty", "", effect.lost)),
        )
        parts += [words for count, words in told if count]
        overdue = self.tr("overdue on that day: {after} instead of {before}")
        parts.append(overdue.format(after=f"{effect.overdue_after:,}", before=f"{effect.overdue_before:,}"))
        return " · ".join(parts)

    def retranslate(self) -> None:
        self._from.setText(self.tr("Counts from"))
        self.day.setAccessibleName(self.tr("Counts from"))
        self.discard.setText(self.tr("Discard"))
        self.save.setText(self.tr("Save"))
        self.stop.setText(self.tr("Cancel"))
        self.whom.setText(self.tr("Which accounts…"))
        self.save.setToolTip("Ctrl+S")

    def retheme(self) -> None:
        self._column.setContentsMargins(px(16), px(12), px(16), px(12))
        self._column.setSpacing(px(6))
        for row in (self._told, self._controls, self._row, self._far, self._done):
            row.setSpacing(px(8))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(NARROWEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= px(WIDE)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)
        side = px(16 if is_wide else 8)
        self._column.setContentsMargins(side, px(12), side, px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(QPainter(self), self.rect(), px(8), fill=colour("surface"), edge=colour("accent"))
