"""Thirty accounts with the duty that domain.md 2.1 gives them on 17 November 2026.

The days in duty_key.csv were counted by hand on a calendar and never taken from the program; `complaints` and `outages`
are days parted by a space. `contact` is a visit by telephone. Work on a row again by hand when a rule changes.
"""

import csv
from datetime import date
from pathlib import Path

from msgspec import Struct

from crm.domain.codes import DutyStatus, ImportanceGrade, Segment
from crm.domain.duty import DutyFacts

TODAY = date(2026, 11, 17)


class KeyRow(Struct, frozen=True):
    """An account, and what is expected of it."""

    no: str
    facts: DutyFacts
    voltage: str
    on_site: date | None
    contact: date | None
    rule: str | None
    due: date | None
    status: DutyStatus
    phone_rule: str | None
    phone_due: date | None


def key_rows() -> list[KeyRow]:
    """Return the table."""
    with Path(__file__).with_suffix(".csv").open(encoding="utf-8", newline="") as file:
        return [_row(row) for row in csv.DictReader(file)]


def _row(row: dict[str, str]) -> KeyRow:
    on_site, contact = _day(row["on_site"]), _day(row["contact"])
    facts = DutyFacts(
        Segment(row["segment"]),
        ImportanceGrade(row["grade"]),
        float(row["kva"]),
        date.fromisoformat(row["known_since"]),
        has_transformer=row["voltage"] not in ("AC220V", "AC380V"),
        last_onsite_on=on_site,
        last_contact_on=max((day for day in (on_site, contact) if day), default=None),
        complaints=_days(row["complaints"]),
        outages=_days(row["outages"]),
        energized_on=_day(row["energized"]),
    )
    expected = (_key(row["rule"]), _day(row["due"]), DutyStatus(row["status"]))
    return KeyRow(
        row["no"],
        facts,
        row["voltage"],
        on_site,
        contact,
        *expected,
        _key(row["phone_rule"]),
        _day(row["phone_due"]),
    )


def _key(text: str) -> str | None:
    return f"visit.{text}" if text else None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _days(text: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(each) for each in text.split())
