"""Parts of the palette that cover what lies under them, so that the page is not painted with each keystroke."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QListView, QScrollBar, QWidget

from ui.theme.look import colour
from ui.widgets.bars import bare


def cover(part: QWidget) -> None:
    """Say that a part covers its ground: else what changes in it would paint the page under the palette again."""
    part.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)


def fill(part: QWidget, role: QPalette.ColorRole) -> None:
    """Give a part that takes its ground from a role of the palette one of its own, which counts as covered."""
    look = part.palette()
    look.setColor(role, colour("raised"))
    part.setPalette(look)
    part.setAutoFillBackground(True)


class PaletteBar(QScrollBar):
    """Paints the ground under itself."""

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), colour("raised"))
        super().paintEvent(event)


class PaletteList(QListView):
    """Paints the ground under its rows, and keeps the place of its bar.

    A bar that comes and goes with the hits would uncover the page for a moment, and paint it again.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setVerticalScrollBar(PaletteBar(self))
        bare(self)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().rangeChanged.connect(self._bar_changed)

    def _bar_changed(self, low: int, high: int) -> None:
        self.verticalScrollBar().setEnabled(high > low)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), colour("raised"))
        super().paintEvent(event)
