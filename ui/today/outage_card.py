"""Outages that reach accounts in scope: when they are back, what it was before, who is still to be told."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from crm.domain.clock import Clock
from crm.domain.today import OutageCard
from ui.context import Context
from ui.texts.dates import clock_time, near_day, time_span
from ui.texts.names import outage_name
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.icon import paint_tinted_icon
from ui.widgets.leaving import let_go
from ui.widgets.paint import LEFT, focus_ring, hairline, shows_focus, text_width, words
from ui.widgets.progress import paint_bar
from ui.widgets.states import EmptyState
from ui.widgets.themed import Themed
from ui.widgets.wrapping import wrapped

SHOWN = 3
LEFT_EDGE, RIGHT_EDGE = 60, 16
TITLE_LINE, SINCE_LINE, BACK_LINE, TOLD_LINE = 19, 22, 22, 20
TOP, BAR, GAP, EDGE = 12, 13, 8, 8
BUTTON_ROOM = 7
"""What an outage grows by, so that its button stays clear of the line over it."""

Part = tuple[str, str, str]
"""Words, their text style and their colour."""


class OutagesCard(Card):
    """The next ones first; when there is none, the card says so and stays small. `opened(id)` when one is chosen."""

    opened = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("…", narrow=True, flush=True, parent=parent)
        self._context, self._clock = context, context.clock
        self.opened.connect(lambda outage_id: context.navigate("outages", id=outage_id))
        self.empty = EmptyState("lightning", self.tr("Nobody is off"), self.tr("No outage in the next 48 hours."))
        self.body.addWidget(self.empty)
        self.items: list[OutageItem] = []
        self.set_title(self.tr("Outages on my accounts"))
        self.board = self.add_link(self.tr("Board"))
        self.board.clicked.connect(lambda: context.navigate("outages"))

    def show_outages(self, outages: Sequence[OutageCard]) -> None:
        """Show the first few; who may tell is offered to."""
        sees = self._context.scope.rights.sees("outages")
        tells = sees and self._context.may("do.notice")
        self.board.setVisible(sees)
        for item in self.items:
            let_go(self.body, item)
        self.items = [OutageItem(outage, self._clock, place > 0, tells) for place, outage in enumerate(outages[:SHOWN])]
        for item in self.items:
            self.body.addWidget(item)
            item.show()
            item.opened.connect(self.opened)
        self.empty.setVisible(not outages)
        more = len(outages) - SHOWN
        self.set_note(self.tr("and {count} more").format(count=more) if more > 0 else "")


class OutageItem(Themed, QWidget):
    """One outage in four lines, and more where they are too long for the width; a click or Enter tells `opened(id)`.

    Beside the last line a button counts who is still to be told; it opens the outage too, where they are checked.
    """

    opened = Signal(object)

    def __init__(
        self, outage: OutageCard, clock: Clock, line: bool, tells: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._outage, self._clock, self._line = outage, clock, line
        self.tell: Button | None = None
        if tells and outage.told < outage.reached:
            self.tell = Button(parent=self)
            self.tell.clicked.connect(lambda: self.opened.emit(outage.id))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.start_look()

    def retranslate(self) -> None:
        self.setAccessibleName(", ".join((self._title(), self._since(), *self._back(), self._told())))
        if self.tell is not None:
            self.tell.setText(self.tr("Tell %n more", "", self._outage.reached - self._outage.told))
            self.tell.setAccessibleName(f"{self.tell.text()}, {self._title()}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self._outage.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self._outage.id)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        lines = len(self._titles()) * TITLE_LINE + SINCE_LINE + len(self._back_lines()) * BACK_LINE + TOLD_LINE
        return QSize(px(320), px(TOP + lines + BAR + (BUTTON_ROOM if self.tell is not None else 0)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()
        if self.tell is not None:
            size = self.tell.sizeHint()
            left = self.width() - px(RIGHT_EDGE) - size.width()
            self.tell.setGeometry(QRect(QPoint(left, self.height() - px(EDGE) - size.height()), size))

    def _room(self) -> int:
        return self.width() - px(LEFT_EDGE) - px(RIGHT_EDGE)

    def _room_of_last(self) -> int:
        """Return how wide the line about the told ones is."""
        return self._room() if self.tell is None else self.tell.x() - px(LEFT_EDGE) - px(2 * GAP)

    def _titles(self) -> list[str]:
        return wrapped(self._title(), "body_strong", self._room())

    def _back_lines(self) -> list[list[Part]]:
        """Return the parts of the third line, in a line of its own each where they do not stand side by side."""
        lead, time, was = self._back()
        ink = "danger" if self._is_late() else "text"
        parts = [(lead, "small", "text2"), (time, "body_strong", ink), (was, "small", "text2")]
        return flowing([part for part in parts if part[0]], self._room()) or [[]]

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
            hairline(painter, px(16), 0, self.width() - px(32))
        fault = self._outage.is_running
        tile = QRectF(px(16), px(14), px(32), px(32))
        paint_tinted_icon(painter, tile, "lightning-slash" if fault else "wrench", "danger" if fault else "warn")
        left, top, wide = float(px(LEFT_EDGE)), float(px(TOP)), float(self._room())
        for title in self._titles():
            words(painter, QRectF(left, top, wide, px(20)), title, "body_strong", "text", LEFT)
            top += px(TITLE_LINE)
        words(painter, QRectF(left, top, wide, px(18)), self._since(), "small", "text2", LEFT)
        top += px(SINCE_LINE)
        for parts in self._back_lines():
            x = left
            for text, style, ink in parts:
                words(painter, QRectF(x, top, left + wide - x, px(20)), text, style, ink, LEFT)
                x += text_width(text, style) + px(GAP)
            top += px(BACK_LINE)
        wide = float(self._room_of_last())
        top += px(BUTTON_ROOM) / 2 if self.tell is not None else 0
        words(painter, QRectF(left, top, wide, px(18)), self._told(), "small_medium", "text2", LEFT)
        share = self._outage.told / self._outage.reached if self._outage.reached else 1.0
        paint_bar(
            painter, QRectF(left, top + px(TOLD_LINE), wide, px(4)), share, "warn_fill" if share < 1 else "ok_fill"
        )
        if shows_focus(self):
            focus_ring(painter, QRectF(self.rect()).adjusted(px(4), px(2), -px(4), -px(2)), px(6))


def flowing(parts: Sequence[Part], room: float) -> list[list[Part]]:
    """Put parts side by side, and those that do not fit into further lines."""
    lines: list[list[Part]] = []
    used = 0.0
    for part in parts:
        wide = text_width(part[0], part[1])
        if not lines or used + px(GAP) + wide > room:
            lines.append([])
            used = -px(GAP)
        lines[-1].append(part)
        used += px(GAP) + wide
    return lines
