"""The board: outages in their groups, each with when, how long, and how many have been told."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from msgspec import Struct
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from crm.domain.clock import Clock
from crm.domain.codes import OutageType
from crm.domain.outage_desk import Board, BoardGroup, BoardRow
from ui.outages.words import group_name, right_words, second_line, told_words
from ui.theme.look import colour, pixmap, px
from ui.widgets.bars import bare
from ui.widgets.labels import overline
from ui.widgets.page_letters import PageLetters
from ui.widgets.paint import LEFT, RIGHT, focus_ring, hairline, shows_focus, text_width, words
from ui.widgets.progress import paint_bar
from ui.widgets.themed import Themed

HEAD, ROW = 40, 84
EDGE, TEXT = 16, 42
BAR = 100
Index = QModelIndex | QPersistentModelIndex
_LINE = Qt.ItemDataRole.UserRole


class Heading(Struct, frozen=True):
    """A line over a group; an enum itself would come out of Qt as text."""

    group: BoardGroup


Line = BoardRow | Heading
ICONS = {
    BoardGroup.OFF_NOW: ("lightning-slash", "danger"),
    BoardGroup.PLANNED: ("wrench", "text2"),
    BoardGroup.DRAFT: ("pencil-simple", "text3"),
    BoardGroup.RESTORED: ("check-circle", "ok"),
    BoardGroup.CANCELLED: ("x-circle", "text3"),
}


class BoardModel(QAbstractListModel):
    """Headings and rows; headings cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []
        self.counts: dict[BoardGroup, int] = {}
        self.spoken: Any = lambda _row: ""

    def show(self, rows: Sequence[BoardRow]) -> None:
        """Show other rows, each group under its heading."""
        self.beginResetModel()
        self.lines, self.counts = [], {}
        for row in rows:
            if row.group not in self.counts:
                self.lines.append(Heading(row.group))
            self.counts[row.group] = self.counts.get(row.group, 0) + 1
            self.lines.append(row)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == _LINE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return group_name(line.group) if isinstance(line, Heading) else self.spoken(line)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        is_row = 0 <= index.row() < len(self.lines) and isinstance(self.lines[index.row()], BoardRow)
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if is_row else Qt.ItemFlag.NoItemFlags


class BoardList(PageLetters, Themed, QListView):
    """`settled(row)` when another outage is looked at; arrows and J, K walk over the headings."""

    settled = Signal(object)

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clock = clock
        self.now: datetime = clock.now()
        self._model = BoardModel(self)
        self._model.spoken = self._spoken
        self._quiet = False
        self.setModel(self._model)
        self.setItemDelegate(_BoardDelegate(self))
        bare(self)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.start_look()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Outages"))

    def show_board(self, board: Board, rows: Sequence[BoardRow], wanted: UUID | None) -> None:
        """Show some of a board's outages; the wanted one stays current without telling, else the first one is."""
        self._quiet = True
        self.now = board.now
        self._model.show(rows)
        place = next((at for at, line in enumerate(self._model.lines) if _is(line, wanted)), -1)
        self._quiet = place >= 0
        if place < 0 and len(self._model.lines) > 1:
            place = 1
        if place >= 0:
            self.setCurrentIndex(self._model.index(place))
        self._quiet = False

    def current(self) -> BoardRow | None:
        """Return the outage that is looked at."""
        line = self.currentIndex().data(_LINE)
        return line if isinstance(line, BoardRow) else None

    def heading(self, group: BoardGroup) -> str:
        """Return a group's heading with how many stand under it."""
        return f"{group_name(group)} · {self._model.counts.get(group, 0)}"

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        line = current.data(_LINE) if current.isValid() else None
        if isinstance(line, BoardRow) and not self._quiet:
            self.settled.emit(line)

    def _spoken(self, row: BoardRow) -> str:
        told, _ = told_words(row, self.now, self.clock)
        parts = (row.place, second_line(row, self.clock), right_words(row, self.now, self.clock), told)
        return ", ".join(filter(None, parts))


def _is(line: Line, wanted: UUID | None) -> bool:
    return isinstance(line, BoardRow) and line.outage_id == wanted


def fitting(text: str, room: float) -> str:
    """Return what of "kind · load · crew" fits, whole parts only; a screen reader is told all of it."""
    parts = text.split(" · ")
    while len(parts) > 1 and text_width(" · ".join(parts), "small") > room:
        parts.pop()
    return " · ".join(parts)


class _BoardDelegate(QStyledItemDelegate):
    """Paints a heading or an outage in three lines."""

    def __init__(self, view: BoardList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(200), px(HEAD if isinstance(index.data(_LINE), Heading) else ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area, line = QRectF(option.rect), index.data(_LINE)
        painter.save()
        if isinstance(line, Heading):
            spot = area.adjusted(px(EDGE), px(8), -px(EDGE), 0)
            words(painter, spot, overline(self._view.heading(line.group)), "overline", "text2", LEFT)
        elif isinstance(line, BoardRow):
            self._paint_row(painter, area, line, index.row() == self._view.currentIndex().row())
        painter.restore()

    def _paint_row(self, painter: QPainter, area: QRectF, row: BoardRow, is_current: bool) -> None:
        if is_current:
            painter.fillRect(area, colour("selected"))
            painter.fillRect(QRectF(area.left(), area.top(), px(3), area.height()), colour("accent"))
        hairline(painter, area.left() + px(EDGE), area.bottom(), area.width() - px(2 * EDGE), ink="grid")
        icon, ink = ICONS[row.group]
        if row.type is OutageType.TRANSFER and row.group is BoardGroup.PLANNED:
            icon = "arrows-left-right"
        image = pixmap(icon, ink, 16, painter.device().devicePixelRatioF())
        painter.drawPixmap(round(area.left() + px(EDGE)), round(area.top() + px(12)), image)
        clock, now = self._view.clock, self._view.now
        left, wide = area.left() + px(TEXT), area.width() - px(TEXT + EDGE)
        right = right_words(row, now, clock)
        room = text_width(right, "small_strong") + px(8) if right else 0
        top = QRectF(left, area.top() + px(10), wide, px(20))
        words(painter, top.adjusted(0, 0, -room, 0), row.place, "body_strong", "text", LEFT)
        words(painter, top, right, "small_strong", "text", RIGHT)
        second = fitting(second_line(row, clock), wide)
        words(painter, top.translated(0, px(20)), second, "small", "text2", LEFT)
        said, tone = told_words(row, now, clock)
        foot = QRectF(left, area.top() + px(54), wide, px(18))
        share = row.told / row.reached if row.reached else 0.0
        fill = "ok_fill" if tone == "ok" else "danger_fill" if tone == "danger" else "warn_fill"
        bar = max(min(px(BAR), round(wide - text_width(said, "small_strong")) - px(14)), 0)
        paint_bar(painter, QRectF(left, foot.center().y() - px(2), bar, px(4)), share, fill)
        words(painter, foot.adjusted(bar + px(12), 0, 0, 0), said, "small_strong", tone, LEFT)
        if is_current and shows_focus(self._view):
            focus_ring(painter, area.adjusted(1, 1, -1, -1), px(4))
