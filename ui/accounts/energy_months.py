"""An account's energy month by month, as rows."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from crm.domain.accounts import MonthEnergy
from ui.texts.dates import month_and_year
from ui.texts.names import kva
from ui.widgets.rows.items import Row

GWH, MWH = 1e6, 1e3


def energy_rows(months: Sequence[MonthEnergy]) -> list[Row]:
    """Return the months, newest first: energy, highest demand, power factor, change on the year before."""
    by_month = {month.month: month.kwh for month in months}
    rows = []
    for month in reversed(months):
        before = by_month.get(month.month.replace(year=month.month.year - 1))
        rows.append(Row(month.month, month_and_year(month.month), _second(month, before), value=energy(month.kwh)))
    return rows


def energy(kwh: float) -> str:
    """`8.42 GWh` or `640 MWh`."""
    return f"{kwh / GWH:,.2f} GWh" if abs(kwh) >= GWH else f"{kwh / MWH:,.1f} MWh"


def _second(month: MonthEnergy, before: float | None) -> str:
    translate = QCoreApplication.translate
    parts = []
    if before:
        text = translate("Accounts", "{change} on last year")
        parts.append(text.format(change=f"{month.kwh / before - 1:+.1%}"))
    if month.max_demand_kw is not None:
        parts.append(translate("Accounts", "highest {kw} kW").format(kw=kva(month.max_demand_kw)))
    if month.pf is not None:
        parts.append(translate("Accounts", "power factor {pf}").format(pf=f"{month.pf:.2f}"))
    return " · ".join(parts)
