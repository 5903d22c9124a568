"""A sheet of paper on the screen: white in every theme, as sharp as the screen is."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.printing.paper import LINE
from ui.theme.look import px

NARROWEST, WIDE = 400, 820


class PageView(QWidget):
    """Shows one page, no wider than there is room; `dots` is how many a picture of it has to be wide."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def dots(self) -> int:
        return round(px(WIDE) * self.devicePixelRatioF())

    def show_page(self, image: QImage, words: str) -> None:
        """Show a picture of a page; `words` tell a screen reader what it is."""
        self._image = image
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(WIDE), self.heightForWidth(px(WIDE)))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(NARROWEST), self.heightForWidth(px(NARROWEST)))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        wide = min(width, px(WIDE))
        return round(wide * self._image.height() / self._image.width()) if self._image.width() else wide

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(self.rect()), self._image, QRectF(self._image.rect()))
        painter.setPen(QColor(LINE))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
