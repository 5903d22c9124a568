"""A scroll area that shows what lies behind it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.theme.look import px
from ui.widgets.bars import bare
from ui.widgets.paint import focus_ring, shows_focus
from ui.widgets.themed import Themed


class ScrollArea(Themed, QScrollArea):
    """An area with a name for screen readers, because the keys that scroll it stop there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        bare(self)
        self.setWidgetResizable(True)
        self.viewport().setAutoFillBackground(False)
        self.start_look()

    def setWidget(self, widget: QWidget) -> None:
        super().setWidget(widget)
        widget.setAutoFillBackground(False)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Part that scrolls"))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if shows_focus(self):
            focus_ring(QPainter(self.viewport()), self.viewport().rect(), px(6))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()


def scrolled(inner: QWidget) -> QScrollArea:
    """Return a borderless area that scrolls a widget up and down over the card behind it."""
    area = ScrollArea()
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    return area
