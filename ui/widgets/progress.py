"""The 4 px bar: a share, and perhaps a target as a tick."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import colour, px
from ui.widgets.paint import rounded
from ui.widgets.themed import Themed

HEIGHT = 4


def paint_bar(painter: QPainter, track: QRectF, share: float, ink: str = "accent", target: float | None = None) -> None:
    """Paint a bar over its track; share and target run from 0 to 1 and are held inside it."""
    paint_shares(painter, track, [(share, ink)])
    if target is not None:
        at = track.left() + track.width() * min(max(target, 0.0), 1.0)
        tick = QRectF(round(at) - 1, track.center().y() - px(5), 2, px(10))
        painter.fillRect(tick, colour("text2"))


def paint_shares(painter: QPainter, track: QRectF, shares: Sequence[tuple[float, str] | tuple[float, QColor]]) -> None:
    """Paint several shares one after the other over one track, each with its token or colour."""
    radius = track.height() / 2
    rounded(painter, track, radius, fill=colour("track"))
    outline = QPainterPath()
    outline.addRoundedRect(track, radius, radius)
    painter.save()
    painter.setClipPath(outline)
    left = track.left()
    for share, ink in shares:
        wide = min(max(share, 0.0) * track.width(), track.right() - left)
        piece = QRectF(left, track.top(), wide, track.height())
        if len(shares) == 1:
            rounded(painter, piece, min(radius, wide / 2), fill=_colour_of(ink))
        else:
            painter.fillRect(piece, _colour_of(ink))
        left += wide
    painter.restore()


def _colour_of(ink: str | QColor) -> QColor:
    return ink if isinstance(ink, QColor) else colour(ink)


class Bar(Themed, QWidget):
    """The bar as a widget; it is read aloud in percent, or as `spoken`."""

    def __init__(
        self,
        share: float = 0.0,
        ink: str = "accent",
        target: float | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._share, self._ink, self._target = share, ink, target
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_share(share, target)
        self.start_look()

    def set_share(self, share: float, target: float | None = None, ink: str = "", spoken: str = "") -> None:
        """Show another share (0 to 1), target and token."""
        self._share, self._target, self._ink = share, target, ink or self._ink
        self.setAccessibleName(spoken or f"{share:.0%}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(60), px(12 if self._target is not None else HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        track = QRectF(0, (self.height() - px(HEIGHT)) / 2, self.width(), px(HEIGHT))
        paint_bar(QPainter(self), track, self._share, self._ink, self._target)
