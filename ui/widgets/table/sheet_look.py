"""The sheets of a workbook before it is written: a tab and the first rows of each."""

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm.domain.sheet_previews import SheetPreview
from ui.theme.look import px
from ui.widgets.labels import ElidedLabel
from ui.widgets.table.plain import PlainTable
from ui.widgets.table.ring import SIDE
from ui.widgets.table.sheet_model import SheetModel
from ui.widgets.tabs import Tab, Tabs

SHOWN_ROWS = 40
INSIDE = 4
"""What the style keeps free at both sides of a text, beside the room of the cell."""


class SheetLook(QWidget):
    """Shows what the file will hold, cell by cell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.previews: Sequence[SheetPreview] = ()
        self.tabs = Tabs()
        self.tabs.picked.connect(lambda _key: self._show_sheet())
        self.rows = SheetModel(self)
        self.table = PlainTable(self.rows, row=26)
        self.table.setAccessibleName(self.tr("Preview"))
        header = self.table.horizontalHeader()
        header.setMinimumSectionSize(px(56))
        header.setMaximumSectionSize(px(200))
        self.count = ElidedLabel("", "small", "text2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(self.tabs)
        column.addWidget(self.table, 1)
        column.addWidget(self.count)

    def show_sheets(self, previews: Sequence[SheetPreview]) -> None:
        """Show other sheets; the one in view stays where it is still there."""
        self.previews = previews
        self.tabs.set_tabs([Tab(sheet.key, sheet.title) for sheet in previews])
        self._show_sheet()

    def sheet(self) -> SheetPreview | None:
        """Return the sheet in view."""
        key = self.tabs.current()
        return next((each for each in self.previews if each.key == key), None)

    def copy(self) -> bool:
        """Put the sheet in view on the clipboard as lines of cells; False without one."""
        sheet = self.sheet()
        if sheet is None:
            return False
        lines = ["\t".join(row) for row in [sheet.headings, *sheet.rows]]
        QGuiApplication.clipboard().setText("\n".join(lines))
        return True

    def _show_sheet(self) -> None:
        sheet = self.sheet()
        if sheet is None:
            return
        self.rows.set_sheet(sheet)
        self._fit(sheet)
        shown, count = len(sheet.rows), f"{sheet.count:,}"
        self.count.set_text(self.tr("{shown} of {count} rows shown").format(shown=shown, count=count))

    def _fit(self, sheet: SheetPreview) -> None:
        """Give each column the room of its longest cell.

        Asking every cell, as Qt would, held the window for a tenth of a second with forty rows of thirty columns.
        """
        header, face = self.table.horizontalHeader(), self.table.fontMetrics()
        for column in range(self.rows.columnCount()):
            cells = {row[column] for row in sheet.rows}
            wide = max(map(face.horizontalAdvance, cells), default=0) + 2 * px(SIDE + INSIDE)
            header.resizeSection(column, max(wide, header.sectionSizeHint(column)))
