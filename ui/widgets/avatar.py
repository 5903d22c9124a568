"""A person's initials in a tinted circle."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import px, theme
from ui.widgets.paint import CENTER, dot, words
from ui.widgets.themed import Themed

SIZE = 36

_COMPOUND = ("欧阳", "司马", "上官", "诸葛", "司徒", "东方", "尉迟", "皇甫", "慕容", "夏侯", "令狐", "公孙")
_TITLES = ("dr", "mr", "mrs", "ms", "prof")


def initials(name: str) -> str:
    """Return the family name of a Chinese name, else the first letters of the first and last word."""
    plain = name.strip()
    if plain and "\u4e00" <= plain[0] <= "\u9fff":
        return plain[:2] if plain[:2] in _COMPOUND else plain[0]
    parts = [part for part in plain.split() if part.strip(".").lower() not in _TITLES] or plain.split()
    return "".join(part[0].upper() for part in (parts[:1] + parts[1:][-1:]))


def tint_number(name: str) -> int:
    """Return which tint a name has: the same on every computer and in every run."""
    return sum(ord(letter) * (place + 1) for place, letter in enumerate(name))


def paint_avatar(painter: QPainter, box: QRectF, name: str, style: str = "small_strong") -> None:
    """Paint the circle of a person inside a square."""
    back = theme().avatar_colour(tint_number(name))
    dot(painter, QPointF(box.center()), box.width() / 2, back)
    words(painter, box, initials(name), style, "text", CENTER)


class Avatar(Themed, QWidget):
    """The circle as a widget, 36 px unless told."""

    def __init__(self, name: str = "", size: int = SIZE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._size = "", size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name)
        self.start_look()

    def set_name(self, name: str) -> None:
        self._name = name
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(self._size), px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        style = "body_strong" if self._size >= 32 else "caption"
        paint_avatar(QPainter(self), QRectF(self.rect()), self._name, style)
