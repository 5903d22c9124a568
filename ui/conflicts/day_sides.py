"""Two times of one visit side by side on the hours of their days, with what else stands there (ui.md 12)."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.texts.dates import time_span
from ui.theme.look import colour, metrics, px
from ui.widgets.paint import RIGHT, hairline, rounded, words
from ui.widgets.themed import Themed

TALL, GUTTER, GAP = 224, 44, 8
FIRST, LAST = 8.0, 18.0
"""Hours that a day shows at least."""


class Span(Struct, frozen=True):
    """A block of a day, in the bureau's time."""

    start: datetime
    end: datetime
    title: str = ""


class DaySides(Themed, QWidget):
    """A strip for each side; what else stands on the days comes later, off the GUI thread (`show_others`)."""

    def __init__(self, sides: Sequence[Span], before: Span | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sides, self._before = list(sides), before
        self.others: list[Span] = []
        self._tell()
        self.start_look()

    def show_others(self, others: Sequence[Span]) -> None:
        """Show what else stands on the days."""
        self.others = list(others)
        self._tell()
        self.update()

    def retheme(self) -> None:
        self.setFixedHeight(px(TALL))

    def _tell(self) -> None:
        """Say to whoever cannot see it what the sides meet."""
        said = []
        for side in self.sides:
            met = [each for each in self._on(side) if _meet(side, each)]
            names = "; ".join(f"{each.title} {time_span(each.start, each.end)}" for each in met)
            said.append(f"{side.title} {time_span(side.start, side.end)}" + (f": {names}" if names else ""))
        self.setAccessibleName("\n".join(said))

    def _on(self, side: Span) -> list[Span]:
        return [each for each in self.others if each.start.date() == side.start.date()]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = [*self.sides, *self.others, *([self._before] if self._before else [])]
        first = min([FIRST, *(int(_hour(each.start)) for each in shown)])
        last = max([LAST, *(_hour(each.start) + _hours(each) for each in shown)])
        scale = (self.height() - px(16)) / (last - first)
        wide = (self.width() - px(GUTTER) - px(GAP)) / 2
        for hour in range(int(first), int(last) + 1, 2):
            y = px(8) + (hour - first) * scale
            words(painter, QRectF(0, y - px(9), px(GUTTER - 8), px(18)), f"{hour:02d}:00", "small", "text3", RIGHT)
            hairline(painter, px(GUTTER), round(y), self.width() - px(GUTTER), ink="grid")
        for place, side in enumerate(self.sides):
            left = px(GUTTER) + place * (wide + px(GAP))
            others, is_met = self._on(side), any(_meet(side, each) for each in self._on(side))

            def rect(span: Span, start: float = 0.0, share: float = 1.0, left: float = left) -> QRectF:
                tall = max(_hours(span) * scale, metrics("small").line)
                top = px(8) + (_hour(span.start) - first) * scale
                return QRectF(left + start * wide, top, share * wide, tall)

            for other in others:
                area = rect(other, 0.5, 0.5) if _meet(side, other) else rect(other)
                self._block(painter, area, other, "grid", "border", "text2")
            if self._before is not None and self._before.start.date() == side.start.date():
                rounded(painter, rect(self._before), px(4), edge=colour("border_strong"), dashed=True)
            self._block(painter, rect(side, 0.0, 0.5 if is_met else 1.0), side, "accent_soft", "accent", "accent_text")

    def _block(self, painter: QPainter, area: QRectF, span: Span, fill: str, edge: str, ink: str) -> None:
        rounded(painter, area, px(4), fill=colour(fill), edge=colour(edge), width=1.0)
        inner = area.adjusted(px(8), 0, -px(8), 0)
        text = " · ".join(part for part in (time_span(span.start, span.end), span.title) if part)
        line = QRectF(inner.left(), inner.top(), inner.width(), min(inner.height(), metrics("small").line + px(4)))
        words(painter, line, text, "small", ink)


def _meet(side: Span, other: Span) -> bool:
    return other.start < side.end and side.start < other.end


def _hour(moment: datetime) -> float:
    return moment.hour + moment.minute / 60


def _hours(span: Span) -> float:
    return (span.end - span.start).total_seconds() / 3600
