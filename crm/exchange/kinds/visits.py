"""Lists of visits that were held (domain.md 2.3)."""

from functools import partial
from typing import Any

from crm.domain.imports import Problem, Severity, VisitDraft
from crm.domain.reading import dates, numbers, text, words
from crm.domain.reading.text import Partly
from crm.exchange.kinds.common import is_day, owner
from crm.exchange.kinds.field import Field, ListKind, Read, readable


def _fields(number: Read) -> list[Field]:
    return [
        *owner(number),
        Field("held_on", dates.day, required=True, looks=is_day),
        Field("channel", words.channel, required=True, looks=readable(words.channel)),
        Field("visitors", text.names, required=True),
        Field("arrived", dates.clock),
        Field("left", dates.clock),
        Field("topics", words.topics, piece_code="cell.topic"),
        Field("content", text.paragraph),
        Field("issue", text.paragraph),
        Field("customer_side", text.names),
        Field("production", text.paragraph),
        Field("advice", text.paragraph),
        Field("reply_on_site", text.paragraph),
        Field("outage_plan_told", words.truth),
        Field("demand_kva", numbers.capacity, strict=True, units=numbers.CAPACITY),
        Field("demand_on", dates.day, strict=True),
        Field("satisfaction", words.satisfaction, strict=True),
        Field("no_satisfaction_reason", text.line),
        Field("recommend", partial(numbers.whole, low=0, high=10), strict=True),
        Field("next_visit_on", dates.day, strict=True),
    ]


def _check(values: dict[str, Any], row: int, problems: list[Problem]) -> None:
    _keep_unknown_topics(values)
    _check_hours(values, row, problems)


def _check_hours(values: dict[str, Any], row: int, problems: list[Problem]) -> None:
    """Nobody leaves before arriving; the hour of leaving is left out."""
    arrived, left = values.get("arrived"), values.get("left")
    if arrived is not None and left is not None and left < arrived:
        del values["left"]
        details = {"arrived": f"{arrived:%H:%M}"}
        problems.append(Problem(row, "left", "row.left_before_arrival", f"{left:%H:%M}", Severity.WARNING, details))


def _keep_unknown_topics(values: dict[str, Any]) -> None:
    """Words that name no topic go into the content, so that the record shows them."""
    topics = values.get("topics")
    if isinstance(topics, Partly):
        content = values.get("content")
        values["content"] = "\n".join([*([content] if content else []), *topics.unread])


VISITS = ListKind(VisitDraft, _fields, _check)
