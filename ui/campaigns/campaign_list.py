"""The campaigns, each with where it stands and how many of its accounts were told."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from crm.domain.campaigns import CampaignRow, Phase
from crm.domain.clock import Clock
from ui.campaigns.words import covered_words, phase_name, phase_words, topic_name
from ui.theme.look import px
from ui.widgets.paint import LEFT, text_width, words
from ui.widgets.progress import paint_bar
from ui.widgets.table.figure_table import FigureColumn, FigureTable

ROW = 76
BAR, GAP = 72, 12


class CampaignList(FigureTable):
    """`settled(row)` when another campaign is looked at; arrows walk."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__("", ROW, parent)
        self._clock = clock
        self.horizontalHeader().hide()
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Campaigns"))

    def show_campaigns(self, rows: Sequence[CampaignRow], wanted: UUID | None) -> None:
        """Show campaigns without telling; the wanted one is current, else the first."""
        blocked = self.blockSignals(True)
        column = FigureColumn(self.tr("Campaign"), 120, self._spoken, self._paint, elastic=1)
        self.show_rows((column,), rows)
        place = next((at for at, row in enumerate(rows) if row.id == wanted), 0)
        if rows:
            self.setCurrentIndex(self.figures.index(place, 0))
        self.blockSignals(blocked)

    def current(self) -> CampaignRow | None:
        """Return the campaign that is looked at."""
        row = self.row_at(self.currentIndex().row())
        return row if isinstance(row, CampaignRow) else None

    def _spoken(self, row: CampaignRow) -> str:
        return ", ".join(
            (row.draft.title, topic_name(row.draft.topic), phase_words(row, self._clock), covered_words(row))
        )

    def _paint(self, painter: QPainter, area: QRectF, row: CampaignRow) -> None:
        line = QRectF(area.left(), area.top() + px(8), area.width(), px(20))
        ink = "text2" if row.phase is Phase.ENDED else "text"
        words(painter, line, row.draft.title, "body_medium", ink, LEFT)
        phase = phase_words(row, self._clock)
        if text_width(phase, "small") > area.width():
            phase = phase_name(row.phase)
        words(painter, line.translated(0, px(20)), phase, "small", "text2", LEFT)
        foot = line.translated(0, px(40))
        share = row.covered / row.accounts if row.accounts else 0.0
        fill = "ok_fill" if not row.uncovered else "warn_fill" if row.phase is Phase.RUNNING else "accent"
        said = covered_words(row)
        bar = max(min(px(BAR), round(area.width() - text_width(said, "small")) - px(GAP)), 0)
        paint_bar(painter, QRectF(foot.left(), foot.center().y() - px(2), bar, px(4)), share, fill)
        words(painter, foot.adjusted(bar + px(GAP), 0, 0, 0) if bar else foot, said, "small", "text2", LEFT)
