"""`rounds duty`: how accounts stand with their visits, and by which rule."""

import argparse
from collections import Counter
from typing import Any

from crm.cli.database import opened
from crm.cli.named import a_day, a_segment
from crm.cli.output import Talk
from crm.domain.codes import DutyStatus
from crm.domain.duty import Due, DutyFilter, DutyLine
from crm.usecases.duty import duties
from crm.usecases.people import area_named, person_named


def run(options: argparse.Namespace, talk: Talk) -> int:
    """Print a line an account that is owed something, then the totals."""
    with opened(options) as store, store.read() as reader:
        on = a_day(options.on) if options.on is not None else reader.clock.today()
        wanted = DutyFilter(
            person_named(reader, options.manager) if options.manager is not None else None,
            area_named(reader, options.area) if options.area is not None else None,
            a_segment(options.segment) if options.segment is not None else None,
            on,
        )
        lines = duties(reader, wanted)
    totals = _totals(lines)
    talk.give({"on": on.isoformat(), "totals": totals, "accounts": [_shown(line, talk) for line in lines]})
    if not talk.json:
        for line in lines:
            if line.duty.visit is not None:
                print(_told(line, talk))
    talk.say("duty.total", on=on.isoformat(), **totals)
    return 0


def _totals(lines: list[DutyLine]) -> dict[str, int]:
    """Return how many accounts stand how; those planned and late by telephone are counted beside."""
    states = Counter(line.status for line in lines)
    return {
        "accounts": len(lines),
        **{status.value: states[status] for status in DutyStatus},
        "planned": sum(line.planned_on is not None for line in lines),
        "phone_late": sum(line.phone_days_late > 0 for line in lines),
    }


def _shown(line: DutyLine, talk: Talk) -> dict[str, Any]:
    visit, contact = line.duty.visit, line.duty.contact
    return {
        "account_no": line.account_no,
        "name": line.name,
        "segment": line.segment,
        "area": line.area,
        "manager": line.manager,
        "rule": visit.rule.key if visit else None,
        "interval_days": visit.rule.days if visit else None,
        "why": why(visit, talk) if visit else None,
        "last_visit": _iso(line.last_onsite_on),
        "due": _iso(visit.on if visit else None),
        "status": line.status,
        "days_late": line.days_late,
        "planned": _iso(line.planned_on),
        "phone_rule": contact.rule.key if contact else None,
        "phone_due": _iso(contact.on if contact else None),
        "phone_days_late": line.phone_days_late,
    }


def why(due: Due, talk: Talk) -> str:
    """Return the rule in words, with the day from which it counts."""
    return talk.words(due.rule.key, days=due.rule.days, since=due.since.isoformat())


def _told(line: DutyLine, talk: Talk) -> str:
    assert line.duty.visit is not None
    late, reason = str(line.days_late or "-"), why(line.duty.visit, talk)
    return f"{line.account_no:<16} {line.duty.visit.on} {late:>4} {line.status:<9} {line.name}  {reason}"


def _iso(day: Any) -> str | None:
    return day.isoformat() if day is not None else None
