"""A table of rows that are only read, over any model: how it looks and how the keyboard goes through it."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QAbstractItemModel, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.theme.look import px
from ui.widgets.bars import bare
from ui.widgets.page_letters import PageLetters
from ui.widgets.paint import LEFT, hairline, text_width, words
from ui.widgets.table.ring import CellRing

HEAD, EDGE = 32, 11


class _PlainHeader(QHeaderView):
    """Titles over a hairline."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        bare(self)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)

    def sectionSizeFromContents(self, section: int) -> QSize:
        return QSize(ceil(text_width(self._title(section), "small_medium")) + 2 * px(EDGE), px(HEAD))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        side = self.model().headerData(section, self.orientation(), Qt.ItemDataRole.TextAlignmentRole)
        hairline(painter, rect.left(), rect.bottom(), rect.width())
        inner = QRectF(rect).adjusted(px(EDGE), 0, -px(EDGE), 0)
        words(painter, inner, self._title(section), "small_medium", "text2", LEFT if side is None else side)

    def _title(self, section: int) -> str:
        return str(self.model().headerData(section, self.orientation(), Qt.ItemDataRole.DisplayRole) or "")


class PlainTable(PageLetters, QTableView):
    """Rows of one height under quiet headings; Tab leaves it, arrows walk it. `widths` are of the first columns."""

    def __init__(
        self, model: QAbstractItemModel, widths: Sequence[int] = (), row: int = 32, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        bare(self)
        self.setItemDelegate(CellRing(self))
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(row))
        self.setHorizontalHeader(_PlainHeader(self))
        for column, width in enumerate(widths):
            self.setColumnWidth(column, px(width))
