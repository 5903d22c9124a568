"""One question: its number and words, the control, what is wrong with it, and the answer of the last visit."""

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from ui.survey.controls import Control
from ui.theme.look import px
from ui.widgets.badge import Badge, Tone
from ui.widgets.forms.field import RequiredDot, set_problem
from ui.widgets.icon import Icon
from ui.widgets.labels import ElidedLabel, Text
from ui.widgets.paint import text_width
from ui.widgets.themed import Themed

NUMBER = 24
MARKS = 48
"""Room for the dot, the check and the gaps beside the label."""
LABEL, HINT, CONTROL, MESSAGE, LAST = range(5)


class MessageLine(Themed, QWidget):
    """What is wrong, with its icon."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message = Text("", "small", "danger", wrap=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(Icon("warning-circle-fill", "danger", 14), 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.message, 1)
        self.start_look()

    def retheme(self) -> None:
        self._row.setSpacing(px(6))


class LastLine(Themed, QWidget):
    """The answer of the last visit, and a mark when the present one differs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Text("", "small", "text2", wrap=True)
        self.mark = Badge("", Tone.INFO, "arrows-left-right")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.words)
        self._row.addWidget(self.mark)
        self._row.addStretch(1)
        self.start_look()

    def retheme(self) -> None:
        self._row.setSpacing(px(6))


class QuestionRow(Themed, QWidget):
    """Shows what it is told; `changed` tells of an answer, `left` that its text was left and can be judged.

    A note has no control. Lines that are seldom needed are made when they are: a form may have hundreds of rows.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, control: Control | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control = control
        self.number = ElidedLabel("", "body", "text2")
        self._style = "body_strong" if control else "body"
        self.label = Text("", self._style)
        self.dot = RequiredDot()
        self.dot.hide()
        self.done = Icon("", "ok", 16)
        self._hint: Text | None = None
        self._message: MessageLine | None = None
        self._last: LastLine | None = None
        self._top = QHBoxLayout()
        self._grid = QGridLayout(self)
        self._build()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if control is not None:
            control.changed.connect(self.changed)
            control.left.connect(self.left)
        self.start_look()

    def _build(self) -> None:
        self._top.addWidget(self.label)
        self._top.addWidget(self.dot, 0, Qt.AlignmentFlag.AlignTop)
        self._top.addStretch(1)
        self._top.addWidget(self.done, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.addWidget(self.number, LABEL, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(self._top, LABEL, 1)
        if self.control is not None:
            self._grid.addWidget(self.control, CONTROL, 1)
        self._grid.setColumnStretch(1, 1)

    def set_number(self, number: str) -> None:
        self.number.set_text(number)

    def set_words(self, label: str, hint: str) -> None:
        """Say what is asked."""
        if label != self.label.text():
            self.label.set_text(label)
            self._widen_label()
            for part in self._spoken():
                part.setAccessibleName(label)
        if self._hint is None and hint:
            self._hint = Text("", "small", "text2", wrap=True)
            self._grid.addWidget(self._hint, HINT, 1)
        if self._hint is not None:
            self._hint.set_text(hint)
            self._hint.setVisible(bool(hint))

    def set_required(self, required: bool) -> None:
        self.dot.setVisible(required)

    def set_done(self, done: bool) -> None:
        """Show that it is answered; the place of the check stays free without it."""
        self.done.set_icon("check" if done else "", "ok")

    def problem(self) -> str:
        """Return the sentence in view, "" without one."""
        return self._message.message.text() if self._message is not None else ""

    def set_problem(self, sentence: str) -> None:
        """Say what is wrong, "" for nothing."""
        if sentence == self.problem() or self.control is None:
            return
        if self._message is None:
            self._message = MessageLine()
            self._grid.addWidget(self._message, MESSAGE, 1)
        self._message.message.set_text(sentence)
        self._message.setVisible(bool(sentence))
        set_problem(self.control, bool(sentence))
        for part in self._spoken():
            part.setAccessibleDescription(sentence)

    def last(self) -> tuple[str, str]:
        """Return what is said of the last visit's answer, and its mark."""
        if self._last is None or self._last.isHidden():
            return "", ""
        return self._last.words.text(), self._last.mark.text()

    def set_last(self, words: str, mark: str) -> None:
        """Show the answer of the last visit, and a mark when the present one differs."""
        if self._last is None and words:
            self._last = LastLine()
            self._grid.addWidget(self._last, LAST, 1)
        if self._last is not None:
            self._last.words.set_text(words)
            self._last.mark.set_badge(mark, Tone.INFO, "arrows-left-right")
            self._last.mark.setVisible(bool(mark))
            self._last.setVisible(bool(words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._widen_label()

    def _widen_label(self) -> None:
        """Let the label be as wide as its words or the row: of itself a label that may wrap wraps far too early."""
        room = self.width() - px(NUMBER + MARKS)
        wanted = math.ceil(text_width(self.label.text(), self._style)) + px(2)
        wraps = wanted > room
        if wraps != self.label.wordWrap():
            self.label.setWordWrap(wraps)
        self.label.setMinimumWidth(max(min(wanted, room), px(NUMBER)) if wraps else 0)

    def _spoken(self) -> list[QWidget]:
        return [] if self.control is None else self.control.spoken()

    def retheme(self) -> None:
        self.number.setFixedWidth(px(NUMBER))
        self._grid.setHorizontalSpacing(px(4))
        self._grid.setVerticalSpacing(px(6))
        self._top.setSpacing(px(6))
