"""A radio whose words go on in further lines, as in a comparison of two versions (design guide, states: conflict)."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from ui.theme.look import colour, metrics, px
from ui.widgets.checks import paint_radio
from ui.widgets.paint import focus_ring, rounded, shows_focus, text_width, words
from ui.widgets.themed import Themed
from ui.widgets.wrapping import wrapped

LEAD, SIDE, LEAST = 33, 10, 32
WIDEST = 320
MOST_LINES = 4


class Radio(Themed, QRadioButton):
    """The chosen one has a tinted ground; all of it can be clicked. Its text is shown as it is, ampersands too."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = text
        self.setAccessibleName(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.start_look()

    def hitButton(self, place: QPoint) -> bool:
        return self.rect().contains(place)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = len(self._lines(width))
        return max(px(LEAST), round(lines * metrics("body").line) + px(LEAST) - px(20))

    def sizeHint(self) -> QSize:
        wide = round(min(text_width(self._words, "body"), px(WIDEST))) + px(LEAD + SIDE) + 1
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(96), px(LEAST))

    def _lines(self, width: int) -> list[str]:
        return wrapped(self._words, "body", max(width - px(LEAD + SIDE), px(40)), MOST_LINES)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area, on = QRectF(self.rect()), self.isChecked()
        if on:
            rounded(painter, area, px(6), fill=colour("accent_soft"), edge=colour("accent"))
        elif self.underMouse():
            rounded(painter, area, px(6), fill=colour("hover"))
        paint_radio(painter, QRectF(px(SIDE), 0, px(16), self.height()), on)
        lines, line = self._lines(self.width()), metrics("body").line
        top = area.center().y() - len(lines) * line / 2
        for place, text in enumerate(lines):
            spot = QRectF(px(LEAD), top + place * line, area.width() - px(LEAD + SIDE), line)
            words(painter, spot, text, "body", "accent_text" if on else "text")
        if shows_focus(self):
            focus_ring(painter, area, px(6))
