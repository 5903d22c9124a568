"""How cells of an ordinary table are painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme.look import colour, px
from ui.widgets.paint import focus_ring, hairline, rounded, shows_focus

SIDE = 8
Index = QModelIndex | QPersistentModelIndex


class CellRing(QStyledItemDelegate):
    """Paints a cell with room at its sides over a hairline, and around it the ring while the keyboard is there."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return super().sizeHint(option, index) + QSize(2 * px(SIDE), 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        whole = QRectF(option.rect)
        hairline(painter, whole.left(), whole.bottom() - 1, whole.width(), ink="grid")
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(whole.adjusted(0, 0, 0, -1), colour("selected"))
        elif ground is not None:
            rounded(painter, whole.adjusted(1, 1, -1, -2), px(4), fill=ground)
        inner = QStyleOptionViewItem(option)
        # Its ground and ring are painted here, and its words stay as they are.
        inner.state &= ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus)
        inner.rect = option.rect.adjusted(px(SIDE), 1, -px(SIDE), -2)
        super().paint(painter, inner, index)
        view = option.widget
        if isinstance(view, QAbstractItemView) and view.currentIndex() == index and shows_focus(view):
            focus_ring(painter, whole.adjusted(1, 1, -1, -1), px(4))
        painter.restore()
