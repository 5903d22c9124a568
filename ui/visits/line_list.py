"""Short lists typed line by line: what the customer asked for, hazards that were found, what was handed out."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.theme.look import px
from ui.widgets.buttons import Button, IconButton
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.date_field import DateField
from ui.widgets.forms.text_line import TextLine
from ui.widgets.leaving import let_go

Line = tuple[str, str, date | None]
"""Words, the kind's code or a second text, a day."""
Second = Sequence[tuple[str, str]] | str
"""The kinds to choose from, or the name of a second text."""


class LineList(QWidget):
    """Each line has words, a kind or a second text, and perhaps a day; empty lines do not count."""

    changed = Signal()

    def __init__(
        self,
        second: Second,
        add_words: str,
        placeholder: str,
        day_field: Callable[[], DateField] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._second, self._placeholder, self._day_field = second, placeholder, day_field
        self._lines: list[LineRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))
        self.add = Button(add_words, "quiet", "plus")
        self.add.clicked.connect(lambda: self._append(("", "", None)).words.setFocus())
        self._column.addWidget(self.add)

    def value(self) -> list[Line]:
        """Return the lines that hold words."""
        return [line.value() for line in self._lines if line.words.text().strip()]

    def set_value(self, lines: Sequence[Line]) -> None:
        """Show lines."""
        for line in self._lines:
            self._drop(line)
        self._lines = []
        for each in lines:
            self._append(each)

    def _append(self, line: Line) -> "LineRow":
        row = self._make_row(line)
        row.changed.connect(self.changed)
        row.removed.connect(lambda: self._remove(row))
        self._lines.append(row)
        self._column.insertWidget(len(self._lines) - 1, row)
        return row

    def _make_row(self, line: Line) -> "LineRow":
        return LineRow(line, self._second, self._placeholder, self._day_field, self)

    def _remove(self, row: "LineRow") -> None:
        self._lines.remove(row)
        self._drop(row)
        self.changed.emit()

    def _drop(self, row: "LineRow") -> None:
        let_go(self._column, row)


class LineRow(QWidget):
    """One line: its words, a kind or a second text, perhaps a day, and the way to take it out."""

    changed = Signal()
    removed = Signal()

    def __init__(
        self,
        line: Line,
        second: Second,
        placeholder: str,
        day_field: Callable[[], DateField] | None,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.words = TextLine(line[0])
        self.words.setPlaceholderText(placeholder)
        self.words.setAccessibleName(placeholder)
        self.words.textChanged.connect(self.changed)
        self.second = self._make_second(second, line[1])
        self.day = day_field() if day_field is not None else None
        remove = IconButton("trash", self.tr("Remove the line"))
        remove.clicked.connect(self.removed)
        if self.day is not None:
            self.day.setAccessibleName(self.tr("Day by which it is mended"))
            self.day.set_value(line[2])
            self.day.setFixedWidth(px(136))
            self.day.changed.connect(self.changed)
        self._lay_out(remove)

    def _lay_out(self, remove: IconButton) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.words, 1)
        row.addWidget(self.second)
        if self.day is not None:
            row.addWidget(self.day)
        row.addWidget(remove)

    def _make_second(self, second: Second, value: str) -> Combo | QLineEdit:
        if isinstance(second, str):
            line = TextLine(value)
            line.setPlaceholderText(second)
            line.setAccessibleName(second)
            line.setFixedWidth(px(160))
            line.textChanged.connect(self.changed)
            return line
        combo = Combo(second)
        combo.setAccessibleName(self.tr("Kind"))
        combo.set_value(value)
        combo.changed.connect(self.changed)
        return combo

    def value(self) -> Line:
        second = self.second.text().strip() if isinstance(self.second, QLineEdit) else self.second.value()
        return self.words.text().strip(), second, self.day.value() if self.day is not None else None
