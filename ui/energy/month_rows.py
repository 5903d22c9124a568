"""The months of an account as they were read, newest first, with what looks odd about them."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from crm.domain.clock import wall_words
from crm.domain.codes import ReadingQuality
from crm.domain.energy_desk import MonthLine
from crm.domain.tariffs import Period
from ui.texts.dates import month_and_year
from ui.texts.readings import doubtful_quality
from ui.widgets.table.figure_table import FigureColumn


def month_columns() -> Sequence[FigureColumn]:
    """Return the columns of the readings."""
    translate = QCoreApplication.translate
    return (
        FigureColumn(translate("MonthRows", "Month"), 156, lambda row: month_and_year(row.month), strong=True),
        FigureColumn(
            translate("MonthRows", "Energy, kWh"), 108, lambda row: _figure(row.total), right=True, strong=True
        ),
        FigureColumn(translate("MonthRows", "Sharp"), 88, lambda row: _figure(row.kwh.get(Period.SHARP)), right=True),
        FigureColumn(translate("MonthRows", "Peak"), 96, lambda row: _figure(row.kwh.get(Period.PEAK)), right=True),
        FigureColumn(translate("MonthRows", "Flat"), 96, lambda row: _figure(row.kwh.get(Period.FLAT)), right=True),
        FigureColumn(translate("MonthRows", "Valley"), 96, lambda row: _figure(row.kwh.get(Period.VALLEY)), right=True),
        FigureColumn(translate("MonthRows", "kvarh"), 96, lambda row: _figure(row.kvarh), right=True),
        FigureColumn(
            translate("MonthRows", "Demand, kW"), 104, lambda row: _figure(row.demand_kw), right=True, tip=_demand_at
        ),
        FigureColumn(translate("MonthRows", "Power factor"), 104, lambda row: _short(row.pf), right=True),
        FigureColumn(translate("MonthRows", "Bill, ¥"), 120, lambda row: _money(row.fee), right=True),
        FigureColumn("", 200, doubts_text, ink=lambda _row: "warn", elastic=1, tip=doubts_text),
    )


def doubts_text(row: MonthLine) -> str:
    """Return what looks odd about a month; a month without a reading says so."""
    translate = QCoreApplication.translate
    if row.is_missing:
        return translate("MonthRows", "No reading")
    names = {
        **{f"quality.{each}": doubtful_quality(each) for each in ReadingQuality},
        "row.negative_energy": translate("MonthRows", "energy below 0"),
        "row.parts_differ": translate("MonthRows", "parts do not add up"),
        "row.pf_range": translate("MonthRows", "power factor out of range"),
        "row.energy_over_capacity": translate("MonthRows", "more energy than the capacity gives"),
        "row.demand_over_capacity": translate("MonthRows", "demand over the capacity"),
    }
    return ", ".join(names[code] for code in row.doubts)


def _demand_at(row: MonthLine) -> str:
    return "" if row.demand_at is None else wall_words(row.demand_at)


def _total(row: MonthLine) -> str:
    return _figure(row.total)


def _figure(value: float | None) -> str:
    return "—" if value is None else f"{value:,.0f}"


def _short(value: float | None) -> str:
    return "—" if value is None else f"{value:.2f}"


def _money(value: float | None) -> str:
    return "—" if value is None else f"{value:,.2f}"
