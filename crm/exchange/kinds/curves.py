"""Days of metering points: energy by period, highest load, and the curve of quarter hours (domain.md 4.1 and 13)."""

from typing import Any

from crm.domain.curves import energy_of, known_of
from crm.domain.imports import CurveDraft, Problem, Severity
from crm.domain.reading import dates, history_words, numbers
from crm.domain.reading.loads import day_of_loads
from crm.domain.reading.numbers import ENERGY, POWER
from crm.domain.reading.text import line
from crm.domain.usage_ranges import curve_differs, parts_differ
from crm.exchange.kinds.common import owner
from crm.exchange.kinds.field import Field, ListKind, Read, readable
from crm.exchange.kinds.readings import PARTS, PEAK_WHOLE, take_sharp_out


def _fields(number: Read) -> list[Field]:
    return [
        *owner(number),
        Field("point_no", line),
        Field("day", dates.day, required=True, looks=readable(dates.day)),
        *(Field(part, numbers.energy, strict=True, units=ENERGY) for part in PARTS),
        Field(PEAK_WHOLE, numbers.energy, strict=True, units=ENERGY),
        Field("kwh_total", numbers.energy, required=True, or_else="loads", units=ENERGY),
        Field("max_demand_kw", numbers.power, strict=True, units=POWER),
        Field("loads", day_of_loads, strict=True, units=POWER),
        Field("quality", history_words.quality),
    ]


def _check(values: dict[str, Any], row: int, problems: list[Problem]) -> None:
    """Everything here warns and keeps what the file says."""

    def doubt(field: str, code: str, value: float, **details: object) -> None:
        problems.append(Problem(row, field, code, f"{value:g}", Severity.WARNING, details))

    take_sharp_out(values)
    parts = [values[part] for part in PARTS if part in values]
    total, loads = values.get("kwh_total"), values.get("loads")
    if total is not None and len(parts) > 1 and parts_differ(total, sum(parts)):
        doubt("kwh_total", "row.parts_differ", total, parts=f"{sum(parts):,g}")
    for field in (*PARTS, "kwh_total"):
        if (values.get(field) or 0) < 0:
            doubt(field, "row.negative_energy", values[field])
    if loads is None:
        return
    if any(value is not None and value < 0 for value in loads):
        doubt("loads", "row.negative_load", min(value for value in loads if value is not None))
    if missing := len(loads) - known_of(loads):
        doubt("loads", "row.curve_gaps", missing)
    elif total is not None and curve_differs(total, energy_of(loads)):
        doubt("loads", "row.curve_differs", total, curve=f"{energy_of(loads):,g}")


CURVES = ListKind(CurveDraft, _fields, _check, ("account_no", "account_name", "point_no", "day"))
