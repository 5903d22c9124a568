"""Tariff tables: those that a bureau brings in, and the shipped examples (domain.md 4.4)."""

import csv
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

from crm.domain.errors import Invalid
from crm.domain.tariff_rows import Plan, plans_from
from crm.domain.tariffs import Period, windows_text
from crm.exchange.tariff_table import tariff_rows
from crm.storage.energy import tariffs as store
from crm.storage.tables import TariffPlan
from crm.storage.unit import UnitOfWork

EXAMPLES_FROM = date(2020, 1, 1)


def example_plans() -> list[Plan]:
    """Return the shipped plans, whose prices are invented and marked so."""
    text = files("resources").joinpath("domain", "tariff_example.csv").read_text(encoding="utf-8-sig")
    return plans_from(csv.DictReader(text.splitlines()), EXAMPLES_FROM, is_example=True)


def plans_in_file(path: Path, first: date) -> list[Plan]:
    """Return the plans of a workbook or text file; `first` is the day of those that name none.

    Raises Unreadable for a file that is no table, Invalid("tariff.empty") for one without plans, and what `plans_from`
    raises.
    """
    plans = plans_from(tariff_rows(path), first)
    if not plans:
        raise Invalid("tariff.empty", path=path.name)
    return plans


def import_plans(work: UnitOfWork, plans: Iterable[Plan]) -> tuple[int, int]:
    """Bring plans in and return how many are new and how many were changed; one that begins that day is changed.

    A bureau's own plan takes the place of a shipped example of the same code and day.
    """
    known = {(row.code, row.starts_on): row for row in store.plan_rows(work)}
    added = changed = 0
    for plan in plans:
        values = values_of(plan)
        row = known.get((plan.tariff.code, plan.tariff.starts_on))
        if row is None:
            work.insert(TariffPlan, **values)
            added += 1
        elif any(getattr(row, name) != value for name, value in values.items()):
            work.update(TariffPlan, row.id, row.version, **values)
            changed += 1
    return added, changed


def values_of(plan: Plan) -> dict[str, Any]:
    """Return a plan as the columns of its row."""
    tariff = plan.tariff
    prices = {f"price_{period}": _number(tariff.prices.get(period)) for period in Period}
    return {
        "code": tariff.code,
        "name": plan.name,
        "name_en": plan.name_en,
        "tariff_class": plan.tariff_class,
        "tariff_band": plan.tariff_band,
        "starts_on": tariff.starts_on,
        "ends_on": tariff.ends_on,
        **prices,
        "price_capacity": _number(tariff.price_capacity),
        "price_demand": _number(tariff.price_demand),
        "surcharge": float(tariff.surcharge),
        "windows": windows_text(tariff.windows),
        "sharp_months": _months(tariff.sharp_months),
        "is_example": tariff.is_example,
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _months(months: Iterable[int]) -> str | None:
    return ",".join(map(str, sorted(months))) or None
