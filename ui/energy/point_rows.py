"""The months of metering points: meter, multiplier, register and what they make."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from crm.domain.curves import PointLine
from ui.texts.dates import month_and_year
from ui.texts.readings import doubtful_quality
from ui.widgets.table.figure_table import FigureColumn


def point_columns() -> Sequence[FigureColumn]:
    """Return the columns of the metering points."""
    translate = QCoreApplication.translate
    return (
        FigureColumn(translate("PointRows", "Month"), 140, lambda row: month_and_year(row.month), strong=True),
        FigureColumn(translate("PointRows", "Metering point"), 140, lambda row: row.point_no),
        FigureColumn(translate("PointRows", "Meter"), 120, lambda row: row.meter_no),
        FigureColumn(translate("PointRows", "Multiplier"), 88, lambda row: f"{row.multiplier:,g}", right=True),
        FigureColumn(translate("PointRows", "Register before"), 120, lambda row: _exact(row.register_from), right=True),
        FigureColumn(translate("PointRows", "after"), 100, lambda row: _exact(row.register_to), right=True),
        FigureColumn(translate("PointRows", "Energy, kWh"), 120, lambda row: _figure(row.kwh), right=True, strong=True),
        FigureColumn(translate("PointRows", "Demand, kW"), 104, lambda row: _figure(row.demand_kw), right=True),
        FigureColumn("", 140, _quality, ink=lambda _row: "warn", elastic=1, tip=_quality),
    )


def _quality(row: PointLine) -> str:
    return doubtful_quality(row.quality)


def _exact(value: float | None) -> str:
    return "—" if value is None else f"{value:,.2f}"


def _figure(value: float | None) -> str:
    return "—" if value is None else f"{value:,.0f}"
