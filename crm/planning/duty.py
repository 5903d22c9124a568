"""How often an account is due for a visit on site and for any contact, and how it stands (domain.md section 2.1).

Of all rules that apply the one whose day comes first binds. The rules of segment and grade count from the last visit on
site, those of contacts from the last contact by any channel; the rules of events are in crm.planning.duty_events.
"""

from collections.abc import Mapping
from datetime import date

from crm.domain.codes import DutyStatus, ImportanceGrade, Segment
from crm.domain.duty import Due, Duty, DutyFacts, DutyRule, in_days
from crm.domain.settings import SettingValue
from crm.planning.duty_events import contact_events, visit_events, whole

Values = Mapping[str, SettingValue]

RULE_OF_SEGMENT = {
    Segment.DIRECT_SERVICE: "visit.interval.direct_service",
    Segment.TOP100: "visit.interval.top100",
}
RULE_OF_GRADE = {
    ImportanceGrade.SPECIAL: "visit.interval.special",
    ImportanceGrade.GRADE1: "visit.interval.grade1",
    ImportanceGrade.GRADE2: "visit.interval.grade2",
}
CONTACT_RULE_OF_SEGMENT = {
    Segment.DIRECT_SERVICE: "visit.phone_interval.direct_service",
    Segment.TOP100: "visit.phone_interval.top100",
}


def binding_rule(segment: Segment, grade: ImportanceGrade, contract_kva: float, values: Values) -> DutyRule | None:
    """Return the shortest interval that applies, or None for segments without visits on site."""
    keys = []
    if segment in RULE_OF_SEGMENT:
        keys.append(RULE_OF_SEGMENT[segment])
    elif segment is Segment.LARGE_INDUSTRIAL:
        big = contract_kva >= whole(values, "visit.interval.big_kva")
        keys.append("visit.interval.large_industrial_big" if big else "visit.interval.large_industrial")
    if grade in RULE_OF_GRADE:
        keys.append(RULE_OF_GRADE[grade])
    rules = [DutyRule(key, whole(values, key)) for key in keys]
    return min(rules, key=lambda rule: rule.days, default=None)


def contact_rule(segment: Segment, contract_kva: float, has_transformer: bool, values: Values) -> DutyRule | None:
    """Return the interval of contacts by any channel; small business has one with a transformer of its own."""
    key = CONTACT_RULE_OF_SEGMENT.get(segment)
    if segment is Segment.LARGE_INDUSTRIAL:
        big = contract_kva >= whole(values, "visit.interval.big_kva")
        key = "visit.phone_interval.large_industrial_big" if big else "visit.phone_interval.large_industrial"
    elif segment is Segment.SMALL_BUSINESS and has_transformer:
        key = "visit.phone_interval.small_business"
    return DutyRule(key, whole(values, key)) if key else None


def duty_of(facts: DutyFacts, values: Values) -> Duty:
    """Return what an account is owed by the rules of a day; it does not depend on today."""
    cycle = binding_rule(facts.segment, facts.grade, facts.contract_kva, values)
    contact = contact_rule(facts.segment, facts.contract_kva, facts.has_transformer, values)
    return Duty(
        _first([*_cycle(cycle, facts.last_onsite_on, facts.known_since), *visit_events(facts, values)]),
        _first([*_cycle(contact, facts.last_contact_on, facts.known_since), *contact_events(facts, values)]),
    )


def _cycle(rule: DutyRule | None, last: date | None, known_since: date) -> list[Due]:
    day = due_on(rule, last, known_since)
    return [] if rule is None or day is None else [Due(rule, last or known_since, day)]


def _first(found: list[Due]) -> Due | None:
    return min(found, key=lambda due: (due.on, due.rule.days), default=None)


def due_on(rule: DutyRule | None, last_onsite_on: date | None, known_since: date) -> date | None:
    """Return the day by which the next visit is due.

    An account that was never visited is due an interval after the day it became known to the program.
    """
    if rule is None:
        return None
    return in_days(last_onsite_on or known_since, rule.days)


def status(due: date | None, days: int | None, today: date, values: Values) -> DutyStatus:
    """Return how an account stands on a day: soon is the last 30 % of the interval, severe more than 15 days late."""
    if due is None or days is None:
        return DutyStatus.NO_DUTY
    left = (due - today).days
    if left < -whole(values, "visit.severe_overdue_days"):
        return DutyStatus.SEVERE
    if left < 0:
        return DutyStatus.OVERDUE
    ratio = values["visit.due_soon_ratio"]
    assert isinstance(ratio, float | int)
    return DutyStatus.DUE_SOON if left <= days * ratio else DutyStatus.NORMAL


def required(due: date | None, days: int | None, first: date, last: date) -> int:
    """Return how many visits are owed until the last day of a period, when each is held on the day it is due.

    `due` is the first due day, reckoned from what was before the period; a visit that is late when the period begins
    is owed on its first day.
    """
    if due is None or days is None or due > last:
        return 0
    return 1 + (last - max(due, first)).days // days
