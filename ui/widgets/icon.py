"""An icon as a widget, plain or in a tinted circle or tile."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import colour, pixmap, px
from ui.widgets.badge import Tone, tone_tokens
from ui.widgets.paint import rounded, square
from ui.widgets.themed import Themed


class Icon(Themed, QWidget):
    """A Phosphor icon of `size` px in a token's colour; decoration, so it has no name of its own."""

    def __init__(self, name: str, ink: str = "text2", size: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._ink, self._size = name, ink, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.start_look()

    def set_icon(self, name: str, ink: str = "") -> None:
        """Show another icon, perhaps in another colour."""
        self._name, self._ink = name, ink or self._ink
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(self._size), px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._name:
            image = pixmap(self._name, self._ink, self._size, self.devicePixelRatioF())
            QPainter(self).drawPixmap(0, 0, image)


class TintedIcon(Themed, QWidget):
    """An icon in a soft circle (`round`) or a tile with 6 px corners."""

    def __init__(
        self,
        name: str,
        tone: Tone | str = Tone.ACCENT,
        size: int = 32,
        circle: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._tone, self._size, self._circle = name, Tone(tone), size, circle
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.start_look()

    def set_icon(self, name: str, tone: Tone | str) -> None:
        self._name, self._tone = name, Tone(tone)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(self._size), px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_tinted_icon(painter, QRectF(self.rect()), self._name, self._tone, self._circle)


def paint_tinted_icon(painter: QPainter, box: QRectF, name: str, tone: Tone | str, circle: bool = False) -> None:
    """Paint an icon in a soft circle or tile that fills a square; the icon takes about two fifths of it."""
    ink, soft = tone_tokens(tone)
    rounded(painter, box, box.width() / 2 if circle else px(6), fill=colour(soft))
    size = 24 if box.width() >= px(48) else 18 if box.width() >= px(32) else 14
    image = pixmap(name, ink, size, painter.device().devicePixelRatioF())
    painter.drawPixmap(square(box.center().x() - px(size) / 2, box, px(size)).topLeft(), image)
