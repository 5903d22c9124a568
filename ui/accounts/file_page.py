"""A page of a PDF as wide as its place, and the way to the others."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from crm.domain.file_looks import PageLook
from ui.theme.look import colour, px
from ui.widgets.buttons import IconButton
from ui.widgets.labels import Text
from ui.widgets.scrolling import ScrollArea

STEPS: dict[int, int] = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
"""How the keys of pages go on."""


class PageView(QWidget):
    """Asks with `turned` for another page, counted from 0; scrolls up and down what is higher than its place."""

    turned = Signal(int)

    def __init__(self, look: PageLook, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._look = look
        self.sheet = Sheet()
        self.area: QScrollArea = PageArea()
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self.sheet)
        self.before = IconButton("caret-left", self.tr("Page before"), "PgUp")
        self.after = IconButton("caret-right", self.tr("Next page"), "PgDown")
        self.place = Text("", "small", "text2")
        self.before.clicked.connect(lambda: self.turned.emit(self._look.number - 1))
        self.after.clicked.connect(lambda: self.turned.emit(self._look.number + 1))
        self._build()
        self.show_page(look)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch(1)
        for part in (self.before, self.place, self.after):
            row.addWidget(part)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.area, 1)
        column.addLayout(row)

    def show_page(self, look: PageLook) -> None:
        """Show another page from its top."""
        self._look = look
        self.sheet.set_image(QImage(look.pixels, look.width, look.height, 3 * look.width, QImage.Format.Format_RGB888))
        self.area.verticalScrollBar().setValue(0)
        number, count = look.number + 1, look.count
        self.place.set_text(self.tr("Page {number} of {count}").format(number=number, count=count))
        self.sheet.setAccessibleName(
            self.tr("Page {number} of {count} of {name}").format(number=number, count=count, name=self._name)
        )
        for part in (self.before, self.place, self.after):
            part.setVisible(count > 1)
        self.before.setEnabled(look.number > 0)
        self.after.setEnabled(number < count)

    def go_on(self, step: int) -> None:
        """Scroll by what is seen; at the end of a page turn to the one after (1) or before (-1)."""
        bar = self.area.verticalScrollBar()
        if bar.value() != (bar.maximum() if step > 0 else bar.minimum()):
            bar.setValue(bar.value() + step * bar.pageStep())
        elif 0 <= self._look.number + step < self._look.count:
            self.turned.emit(self._look.number + step)


class PageArea(ScrollArea):
    """Leaves the keys of pages to whoever turns them."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class Sheet(QWidget):
    """A picture as wide as its place, or as it has pixels; it asks for the height that goes with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = self._shown = QImage()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_image(self, image: QImage) -> None:
        """Show another picture; it must not change afterwards."""
        self._whole, self._shown = image.copy(), QImage()
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        return self._size(width).height()

    def _size(self, width: int) -> QSize:
        """Return how large the picture is in a place of this width."""
        most = min(width, round(self._whole.width() / self.devicePixelRatioF()))
        return QSize(most, max(1, round(most * self._whole.height() / max(self._whole.width(), 1))))

    def paintEvent(self, event: QPaintEvent) -> None:
        size, ratio = self._size(self.width()), self.devicePixelRatioF()
        if self._shown.size() != size * ratio:
            # Made smaller once and well: text drawn smaller by the painter loses its thin lines.
            self._shown = self._whole.scaled(
                size * ratio, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            self._shown.setDevicePixelRatio(ratio)
        left = (self.width() - size.width()) // 2
        painter = QPainter(self)
        painter.drawImage(left, 0, self._shown)
        painter.setPen(colour("border"))
        painter.drawRect(QRect(left, 0, size.width() - 1, size.height() - 1))
