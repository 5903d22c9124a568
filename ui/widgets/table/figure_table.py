"""A table of figures that is read: rows walk by arrows, cells paint words, intervals, badges and small lines."""

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.theme.look import colour, px
from ui.theme.style import SCROLL_BAR
from ui.widgets.bars import bare
from ui.widgets.page_letters import PageLetters
from ui.widgets.paint import LEFT, RIGHT, focus_ring, hairline, rounded, shows_focus, words
from ui.widgets.table.layout import MOST_ELASTIC
from ui.widgets.themed import Themed
from ui.widgets.tips import literal

HEAD = 36
SIDE = 8
EDGE = 20

Index = QModelIndex | QPersistentModelIndex
Paint = Callable[[QPainter, QRectF, Any], None]


class FigureColumn(Struct, frozen=True):
    """A column: `text(row)` is read aloud, copied and painted, unless `paint` draws the cell.

    `width` is in pixels at text size 100 %; what is left over goes to the columns with an `elastic` share. `how` says
    what the column holds to whoever rests on its title.
    """

    title: str
    width: int
    text: Callable[[Any], str]
    paint: Paint | None = None
    ink: Callable[[Any], str] | None = None
    right: bool = False
    strong: bool = False
    elastic: int = 0
    tip: Callable[[Any], str] | None = None
    how: str = ""


def widths_in(columns: Sequence[FigureColumn], room: int) -> list[int]:
    """Return how wide columns are: the elastic ones take the room up to what is read at a glance, the others the rest.

    In a wide window a name would else stand half the page away from its figures.
    """
    widths = [px(column.width) for column in columns]
    shares = sum(column.elastic for column in columns)
    rest = room - sum(widths)
    if not shares or rest <= 0:
        return widths
    grown = [
        wide + max(min(rest * column.elastic // shares, px(MOST_ELASTIC) - wide), 0)
        for wide, column in zip(widths, columns, strict=True)
    ]
    left, others = room - sum(grown), sum(px(column.width) for column in columns if not column.elastic)
    if not others:
        return [wide + left // len(grown) for wide in grown]
    return [
        wide if column.elastic else wide + left * wide // others for wide, column in zip(grown, columns, strict=True)
    ]


class FigureModel(QAbstractTableModel):
    """Rows of any kind under columns."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: Sequence[FigureColumn] = ()
        self.rows: Sequence[Any] = ()

    def show(self, columns: Sequence[FigureColumn], rows: Sequence[Any]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.columns, self.rows = columns, rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.text(row)
        if role == Qt.ItemDataRole.ToolTipRole and column.tip is not None:
            return column.tip(row) or None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if self.columns[section].right else LEFT
        if role == Qt.ItemDataRole.ToolTipRole:
            return literal(self.columns[section].how) or None
        return self.columns[section].title if role == Qt.ItemDataRole.DisplayRole else None


class FigureTable(PageLetters, Themed, QTableView):
    """`opened(row)` by Enter or double click, `settled(row or None)` when another row is current.

    `by_cell` lets the arrows walk single cells, whose place `cell_opened(row, column)` and `cell_settled` tell too.
    """

    opened = Signal(object)
    settled = Signal(object)
    cell_opened = Signal(object, int)
    cell_settled = Signal(object, int)

    def __init__(self, name: str, row_height: int = 40, parent: QWidget | None = None, by_cell: bool = False) -> None:
        super().__init__(parent)
        self._row_height = row_height
        self.by_cell = by_cell
        self.figures = FigureModel(self)
        self.setModel(self.figures)
        self.setItemDelegate(_FigureDelegate(self))
        self.setAccessibleName(name)
        bare(self)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        whole = QAbstractItemView.SelectionBehavior
        self.setSelectionBehavior(whole.SelectItems if by_cell else whole.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.setHorizontalHeader(_FigureHeader(self))
        self.doubleClicked.connect(self._open)
        self.start_look()

    def show_rows(self, columns: Sequence[FigureColumn], rows: Sequence[Any]) -> None:
        """Show other rows; the place in the table stays."""
        place = self.currentIndex()
        row, column = place.row(), place.column() if self.by_cell else 0
        self.figures.show(columns, rows)
        self._lay_out()
        if 0 <= row < len(rows):
            self.setCurrentIndex(self.figures.index(row, min(column, len(columns) - 1)))
        self.updateGeometry()

    def row_at(self, place: int) -> Any | None:
        """Return a row by its place, None outside of the table."""
        return self.figures.rows[place] if 0 <= place < len(self.figures.rows) else None

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.settled.emit(self.row_at(current.row()))
        if self.by_cell:
            self.cell_settled.emit(self.row_at(current.row()), current.column())

    def retheme(self) -> None:
        self.verticalHeader().setDefaultSectionSize(px(self._row_height))
        self.horizontalHeader().setFixedHeight(px(HEAD))
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        columns = self.figures.columns
        # The scroll bar's room is left free where it is not needed, so that tables above each other align.
        for place, wide in enumerate(widths_in(columns, self.width() - SCROLL_BAR)):
            self.setColumnWidth(place, wide)

    def whole_height(self) -> int:
        """Return the height that shows every row."""
        return self.head_height() + self.row_height() * len(self.figures.rows)

    def head_height(self) -> int:
        """Return how high the titles are, with the table's edges."""
        return px(HEAD) + 2

    def row_height(self) -> int:
        """Return how high a row is."""
        return px(self._row_height)

    def sizeHint(self) -> QSize:
        return QSize(px(400), self.whole_height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.row_at(self.currentIndex().row())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: Index) -> None:
        row = self.row_at(index.row())
        if row is not None:
            self.opened.emit(row)
            self.cell_opened.emit(row, index.column())


class _FigureHeader(QHeaderView):
    """Titles that stand where the words of their columns do."""

    def __init__(self, parent: FigureTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        bare(self)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        model = self.model()
        if not isinstance(model, FigureModel):
            return
        column = model.columns[section]
        hairline(painter, rect.left(), rect.bottom(), rect.width())
        inner = QRectF(rect).adjusted(px(SIDE if section else EDGE), 0, -px(SIDE), 0)
        words(painter, inner, column.title, "small_medium", "text2", RIGHT if column.right else LEFT)


class _FigureDelegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, model = option.widget, index.model()
        if not isinstance(view, FigureTable) or not isinstance(model, FigureModel):
            return
        rect, column, row = QRectF(option.rect), model.columns[index.column()], model.rows[index.row()]
        is_current = view.currentIndex().row() == index.row()
        painter.save()
        if is_current:
            painter.fillRect(rect, colour("selected"))
        hairline(painter, rect.left(), rect.bottom(), rect.width(), ink="grid")
        first = index.column() == 0
        inner = rect.adjusted(px(EDGE if first else SIDE), 0, -px(SIDE), 0)
        if column.paint is not None:
            column.paint(painter, inner, row)
        else:
            ink = column.ink(row) if column.ink else "text" if column.strong else "text2"
            style = "body_strong" if column.strong else "body"
            words(painter, inner, column.text(row), style, ink, RIGHT if column.right else LEFT)
        if view.by_cell and index == view.currentIndex():
            cell = rect.adjusted(2, 2, -2, -3)
            if shows_focus(view):
                focus_ring(painter, cell, px(4))
            else:
                rounded(painter, cell, px(4), edge=colour("accent"))
        elif not view.by_cell and is_current and first and shows_focus(view):
            whole = QRectF(rect.left(), rect.top(), view.viewport().width(), rect.height())
            focus_ring(painter, whole.adjusted(1, 1, -1, -1), px(4))
        painter.restore()
