"""What makes a visit or a call due beside the usual cycle: complaints, outages, a new connection (domain.md 2.1)."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from crm.domain.duty import COMPLAINT, CONNECTION, EVENT_RULES, OUTAGES, Due, DutyFacts, DutyRule, in_days
from crm.domain.settings import SettingValue

Values = Mapping[str, SettingValue]

CONTACT_RULES = {
    COMPLAINT: "visit.phone_interval.complaint",
    OUTAGES: "visit.phone_interval.outages",
    CONNECTION: "visit.phone_interval.new_connection",
}


def visit_events(facts: DutyFacts, values: Values) -> list[Due]:
    """Return what events ask for on site. A visit on the day of an event or later has answered it."""
    return _due(facts, facts.last_onsite_on, EVENT_RULES, values)


def contact_events(facts: DutyFacts, values: Values) -> list[Due]:
    """Return what events ask for by any channel."""
    return _due(facts, facts.last_contact_on, CONTACT_RULES, values)


def _due(facts: DutyFacts, last: date | None, rules: Mapping[str, str], values: Values) -> list[Due]:
    found = []
    for name, days in _events(facts, last, values):
        open_since = min((day for day in days if last is None or day > last), default=None)
        if open_since is not None:
            rule = DutyRule(rules[name], whole(values, rules[name]))
            found.append(Due(rule, open_since, in_days(open_since, rule.days)))
    return found


def _events(facts: DutyFacts, last: date | None, values: Values) -> Iterator[tuple[str, Iterable[date]]]:
    """Yield events of which some may be open. Almost no account has any, and all are asked: this is quick."""
    if facts.complaints:
        yield COMPLAINT, facts.complaints
    if facts.outages:
        yield OUTAGES, [*_repeated(facts, values), *_severe(facts, values)]
    connected = facts.energized_on
    if connected is not None and (last is None or connected > last) and is_new(connected, facts.known_since, values):
        yield CONNECTION, (connected,)


def _repeated(facts: DutyFacts, values: Values) -> list[date]:
    """Return the days on which an outage was one too many within the window.

    What was before the account became known is history of other books and asks for nothing.
    """
    count = whole(values, "visit.interval.outage_count")
    window = timedelta(days=whole(values, "visit.interval.outage_days"))
    days = sorted(day for day in facts.outages if day >= facts.known_since)
    return [day for before, day in zip(days, days[count - 1 :], strict=False) if day - before <= window]


def _severe(facts: DutyFacts, values: Values) -> Iterator[date]:
    """Yield the days of outages that were so long that one is enough."""
    hours = values["visit.interval.outage_hours"]
    assert isinstance(hours, int | float)
    for day, length in facts.lasted:
        if length >= hours and day >= facts.known_since:
            yield day


def is_new(energized_on: date, known_since: date, values: Values) -> bool:
    """Say whether an account was a new connection when it became known: its first visit was not due before that day."""
    return in_days(energized_on, whole(values, EVENT_RULES[CONNECTION])) > known_since


def whole(values: Values, key: str) -> int:
    """Return a setting that is a number, as a whole one."""
    value = values[key]
    assert isinstance(value, int | float)
    return int(value)
