"""The lines of a bill, and the months by both bases of the basic charge."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from crm.domain.energy_desk import BasisLine, BillLine, BillView, ChargeLine
from crm.domain.tariffs import Basis, Period
from ui.texts.dates import month_and_year
from ui.widgets.table.figure_table import FigureColumn

TOTAL = "total"


def total_line(bill: BillView) -> BillLine:
    """Return the sum of a bill as its last line."""
    kwh = sum((line.quantity for line in bill.lines if line.code.startswith("energy")), Decimal(0))
    return BillLine(TOTAL, kwh, "kWh", bill.average, bill.total)


def line_name(code: str) -> str:
    """Return what a line of a bill is."""
    translate = QCoreApplication.translate
    return {
        "energy.sharp": translate("BillRows", "Energy, sharp peak"),
        "energy.peak": translate("BillRows", "Energy, peak"),
        "energy.flat": translate("BillRows", "Energy, flat"),
        "energy.valley": translate("BillRows", "Energy, valley"),
        "basic.capacity": translate("BillRows", "Basic charge by capacity"),
        "basic.demand": translate("BillRows", "Basic charge by demand"),
        "basic.contract": translate("BillRows", "Basic charge by agreed demand"),
        "power_factor": translate("BillRows", "Power factor adjustment"),
        "surcharge": translate("BillRows", "Government funds"),
        TOTAL: translate("BillRows", "Total"),
    }[code]


def period_name(period: Period) -> str:
    """Return a part of the day that has a price of its own."""
    translate = QCoreApplication.translate
    return {
        Period.SHARP: translate("BillRows", "Sharp"),
        Period.PEAK: translate("BillRows", "Peak"),
        Period.FLAT: translate("BillRows", "Flat"),
        Period.VALLEY: translate("BillRows", "Valley"),
    }[period]


def basis_name(basis: Basis) -> str:
    """Return a basis of the basic charge."""
    translate = QCoreApplication.translate
    return {
        Basis.CAPACITY: translate("BillRows", "Capacity"),
        Basis.DEMAND: translate("BillRows", "Demand"),
        Basis.CONTRACT: translate("BillRows", "Agreed demand"),
    }[basis]


def bill_columns() -> Sequence[FigureColumn]:
    """Return the columns of a bill."""
    translate = QCoreApplication.translate
    return (
        FigureColumn(translate("BillRows", "Part"), 200, lambda row: line_name(row.code), strong=True, elastic=1),
        FigureColumn(translate("BillRows", "Counted"), 130, _counted, right=True),
        FigureColumn(translate("BillRows", "Price, ¥"), 88, _price, right=True),
        FigureColumn(translate("BillRows", "Amount, ¥"), 120, lambda row: money(row.amount), right=True, strong=True),
    )


def charge_columns() -> Sequence[FigureColumn]:
    """Return the columns of what was counted beside what was charged."""
    translate = QCoreApplication.translate
    return (
        FigureColumn(translate("BillRows", "Part"), 160, _charge_name, strong=True, elastic=1),
        FigureColumn(translate("BillRows", "Counted, ¥"), 120, lambda row: money(row.counted), right=True),
        FigureColumn(translate("BillRows", "Charged, ¥"), 120, _charged, right=True),
        FigureColumn(translate("BillRows", "Difference, ¥"), 120, _difference, ink=_difference_ink, right=True),
    )


def _charge_name(row: ChargeLine) -> str:
    translate = QCoreApplication.translate
    parts = {"energy": translate("BillRows", "Energy"), "basic": translate("BillRows", "Basic charge")}
    return parts.get(row.code) or line_name(row.code)


def _charged(row: ChargeLine) -> str:
    return "—" if row.charged is None else money(row.charged)


def _difference(row: ChargeLine) -> str:
    return "—" if row.charged is None else f"{row.charged - row.counted:+,.2f}"


def _difference_ink(row: ChargeLine) -> str:
    return "warn" if row.charged is not None and row.charged != row.counted else "text2"


def basis_columns(bill: BillView) -> Sequence[FigureColumn]:
    """Return the columns of the months by both bases; months in which the better basis loses are marked."""
    translate = QCoreApplication.translate
    return (
        FigureColumn(
            translate("BillRows", "Month"), 128, lambda row: month_and_year(row.month), strong=True, elastic=1
        ),
        FigureColumn(translate("BillRows", "By capacity, ¥"), 104, lambda row: money(row.capacity_fee), right=True),
        FigureColumn(translate("BillRows", "By demand, ¥"), 104, lambda row: money(row.demand_fee), right=True),
        FigureColumn(translate("BillRows", "Demand, kW"), 92, lambda row: f"{row.demand_kw:,.0f}", right=True),
        FigureColumn(translate("BillRows", "Equal at, kW"), 92, lambda row: f"{row.break_even_kw:,.0f}", right=True),
        FigureColumn(
            translate("BillRows", "Cheaper"),
            108,
            lambda row: _cheaper(bill, row),
            ink=lambda row: _cheaper_ink(bill, row),
            strong=True,
        ),
    )


def _month(row: BasisLine) -> str:
    return month_and_year(row.month)


def _cheaper(bill: BillView, row: BasisLine) -> str:
    name = basis_name(row.better)
    risk = QCoreApplication.translate("BillRows", "{basis} · risk")
    return risk.format(basis=name) if row.month == bill.risk else name


def _cheaper_ink(bill: BillView, row: BasisLine) -> str:
    if row.month == bill.risk:
        return "danger"
    return "warn" if row.month in bill.flips else "text"


def _counted(row: BillLine) -> str:
    digits = 2 if row.unit == "%" else 0
    return f"{row.quantity:+,.{digits}f} %" if row.unit == "%" else f"{row.quantity:,.{digits}f} {row.unit}"


def _price(row: BillLine) -> str:
    return "" if row.price is None else f"{row.price.normalize():f}"


def money(amount: Decimal) -> str:
    """Return yuan to the cent."""
    return f"{amount:,.2f}"
