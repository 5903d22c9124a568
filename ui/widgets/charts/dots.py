"""A row of months, each with a dot where something happened."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from ui.theme.look import colour, px
from ui.widgets.charts.base import Chart
from ui.widgets.paint import CENTER, dot, words
from ui.widgets.tips import literal

HIGH = 48


class Dot(Struct, frozen=True):
    """A column: its label, the token of its dot ("" for none), and what is said about it."""

    label: str
    ink: str = ""
    spoken: str = ""


class DotsRow(Chart):
    """Twelve months of outages as dots; each tells its story in its tooltip."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._dots: Sequence[Dot] = ()
        self.start_look()

    def set_data(self, dots: Sequence[Dot]) -> None:
        self._dots = dots
        self.refresh()

    def table(self) -> list[tuple[str, ...]]:
        return [(one.label, one.spoken) for one in self._dots if one.spoken]

    def sizeHint(self) -> QSize:
        return QSize(px(200), px(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        wide = self.width() / max(len(self._dots), 1)
        for place, one in enumerate(self._dots):
            centre = QPointF((place + 0.5) * wide, px(14))
            dot(painter, centre, px(6) if one.ink else px(2.5), colour(one.ink or "border"))
            spot = QRectF(place * wide, px(28), wide, px(16))
            words(painter, spot, one.label, "caption", "text3", CENTER)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self._dots:
            place = int(event.pos().x() / self.width() * len(self._dots))
            one = self._dots[min(max(place, 0), len(self._dots) - 1)]
            QToolTip.showText(event.globalPos(), literal(one.spoken), self)
            return True
        return super().event(event)
