"""Figures, or what a count is made of, as a table that can be copied."""

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.table.plain import PlainTable

WIDE, HIGH = 640, 420


class DataDialog(Dialog):
    """`rows` begin with their headings; `widths` are of the first columns."""

    def __init__(
        self,
        title: str,
        rows: Sequence[Sequence[str]],
        parent: QWidget | None = None,
        widths: Sequence[int] = (180,),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._rows = rows
        model = QStandardItemModel(self)
        model.setHorizontalHeaderLabels(list(rows[0]) if rows else [])
        for row in rows[1:]:
            model.appendRow([QStandardItem(text) for text in row])
        self.table = PlainTable(model, widths)
        self.table.setAccessibleName(title)
        self.copy = Button(self.tr("Copy"), icon="copy")
        self.copy.clicked.connect(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(20), px(20), px(16))
        column.setSpacing(px(12))
        column.addWidget(self.table, 1)
        column.addWidget(self.copy)
        self.resize(px(WIDE), px(HIGH))

    def _copy(self) -> None:
        """Put the table on the clipboard as a spreadsheet takes it."""
        QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in self._rows))
