"""The days of a metering point, newest first, with what was not read."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from crm.domain.curves import POINTS, DayLine
from ui.texts.readings import doubtful_quality
from ui.widgets.table.figure_table import FigureColumn


def day_columns() -> Sequence[FigureColumn]:
    """Return the columns of the days."""
    translate = QCoreApplication.translate
    return (
        FigureColumn(translate("DayRows", "Day"), 112, lambda row: row.day.isoformat(), strong=True),
        FigureColumn(translate("DayRows", "Energy, kWh"), 120, lambda row: _figure(row.kwh), right=True, strong=True),
        FigureColumn(translate("DayRows", "Highest load, kW"), 140, lambda row: _figure(row.peak_kw), right=True),
        FigureColumn("", 240, gaps_text, ink=lambda _row: "warn", elastic=1, tip=gaps_text),
    )


def gaps_text(row: DayLine) -> str:
    """Return what was not read of a day, and how it came about where it was not read."""
    translate = QCoreApplication.translate
    said = []
    if row.missing == POINTS:
        said.append(translate("DayRows", "no quarter hours"))
    elif row.missing:
        said.append(translate("DayRows", "{count} quarter hours missing").format(count=row.missing))
    return ", ".join(filter(None, (*said, doubtful_quality(row.quality))))


def _figure(value: float | None) -> str:
    return "—" if value is None else f"{value:,.0f}"
