"""One visit on the axis of the day."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from crm.domain.clock import Clock
from crm.domain.visits import VisitRow
from ui.texts.dates import time_span
from ui.theme.look import colour, pixmap, px, segment_colour
from ui.widgets.marks import paint_segment
from ui.widgets.paint import LEFT, RIGHT, focus_ring, rounded, shows_focus, text_width, words
from ui.widgets.themed import Themed

ROOMY, TWO_LINES = 46, 40
"""So high is a block with room above its lines, and so high one that holds a second line without."""


class VisitBlock(Themed, QAbstractButton):
    """Done ones are quiet with a check, the next one is ringed in accent."""

    def __init__(self, visit: VisitRow, clock: Clock, is_next: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.visit, self._is_next = visit, is_next
        assert visit.start is not None
        assert visit.end is not None
        self._times = time_span(clock.local(visit.start), clock.local(visit.end))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName(f"visit-{visit.id}")
        self.start_look()

    def retranslate(self) -> None:
        self.setAccessibleName(", ".join(part for part in (self._times, self.visit.account, *self._lines()) if part))

    def _lines(self) -> list[str]:
        visit = self.visit
        if visit.is_done:
            rated = self.tr("Done · rated {rating} of 5").format(rating=visit.satisfaction)
            return [rated if visit.satisfaction is not None else self.tr("Done"), visit.content or ""]
        first = " · ".join(
            part for part in (self.tr("Next") if self._is_next else "", visit.purpose, visit.contact) if part
        )
        return [first, visit.content or ""]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        visit, area = self.visit, QRectF(self.rect())
        segment = visit.segment.value
        fill = colour("quiet") if visit.is_done else segment_colour(segment, "tint")
        bar = colour("border_strong") if visit.is_done else segment_colour(segment, "mark")
        rounded(painter, area, px(6), fill=fill)
        rounded(painter, QRectF(0, 0, px(4), area.height()), px(2), fill=bar)
        if self._is_next:
            rounded(painter, area, px(6), edge=colour("accent"), width=2)
        low = px(TWO_LINES) <= area.height() < px(ROOMY)
        top = px(3) if low else min(px(7), round(area.height() - px(18)) // 2)
        line = QRectF(px(28), top, area.width() - px(40), px(18))
        ink = "text2" if visit.is_done else "text"
        wide = text_width(self._times, "body") + px(8)
        words(painter, line, self._times, "body", "text2", RIGHT)
        words(painter, line.adjusted(0, 0, -wide, 0), visit.account, "body_strong", ink, LEFT)
        if visit.is_done:
            image = pixmap("check-circle-fill", "ok_fill", 14, self.devicePixelRatioF())
            painter.drawPixmap(px(11), top + px(2), image)
        else:
            paint_segment(painter, QRectF(px(12), top + px(4), px(10), px(10)), visit.segment)
        top += px(19) if not low else px(18)
        for text in self._lines():
            if text and top + px(18) <= area.height():
                words(painter, QRectF(px(28), top, area.width() - px(40), px(17)), text, "small", "text2", LEFT)
                top += px(18)
        if shows_focus(self):
            focus_ring(painter, area, px(6))
