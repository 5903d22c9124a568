"""A tree whose current line shows the ring of the focus: its style sheet has none for lines."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QTreeWidget, QWidget

from ui.theme.look import px
from ui.theme.style import dress
from ui.widgets.bars import bare
from ui.widgets.paint import focus_ring, shows_focus


class Tree(QTreeWidget):
    """Lines without a heading; arrows walk and open them."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, "rows")
        bare(self)
        self.setHeaderHidden(True)
        self.setAccessibleName(name)

    def drawRow(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().drawRow(painter, option, index)
        if index == self.currentIndex() and shows_focus(self):
            focus_ring(painter, option.rect.adjusted(1, 1, -1, -1), px(4))
