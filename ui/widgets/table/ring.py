"""The ring of the current cell in an ordinary table."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme.look import px
from ui.widgets.paint import focus_ring, shows_focus


class CellRing(QStyledItemDelegate):
    """Paints a cell as usual, and around it the ring while the keyboard is there."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        view = option.widget
        if isinstance(view, QAbstractItemView) and view.currentIndex() == index and shows_focus(view):
            painter.save()
            focus_ring(painter, QRectF(option.rect).adjusted(1, 1, -1, -1), px(4))
            painter.restore()
