"""Twelve months of energy against the year before."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from crm.domain.accounts import MonthEnergy
from crm.domain.clock import Clock
from ui.accounts.legend import Legend, Mark
from ui.texts.dates import month_letter, month_name
from ui.theme.look import px
from ui.widgets.badge import Badge
from ui.widgets.card import Card
from ui.widgets.charts.bars import BarChart
from ui.widgets.labels import ElidedLabel
from ui.widgets.states import EmptyState

MONTHS = 12
GWH = 1e6
HIGHEST = 420


class EnergyCard(Card):
    """The newest whole month in figures, then the chart; the month to date is a pale bar.

    `opened` shows the months, `compared` the account among its peers.
    """

    opened = Signal()
    compared = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__("…", parent=parent)
        self._clock = clock
        self.set_title(self.tr("Energy"))
        self.compare = self.add_link(self.tr("Compare"))
        self.compare.clicked.connect(self.compared)
        self.add_link(self.tr("All months")).clicked.connect(self.opened)
        self.number = ElidedLabel("", "figure")
        self.unit = ElidedLabel("", "small", "text2")
        self.change = Badge("")
        row = QHBoxLayout()
        row.setSpacing(px(6))
        row.addWidget(self.number)
        row.addWidget(self.unit)
        row.addStretch(1)
        row.addWidget(self.change)
        self.legend = Legend()
        self.chart = BarChart(self.tr("Energy, 12 months"))
        self.empty = EmptyState("chart-bar", self.tr("No readings yet"))
        self.body.addLayout(row)
        self.body.addWidget(self.legend)
        self.body.addSpacing(px(8))
        self.body.addWidget(self.chart, 1)
        self.body.addWidget(self.empty)
        self.chart.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)

    def retheme(self) -> None:
        """The chart takes the room that is left in its column, up to a height that it is still read at."""
        super().retheme()
        self.setMaximumHeight(px(HIGHEST))

    def show_energy(self, months: Sequence[MonthEnergy]) -> None:
        """Show the last twelve months and those before as a dashed line."""
        last = months[-MONTHS:]
        self.empty.setVisible(not last)
        for widget in (self.number, self.unit, self.change, self.legend, self.chart):
            widget.setVisible(bool(last))
        if not last:
            return
        by_month = {month.month: month.kwh for month in months}
        unit, scale = (self.tr("GWh"), GWH) if max(month.kwh for month in last) >= GWH else (self.tr("MWh"), 1000.0)
        before = [by_month.get(month.month.replace(year=month.month.year - 1)) for month in last]
        unfinished = last[-1].month == self._clock.today().replace(day=1)
        whole = len(last) - 2 if unfinished and len(last) > 1 else len(last) - 1
        self.number.set_text(f"{last[whole].kwh / scale:,.2f}")
        self.unit.set_text(self.tr("{unit} in {month}").format(unit=unit, month=month_name(last[whole].month)))
        self._show_change(last[whole].kwh, before[whole])
        self._show_legend(unit, any(value is not None for value in before), unfinished)
        labels = [month_letter(month.month) for month in last]
        other = [None if value is None else value / scale for value in before]
        pale = (len(last) - 1,) if unfinished else ()
        self.chart.set_data([month.kwh / scale for month in last], labels, other, pale)

    def _show_legend(self, unit: str, has_before: bool, unfinished: bool) -> None:
        marks = [Mark(unit, "bar")]
        marks += [Mark(self.tr("Last year"), "line", "warn_fill")] if has_before else []
        marks += [Mark(self.tr("Month to date"), "pale")] if unfinished else []
        self.legend.set_marks(marks)

    def _show_change(self, now: float, before: float | None) -> None:
        self.change.setVisible(bool(before))
        if before:
            change = now / before - 1
            icon = "trend-up" if change >= 0 else "trend-down"
            self.change.set_badge(self.tr("{change} on last year").format(change=f"{change:+.1%}"), "neutral", icon)
