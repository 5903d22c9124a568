"""The readings of an account: 36 months as bars, or a year of quarter hours, with the figures below."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from crm.domain.curves import Curve, PointLine
from crm.domain.energy_desk import MonthLine
from ui.energy.curve_view import CurveView
from ui.energy.day_rows import day_columns
from ui.energy.month_rows import month_columns
from ui.energy.point_rows import point_columns
from ui.texts.dates import month_letter
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.charts.bars import BarChart
from ui.widgets.charts.base import Chart
from ui.widgets.forms.combo import Combo
from ui.widgets.states import EmptyState
from ui.widgets.table.figure_table import FigureTable

MWH = 1000.0
CHART = 180
MONTHS, QUARTERS, POINTS = KINDS = ("months", "quarters", "points")


class ReadingsView(QWidget):
    """The table under a chart has every figure of it.

    `asked_curve(point)` wants quarter hours, None of any point; `asked_points()` the months of metering points,
    `asked_meters()` their meters, to be changed.
    """

    asked_curve = Signal(object)
    asked_points = Signal()
    asked_meters = Signal()

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
        self.curve = CurveView()
        self.curve.point_chosen.connect(self.asked_curve)
        self.day_table = FigureTable(self.tr("Readings by day"), 32)
        self.days = Card(self.tr("Readings by day"), flush=True)
        self.days.body.addWidget(self.day_table, 1)
        self.point_table = FigureTable(self.tr("Readings by metering point"), 32)
        self.points = Card(self.tr("Readings by metering point"), flush=True)
        self.points.body.addWidget(self.point_table, 1)
        self.meters = Button(self.tr("Meters…"), icon="gauge")
        self.meters.clicked.connect(self.asked_meters)
        self.points.add_to_header(self.meters)
        self.kinds = [self._kind(card) for card in (self.year, self.curve, self.points)]
        self._parts = QStackedWidget()
        self._parts.addWidget(_column(self.year, self.months, self.empty))
        self._parts.addWidget(_column(self.curve, self.days))
        self._parts.addWidget(_column(self.points))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._parts)

    def shown_chart(self) -> Chart:
        """Return the chart that is looked at, or was last."""
        return self.curve.chart if self._kind_shown() == QUARTERS else self.chart

    def has_picture(self) -> bool:
        """Say whether a chart is shown."""
        return self._kind_shown() != POINTS

    def _kind_shown(self) -> str:
        return KINDS[self._parts.currentIndex()]

    def show_months(self, months: Sequence[MonthLine]) -> None:
        """Show months, the oldest first in the chart and the newest first in the table; ask for a shown curve."""
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
        self._ask()

    def show_curve(self, curve: Curve) -> None:
        """Show a year of quarter hours, its days below."""
        self.curve.show_curve(curve)
        self.days.setVisible(bool(curve.days))
        self.day_table.show_rows(day_columns(), tuple(reversed(curve.days)))
        self.days.set_note(self.tr("%n day(s) with a reading", "", len(curve.days)))

    def show_points(self, lines: Sequence[PointLine]) -> None:
        """Show the months of metering points."""
        self.point_table.show_rows(point_columns(), lines)
        self.points.set_note(self.tr("%n line(s)", "", len(lines)) if lines else self.tr("none was read"))

    def _ask(self) -> None:
        """Want what is shown and was not read with the months."""
        if self._kind_shown() == QUARTERS:
            self.asked_curve.emit(None)
        elif self._kind_shown() == POINTS:
            self.asked_points.emit()

    def _kind(self, card: Card) -> Combo:
        names = (self.tr("by month"), self.tr("by quarter hour"), self.tr("by metering point"))
        combo = Combo(list(zip(KINDS, names, strict=True)))
        combo.setAccessibleName(self.tr("What is shown"))
        combo.changed.connect(self.show_kind)
        card.add_to_header(combo)
        return combo

    def show_kind(self, kind: str) -> None:
        """Show months, quarter hours or metering points."""
        place = KINDS.index(kind)
        self._parts.setCurrentIndex(place)
        for combo in self.kinds:
            combo.set_value(kind)
        self.kinds[place].setFocus()
        self._ask()


def _column(*parts: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(12))
    column.addWidget(parts[0], 0 if len(parts) > 2 else 1)
    for part in parts[1:]:
        column.addWidget(part, 1)
    return whole
