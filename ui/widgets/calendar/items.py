"""The items of the calendar's scene."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from ui.theme.look import px
from ui.widgets.calendar.block import CalendarBlock
from ui.widgets.calendar.painting import paint_block, paint_hint, paint_origin, paint_slot
from ui.widgets.paint import focus_ring
from ui.widgets.popup import paint_shadow

EDGE = 6
"""How near the lower edge the pointer resizes."""


class BlockItem(QGraphicsItem):
    """A block at its place; the position is its upper left corner."""

    def __init__(self, block: CalendarBlock) -> None:
        super().__init__()
        self.block = block
        self.size = QRectF(0, 0, 10, 10)
        self.hovered = False
        self.focused = False
        self.lifted_off = False

    def place(self, rect: QRectF) -> None:
        """Move and size the item."""
        self.prepareGeometryChange()
        self.setPos(rect.topLeft())
        self.size = QRectF(0, 0, rect.width(), rect.height())

    def area(self) -> QRectF:
        """Return the block's rectangle in the scene."""
        return self.size.translated(self.pos())

    def at_edge(self, y: float) -> bool:
        """Say whether a height in the scene is on the lower edge, where a drag resizes."""
        return self.block.movable and y > self.area().bottom() - min(EDGE, self.size.height() / 3)

    def boundingRect(self) -> QRectF:
        return self.size.adjusted(-3, -3, 3, 3)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if self.lifted_off:
            paint_origin(painter, self.size)
            return
        paint_block(painter, self.size, self.block, self.hovered)
        if self.focused:
            focus_ring(painter, self.size.adjusted(-2, -2, 2, 2), px(7))


class SlotItem(QGraphicsItem):
    """Where a dragged block would come to stand."""

    def __init__(self) -> None:
        super().__init__()
        self.size = QRectF()
        self.allowed = True
        self.setZValue(50)
        self.hide()

    def show_at(self, rect: QRectF, allowed: bool) -> None:
        self.prepareGeometryChange()
        self.setPos(rect.topLeft())
        self.size = QRectF(0, 0, rect.width(), rect.height())
        self.allowed = allowed
        self.show()
        self.update()

    def boundingRect(self) -> QRectF:
        return self.size.adjusted(-2, -2, 2, 2)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        paint_slot(painter, self.size, self.allowed)


class GhostItem(QGraphicsItem):
    """The block that follows the pointer, and the tooltip under it."""

    def __init__(self) -> None:
        super().__init__()
        self.block: CalendarBlock | None = None
        self.size = QRectF()
        self.setZValue(100)
        self.hide()

    def show_at(self, rect: QRectF, block: CalendarBlock) -> None:
        self.prepareGeometryChange()
        self.setPos(rect.topLeft())
        self.size = QRectF(0, 0, rect.width(), rect.height())
        self.block = block
        self.show()
        self.update()

    def boundingRect(self) -> QRectF:
        return self.size.adjusted(-10, -10, 10, 10)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if self.block is not None:
            paint_shadow(painter, self.size, px(8))
            paint_block(painter, self.size, self.block, lifted=True)


class HintItem(QGraphicsItem):
    """The tooltip of a drag."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.allowed = True
        self.size = QRectF()
        self.setZValue(110)
        self.hide()

    def show_at(self, rect: QRectF, lines: list[str], allowed: bool) -> None:
        self.prepareGeometryChange()
        self.setPos(rect.topLeft())
        self.size = QRectF(0, 0, rect.width(), rect.height())
        self.lines, self.allowed = lines, allowed
        self.show()
        self.update()

    def boundingRect(self) -> QRectF:
        return self.size

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        paint_hint(painter, self.size, self.lines, self.allowed)
