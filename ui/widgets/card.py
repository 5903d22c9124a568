"""The card: the white surface that holds everything."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.look import colour, px
from ui.widgets.badge import CountPill
from ui.widgets.buttons import Button, Look
from ui.widgets.labels import ElidedLabel
from ui.widgets.paint import hairline, rounded
from ui.widgets.themed import Themed

HEADER = 48
SIDE = 20
NARROW_SIDE = 16


class CardHeader(Themed, QWidget):
    """Title, count and second line at the left; a caption and widgets at the right.

    Count and second line are made when there is something to say: of 62 headers 50 never count.
    """

    link_clicked = Signal()

    def __init__(self, title: str, side: int, line: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side, self._line = side, line
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.title = ElidedLabel(title, "card")
        self.count: CountPill | None = None
        self.note: ElidedLabel | None = None
        self.right = QHBoxLayout()
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.title)
        self._row.addStretch(1)
        self._row.addLayout(self.right)
        self.start_look()

    def lead_with(self, part: QWidget) -> None:
        """Put something, such as an icon, before the title."""
        self._row.insertWidget(0, part)

    def set_count(self, count: int | None) -> None:
        """Show a number in a pill beside the title; None hides it."""
        if self.count is None and count is not None:
            self.count = CountPill(None, self)
            self._row.insertWidget(self._row.indexOf(self.title) + 1, self.count)
        if self.count is not None:
            self.count.set_count(count)

    def set_note(self, text: str, at_right: bool) -> None:
        """Show a quiet line, at the right or beside title and count."""
        if self.note is None and text:
            self.note = ElidedLabel("", "small", "text2")
            if at_right:
                self.right.insertWidget(0, self.note)
            else:
                self._row.insertWidget(self._row.indexOf(self.count or self.title) + 1, self.note)
        if self.note is not None:
            self.note.set_text(text)

    def retheme(self) -> None:
        self._row.setContentsMargins(px(self._side), 0, px(self._side), 1 if self._line else 0)
        self._row.setSpacing(px(8))
        self.right.setSpacing(px(8))
        self.setFixedHeight(px(HEADER) + (1 if self._line else 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._line:
            hairline(QPainter(self), 0, self.height() - 1, self.width())


class Card(Themed, QWidget):
    """A card with an optional header of 48 and a body.

    `Card(self.tr("Tasks"), link=self.tr("All tasks"))`, then `card.body.addWidget(...)`. The body has the card's
    side margins (20, or 16 when `narrow`) unless `flush`, which only keeps clear of the round corners below.
    `link_clicked` tells of the link at the right.
    """

    link_clicked = Signal()

    def __init__(
        self,
        title: str = "",
        link: str = "",
        narrow: bool = False,
        flush: bool = False,
        line: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._side, self._flush, self._has_footer = (NARROW_SIDE if narrow else SIDE), flush, False
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(1, 1, 1, 1)
        self._outer.setSpacing(0)
        self.header: CardHeader | None = None
        if title or link:
            self.header = CardHeader(title, self._side, line, self)
            self._outer.addWidget(self.header)
            self.setAccessibleName(title)
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        self._outer.addLayout(self.body, 1)
        if link:
            self.add_link(link).clicked.connect(self.link_clicked)
        self.start_look()

    def set_title(self, title: str) -> None:
        """Change the title of a card that has a header."""
        self._head().title.set_text(title)
        self.setAccessibleName(title)

    def set_count(self, count: int | None) -> None:
        """Show a number in a pill beside the title; None hides it."""
        self._head().set_count(count)

    def set_note(self, text: str, at_right: bool = True) -> None:
        """Show a quiet line in the header, at the right or beside the title."""
        self._head().set_note(text, at_right)

    def add_link(self, text: str) -> Button:
        """Add a quiet button at the right of the header and return it."""
        button = Button(text, Look.QUIET)
        self._head().right.addWidget(button)
        return button

    def add_to_header(self, widget: QWidget) -> None:
        """Add any widget at the right of the header."""
        self._head().right.addWidget(widget, alignment=Qt.AlignmentFlag.AlignVCenter)

    def add_footer(self, widget: QWidget) -> None:
        """Add a strip under the body, over a hairline, with the card's side margins."""
        self._has_footer = True
        self._outer.addWidget(_Footer(widget, self._side, self))
        self.retheme()

    def _head(self) -> CardHeader:
        if self.header is None:
            raise ValueError("this card has no header")
        return self.header

    def retheme(self) -> None:
        side = 0 if self._flush else px(self._side)
        rim = 0 if self._flush else px(12)
        corner = px(6) if self._flush else rim
        self.body.setContentsMargins(side, rim, side, 0 if self._has_footer and self._flush else corner)

    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(QPainter(self), self.rect(), px(8), fill=colour("surface"), edge=colour("border"))


def inset(side: int, part: QWidget) -> QHBoxLayout:
    """Return a line in which a part keeps `side` pixels from both edges of a flush card."""
    line = QHBoxLayout()
    line.setContentsMargins(px(side), 0, px(side), 0)
    line.addWidget(part, 1)
    return line


class _Footer(Themed, QWidget):
    def __init__(self, widget: QWidget, side: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._side = side
        self._row = QHBoxLayout(self)
        self._row.addWidget(widget)
        self.start_look()

    def retheme(self) -> None:
        self._row.setContentsMargins(px(self._side), 1, px(self._side), 0)
        self.setMinimumHeight(px(36))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        hairline(QPainter(self), 0, 0, self.width())
