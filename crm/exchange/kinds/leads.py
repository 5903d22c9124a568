"""Coming demand of customers, for the grid planners (domain.md 7)."""

from typing import Any

from crm.domain.imports import LeadDraft, Problem, Severity
from crm.domain.reading import dates, history_words, numbers, places, shares, text, words
from crm.domain.reading.numbers import CAPACITY
from crm.exchange.kinds.common import is_day, owner
from crm.exchange.kinds.field import Field, ListKind, Read, readable


def _fields(number: Read) -> list[Field]:
    return [
        *owner(number),
        Field("project", text.line, required=True),
        Field("applied_kva", numbers.capacity, required=True, units=CAPACITY),
        Field("lead_stage", history_words.lead_stage, strict=True, looks=readable(history_words.lead_stage)),
        Field("probability", shares.share, strict=True),
        Field("expected_on", dates.day, strict=True, looks=is_day),
        Field("earliest_on", dates.day, strict=True),
        Field("latest_on", dates.day, strict=True),
        Field("ramp", shares.ramp, strict=True),
        Field("purpose", text.line),
        Field("voltage_code", places.voltage),
        Field("is_dual", words.truth),
        Field("load_character", text.line),
        Field("contact", text.line),
        Field("feeder", places.feeder, strict=True),
        Field("note", text.paragraph),
    ]


def _check(values: dict[str, Any], row: int, problems: list[Problem]) -> None:
    """Tell days that do not follow each other; they are kept."""
    days = [values[name] for name in ("earliest_on", "expected_on", "latest_on") if name in values]
    if days != sorted(days):
        said = " · ".join(day.isoformat() for day in days)
        problems.append(Problem(row, "expected_on", "row.lead_days", said, Severity.WARNING, {}))


LEADS = ListKind(LeadDraft, _fields, _check, ("account_no", "account_name", "project"))
