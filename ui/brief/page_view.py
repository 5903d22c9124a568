"""A sheet of paper on the screen: white in every theme, as sharp as the screen is."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.printing.paper import LINE
from ui.theme.look import px

WIDE = 820


class PageView(QWidget):
    """Shows one page; `dots` is how many a picture of it has to be wide."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.setFixedSize(px(WIDE), px(WIDE))

    @property
    def dots(self) -> int:
        return round(px(WIDE) * self.devicePixelRatioF())

    def show_page(self, image: QImage, words: str) -> None:
        """Show a picture of a page; `words` tell a screen reader what it is."""
        self._image = image
        self.setAccessibleName(words)
        high = px(WIDE) * image.height() / image.width() if image.width() else 0
        self.setFixedSize(QSize(px(WIDE), round(high)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(self.rect()), self._image, QRectF(self._image.rect()))
        painter.setPen(QColor(LINE))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
