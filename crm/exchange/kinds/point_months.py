"""Months of metering points: register, multiplier, and what they make (domain.md 4.1 and 13)."""

from typing import Any

from crm.domain.imports import PointDraft, Problem, Severity
from crm.domain.reading import dates, history_words, numbers
from crm.domain.reading.numbers import ENERGY, POWER, REACTIVE
from crm.domain.reading.text import line
from crm.domain.usage_ranges import parts_differ
from crm.exchange.kinds.common import is_month, owner
from crm.exchange.kinds.field import Field, ListKind, Read
from crm.exchange.kinds.readings import PARTS, PEAK_WHOLE, take_sharp_out


def _fields(number: Read) -> list[Field]:
    return [
        *owner(number),
        Field("point_no", line, required=True),
        Field("meter_no", line),
        Field("changed_on", dates.day, strict=True),
        Field("month", dates.month, required=True, looks=is_month),
        Field("multiplier", numbers.positive, strict=True),
        Field("register_from", numbers.number, strict=True),
        Field("register_to", numbers.number, strict=True),
        *(Field(part, numbers.energy, strict=True, units=ENERGY) for part in PARTS),
        Field(PEAK_WHOLE, numbers.energy, strict=True, units=ENERGY),
        Field("kwh_total", numbers.energy, required=True, or_else="register_to", units=ENERGY),
        Field("kvarh", numbers.reactive, strict=True, units=REACTIVE),
        Field("max_demand_kw", numbers.power, strict=True, units=POWER),
        Field("quality", history_words.quality),
    ]


def _check(values: dict[str, Any], row: int, problems: list[Problem]) -> None:
    """Everything here warns and keeps what the file says; what the register makes is checked beside the meter."""

    def doubt(field: str, code: str, value: float, **details: object) -> None:
        problems.append(Problem(row, field, code, f"{value:g}", Severity.WARNING, details))

    take_sharp_out(values)
    parts = [values[part] for part in PARTS if part in values]
    total = values.get("kwh_total")
    if total is not None and len(parts) > 1 and parts_differ(total, sum(parts)):
        doubt("kwh_total", "row.parts_differ", total, parts=f"{sum(parts):,g}")
    for field in (*PARTS, "kwh_total", "kvarh"):
        if (values.get(field) or 0) < 0:
            doubt(field, "row.negative_energy", values[field])


POINT_MONTHS = ListKind(PointDraft, _fields, _check, ("account_no", "account_name", "point_no", "meter_no", "month"))
