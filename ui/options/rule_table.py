"""Cards of rules: one rule a line, or the intervals of a segment in two columns."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.codes import Segment
from crm.domain.settings import SPECS
from ui.options.rule_cell import RuleCell
from ui.texts.rules import rule_name
from ui.theme.look import px
from ui.widgets.card import Card
from ui.widgets.labels import ElidedLabel, Separator, Text
from ui.widgets.marks import SegmentMark
from ui.widgets.paint import hairline
from ui.widgets.themed import Themed

CELL, COLUMN = 400, 256


class RuleCard(Card):
    """One rule a line; `later` says beside a name that nothing counts by it yet."""

    def __init__(self, title: str, keys: Sequence[str], cell: Callable[[str], RuleCell], later: str) -> None:
        super().__init__(title)
        self._lines: dict[str, RuleLine] = {}
        for key in keys:
            line = RuleLine(rule_name(key), "" if SPECS[key].used else later, cell(key), lined=bool(self._lines))
            self._lines[key] = line
            self.body.addWidget(line)

    def show_only(self, keys: Collection[str]) -> None:
        """Show these rules; without any the card hides."""
        for key, line in self._lines.items():
            line.setVisible(key in keys)
        self.setVisible(bool(keys))


class RuleLine(Themed, QWidget):
    """Name at the left, cell at the right."""

    def __init__(
        self, name: str, second: str, cell: RuleCell, lined: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lined = lined
        names = QVBoxLayout()
        names.setSpacing(0)
        label = Text(name, "body_medium", wrap=True)
        label.setBuddy(cell)
        names.addWidget(label)
        if second:
            names.addWidget(Text(second, "small", "text3", wrap=True))
        self._cell = cell
        self._row = QHBoxLayout(self)
        self._row.addLayout(names, 1)
        self._row.addWidget(cell)
        self._row.setAlignment(names, Qt.AlignmentFlag.AlignVCenter)
        self.start_look()

    def retheme(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(16))
        self._cell.setFixedWidth(px(CELL))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._lined:
            hairline(QPainter(self), 0, 0, self.width())


class IntervalTable(Themed, QWidget):
    """A row for each segment or condition, a column for visits and one for calls."""

    def __init__(self, heads: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._heads = [ElidedLabel(head, "small_medium", "text2") for head in heads]
        for column, label in enumerate(self._heads):
            self._grid.addWidget(label, 0, column)
            self._grid.setColumnMinimumWidth(column, px(COLUMN) if column else 0)
        self._grid.setColumnStretch(0, 1)
        self._row = 1
        self.start_look()

    def add(self, segment: Segment | None, name: str, cells: Sequence[RuleCell | None]) -> None:
        """Add a row; None leaves a column empty."""
        self._grid.addWidget(Separator(), self._row, 0, 1, len(cells) + 1)
        who = QHBoxLayout()
        who.setSpacing(px(8))
        if segment is not None:
            who.addWidget(SegmentMark(segment))
        who.addWidget(Text(name, "body_medium", wrap=True), 1)
        self._grid.addLayout(who, self._row + 1, 0)
        for column, cell in enumerate(cells, 1):
            shown: QWidget = cell if cell is not None else Text("—", "body", "text3")
            self._grid.addWidget(shown, self._row + 1, column)
        self._row += 2

    def retheme(self) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(0)
        for label in self._heads:
            label.setMinimumHeight(px(32))
