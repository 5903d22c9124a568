"""What painted parts ask of the theme in use: short functions, because they are called in every paint.

There is one theme a program, installed once by ui.app (or a test); this module is the only way to it.
"""

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QLocale, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QIcon, QPainter, QPixmap, QStaticText, QTextOption

from ui.theme import icons
from ui.theme.theme import Theme

K = TypeVar("K")
V = TypeVar("V")
MEASURED = 4000
"""How many texts a style remembers the measures of: more than stand in a window."""
LAID = 600
"""How many lines a style keeps laid out, at about 1 KB each: as many as a window shows."""
_ONE_LINE = Qt.TextFlag.TextSingleLine.value
_BREAKS = str.maketrans("\n\t\u2028\u2029", "    ")


class _Installed:
    theme: Theme | None = None
    pictures: dict[tuple[str, int, int, float], QPixmap] = {}
    icon_font: icons.IconFont | None = None
    metrics: dict[tuple[int, str], "Face"] = {}


class Line(NamedTuple):
    """One line of text that is shaped, to be painted again and again, with its size in pixels."""

    text: QStaticText
    width: float
    height: float


class Face(QFontMetricsF):
    """A font's measures together with the font and its line height.

    Layouts ask for the width and the lines of the same words again and again, and to shape them takes Qt ten times as
    long as to look them up.
    """

    def __init__(self, font: QFont, line: int) -> None:
        super().__init__(font)
        self.font = font
        self.line = line
        self._widths: dict[str, float] = {}
        self._cut: dict[tuple[str, float], str] = {}
        self._lines: dict[tuple[str, float, int], list[str]] = {}
        self._laid: dict[str, Line] = {}

    def width_of(self, text: str) -> float:
        """Return the width of one line, in pixels."""
        return _kept(self._widths, text, lambda: self.horizontalAdvance(text))

    def cut(self, text: str, width: float) -> str:
        """Return what of one line fits a width, with an ellipsis where it is too long."""
        if self.width_of(text) <= width:
            return text
        return _kept(self._cut, (text, width), lambda: self.elidedText(text, Qt.TextElideMode.ElideRight, width))

    def lines_of(self, text: str, width: float, most: int, wrap: Callable[[], list[str]]) -> list[str]:
        """Return what `wrap` makes of a text, at most `most` lines of a width."""
        return _kept(self._lines, (text, width, most), wrap)

    def laid(self, text: str) -> Line:
        """Return one line laid out; what would break it or jump in it is a space, as where Qt draws a single line."""
        return _kept(self._laid, text, lambda: self._lay(text.translate(_BREAKS)), LAID)

    def _lay(self, text: str) -> Line:
        # The size of QStaticText is rounded up; its base line must be where QPainter.drawText has it.
        size = self.size(_ONE_LINE, text)
        shaped = QStaticText(text)
        shaped.setTextFormat(Qt.TextFormat.PlainText)
        shaped.setTextOption(_left_to_right())
        shaped.prepare(font=self.font)
        return Line(shaped, size.width(), size.height())


def _left_to_right() -> QTextOption:
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    return option


def _kept(measures: dict[K, V], key: K, measure: Callable[[], V], most: int = MEASURED) -> V:
    """Return a measure, taken when it is asked for the first time."""
    if key not in measures:
        if len(measures) >= most:
            measures.clear()
        measures[key] = measure()
    return measures[key]


def install(theme: Theme) -> None:
    """Make a theme the one in use."""
    _Installed.theme = theme
    _Installed.pictures.clear()
    _Installed.metrics.clear()


def theme() -> Theme:
    """Return the theme in use; a light one is made when none was installed."""
    if _Installed.theme is None:
        install(Theme("light"))
    assert _Installed.theme is not None
    return _Installed.theme


def colour(token: str) -> QColor:
    """Return a token's colour."""
    return theme().colour(token)


def segment_colour(segment: str, part: str) -> QColor:
    """Return a segment's `mark`, `tint` or `text` colour."""
    return theme().segment_colour(str(segment), part)


def font(style: str) -> QFont:
    """Return the font of a type style."""
    return theme().font(style)


def metrics(style: str) -> Face:
    """Return the measures of a type style."""
    now = theme()
    key = (now.number, style)
    if key not in _Installed.metrics:
        _Installed.metrics[key] = Face(now.font(style), now.line(style))
    return _Installed.metrics[key]


def px(size: float) -> int:
    """Return a size of the 4 px grid at the present text size."""
    return theme().px(size)


def look_number() -> int:
    """Return a number that changes with every change of the theme, for caches."""
    return theme().number


def pixmap(name: str, token: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return a Phosphor icon ("calendar", "calendar-fill") in a token's colour, `size` logical pixels wide."""
    ink = colour(token)
    key = (name, ink.rgb(), size, ratio)
    if key not in _Installed.pictures:
        if _Installed.icon_font is None:
            _Installed.icon_font = icons.load()
        _Installed.pictures[key] = icons.draw(_Installed.icon_font, name, ink, px(size), ratio)
    return _Installed.pictures[key]


def picture(name: str, size: int, ratio: float, paint: Callable[[QPainter, QRectF], None]) -> QPixmap:
    """Return what `paint` paints into a square of `size` logical pixels; it is painted once for each theme."""
    key = (name, theme().number, size, ratio)
    if key not in _Installed.pictures:
        wide = px(size)
        image = QPixmap(round(wide * ratio), round(wide * ratio))
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.transparent)
        with QPainter(image) as painter:
            paint(painter, QRectF(0, 0, wide, wide))
        _Installed.pictures[key] = image
    return _Installed.pictures[key]


def icon(name: str, token: str = "text2", size: int = 16) -> QIcon:
    """Return a Phosphor icon for menus and actions."""
    return QIcon(pixmap(name, token, size, 2.0))


def english() -> bool:
    """Say whether the interface is in English, where overlines are in upper case."""
    return QLocale().language() is not QLocale.Language.Chinese
