"""A year of quarter hours of a metering point, dragged and zoomed, with what is missing said."""

from datetime import date, datetime, time
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from crm.domain.clock import BUREAU_ZONE
from crm.domain.curves import POINTS, QUARTER, Curve
from ui.texts.dates import long_day
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.charts.curve import CurveChart
from ui.widgets.forms.combo import Combo
from ui.widgets.states import EmptyState

SPANS = (1, 7, 31)
"""Days that a button shows at once."""


class CurveView(Card):
    """`point_chosen(id)` asks for another metering point's curve, `asked_response` what an event brought."""

    point_chosen = Signal(object)
    asked_response = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("…", parent=parent)
        self.set_title(self.tr("Load by quarter hour, kW"))
        self.chart = CurveChart(self.tr("Load by quarter hour, kW"))
        self.chart.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.point = Combo([])
        self.point.setAccessibleName(self.tr("Metering point"))
        self.point.changed.connect(self._choose)
        self.spans = [self._span(days) for days in SPANS]
        self.whole = Button(self.tr("All"))
        self.whole.clicked.connect(self.chart.show_all)
        self.response = Button(self.tr("Demand response…"), icon="lightning")
        self.response.clicked.connect(self.asked_response)
        self.last: date | None = None
        self.looked_at: UUID | None = None
        self.empty = EmptyState(
            "chart-line",
            self.tr("No curve yet"),
            self.tr("Import daily readings with their quarter hours to see when the load is high."),
        )
        tools = QHBoxLayout()
        tools.setContentsMargins(0, px(8), 0, px(4))
        tools.setSpacing(px(8))
        tools.addWidget(self.point)
        tools.addStretch(1)
        for button in (*self.spans, self.whole, self.response):
            tools.addWidget(button)
        self.body.addLayout(tools)
        self.body.addWidget(self.chart, 1)
        self.body.addWidget(self.empty, 1)

    def show_curve(self, curve: Curve) -> None:
        """Show a curve; the days of the newest end are those that the buttons for spans show."""
        has_any = bool(curve.values)
        self.empty.setVisible(not has_any)
        self.looked_at = curve.point_id
        self.last = curve.days[-1].day if curve.days else None
        for part in (self.chart, self.whole, self.response, *self.spans):
            part.setVisible(has_any)
        self.point.set_choices([(str(each.point_id), each.number) for each in curve.points])
        self.point.setVisible(len(curve.points) > 1)
        if curve.point_id is not None:
            self.point.set_value(str(curve.point_id))
        self.set_note(self._note(curve) if has_any else "")
        if curve.first is not None:
            begin = datetime.combine(curve.first, time(), tzinfo=BUREAU_ZONE)
            self.chart.set_data(curve.values, begin, QUARTER, curve.limit_kw)

    def _note(self, curve: Curve) -> str:
        parts = []
        if curve.highest is not None:
            moment, value = curve.highest
            day = self.tr("{day}, {time}").format(day=long_day(moment.date()), time=f"{moment:%H:%M}")
            parts.append(self.tr("highest {value} kW on {day}").format(value=f"{value:,.0f}", day=day))
        if curve.missing:
            parts.append(self.tr("%n quarter hour(s) missing", "", curve.missing))
        if curve.estimated:
            parts.append(self.tr("%n day(s) estimated", "", curve.estimated))
        return " · ".join(parts)

    def _span(self, days: int) -> Button:
        names = {1: self.tr("Day"), 7: self.tr("Week"), 31: self.tr("Month")}
        button = Button(names[days])
        button.clicked.connect(lambda: self.chart.show_last(days * POINTS))
        return button

    def _choose(self, value: str) -> None:
        self.point_chosen.emit(UUID(value))
