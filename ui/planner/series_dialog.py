"""The two questions about visits that come again: how they do, and how far a change goes. Days are listed before."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.clock import Clock
from crm.domain.planner import Clash
from crm.domain.repeats import Pattern
from crm.domain.repeats_typed import find_repeat
from ui.planner.clash_list import ClashList
from ui.planner.day_list import DayList
from ui.planner.reach_choice import ReachChoice
from ui.texts.repeats import pattern_words
from ui.theme.look import px
from ui.widgets.buttons import Button, Look
from ui.widgets.dialog import Dialog
from ui.widgets.forms.field import Field
from ui.widgets.forms.text_line import TextLine
from ui.widgets.labels import Text

WIDE = 440


class _Question(Dialog):
    """A title, what is asked, the days, and two buttons."""

    def __init__(self, title: str, does: str, clock: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(px(WIDE))
        self.column = QVBoxLayout()
        self.column.setSpacing(px(12))
        self.clashes = ClashList(clock)
        self.problem = Text("", "small", "danger", wrap=True)
        self.problem.hide()
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.save = Button(does, Look.PRIMARY)
        self.save.setDefault(True)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.save)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(24), px(20), px(24), px(16))
        whole.setSpacing(px(16))
        whole.addLayout(self.column)
        whole.addWidget(self.clashes)
        whole.addWidget(self.problem)
        whole.addLayout(foot)

    def show_clashes(self, clashes: Sequence[Clash]) -> None:
        """Say which days meet something else; saving stays possible."""
        self.clashes.show_clashes(clashes)

    def refuse(self, sentence: str) -> None:
        """Say why it was not done."""
        self.problem.set_text(sentence)
        self.problem.show()


class ReachDialog(_Question):
    """`given(Reach)`: only this one, this and the following, all."""

    given = Signal(object)

    def __init__(self, title: str, does: str, clock: Clock, parent: QWidget) -> None:
        super().__init__(title, does, clock, parent)
        self.reach = ReachChoice(clock)
        self.column.addWidget(self.reach)
        self.save.clicked.connect(lambda: self.given.emit(self.reach.reach()))


class RepeatDialog(_Question):
    """`asked(Pattern)` while one types, so that the days can be listed; `given(Pattern)` at the end."""

    asked = Signal(object)
    given = Signal(object)

    def __init__(self, name: str, clock: Clock, parent: QWidget) -> None:
        super().__init__("", "", clock, parent)
        self.setWindowTitle(self.tr("Repeat the visit to {name}").format(name=name[:80]))
        self.save.setText(self.tr("Repeat"))
        self._clock = clock
        self.typed = TextLine()
        self.typed.setPlaceholderText(self.tr("every 4 weeks, every month on the 1st until 31 Dec"))
        self.typed.textChanged.connect(self._read)
        self.words = Text("", "body", "text", wrap=True)
        self.days = DayList(clock)
        note = self.tr("A day off gives way to the next workday. Held visits stay whatever becomes of the series.")
        self.column.addWidget(Field(self.tr("How often"), self.typed))
        self.column.addWidget(self.words)
        self.column.addWidget(self.days)
        self.column.addWidget(Text(note, "small", "text2", wrap=True))
        self.save.setEnabled(False)
        self.save.clicked.connect(self._give)

    def pattern(self) -> Pattern | None:
        """Return what was typed."""
        found = find_repeat(self.typed.text(), self._clock.today())
        return found.pattern if found is not None else None

    def show_days(self, starts: Sequence[datetime]) -> None:
        """List the days of the series."""
        self.days.show_days(starts)
        self.adjustSize()

    def _read(self) -> None:
        pattern = self.pattern()
        self.save.setEnabled(pattern is not None)
        unread = self.tr("This is no repetition. Type one such as: every 4 weeks.") if self.typed.text().strip() else ""
        self.words.set_text(pattern_words(pattern, self._clock.today()) if pattern is not None else unread)
        if pattern is not None:
            self.asked.emit(pattern)

    def _give(self) -> None:
        pattern = self.pattern()
        if pattern is not None:
            self.given.emit(pattern)
