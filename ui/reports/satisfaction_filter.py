"""What satisfaction is counted over: source, period, supply unit, street, steps of the trend."""

from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from crm.domain.codelists import streets
from crm.domain.people import AreaRow
from crm.domain.satisfaction import OpinionFilter, OpinionSource, TrendStep
from ui.context import Context
from ui.texts.names import street_name
from ui.texts.satisfaction import source_name
from ui.theme.look import px
from ui.widgets.flow import FlowLayout
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.date_field import DateField
from ui.widgets.tabs import SegmentedControl

EVERY = ""
QUARTERS = 4
"""The period is the running quarter and those before it."""


class SatisfactionFilter(QWidget):
    """`changed` asks for another count, `source_changed` only for another look at what was counted."""

    changed = Signal()
    source_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        today = context.clock.today()
        self.sources = SegmentedControl([(source.value, source_name(source)) for source in OpinionSource])
        self.sources.setAccessibleName(self.tr("Where answers come from"))
        self.sources.picked.connect(lambda _key: self.source_changed.emit())
        self.first, self.last = (DateField(context.clock.today, context.workdays.calendar) for _ in range(2))
        self.first.setAccessibleName(self.tr("From"))
        self.last.setAccessibleName(self.tr("To"))
        self.first.set_value(_quarters_before(today, QUARTERS - 1))
        self.last.set_value(today)
        self.area = Combo([(EVERY, self.tr("All supply units"))])
        self.area.setAccessibleName(self.tr("Supply unit"))
        every = (EVERY, self.tr("All streets"))
        self.street = Combo([every, *((each.code, street_name(each.code)) for each in streets())])
        self.street.setAccessibleName(self.tr("Street"))
        steps = [(TrendStep.QUARTER.value, self.tr("Quarters")), (TrendStep.MONTH.value, self.tr("Months"))]
        self.steps = SegmentedControl(steps)
        self.steps.setAccessibleName(self.tr("Steps of the trend"))
        self._areas: dict[str, UUID] = {}
        self._wanted_area = EVERY
        row = FlowLayout(px(32))
        row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(row)
        for part in (self.sources, self.first, self.last, self.area, self.street, self.steps):
            row.addWidget(part)
        for signal in (
            self.first.changed,
            self.last.changed,
            self.area.changed,
            self.street.changed,
            self.steps.picked,
        ):
            signal.connect(lambda _value: self.changed.emit())

    def offer(self, areas: list[AreaRow]) -> None:
        """Offer these supply units."""
        self._areas = {area.name: area.id for area in areas}
        self.area.set_choices([(EVERY, self.tr("All supply units")), *((name, name) for name in self._areas)])
        self.area.set_value(self._wanted_area)

    @property
    def source(self) -> OpinionSource:
        return OpinionSource(self.sources.current())

    @property
    def wanted(self) -> OpinionFilter | None:
        """What is to be counted, None while a date is no date."""
        first, last = self.first.value(), self.last.value()
        if first is None or last is None:
            return None
        area, street = self._areas.get(self.area.value()), self.street.value() or None
        return OpinionFilter(first, last, TrendStep(self.steps.current()), area, street=street)

    def take(self, arguments: dict[str, Any]) -> None:
        """Show what the history or another page says."""
        for field, key in ((self.first, "first"), (self.last, "last")):
            if key in arguments:
                field.set_value(date.fromisoformat(arguments[key]))
        if "source" in arguments:
            self.sources.set_current(OpinionSource(arguments["source"]))
        if "step" in arguments:
            self.steps.set_current(TrendStep(arguments["step"]))
        if "area" in arguments:
            self._wanted_area = arguments["area"]
            self.area.set_value(self._wanted_area)
        if "street" in arguments:
            self.street.set_value(arguments["street"])

    def state(self) -> dict[str, Any]:
        """Return what the history keeps."""
        self._wanted_area = self.area.value()
        days = (("first", self.first.value()), ("last", self.last.value()))
        state = {key: day.isoformat() for key, day in days if day is not None}
        kept = {"source": self.source.value, "step": self.steps.current(), "area": self._wanted_area}
        return {**state, **kept, "street": self.street.value()}


def _quarters_before(day: date, count: int) -> date:
    month = day.year * 12 + (day.month - 1) // 3 * 3 - 3 * count
    return date(month // 12, month % 12 + 1, 1)
