"""How often an account is due for an on-site visit, and how it stands (domain.md section 2.1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from crm.domain.codes import DutyStatus, ImportanceGrade, Segment
from crm.domain.settings import SettingValue

RULE_OF_SEGMENT = {
    Segment.DIRECT_SERVICE: "visit.interval.direct_service",
    Segment.TOP100: "visit.interval.top100",
}
RULE_OF_GRADE = {
    ImportanceGrade.SPECIAL: "visit.interval.special",
    ImportanceGrade.GRADE1: "visit.interval.grade1",
    ImportanceGrade.GRADE2: "visit.interval.grade2",
}


@dataclass(frozen=True)
class DutyRule:
    """The rule that binds an account: the setting's key and its days."""

    key: str
    days: int


def binding_rule(
    segment: Segment, grade: ImportanceGrade, contract_kva: float, values: Mapping[str, SettingValue]
) -> DutyRule | None:
    """Return the shortest rule that applies, or None for segments without on-site visits."""
    keys = []
    if segment in RULE_OF_SEGMENT:
        keys.append(RULE_OF_SEGMENT[segment])
    elif segment is Segment.LARGE_INDUSTRIAL:
        big = contract_kva >= _days(values, "visit.interval.big_kva")
        keys.append("visit.interval.large_industrial_big" if big else "visit.interval.large_industrial")
    if grade in RULE_OF_GRADE:
        keys.append(RULE_OF_GRADE[grade])
    rules = [DutyRule(key, _days(values, key)) for key in keys]
    return min(rules, key=lambda rule: rule.days, default=None)


def due_on(rule: DutyRule | None, last_onsite_on: date | None, known_since: date) -> date | None:
    """Return the day by which the next visit is due.

    An account that was never visited is due an interval after the day it became known to the program.
    """
    if rule is None:
        return None
    return (last_onsite_on or known_since) + timedelta(days=rule.days)


def status(due: date | None, days: int | None, today: date, values: Mapping[str, SettingValue]) -> DutyStatus:
    """Return how an account stands on a day: soon is the last 30 % of the interval, severe more than 15 days late."""
    if due is None or days is None:
        return DutyStatus.NO_DUTY
    left = (due - today).days
    if left < -_days(values, "visit.severe_overdue_days"):
        return DutyStatus.SEVERE
    if left < 0:
        return DutyStatus.OVERDUE
    ratio = values["visit.due_soon_ratio"]
    assert isinstance(ratio, float | int)
    return DutyStatus.DUE_SOON if left <= days * ratio else DutyStatus.NORMAL


def _days(values: Mapping[str, SettingValue], key: str) -> int:
    value = values[key]
    assert isinstance(value, int | float)
    return int(value)
