"""Losses of a month by supply unit, substation, or voltage, with and without dedicated feeders (domain.md 5)."""

from collections import defaultdict
from datetime import date

from crm.domain.losses import LossCut, LossSum
from crm.planning.energy.loss import rate
from crm.storage.energy import lines as store
from crm.storage.reader import AnyRow, Reader


def loss_sums(reader: Reader, month: date, cut: LossCut) -> tuple[LossSum, ...]:
    """Return what went in and was sold in a month, the most lost energy first; "" is what nobody said the place of."""
    grouped: dict[str, list[AnyRow]] = defaultdict(list)
    for row in store.placed_months(reader, month):
        grouped[getattr(row, cut.value) or ""].append(row)
    found = [_sum(name, rows) for name, rows in grouped.items()]
    return tuple(sorted(found, key=lambda each: (-(each.supply_kwh - each.sales_kwh), each.name)))


def _sum(name: str, rows: list[AnyRow]) -> LossSum:
    supply, sales = sum(row.supply_kwh for row in rows), sum(row.sales_kwh for row in rows)
    shared = [row for row in rows if not row.is_dedicated]
    without = rate(sum(row.supply_kwh for row in shared), sum(row.sales_kwh for row in shared))
    return LossSum(name, len(rows), supply, sales, rate(supply, sales), without)
