"""A spot at the begin of the current row of a table, for what opens under it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView, QWidget

from ui.theme.look import px
from ui.widgets.table.cells import GUTTER


class RowSpot(QWidget):
    """It shows nothing and takes no clicks."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table.viewport())
        self._table = table
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def at_current(self) -> "RowSpot":
        """Return the spot, at the current row."""
        row = self._table.visualRect(self._table.currentIndex())
        self.setGeometry(px(GUTTER), row.top(), 1, row.height())
        return self
