"""Badges and count pills: a soft fill with an icon and words."""

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import colour, pixmap, px
from ui.widgets.paint import CENTER, rounded, square, text_width, words
from ui.widgets.themed import Themed

HEIGHT = 20
SIDE = 8
ICON = 14
GAP = 4


class Tone(StrEnum):
    """What a badge says by its colour; icon and words say it too."""

    DANGER = "danger"
    WARN = "warn"
    OK = "ok"
    INFO = "info"
    ACCENT = "accent"
    NEUTRAL = "neutral"


_ICONS = {Tone.DANGER: "warning-circle", Tone.WARN: "clock", Tone.OK: "check-circle", Tone.INFO: "info"}


def tone_tokens(tone: Tone | str) -> tuple[str, str]:
    """Return the tokens (ink, soft fill) of a tone."""
    tone = Tone(tone)
    if tone is Tone.ACCENT:
        return "accent_text", "accent_soft"
    if tone is Tone.NEUTRAL:
        return "text2", "quiet"
    return tone.value, f"{tone.value}_soft"


def badge_width(text: str, icon: str) -> float:
    """Return the width of a badge with this text."""
    side = px(SIDE) + (px(ICON + GAP) if icon else 0) + px(SIDE)
    return text_width(text, "small_strong") + side


def paint_badge(
    painter: QPainter, left: float, row: QRectF, text: str, tone: Tone | str, icon: str = "", most: float = 1e6
) -> float:
    """Paint a badge at `left` in the vertical middle of `row`, no wider than `most`; return its width."""
    ink, soft = tone_tokens(tone)
    wide = min(badge_width(text, icon), most)
    high = px(HEIGHT)
    area = QRectF(left, round(row.center().y() - high / 2), wide, high)
    rounded(painter, area, px(4), fill=colour(soft))
    begin = area.left() + px(SIDE) - (1 if icon else 0)
    if icon:
        image = pixmap(icon, ink, ICON, painter.device().devicePixelRatioF())
        painter.drawPixmap(square(begin, area, px(ICON)).topLeft(), image)
        begin += px(ICON + GAP)
    words(painter, area.adjusted(begin - area.left(), 0, 0, 0), text, "small_strong", ink)
    return wide


class Badge(Themed, QWidget):
    """A badge of 20 px. `icon` None takes the tone's own, an empty text hides it."""

    def __init__(
        self,
        text: str = "",
        tone: Tone | str = Tone.NEUTRAL,
        icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text, self._tone, self._icon = "", Tone.NEUTRAL, ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_badge(text, tone, icon)
        self.start_look()

    def set_badge(self, text: str, tone: Tone | str = Tone.NEUTRAL, icon: str | None = None) -> None:
        """Show other words in another tone."""
        self._text, self._tone = text, Tone(tone)
        self._icon = _ICONS.get(self._tone, "") if icon is None else icon
        self.setAccessibleName(text)
        if self.parentWidget():
            self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        return self._text

    def sizeHint(self) -> QSize:
        return QSize(round(badge_width(self._text, self._icon) + 0.5), px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_badge(painter, 0, QRectF(self.rect()), self._text, self._tone, self._icon, self.width())


class CountPill(Themed, QWidget):
    """A number in a quiet pill beside a card's title; hidden while there is nothing to count."""

    def __init__(self, count: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_count(count)
        self.start_look()

    def set_count(self, count: int | None) -> None:
        self._text = "" if count is None else f"{count:,}"
        self.setAccessibleName(self._text)
        if self.parentWidget():
            self.setVisible(count is not None)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        return self._text

    def sizeHint(self) -> QSize:
        return QSize(max(round(text_width(self._text, "small_strong")) + px(12), px(20)), px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, self.rect(), px(4), fill=colour("quiet"))
        words(painter, self.rect(), self._text, "small_strong", "text2", CENTER)
