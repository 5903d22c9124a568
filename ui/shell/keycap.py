"""Keys as small caps: in the search field, the palette and the key sheet."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import colour, px
from ui.widgets.paint import CENTER, rounded, text_width, words
from ui.widgets.themed import Themed

HIGH = 20
GAP = 4


def caps_of(sequence: str) -> list[str]:
    """Return the caps of a portable key sequence as this system writes them: `Ctrl`, `K`."""
    if not sequence or not all(part.isascii() for part in sequence):
        return [sequence] if sequence else []
    native = QKeySequence(sequence).toString(QKeySequence.SequenceFormat.NativeText) or sequence
    return native.split("+") if len(native) > 1 and "+" in native else [native]


def caps_width(caps: list[str]) -> float:
    """Return how wide caps stand side by side."""
    return sum(_wide(cap) for cap in caps) + px(GAP) * max(0, len(caps) - 1)


def paint_caps(painter: QPainter, right: float, middle: float, caps: list[str]) -> None:
    """Paint caps side by side that end at `right`."""
    left = right - caps_width(caps)
    for cap in caps:
        area = QRectF(left, middle - px(HIGH) / 2, _wide(cap), px(HIGH))
        rounded(painter, area, px(4), fill=colour("surface"), edge=colour("border_strong"))
        words(painter, area, cap, "caption", "text2", CENTER)
        left += area.width() + px(GAP)


def _wide(cap: str) -> float:
    return max(px(HIGH), text_width(cap, "caption") + px(12))


class KeyHint(Themed, QWidget):
    """Caps and what they do, in a row."""

    def __init__(self, caps: list[str], text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caps, self._text = caps, text
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(" ".join((*caps, text)).strip())
        self.start_look()

    def sizeHint(self) -> QSize:
        return QSize(round(self._left + text_width(self._text, "small")) + 2, px(HIGH))

    @property
    def _left(self) -> float:
        """Where the words begin."""
        return caps_width(self._caps) + px(8) if self._caps else 0.0

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_caps(painter, caps_width(self._caps), self.height() / 2, self._caps)
        area = QRectF(self.rect()).adjusted(self._left, 0, 0, 0)
        words(painter, area, self._text, "small", "text2")
