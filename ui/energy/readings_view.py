"""36 months of an account: bars with gaps as gaps, and the figures below."""

from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from crm.domain.energy_desk import MonthLine
from ui.energy.month_rows import month_columns
from ui.texts.dates import month_letter
from ui.theme.look import px
from ui.widgets.card import Card
from ui.widgets.charts.bars import BarChart
from ui.widgets.states import EmptyState
from ui.widgets.table.figure_table import FigureTable

MWH = 1000.0
CHART = 180


class ReadingsView(QWidget):
    """The chart's last table stands under it: every figure is read there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart = BarChart(self.tr("Energy by month, MWh"))
        self.chart.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.chart.setFixedHeight(px(CHART))
        self.year = Card(self.tr("Energy by month, MWh"))
        self.year.body.addWidget(self.chart)
        self.table = FigureTable(self.tr("Readings by month"), 36)
        self.months = Card(self.tr("Readings"), flush=True)
        self.months.body.addWidget(self.table, 1)
        self.empty = EmptyState(
            "chart-bar",
            self.tr("No readings yet"),
            self.tr("Import the monthly readings of this account to see them here."),
        )
        self.empty.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.year)
        column.addWidget(self.months, 1)
        column.addWidget(self.empty, 1)

    def show_months(self, months: Sequence[MonthLine]) -> None:
        """Show months, the oldest first in the chart and the newest first in the table."""
        for part in (self.year, self.months):
            part.setVisible(bool(months))
        self.empty.setVisible(not months)
        labels = [month_letter(each.month) for each in months]
        self.chart.set_data([None if each.total is None else each.total / MWH for each in months], labels)
        self.table.show_rows(month_columns(), tuple(reversed(months)))
        missing = sum(each.is_missing for each in months)
        odd = sum(bool(each.doubts) for each in months)
        self.months.set_note(
            self.tr("{months} months · {missing} without a reading · {odd} look odd").format(
                months=len(months), missing=missing, odd=odd
            )
        )
