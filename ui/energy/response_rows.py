"""The hours of a demand response event: baseline, use, and what came of it."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from crm.domain.demand_response import Event, ResponseTold
from ui.texts.dates import long_day
from ui.widgets.table.figure_table import FigureColumn


class ResponseHour(Struct, frozen=True):
    """An hour in kWh."""

    hour: int
    baseline: float
    used: float

    @property
    def less(self) -> float:
        """What was used less than the baseline, never below 0."""
        return max(self.baseline - self.used, 0.0)


def event_text(event: Event) -> str:
    """Return the day and hours of an event."""
    words = QCoreApplication.translate("ResponseRows", "{day}, {begin}:00 to {end}:00")
    return words.format(day=long_day(event.day), begin=f"{event.first_hour:02}", end=f"{event.last_hour:02}")


def response_rows(told: ResponseTold) -> tuple[ResponseHour, ...]:
    """Return the hours of an event."""
    hours = zip(told.event.hours, told.baseline_kwh, told.actual_kwh, strict=True)
    return tuple(ResponseHour(*each) for each in hours)


def response_columns() -> Sequence[FigureColumn]:
    """Return the columns of the hours."""
    translate = QCoreApplication.translate
    return (
        FigureColumn(translate("ResponseRows", "Hour"), 72, lambda row: f"{row.hour:02}:00", strong=True),
        FigureColumn(translate("ResponseRows", "Baseline, kWh"), 112, lambda row: f"{row.baseline:,.1f}", right=True),
        FigureColumn(translate("ResponseRows", "Used, kWh"), 96, lambda row: f"{row.used:,.1f}", right=True),
        FigureColumn(translate("ResponseRows", "Less, kWh"), 96, lambda row: f"{row.less:,.1f}", right=True),
    )
