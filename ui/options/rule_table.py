"""Cards of rules: one rule a line, or the intervals of a segment in two columns."""

from collections.abc import Callable, Collection, Iterator, Sequence

from msgspec import Struct
from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

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
NARROWEST, WIDE_LINE, WIDE_TABLE = 300, 600, 700
MOST = 16777215
TOGETHER = 4
"""How many lines are added in one turn."""


class RuleCard(Card):
    """One rule a line; `later` says beside a name that nothing counts by it yet."""

    def __init__(self, title: str, later: str = "") -> None:
        super().__init__(title)
        self._later = later
        self._lines: dict[str, RuleLine] = {}

    def add_lines(self, keys: Sequence[str], cell: Callable[[str], RuleCell]) -> Iterator[None]:
        """Add a line for each rule, some of them in each turn (see Runner.in_turns)."""
        for key in keys:
            second = "" if SPECS[key].used else self._later
            line = RuleLine(rule_name(key), second, cell(key), lined=bool(self._lines))
            self._lines[key] = line
            self.body.addWidget(line)
            if not len(self._lines) % TOGETHER:
                yield

    def show_only(self, keys: Collection[str]) -> None:
        """Show these rules; without any the card hides."""
        for key, line in self._lines.items():
            line.setVisible(key in keys)
        self.setVisible(bool(keys))


class RuleLine(Themed, QWidget):
    """Name at the left, cell at the right; under each other where there is no room."""

    def __init__(
        self, name: str, second: str, cell: RuleCell, lined: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lined, self._cell = lined, cell
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch(1)
        label = Text(name, "body_medium", wrap=True)
        label.setBuddy(cell)
        names.addWidget(label)
        if second:
            names.addWidget(Text(second, "small", "text3", wrap=True))
        names.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addLayout(names, 1)
        self._row.addWidget(cell)
        self.start_look()

    def minimumSizeHint(self) -> QSize:
        return QSize(px(NARROWEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        is_wide = self.width() >= px(WIDE_LINE)
        way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        self._cell.setMinimumWidth(px(CELL) if is_wide else 0)
        self._cell.setMaximumWidth(px(CELL) if is_wide else MOST)
        if self._row.direction() != way:
            self._row.setDirection(way)
            self.updateGeometry()

    def retheme(self) -> None:
        self._row.setContentsMargins(0, px(4), 0, 0)
        self._row.setSpacing(px(4))
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._lined:
            hairline(QPainter(self), 0, 0, self.width())


class IntervalTable(Themed, QWidget):
    """A row for each segment or condition, a column for visits and one for calls; a narrow one has no columns."""

    def __init__(self, heads: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heads = [ElidedLabel(head, "small_medium", "text2", parent=self) for head in heads]
        self._words = heads
        self._rows: list[IntervalRow] = []
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(0, 1)
        self._is_wide: bool | None = None
        self.start_look()

    def add(self, segment: Segment | None, name: str, cells: Sequence[RuleCell | None]) -> None:
        """Add a row; None leaves a column empty."""
        who = QWidget(self)
        row = QHBoxLayout(who)
        row.setContentsMargins(0, px(8), 0, px(8))
        row.setSpacing(px(8))
        if segment is not None:
            row.addWidget(SegmentMark(segment))
        row.addWidget(Text(name, "body_medium", wrap=True), 1)
        shown = [cell if cell is not None else Text("—", "body", "text3") for cell in cells]
        heads = [Text(head, "small", "text2", parent=self) for head in self._words[1:]]
        for part in shown:
            part.setParent(self)
        self._rows.append(IntervalRow(Separator(), who, heads, shown))
        self._is_wide = None
        self._arrange()

    def _arrange(self) -> None:
        is_wide = self.width() >= px(WIDE_TABLE)
        if is_wide == self._is_wide:
            return
        self._is_wide = is_wide
        while self._grid.takeAt(0) is not None:
            pass
        for column, label in enumerate(self._heads):
            label.setVisible(is_wide)
            self._grid.setColumnMinimumWidth(column, px(COLUMN) if column and is_wide else 0)
            if is_wide:
                self._grid.addWidget(label, 0, column)
        at = 1
        for row in self._rows:
            at = row.place(self._grid, at, is_wide)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(px(NARROWEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def retheme(self) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(0)
        for label in self._heads:
            label.setMinimumHeight(px(32))
        self._is_wide = None
        self._arrange()


class IntervalRow(Struct, frozen=True):
    """The parts of a row, and where they stand in a wide and in a narrow table."""

    line: Separator
    who: QWidget
    heads: Sequence[Text]
    cells: Sequence[QWidget]

    def place(self, grid: QGridLayout, at: int, is_wide: bool) -> int:
        """Put the parts at a line of the grid and return the next free one."""
        grid.addWidget(self.line, at, 0, 1, len(self.cells) + 1)
        grid.addWidget(self.who, at + 1, 0, 1, 1 if is_wide else len(self.cells) + 1)
        for column, (head, cell) in enumerate(zip(self.heads, self.cells, strict=True), 1):
            has_cell = isinstance(cell, RuleCell)
            head.setVisible(not is_wide and has_cell)
            cell.setVisible(is_wide or has_cell)
            if is_wide:
                grid.addWidget(cell, at + 1, column)
            elif has_cell:
                grid.addWidget(head, at + 2 * column, 0, 1, len(self.cells) + 1)
                grid.addWidget(cell, at + 2 * column + 1, 0, 1, len(self.cells) + 1)
        return at + 2 + (0 if is_wide else 2 * len(self.cells))
