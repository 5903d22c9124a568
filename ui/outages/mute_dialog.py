"""Accounts that must be told and of which no number and no address is known: somebody has to go there."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.outage_desk import AffectedRow
from ui.context import Context
from ui.outages.words import effect_words, load
from ui.texts.names import grade_name
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.labels import Text
from ui.widgets.table.figure_table import FigureColumn, FigureTable

WIDE, HIGH = 560, 440


class MuteDialog(Dialog):
    """Enter opens an account, where a contact is added."""

    def __init__(self, context: Context, place: str, rows: Sequence[AffectedRow], parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle(self.tr("Without contacts: {place}").format(place=place))
        words = self.tr(
            "Nobody's number or address is known here. Send somebody, or open the account and add a contact."
        )
        self.table = FigureTable(self.tr("Accounts without contacts"))
        self.table.show_rows(_columns(), rows)
        self.table.opened.connect(self.open_account)
        if rows:
            self.table.selectRow(0)
        close = Button(self.tr("Close"))
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(12))
        column.addWidget(Text(words, "body", "text2", wrap=True))
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self.resize(px(WIDE), px(HIGH))
        self.table.setFocus()

    def open_account(self, row: AffectedRow) -> None:
        """Go to an account."""
        self.accept()
        self._context.navigate("account", id=row.account_id)


def _columns() -> Sequence[FigureColumn]:
    translate = QCoreApplication.translate
    return (
        FigureColumn(translate("MuteDialog", "Account"), 150, lambda row: row.name, strong=True, elastic=1),
        FigureColumn(translate("MuteDialog", "Number"), 116, lambda row: row.account_no or ""),
        FigureColumn(translate("MuteDialog", "Importance"), 76, lambda row: grade_name(row.grade)),
        FigureColumn(translate("MuteDialog", "Lost load"), 72, lambda row: load(row.lost_kw), right=True),
        FigureColumn(translate("MuteDialog", "What it means"), 104, effect_words),
    )
