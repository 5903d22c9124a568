"""The lines of the coverage, one a manager: painted where they are in view, because a bureau has hundreds."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from crm.domain.codes import MANAGED_SEGMENTS, Segment
from crm.domain.coverage import CoverageCell, ManagerCoverage
from ui.theme.look import colour, px
from ui.widgets.avatar import paint_avatar
from ui.widgets.bars import bare
from ui.widgets.charts.stacked import part_colour
from ui.widgets.marks import segment_name
from ui.widgets.page_letters import PageLetters
from ui.widgets.paint import LEFT, RIGHT, came_by_keys, focus_ring, hairline, shows_focus, words
from ui.widgets.progress import paint_shares
from ui.widgets.themed import Themed

LOW = 0.6
SEGMENTS = (Segment.TOP100, Segment.DIRECT_SERVICE, Segment.LARGE_INDUSTRIAL)
assert set(SEGMENTS) == set(MANAGED_SEGMENTS)
NAME, NUMBERS = 156, 150
HIGH, FOOT = 64, 48
PLANNED = "accent_pale"
WHO, OVERDUE, RATING = "who", "overdue", "rating"
Index = QModelIndex | QPersistentModelIndex


def cells_of(area: QRectF) -> list[QRectF]:
    """Return the room of each segment's cell in a line."""
    left, right = area.left() + px(NAME), area.right() - px(NUMBERS)
    wide = (right - left) / len(SEGMENTS)
    return [QRectF(left + place * wide, area.top(), wide - px(24), area.height()) for place in range(len(SEGMENTS))]


def numbers_of(area: QRectF) -> tuple[QRectF, QRectF]:
    """Return the room of the accounts overdue and of the rating."""
    overdue = QRectF(area.right() - px(NUMBERS), area.top(), px(70), area.height())
    return overdue, overdue.translated(px(62), 0)


def parts_of(area: QRectF) -> dict[str, QRectF]:
    """Return the room of everything that opens in a line: its name, its segments, and its two numbers."""
    overdue, rating = numbers_of(area)
    name = QRectF(area.left(), area.top(), px(NAME), area.height())
    return {WHO: name, **dict(zip(SEGMENTS, cells_of(area), strict=True)), OVERDUE: overdue, RATING: rating}


def named(line: ManagerCoverage) -> str:
    """Return whose a line is."""
    return line.name or QCoreApplication.translate("CoverageRow", "No manager")


def spoken(line: ManagerCoverage) -> str:
    """Return a line as a sentence, for whoever cannot see it."""
    said = QCoreApplication.translate("CoverageRow", "{segment} {visited} of {due}")
    counts = [(segment, line.cells.get(segment, CoverageCell())) for segment in SEGMENTS]
    parts = [said.format(segment=segment_name(segment), visited=cell.visited, due=cell.due) for segment, cell in counts]
    overdue = QCoreApplication.translate("CoverageRow", "{count} overdue").format(count=line.overdue)
    return ", ".join([named(line), *parts, overdue])


def paint_line(painter: QPainter, area: QRectF, line: ManagerCoverage, is_team: bool) -> None:
    """Paint a manager's line, or the team's at the foot."""
    inset = 0 if is_team else px(20)
    hairline(painter, area.left() + inset, area.top(), area.width() - 2 * inset)
    middle, left = area.center().y(), px(20)
    if not is_team:
        if line.name:
            paint_avatar(painter, QRectF(left, middle - px(13), px(26), px(26)), line.name, "caption_strong")
        left += px(36)
    words(painter, QRectF(left, area.top(), px(NAME) - left, area.height()), named(line), "body_strong", "text", LEFT)
    for segment, cell in zip(SEGMENTS, cells_of(area), strict=True):
        _paint_cell(painter, cell, line.cells.get(segment, CoverageCell()), is_team)
    overdue, rated = numbers_of(area)
    words(painter, overdue, str(line.overdue), "body_strong", "text", RIGHT)
    words(painter, rated, "—" if line.rating is None else f"{line.rating:.1f}", "body_strong", "text", RIGHT)


