"""A check with words beside it."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox

from ui.theme.look import metrics, px
from ui.widgets.checks import SIZE, paint_check
from ui.widgets.paint import focus_ring, square, words
from ui.widgets.themed import Themed

GAP = 8
HIGH = 20


class CheckBox(Themed, QCheckBox):
    """Paints itself as the checks of lists are painted; a click on the words counts too."""

    def sizeHint(self) -> QSize:
        return QSize(px(SIZE) + px(GAP) + round(metrics("body").width_of(self.text())) + 2, px(HIGH))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        area = QRectF(self.rect())
        with QPainter(self) as painter:
            partly = self.checkState() is Qt.CheckState.PartiallyChecked
            paint_check(painter, area, self.isChecked(), partly)
            if self.hasFocus():
                focus_ring(painter, square(0, area, px(SIZE)), px(4))
            left = px(SIZE) + px(GAP)
            ink = "text" if self.isEnabled() else "disabled"
            words(painter, area.adjusted(left, 0, 0, 0), self.text(), "body", ink)
