"""Twelve months of energy against the year before."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from crm.domain.accounts import MonthEnergy
from ui.texts.dates import month_letter, month_name
from ui.theme.look import px
from ui.widgets.badge import Badge
from ui.widgets.card import Card
from ui.widgets.charts.bars import BarChart
from ui.widgets.labels import ElidedLabel
from ui.widgets.states import EmptyState

MONTHS = 12
GWH = 1e6


class EnergyCard(Card):
    """The newest month in figures, then the chart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("…", parent=parent)
        self.set_title(self.tr("Energy"))
        self.number = ElidedLabel("", "figure")
        self.unit = ElidedLabel("", "small", "text2")
        self.change = Badge("")
        row = QHBoxLayout()
        row.setSpacing(px(6))
        row.addWidget(self.number)
        row.addWidget(self.unit)
        row.addStretch(1)
        row.addWidget(self.change)
        self.chart = BarChart(self.tr("Energy, 12 months"))
        self.empty = EmptyState("chart-bar", self.tr("No readings yet"))
        self.body.addLayout(row)
        self.body.addWidget(self.chart)
        self.body.addWidget(self.empty)

    def show_energy(self, months: Sequence[MonthEnergy]) -> None:
        """Show the last twelve months and those before as a dashed line."""
        last = months[-MONTHS:]
        self.empty.setVisible(not last)
        for widget in (self.number, self.unit, self.change, self.chart):
            widget.setVisible(bool(last))
        if not last:
            return
        by_month = {month.month: month.kwh for month in months}
        unit, scale = (self.tr("GWh"), GWH) if max(month.kwh for month in last) >= GWH else (self.tr("MWh"), 1000.0)
        before = [by_month.get(month.month.replace(year=month.month.year - 1)) for month in last]
        self.number.set_text(f"{last[-1].kwh / scale:,.2f}")
        self.unit.set_text(self.tr("{unit} in {month}").format(unit=unit, month=month_name(last[-1].month)))
        self._show_change(last[-1].kwh, before[-1])
        labels = [month_letter(month.month) for month in last]
        other = [None if value is None else value / scale for value in before]
        self.chart.set_data([month.kwh / scale for month in last], labels, other)

    def _show_change(self, now: float, before: float | None) -> None:
        self.change.setVisible(bool(before))
        if before:
            change = now / before - 1
            icon = "trend-up" if change >= 0 else "trend-down"
            self.change.set_badge(self.tr("{change} on last year").format(change=f"{change:+.1%}"), "neutral", icon)
