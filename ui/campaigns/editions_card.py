"""The material of a campaign: its editions with their files, the one that holds marked."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crm.domain.campaigns import CampaignRow, EditionRow
from ui.texts.dates import long_day
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.table.figure_table import FigureColumn, FigureTable

KILO = 1024


class EditionsCard(Card):
    """`acted(key, edition)` wants a new edition, or the file of one added, saved, or the edition removed."""

    acted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("…", flush=True, parent=parent)
        self._current: EditionRow | None = None
        self.table = FigureTable(self.tr("Editions"), 44)
        self.table.settled.connect(lambda _row: self._offer())
        self.table.opened.connect(lambda row: self.acted.emit("save", row) if row.file_name else None)
        self.body.addWidget(self.table, 1)
        self.new = Button(self.tr("New edition…"), "primary")
        self.file, self.save = Button(self.tr("Add its file…")), Button(self.tr("Save its file…"))
        self.remove = Button(self.tr("Delete"))
        self.foot = QWidget()
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(0, px(8), 0, px(8))
        row.setSpacing(px(8))
        row.addStretch(1)
        keys = ((self.remove, "remove"), (self.file, "file"), (self.save, "save"), (self.new, "new"))
        for button, key in keys:
            row.addWidget(button)
            button.clicked.connect(lambda _on=False, key=key: self.acted.emit(key, self.chosen()))
        self.add_footer(self.foot)
        self._may_lead = False

    def show_editions(self, row: CampaignRow, may_lead: bool) -> None:
        """Show the editions of a campaign, the newest first."""
        self._current, self._may_lead = row.current, may_lead
        self.set_title(row.draft.material)
        self.table.show_rows(self._columns(), list(reversed(row.editions)))
        if row.editions and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.table.figures.index(0, 0))
        self._offer()

    def chosen(self) -> EditionRow | None:
        """Return the edition that is looked at."""
        row = self.table.row_at(self.table.currentIndex().row())
        return row if isinstance(row, EditionRow) else None

    def _offer(self) -> None:
        chosen = self.chosen()
        self.save.setVisible(chosen is not None and chosen.file_name is not None)
        self.file.setVisible(self._may_lead and chosen is not None and chosen.file_name is None)
        self.remove.setVisible(self._may_lead and chosen is not None)
        self.new.setVisible(self._may_lead)

    def _columns(self) -> Sequence[FigureColumn]:
        translate = QCoreApplication.translate
        return (
            FigureColumn(translate("EditionsCard", "Edition"), 140, lambda row: row.edition, strong=True, elastic=1),
            FigureColumn(translate("EditionsCard", "Issued"), 160, lambda row: long_day(row.issued_on), elastic=1),
            FigureColumn("", 140, self._holds, ink=lambda _row: "ok", elastic=1),
            FigureColumn(translate("EditionsCard", "File"), 200, _file, elastic=2),
        )

    def _holds(self, row: EditionRow) -> str:
        return self.tr("holds now") if self._current is not None and row.id == self._current.id else ""


def _file(row: EditionRow) -> str:
    if row.file_name is None:
        return QCoreApplication.translate("EditionsCard", "none yet")
    return f"{row.file_name} · {max(row.size // KILO, 1):,} KB"
