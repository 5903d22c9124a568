"""Checks between the fields of one row; they warn, and never refuse a row."""

from typing import Any

from crm.domain.clock import wall_words
from crm.domain.imports import ImportKind, Problem, Severity
from crm.domain.reading.text import Partly, shown

LON_RANGE = (113.70, 114.70)
LAT_RANGE = (22.40, 22.90)
"""Where the bureau's places lie (domain.md 13): outside is doubtful and kept."""


def complete(kind: ImportKind, values: dict[str, Any], row: int, problems: list[Problem]) -> dict[str, Any]:
    """Return the values as the draft takes them; adds warnings to `problems`."""
    if kind is ImportKind.ACCOUNTS:
        _check_capacity(values, row, problems)
        _check_place(values, row, problems)
    elif kind is ImportKind.VISITS:
        _keep_unknown_topics(values)
        _check_hours(values, row, problems)
    elif kind is ImportKind.ORDERS:
        _check_order(values, row, problems)
    for field, value in values.items():
        if isinstance(value, Partly):
            values[field] = value.value
    return values


def _check_capacity(values: dict[str, Any], row: int, problems: list[Problem]) -> None:
    """The running capacity never exceeds the contract's (domain.md 1.5); a larger one is left out."""
    operating = values.get("operating_kva")
    if operating is not None and operating > values["contract_kva"]:
        del values["operating_kva"]
        details = {"contract_kva": shown(values["contract_kva"])}
        code = "row.operating_over_contract"
        problems.append(Problem(row, "operating_kva", code, shown(operating), Severity.WARNING, details))


def _check_hours(values: dict[str, Any], row: int, problems: list[Problem]) -> None:
    """Nobody leaves before arriving; the hour of leaving is left out."""
    arrived, left = values.get("arrived"), values.get("left")
    if arrived is not None and left is not None and left < arrived:
        del values["left"]
        details = {"arrived": f"{arrived:%H:%M}"}
        problems.append(Problem(row, "left", "row.left_before_arrival", f"{left:%H:%M}", Severity.WARNING, details))


def _check_order(values: dict[str, Any], row: int, problems: list[Problem]) -> None:
    """Nothing is due or finished before it was received; such a moment is left out."""
    for field in ("due_at", "finished_at"):
        moment = values.get(field)
        if moment is not None and moment < values["received_at"]:
            del values[field]
            details = {"received": wall_words(values["received_at"])}
            problems.append(Problem(row, field, "row.before_receipt", wall_words(moment), Severity.WARNING, details))


def _check_place(values: dict[str, Any], row: int, problems: list[Problem]) -> None:
    for field, (low, high) in (("lon", LON_RANGE), ("lat", LAT_RANGE)):
        figure = values.get(field)
        if figure is not None and not low <= figure <= high:
            details = {"low": low, "high": high}
            problems.append(Problem(row, field, "row.far_away", f"{figure:g}", Severity.WARNING, details))


def _keep_unknown_topics(values: dict[str, Any]) -> None:
    """Words that name no topic go into the content, so that the record shows them."""
    topics = values.get("topics")
    if isinstance(topics, Partly):
        content = values.get("content")
        values["content"] = "\n".join([*([content] if content else []), *topics.unread])
