"""Rows of which the file does not say clearly to which account they belong, each with who it may be."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from crm.domain.imports import ImportKind
from crm.usecases.imports.report import Question
from ui.exchange.lined import LinedRow
from ui.theme.look import px
from ui.widgets.forms.combo import Combo
from ui.widgets.labels import ElidedLabel, Text
from ui.widgets.leaving import empty
from ui.widgets.scrolling import scrolled

SHOWN = 60
OPEN, OUT = "?", "-"


class Questions(QWidget):
    """`answered(row, account number)`: "" leaves the row out, None leaves the question open."""

    answered = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inner = QWidget()
        self._lines = QVBoxLayout(self._inner)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self.asked: list[Question] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(self._inner))

    def show_questions(self, questions: Sequence[Question], answers: Mapping[int, str], kind: ImportKind) -> None:
        """Show what is open; what was answered stays until another file comes, so that it can be answered anew."""
        rows = {question.row for question in questions}
        kept = [question for question in self.asked if question.row in answers and question.row not in rows]
        self.asked = sorted([*questions, *kept], key=lambda question: question.row)
        empty(self._lines)
        for question in self.asked[:SHOWN]:
            self._lines.addWidget(self._line(question, answers, kind))
        if len(self.asked) > SHOWN:
            more = self.tr("%n more after these are answered", "", len(self.asked) - SHOWN)
            self._lines.addWidget(Text(f"   {more}", "small", "text2"))
        self._lines.addStretch(1)

    def forget(self) -> None:
        """Begin anew with another file."""
        self.asked = []

    def _line(self, question: Question, answers: Mapping[int, str], kind: ImportKind) -> QWidget:
        line = LinedRow()
        row = QHBoxLayout(line)
        row.setContentsMargins(px(20), px(6), px(20), px(6))
        row.setSpacing(px(12))
        said = " ".join(part for part in (question.account_no, question.name) if part)
        words = self.tr("Row {row}: {said}").format(row=question.row, said=said)
        label = ElidedLabel(words, "body_strong")
        row.addWidget(label, 1)
        is_ledger = kind is ImportKind.ACCOUNTS
        choices = [(OPEN, self.tr("A new account") if is_ledger else self.tr("Choose an account"))]
        choices += [(each.account_no, f"{each.account_no} {each.name}") for each in question.candidates]
        if not is_ledger:
            choices.append((OUT, self.tr("Leave the row out")))
        combo = Combo(choices)
        answer = answers.get(question.row)
        combo.set_value(OPEN if answer is None else answer or OUT)
        combo.setAccessibleName(words)
        combo.changed.connect(lambda value: self.answered.emit(question.row, _answer(value)))
        row.addWidget(combo, 1)
        for part in (label, combo):  # every line has the same columns, however long its texts are
            part.setSizePolicy(QSizePolicy.Policy.Ignored, part.sizePolicy().verticalPolicy())
        return line


def _answer(value: str) -> str | None:
    return None if value == OPEN else "" if value == OUT else value
