"""The log of changes in words: tables, columns, codes and values, in either language."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from types import MappingProxyType
from typing import Any

from crm.domain.audit import LogAction
from crm.domain.clock import wall_words
from crm.domain.codelists import industry_by_code, street_by_code, voltage_by_code
from crm.domain.messages import sentences
from crm.exchange.summary_columns import words

NOTHING = "—"
NOTED = frozenset({"sign_in"})
"""What the log tells of although no table has such a column: a password was changed, a login switched off or on."""
LONGEST = 400
"""A value is told up to this many characters; the log itself keeps all of it."""
WORKBOOK_CODES: Mapping[str, str] = MappingProxyType(
    {
        "channel": "channel",
        "contact.role": "role",
        "escalation": "escalation",
        "extension": "extension",
        "hazard.level": "hazard",
        "importance_grade": "grade",
        "issue.state": "issue_state",
        "issue.topic": "kind",
        "outage_notice.channel": "notice_channel",
        "record_state": "record",
        "segment": "segment",
        "task.priority": "task",
        "urgency": "urgency",
        "visit_topic.topic": "topic",
    }
)
"""Columns whose codes the workbooks have words for, by column or by table and column."""
LOG_CODES: Mapping[str, str] = MappingProxyType(
    {
        "contact_phone.kind": "phone",
        "direction": "direction",
        "interaction.kind": "interaction",
        "interaction.result": "call",
        "outage.cause_code": "outage_cause",
        "outage.state": "outage_state",
        "outage.transfer_mode": "transfer_mode",
        "outage.type": "outage_type",
        "outage_account.effect": "effect",
        "outage_account.source_role": "supply",
        "outage_estimate.source": "estimate_source",
        "outage_breach.stage": "notice_stage",
        "outage_notice.kept": "kept",
        "outage_notice.result": "notice_result",
        "outage_notice.stage": "notice_stage",
        "person.role": "role",
        "person.sign_in": "sign_in",
        "plan_state": "plan",
        "portfolio_grant.kind": "grant",
        "supply_point.role": "supply",
        "task.state": "task",
        "visit_participant.side": "side",
    }
)
"""Columns whose codes have words of their own here."""


def table_word(table: str, language: str) -> str:
    """Return what the rows of a table are called."""
    return sentences(language).get(f"table.{table}", table)


def column_word(column: str, language: str) -> str:
    """Return what a column is called."""
    return sentences(language).get(f"column.{column}", column)


def action_word(action: LogAction, language: str) -> str:
    """Return what became of a row."""
    return sentences(language)[f"action.{action}"]


def value_word(table: str, column: str, value: Any, language: str) -> str:
    """Return a value of a column as a person reads it: moments of the bureau, days, yes and no, codes in words."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return sentences(language)["code.yes" if value else "code.no"]
    if isinstance(value, datetime):
        return wall_words(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, float):
        return f"{value:,.10g}"
    return _code_word(table, column, str(value), language)[:LONGEST]


def _code_word(table: str, column: str, value: str, language: str) -> str:
    for places, catalogue, before in (
        (WORKBOOK_CODES, words(language), ""),
        (LOG_CODES, sentences(language), "code."),
    ):
        group = places.get(f"{table}.{column}") or places.get(column)
        if group is not None:
            return catalogue.get(f"{before}{group}.{value}", value)
    return _of_lists(column, value, language)


def _of_lists(column: str, value: str, language: str) -> str:
    listed = _OPEN_LISTS.get(column)
    found = listed().get(value) if listed is not None else None
    if found is None:
        return value
    name: str = found.zh if language == "zh_CN" else found.en
    return name


_OPEN_LISTS: Mapping[str, Callable[[], Mapping[str, Any]]] = MappingProxyType(
    {"industry_code": industry_by_code, "street_code": street_by_code, "voltage_code": voltage_by_code}
)
