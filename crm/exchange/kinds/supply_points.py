"""Lists that say which account hangs on which feeder (domain.md 1.4)."""

from typing import Any

from crm.domain.imports import Problem, Severity, SupplyDraft
from crm.domain.reading import dates, history_words, places
from crm.exchange.kinds.common import is_day, owner
from crm.exchange.kinds.field import Field, ListKind, Read, readable


def _fields(number: Read) -> list[Field]:
    return [
        *owner(number),
        Field("feeder", places.feeder, required=True, looks=readable(places.feeder)),
        Field("source_role", history_words.source_role, strict=True, looks=readable(history_words.source_role)),
        Field("starts_on", dates.day, strict=True, looks=is_day),
        Field("ends_on", dates.day, strict=True),
        Field("confirmed_on", dates.day, strict=True),
    ]


def _check(values: dict[str, Any], row: int, problems: list[Problem]) -> None:
    """Nothing ends before it begins; such an end is left out."""
    begins, ends = values.get("starts_on"), values.get("ends_on")
    if begins is not None and ends is not None and ends < begins:
        del values["ends_on"]
        details = {"begins": begins.isoformat()}
        problems.append(Problem(row, "ends_on", "row.ends_before", ends.isoformat(), Severity.WARNING, details))


SUPPLY_POINTS = ListKind(SupplyDraft, _fields, _check)
