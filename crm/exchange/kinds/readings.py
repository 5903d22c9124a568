"""Monthly readings of accounts (domain.md 4.1, 13)."""

from functools import partial
from typing import Any

from crm.domain.imports import Problem, ReadingDraft, Severity
from crm.domain.reading import dates, history_words, moments, numbers, shares
from crm.domain.reading.numbers import CAPACITY, ENERGY, MONEY, POWER, REACTIVE
from crm.domain.reading.text import Partly, line
from crm.domain.usage_ranges import PF_RANGE, parts_differ
from crm.exchange.kinds.common import is_month, owner
from crm.exchange.kinds.field import Field, ListKind, Read

PARTS = ("kwh_sharp", "kwh_peak", "kwh_flat", "kwh_valley")
PEAK_WHOLE = "kwh_peak_whole"
"""The peak column of an export that counts the sharp hours in it: whoever matches the columns says so."""
FEES = ("energy_fee", "basic_fee", "pf_fee", "surcharge")


def _fields(number: Read) -> list[Field]:
    return [
        *owner(number),
        Field("month", dates.month, required=True, looks=is_month),
        *(Field(part, numbers.energy, strict=True, units=ENERGY) for part in PARTS),
        Field(PEAK_WHOLE, numbers.energy, strict=True, units=ENERGY),
        Field("kwh_total", numbers.energy, required=True, or_else="kwh_flat", units=ENERGY),
        Field("kvarh", numbers.reactive, strict=True, units=REACTIVE),
        Field("max_demand_kw", numbers.power, strict=True, units=POWER),
        Field("max_demand_at", moments.moment),
        Field("operating_kva", numbers.capacity, strict=True, units=CAPACITY),
        Field("days", partial(numbers.whole, low=1, high=62), strict=True),
        Field("pf", shares.power_factor, strict=True),
        *(Field(fee, numbers.money, strict=True, units=MONEY) for fee in FEES),
        Field("total_fee", numbers.money, strict=True, units=MONEY),
        Field("product_output", numbers.positive, strict=True),
        Field("output_unit", line),
        Field("quality", history_words.quality),
    ]


def _check(values: dict[str, Any], row: int, problems: list[Problem]) -> None:
    """Everything here warns and keeps what the file says."""

    def doubt(field: str, code: str, value: float, **details: object) -> None:
        problems.append(Problem(row, field, code, f"{value:g}", Severity.WARNING, details))

    take_sharp_out(values)
    _check_parts(values, doubt)
    if isinstance(pf := values.get("pf"), Partly):
        values["pf"] = pf.value
        doubt("pf", "row.pf_percent", pf.value * 100, share=f"{pf.value:g}")
    pf = values.get("pf")
    if pf is not None and not PF_RANGE[0] <= pf <= PF_RANGE[1]:
        doubt("pf", "row.pf_range", pf, low=PF_RANGE[0], high=PF_RANGE[1])
    for field in (*PARTS, "kwh_total", "kvarh"):
        if (values.get(field) or 0) < 0:
            doubt(field, "row.negative_energy", values[field])


def take_sharp_out(values: dict[str, Any]) -> None:
    """Make the peak energy of one that counts the sharp one in it; what stands in a column of its own goes before."""
    whole = values.pop(PEAK_WHOLE, None)
    if whole is not None and "kwh_peak" not in values:
        values["kwh_peak"] = round(whole - (values.get("kwh_sharp") or 0.0), 3)


def _check_parts(values: dict[str, Any], doubt: Any) -> None:
    """A total that is missing is that of its parts, which is said; one that differs stays as it is."""
    parts = [values[part] for part in PARTS if part in values]
    made = sum(parts)
    total = values.get("kwh_total")
    if total is None:
        values["kwh_total"] = made
        doubt("kwh_total", "row.total_of_parts", made)
    elif len(parts) > 1 and parts_differ(total, made):
        doubt("kwh_total", "row.parts_differ", total, parts=f"{made:,g}")


READINGS = ListKind(ReadingDraft, _fields, _check, ("account_no", "account_name", "month"))
