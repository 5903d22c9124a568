"""Supply and sales of feeders and transformer areas by month or day (domain.md 5 and 13)."""

from typing import Any

from crm.domain.imports import LossDraft, Problem, Severity
from crm.domain.reading import dates, numbers, places, shares, words
from crm.domain.reading.numbers import ENERGY
from crm.domain.reading.text import line
from crm.exchange.kinds.common import is_month
from crm.exchange.kinds.field import Field, ListKind, Read, readable

LOWEST, HIGHEST = -20.0, 60.0
"""Rates in percent beyond which a figure is rather a slip (domain.md 13)."""
MOST_SOLD = 1.05
"""Times the supply: whoever sells more of it counts accounts that hang elsewhere (domain.md 13)."""


def _fields(_number: Read) -> list[Field]:
    return [
        Field("feeder", places.feeder, required=True, or_else="transformer_area", looks=readable(places.feeder)),
        Field("transformer_area", line),
        Field("voltage_code", places.voltage),
        Field("month", dates.month, required=True, or_else="day", looks=is_month),
        Field("day", dates.day, strict=True),
        Field("supply_kwh", numbers.energy, required=True, units=ENERGY),
        Field("sales_kwh", numbers.energy, required=True, units=ENERGY),
        Field("coverage_pct", shares.percent, strict=True),
        Field("has_transfer", words.truth),
    ]


def _check(values: dict[str, Any], row: int, problems: list[Problem]) -> None:
    """Everything here warns and keeps what the file says."""
    supply, sales = values["supply_kwh"], values["sales_kwh"]
    for field in ("supply_kwh", "sales_kwh"):
        if values[field] < 0:
            problems.append(Problem(row, field, "row.negative_energy", f"{values[field]:g}", Severity.WARNING, {}))
    if supply <= 0:
        return
    rate = (supply - sales) / supply * 100
    if not LOWEST <= rate <= HIGHEST:
        details: dict[str, object] = {"low": f"{LOWEST:g}", "high": f"{HIGHEST:g}"}
        problems.append(Problem(row, "sales_kwh", "row.loss_range", f"{rate:.1f}", Severity.WARNING, details))
    elif sales > supply * MOST_SOLD:
        details = {"supply": f"{supply:,g}"}
        problems.append(Problem(row, "sales_kwh", "row.sold_more", f"{sales:,g}", Severity.WARNING, details))


LOSSES = ListKind(LossDraft, _fields, _check, ("feeder", "transformer_area", "month", "day"))
