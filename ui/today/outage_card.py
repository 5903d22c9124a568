"""Outages that reach accounts in scope: when they are back, what it was before, who is still to be told."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from crm.domain.clock import Clock
from crm.domain.today import OutageCard
from ui.context import Context
from ui.texts.dates import clock_time, near_day, time_span
from ui.texts.names import outage_name
from ui.theme.look import colour, px
from ui.widgets.card import Card
from ui.widgets.icon import paint_tinted_icon
from ui.widgets.paint import LEFT, text_width, words
from ui.widgets.progress import paint_bar
from ui.widgets.states import EmptyState
from ui.widgets.themed import Themed

SHOWN = 3
HEIGHT = 108


class OutagesCard(Card):
    """The next ones first; when there is none, the card says so and stays small."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("…", narrow=True, flush=True, parent=parent)
        self._clock = context.clock
        self.empty = EmptyState("lightning", self.tr("Nobody is off"), self.tr("No outage in the next 48 hours."))
        self.body.addWidget(self.empty)
        self._items: list[OutageItem] = []
        self.set_title(self.tr("Outages on my accounts"))

    def show_outages(self, outages: Sequence[OutageCard]) -> None:
        """Show the first few."""
        for item in self._items:
            self.body.removeWidget(item)
            item.deleteLater()
        self._items = [OutageItem(outage, self._clock, place > 0) for place, outage in enumerate(outages[:SHOWN])]
        for item in self._items:
            self.body.addWidget(item)
        self.empty.setVisible(not outages)
        more = len(outages) - SHOWN
        self.set_note(self.tr("and {count} more").format(count=more) if more > 0 else "")


class OutageItem(Themed, QWidget):
    """One outage in four lines."""

    def __init__(self, outage: OutageCard, clock: Clock, line: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outage, self._clock, self._line = outage, clock, line
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.start_look()

    def retranslate(self) -> None:
        self.setAccessibleName(", ".join((self._title(), self._since(), *self._back(), self._told())))

    def sizeHint(self) -> QSize:
        return QSize(px(320), px(HEIGHT))

    def _title(self) -> str:
        return f"{self._outage.feeder} · {outage_name(self._outage.type)}"

    def _since(self) -> str:
        start = self._clock.local(self._outage.starts_at)
        if self._outage.is_running:
            return self.tr("Since {time}").format(time=clock_time(start))
        if self._outage.ends_at is None:
            return f"{near_day(start.date())} {clock_time(start)}"
        return f"{near_day(start.date())} {time_span(start, self._clock.local(self._outage.ends_at))}"

    def _back(self) -> tuple[str, str, str]:
        """Return what leads the third line: words, the time, and what it was before."""
        outage = self._outage
        if outage.is_running and outage.ends_at is not None:
            was = ""
            if outage.former_end is not None:
                former = clock_time(self._clock.local(outage.former_end))
                times = self.tr("%n revision(s)", "", outage.revisions)
                was = self.tr("was {time} · {revised}").format(time=former, revised=times)
            return self.tr("Back by"), clock_time(self._clock.local(outage.ends_at)), was
        if outage.notice_by is not None:
            by = self._clock.local(outage.notice_by)
            lead = self.tr("Notice was due") if self._is_late() else self.tr("Notice by")
            return lead, f"{near_day(by.date())} {clock_time(by)}", ""
        return "", "", ""

    def _is_late(self) -> bool:
        """Say whether the time for the notice is over while somebody is still to be told."""
        outage = self._outage
        waits = outage.told < outage.reached and not outage.is_running
        return waits and outage.notice_by is not None and outage.notice_by < self._clock.now()

    def _told(self) -> str:
        return self.tr("{told} of {count} accounts told").format(told=self._outage.told, count=self._outage.reached)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._line:
            painter.fillRect(QRectF(px(16), 0, self.width() - px(32), 1), colour("border"))
        fault = self._outage.is_running
        tile = QRectF(px(16), px(14), px(32), px(32))
        paint_tinted_icon(painter, tile, "lightning-slash" if fault else "wrench", "danger" if fault else "warn")
        left, wide = px(60), self.width() - px(76)
        words(painter, QRectF(left, px(12), wide, px(20)), self._title(), "body_strong", "text", LEFT)
        words(painter, QRectF(left, px(31), wide, px(18)), self._since(), "small", "text2", LEFT)
        lead, time, was = self._back()
        x = float(left)
        time_ink = "danger" if self._is_late() else "text"
        for text, style, ink in ((lead, "small", "text2"), (time, "body_strong", time_ink), (was, "small", "text2")):
            if text:
                words(painter, QRectF(x, px(53), left + wide - x, px(20)), text, style, ink, LEFT)
                x += text_width(text, style) + px(8)
        words(painter, QRectF(left, px(75), wide, px(18)), self._told(), "small_medium", "text2", LEFT)
        share = self._outage.told / self._outage.reached if self._outage.reached else 1.0
        ink = "warn_fill" if share < 1 else "ok_fill"
        paint_bar(painter, QRectF(left, px(95), wide, px(4)), share, ink)
