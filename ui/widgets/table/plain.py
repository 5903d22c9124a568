"""A table of rows that are only read, over any model: how it looks and how the keyboard goes through it."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from ui.theme.look import font, px
from ui.widgets.page_letters import PageLetters
from ui.widgets.table.ring import CellRing


class PlainTable(PageLetters, QTableView):
    """Rows of one height under quiet headings; Tab leaves it, arrows walk it. `widths` are of the first columns."""

    def __init__(
        self, model: QAbstractItemModel, widths: Sequence[int] = (), row: int = 32, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(CellRing(self))
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(row))
        header = self.horizontalHeader()
        header.setFont(font("small_medium"))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, px(width))