def _paint_cell(painter: QPainter, cell: QRectF, figures: CoverageCell, is_team: bool) -> None:
    share = figures.share
    top = cell.center().y() - (px(9) if is_team else px(18))
    line = QRectF(cell.left(), top, cell.width(), px(18))
    low = share is not None and share < LOW
    words(painter, line, "—" if share is None else f"{share:.0%}", "body_strong", "danger" if low else "text", LEFT)
    count = QCoreApplication.translate("CoverageRow", "{visited} of {due}")
    words(painter, line, count.format(visited=figures.visited, due=figures.due), "small", "text2", RIGHT)
    if not is_team and figures.due:
        accent, pale = part_colour("accent"), part_colour(PLANNED)
        shares = [(figures.visited / figures.due, accent), (figures.planned / figures.due, pale)]
        paint_shares(painter, QRectF(cell.left(), top + px(24), cell.width(), px(6)), shares)


class CoverageModel(QAbstractListModel):
    """The managers' lines."""

    LINE = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[ManagerCoverage] = ()

    def show(self, lines: Sequence[ManagerCoverage]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self._lines):
            return None
        line = self._lines[index.row()]
        shown = {self.LINE: line, Qt.ItemDataRole.DisplayRole: named(line)}
        return spoken(line) if role == Qt.ItemDataRole.AccessibleTextRole else shown.get(role)


class CoverageDelegate(QStyledItemDelegate):
    """Paints a line, tinted under the pointer, with the ring of the focus."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        return QSize(px(500), px(FOOT if isinstance(view, CoverageList) and view.is_team else HIGH))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area, view = QRectF(option.rect), option.widget
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, colour("hover"))
        if not isinstance(view, CoverageList):
            return
        paint_line(painter, area, index.data(CoverageModel.LINE), view.is_team)
        if view.currentIndex().row() == index.row() and shows_focus(view):
            focus_ring(painter, parts_of(area)[view.part] if view.part != WHO else area, px(4))


class CoverageList(PageLetters, Themed, QListView):
    """A line a manager, or the team's at the foot; arrows walk lines and their figures.

    A click or Enter tells `opened(person id)` of a name, and `looked_behind(line, part)` of a figure: a segment,
    OVERDUE or RATING.
    """

    opened = Signal(object)
    looked_behind = Signal(object, str)

    def __init__(self, is_team: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_team = is_team
        self.part: str = WHO
        self._lines = CoverageModel(self)
        self.setModel(self._lines)
        bare(self)
        self.setItemDelegate(CoverageDelegate(self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        never, always = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        self.setVerticalScrollBarPolicy(never if is_team else always)
        self.setHorizontalScrollBarPolicy(never)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.start_look()

    def show_lines(self, lines: Sequence[ManagerCoverage]) -> None:
        """Show other lines at the same place."""
        at, place = self.verticalScrollBar().value(), self.currentIndex().row()
        self._lines.show(lines)
        self.setCurrentIndex(self._lines.index(min(place, len(lines) - 1)))
        self.verticalScrollBar().setValue(at)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if lines else Qt.FocusPolicy.NoFocus)

    def _open(self, index: QModelIndex) -> None:
        line = index.data(CoverageModel.LINE)
        if line is not None and self.part != WHO:
            self.looked_behind.emit(line, self.part)
        elif line is not None and line.person_id is not None:
            self.opened.emit(line.person_id)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open what was clicked: between the figures that is the line itself."""
        super().mouseReleaseEvent(event)
        place = event.position()
        index = self.indexAt(place.toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            parts = parts_of(QRectF(self.visualRect(index)))
            self.part = next((part for part, room in parts.items() if room.contains(place)), WHO)
            self.viewport().update()
            self._open(index)

    def _walk(self, steps: int) -> None:
        parts = list(parts_of(QRectF()))
        self.part = parts[min(max(parts.index(self.part) + steps, 0), len(parts) - 1)]
        self.viewport().update()

    def retheme(self) -> None:
        self.doItemsLayout()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come to the first line by the keyboard, so that one sees where one is."""
        super().focusInEvent(event)
        if came_by_keys(event) and not self.currentIndex().isValid():
            self.setCurrentIndex(self._lines.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._walk(1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)
