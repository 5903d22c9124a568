"""Bars made of parts: coverage of a manager, overdue accounts by age."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from crm.domain.codes import Segment
from ui.theme.look import colour, px, segment_colour
from ui.widgets.charts.bars import pale_accent
from ui.widgets.charts.base import Chart
from ui.widgets.paint import LEFT, RIGHT, focus_ring, rounded, shows_focus, text_width, words
from ui.widgets.themed import Themed

ROW = 28
BAR = 12
LABEL = 88
GAP = 2


class Part(Struct, frozen=True):
    """A part of a bar: how many, and the token, segment or "accent_pale" that colours it."""

    count: float
    ink: str | Segment
    name: str = ""


class Stack(Struct, frozen=True):
    """One bar with its label and what is written after it."""

    label: str
    parts: tuple[Part, ...]
    after: str = ""


def part_colour(ink: str | Segment) -> QColor:
    """Return the colour of a part."""
    if isinstance(ink, Segment):
        return segment_colour(ink, "mark")
    return pale_accent() if ink == "accent_pale" else colour(ink)


class StackedBars(Chart):
    """Bars one under the other on one scale; `whole` gives every bar the full width, as coverage has.

    `label` is the room of their names in pixels at text size 100 %. `picked(place)` tells of a bar that was clicked or,
    after let_pick, chosen by the arrows and Enter.
    """

    picked = Signal(int)

    def __init__(self, name: str = "", whole: bool = False, label: int = LABEL, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._whole, self._label = whole, label
        self._stacks: Sequence[Stack] = ()
        self._current = 0
        self.start_look()

    def let_pick(self) -> None:
        """Let the bars be walked and picked."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = int(event.position().y()) // px(ROW)
        if event.button() == Qt.MouseButton.LeftButton and 0 <= place < len(self._stacks):
            self._current = place
            self.picked.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and self._stacks:
            self._current = min(max(self._current + step, 0), len(self._stacks) - 1)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._stacks:
            self.picked.emit(self._current)
        else:
            super().keyPressEvent(event)

    def set_data(self, stacks: Sequence[Stack]) -> None:
        self._stacks = stacks
        self.updateGeometry()
        self.refresh()

    def table(self) -> list[tuple[str, ...]]:
        return [
            (stack.label, *(f"{part.name} {part.count:,g}".strip() for part in stack.parts), stack.after)
            for stack in self._stacks
        ]

    def sheet(self) -> list[tuple[str, ...]]:
        """Return a column for each name of a part, so that figures of one thing stand under each other."""
        names = dict.fromkeys(part.name for stack in self._stacks for part in stack.parts if part.name)
        rows = []
        for stack in self._stacks:
            counts = {part.name: f"{part.count:g}" for part in stack.parts}
            rows.append((stack.label, *(counts.get(name, "0") for name in names), stack.after))
        return [("", *names, ""), *rows] if names else rows

    def sizeHint(self) -> QSize:
        return QSize(px(240), px(ROW) * max(len(self._stacks), 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        most = max((sum(part.count for part in stack.parts) for stack in self._stacks), default=0)
        for number, stack in enumerate(self._stacks):
            row = QRectF(0, number * px(ROW), self.width(), px(ROW))
            name = QRectF(0, row.top(), px(self._label - 8), row.height())
            words(painter, name, stack.label, "small", "text2")
            total = sum(part.count for part in stack.parts)
            scale = total if self._whole else most
            room = row.width() - px(self._label) - px(40)
            end = paint_stack(painter, QRectF(px(self._label), row.top(), room, row.height()), stack.parts, scale)
            spot = QRectF(row.right() - px(36), row.top(), px(36), row.height())
            if not self._whole:
                spot = QRectF(end + px(8), row.top(), px(60), row.height())
            words(painter, spot, stack.after, "small_strong", "text", RIGHT if self._whole else LEFT)
            if number == self._current and shows_focus(self):
                focus_ring(painter, row, px(4))


class Legend(Themed, QWidget):
    """What the parts of the bars mean: a swatch and a word each."""

    def __init__(self, kinds: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds = kinds
        self.setAccessibleName(", ".join(name for name, _ink in kinds))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.start_look()

    def sizeHint(self) -> QSize:
        return QSize(sum(self._width(name) for name, _ink in self._kinds) + px(16) * (len(self._kinds) - 1), px(20))

    def _width(self, name: str) -> int:
        return px(16) + round(text_width(name, "small")) + 1

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = 0
        for name, ink in self._kinds:
            swatch = QRectF(left, self.height() / 2 - px(5), px(10), px(10))
            rounded(painter, swatch, px(2), fill=part_colour(ink))
            words(painter, QRectF(left + px(16), 0, self._width(name), self.height()), name, "small", "text2", LEFT)
            left += self._width(name) + px(16)


def paint_stack(painter: QPainter, row: QRectF, parts: Sequence[Part], scale: float, high: int = BAR) -> float:
    """Paint the parts in the middle of a row, `scale` counts to its full width; return where they end."""
    left = row.left()
    if scale <= 0:
        return left
    for part in parts:
        wide = row.width() * part.count / scale
        if wide > 0:
            area = QRectF(left, row.center().y() - px(high) / 2, max(wide - GAP, 1.0), px(high))
            rounded(painter, area, min(px(2), area.width() / 2), fill=part_colour(part.ink))
        left += wide
    return left
