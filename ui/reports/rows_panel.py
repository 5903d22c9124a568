"""The rows behind a figure: each thing that counts in it, from where it opens."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from crm.usecases.reports_shown import ShownRow, ShownRows, opens
from ui.context import Context
from ui.reports.figure_columns import row_columns
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.card import Card, inset
from ui.widgets.labels import Text
from ui.widgets.panel_head import PanelHead
from ui.widgets.states import EmptyState
from ui.widgets.table.figure_table import FigureTable


class RowsPanel(Card):
    """Enter or a double click opens a row; `closed` by its cross."""

    closed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self._context = context
        self._told: ShownRows | None = None
        self.head = PanelHead()
        self.head.closed.connect(self.closed)
        self.table = FigureTable(self.tr("Rows behind the figure"), 36)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.table.opened.connect(self._open)
        self.empty = EmptyState("rows", self.tr("No rows"), self.tr("Nothing counts in this figure."))
        self.empty.hide()
        self.part = Text("", "small", "text2", wrap=True)
        self.copy = Button(self.tr("Copy table"), icon="copy")
        self.copy.clicked.connect(self._copy)
        self.body.addLayout(self.head)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.empty, 1)
        foot = QWidget()
        line = QHBoxLayout(foot)
        line.setContentsMargins(0, px(8), 0, px(8))
        line.addWidget(self.copy)
        line.addStretch(1)
        self.body.addLayout(inset(20, self.part))
        self.body.addLayout(inset(20, foot))

    def show_rows(self, title: str, told: ShownRows) -> None:
        """Show the rows behind a figure of a line."""
        self._told = told
        self.head.show_row(title, self.tr("%n row(s)", "", told.count))
        self.table.show_rows(row_columns(told), told.rows)
        self.table.setVisible(bool(told.rows))
        self.empty.setVisible(not told.rows)
        shown = len(told.rows)
        self.part.setVisible(shown < told.count)
        words = self.tr("The first {shown} of {count} rows. The sheet Detail of the export has all of them.")
        self.part.set_text(words.format(shown=f"{shown:,}", count=f"{told.count:,}"))

    def _open(self, row: ShownRow) -> None:
        way = opens(row.fact)
        if way is not None and self._context.scope.rights.sees(way[0]):
            self._context.navigate(way[0], **way[1])

    def _copy(self) -> None:
        if self._told is not None:
            lines = [self._told.headings, *(row.cells for row in self._told.rows)]
            QGuiApplication.clipboard().setText("\n".join("\t".join(cells) for cells in lines))
            self._context.toast(self.tr("Copied"))
