"""*3 new*: rows that came from elsewhere wait here, so that nothing moves under the pointer."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.theme.look import colour, pixmap, px
from ui.widgets.paint import focus_ring, rounded, shows_focus, square, text_width, words
from ui.widgets.popup import paint_shadow
from ui.widgets.themed import Themed
from ui.widgets.tips import literal

HEIGHT = 28
RIM = 6
KEY = "F5"
"""Brings the rows in from wherever the keyboard is on the page."""


class NewRowsPill(Themed, QAbstractButton):
    """Floats under the titles of a table in the middle; a click brings the rows in."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        over.installEventFilter(self)
        QShortcut(QKeySequence(KEY), over, self._take)
        self.hide()
        self.start_look()

    def set_count(self, count: int) -> None:
        """Say how many rows wait; none hides it."""
        self.setText(self.tr("%n new", "", count))
        self.setAccessibleName(self.text())
        native = QKeySequence(KEY).toString(QKeySequence.SequenceFormat.NativeText)
        tip = self.tr("Show the new rows")
        self.setToolTip(literal(f"{tip} · {native}"))
        self.setVisible(count > 0)
        self._place()

    def sizeHint(self) -> QSize:
        return QSize(round(text_width(self.text(), "small_strong")) + px(46) + 2 * px(RIM), px(HEIGHT) + 2 * px(RIM))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _take(self) -> None:
        if self.isVisible():
            self.click()

    def _place(self) -> None:
        self.resize(self.sizeHint())
        self.move((self._over.width() - self.width()) // 2, px(38))
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rim = px(RIM)
        area = QRectF(self.rect()).adjusted(rim, rim, -rim, -rim)
        paint_shadow(painter, area, rim)
        fill = "hover" if self.underMouse() else "raised"
        rounded(painter, area, area.height() / 2, fill=colour(fill), edge=colour("border_strong"))
        image = pixmap("arrow-up", "accent_text", 14, self.devicePixelRatioF())
        painter.drawPixmap(square(area.left() + px(12), area, px(14)).topLeft(), image)
        words(painter, area.adjusted(px(30), 0, 0, 0), self.text(), "small_strong", "accent_text")
        if shows_focus(self):
            focus_ring(painter, area, area.height() / 2)
