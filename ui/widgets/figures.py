"""The strip of figures: one card, hairline columns, each a button that opens the list behind its number."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from ui.theme.look import colour, metrics, pixmap, px
from ui.widgets.leaving import let_go
from ui.widgets.paint import focus_ring, hairline, rounded, shows_focus, square, text_width, words
from ui.widgets.progress import paint_bar
from ui.widgets.themed import Themed
from ui.widgets.tips import literal

HIGH = 84
COMPACT = 64
STACKED = 24
"""What the strip grows by where the phrases stand under their numbers."""
SIDE = 20
ROWS = 2


class Figure(Struct, frozen=True):
    """A number and the phrase that explains it.

    `ink` is the token of the number (danger, warn, ok, accent_text); `share` and `target` draw a bar (0 to 1).
    `link` False makes it a fact that opens nothing.
    """

    key: str
    label: str
    number: str
    phrase: str = ""
    ink: str = "text"
    icon: str = ""
    share: float | None = None
    target: float | None = None
    link: bool = True


class FigureStrip(Themed, QWidget):
    """Figures side by side; `opened(key)` when one is clicked. `compact` is the strip of an account page.

    Where the phrases would not fit beside their numbers they all stand below them and the strip is a line higher;
    where even that is too wide, as at a large text size, the figures stand in two rows.
    """

    opened = Signal(str)

    def __init__(self, figures: Sequence[Figure] = (), compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compact, self._stacked, self._rows = compact, False, 1
        self._columns: list[_FigureColumn] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(1, 1, 1, 1)
        self._grid.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_figures(figures)
        self.start_look()

    def set_figures(self, figures: Sequence[Figure]) -> None:
        """Show these figures; columns that stay keep the focus."""
        while len(self._columns) > len(figures):
            gone = self._columns.pop()
            let_go(self._grid, gone)
        while len(self._columns) < len(figures):
            column = _FigureColumn(self._compact)
            column.opened.connect(self.opened)
            self._columns.append(column)
        for column, figure in zip(self._columns, figures, strict=True):
            column.set_figure(figure)
        self._share_out()

    def column(self, key: str) -> QWidget:
        """Return the place of a figure, or the strip itself when there is no such figure."""
        return next((column for column in self._columns if column.key == key), self)

    def retheme(self) -> None:
        self._share_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """Choose the first arrangement that cuts no word: phrases beside or under their numbers, in one row or two."""
        ways = [(rows, stacked) for rows in (1, ROWS) for stacked in (False, True)]
        fitting = (way for way in ways if sum(self._needed(*way)) <= self.width())
        self._rows, self._stacked = next(fitting, ways[-1])
        needed = self._needed(self._rows, self._stacked)
        equal = not self._compact and max(needed, default=0) * len(needed) <= self.width()
        for place, column in enumerate(self._columns):
            column.set_stacked(self._stacked)
            column.set_first(place % max(len(needed), 1) == 0)
            self._grid.removeWidget(column)
            self._grid.addWidget(column, *divmod(place, len(needed)))
            column.show()
        for place in range(self._grid.columnCount()):
            wide = needed[place] if place < len(needed) else 0
            self._grid.setColumnStretch(place, 1 if equal and wide else wide)
        self.setFixedHeight(self._row_height() * self._rows)

    def _needed(self, rows: int, stacked: bool) -> list[int]:
        """Return the width that each column of so many rows asks for."""
        across = -(-len(self._columns) // rows)
        wide = [column.wide(stacked) for column in self._columns]
        return [max(wide[place::across]) for place in range(across)] if across else []

    def _row_height(self) -> int:
        return px((COMPACT if self._compact else HIGH) + (STACKED if self._stacked else 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, self.rect(), px(8), fill=colour("surface"), edge=colour("border"))
        for row in range(1, self._rows):
            hairline(painter, px(SIDE), row * self._row_height(), self.width() - 2 * px(SIDE))


class _FigureColumn(Themed, QAbstractButton):
    opened = Signal(str)

    def __init__(self, compact: bool) -> None:
        super().__init__()
        self._figure = Figure("", "", "")
        self._compact, self._first, self._stacked = compact, True, False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.clicked.connect(lambda: self.opened.emit(self._figure.key))

    def set_figure(self, figure: Figure) -> None:
        self._figure = figure
        self.setAccessibleName(f"{figure.label}: {figure.number} {figure.phrase}".strip())
        self.setEnabled(figure.link)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if figure.link else Qt.FocusPolicy.NoFocus)
        pointer = Qt.CursorShape.PointingHandCursor if figure.link else Qt.CursorShape.ArrowCursor
        self.setCursor(pointer)
        self.updateGeometry()
        self.update()

    @property
    def key(self) -> str:
        return self._figure.key

    @property
    def _style(self) -> str:
        return "heading" if self._compact else "figure"

    def set_stacked(self, stacked: bool) -> None:
        """Put the phrase under the number, or beside it."""
        self._stacked = stacked
        self.update()

    def set_first(self, first: bool) -> None:
        """Say whether it begins a row, so that no line stands before it."""
        self._first = first
        self.update()

    def wide(self, stacked: bool) -> int:
        """Return the width in pixels that shows the words whole."""
        figure = self._figure
        number = text_width(figure.number, self._style) + (px(22) if figure.icon else 0)
        phrase = text_width(figure.phrase, "small")
        second = max(number, phrase) if stacked else number + px(10) + phrase
        return max(round(max(text_width(figure.label, "small"), second)) + 2 * px(SIDE), 1)

    def sizeHint(self) -> QSize:
        return QSize(self.wide(self._stacked), px(COMPACT if self._compact else HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(96), px(48))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        figure = self._figure
        if figure.link and (self.underMouse() or self.isDown()):
            rounded(painter, area.adjusted(4, 4, -4, -4), px(6), fill=colour("hover"))
        if not self._first:
            hairline(painter, 0, px(14), self.height() - px(28), upright=True)
        inner = area.adjusted(px(SIDE), 0, -px(12), 0)
        tops = (px(10), px(30)) if self._compact else (px(12), px(30))
        label = QRectF(inner.left(), tops[0], inner.width(), metrics("small").line)
        words(painter, label, figure.label, "small", "text2")
        self._paint_number(painter, QRectF(inner.left(), tops[1], inner.width(), metrics(self._style).line))
        if figure.share is not None:
            track = QRectF(inner.left(), self.height() - px(16), area.width() - 2 * px(SIDE), px(4))
            paint_bar(painter, track, figure.share, "accent", figure.target)
        if shows_focus(self):
            focus_ring(painter, area.adjusted(3, 3, -3, -3), px(6))

    def _paint_number(self, painter: QPainter, line: QRectF) -> None:
        figure, left = self._figure, line.left()
        if figure.icon:
            image = pixmap(figure.icon, figure.ink, 16, self.devicePixelRatioF())
            painter.drawPixmap(square(left, line, px(16)).topLeft(), image)
            left += px(22)
        words(painter, line.adjusted(left - line.left(), 0, 0, 0), figure.number, self._style, figure.ink)
        left += text_width(figure.number, self._style) + px(10 if not self._compact else 8)
        drop = metrics(self._style).ascent() / 2 - metrics("small").ascent() / 2 - px(2)
        phrase = line.adjusted(left - line.left(), max(drop, 0) / 2, 0, max(drop, 0) / 2)
        if self._stacked:
            phrase = QRectF(line.left(), line.bottom() + px(2), line.width(), metrics("small").line)
        self.setToolTip(literal(figure.phrase) if words(painter, phrase, figure.phrase, "small", "text2") else "")
