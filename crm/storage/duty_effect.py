"""What other rules would do to the accounts, and whether a rule has come into force since they were counted."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from uuid import UUID

from crm.domain.codes import DutyStatus
from crm.domain.duty import Due, Duty
from crm.domain.rules import Effect, Touched
from crm.domain.settings import DERIVED_KEYS
from crm.planning.duty import Values, duty_of, status
from crm.storage.duty import duty_columns
from crm.storage.duty_facts import facts_of
from crm.storage.fact_names import account_names
from crm.storage.reader import Reader
from crm.storage.settings import all_values, starts_of

MOST_NAMED = 500
"""More names than anybody reads through before a rule is saved."""
LATE = (DutyStatus.OVERDUE, DutyStatus.SEVERE)
Stand = tuple[date | None, DutyStatus, date | None]
"""When a visit is due, how the account stands, and when any contact is due."""


def effect(reader: Reader, old: Values, new: Values, on: date) -> Effect:
    """Return how accounts would stand on a day by new rules beside the old ones, by the visits held so far."""
    count: Counter[str] = Counter()
    touched: list[tuple[UUID, date | None, date | None]] = []
    for row, facts in facts_of(reader, None):
        count["accounts"] += 1
        before, after = _stand(duty_of(facts, old), old, on), _stand(duty_of(facts, new), new, on)
        count.update(_told(before, after))
        if before != after:
            touched.append((row.id, before[0], after[0]))
    return Effect(**count, named=_named(reader, touched))


def _named(reader: Reader, touched: list[tuple[UUID, date | None, date | None]]) -> tuple[Touched, ...]:
    first = sorted(touched, key=lambda each: (each[2] or date.max, each[1] or date.max))[:MOST_NAMED]
    names = account_names(reader, [each[0] for each in first])
    return tuple(Touched(*names[key], before, after) for key, before, after in first if key in names)


def _told(before: Stand, after: Stand) -> Iterator[str]:
    if before != after:
        yield "touched"
    if before[0] is None or after[0] is None:
        if before[0] != after[0]:
            yield "gained" if before[0] is None else "lost"
    elif before[0] != after[0]:
        yield "earlier" if after[0] < before[0] else "later"
    for stand, name in ((before, "overdue_before"), (after, "overdue_after")):
        if stand[1] in LATE:
            yield name


def _stand(duty: Duty, values: Values, on: date) -> Stand:
    visit = duty.visit
    return _day(visit), status(_day(visit), visit.rule.days if visit else None, on, values), _day(duty.contact)


def _day(due: Due | None) -> date | None:
    return due.on if due is not None else None


def is_stale(reader: Reader) -> bool:
    """Say whether a rule has come into force since the derived columns of the accounts were counted."""
    today = reader.clock.today()
    starts = starts_of(reader, DERIVED_KEYS, today)
    if not starts:
        return False
    if starts[-1] == today:
        # The number of ratings that count leaves no trace in a duty.
        return True
    values = all_values(reader, today)
    return any(
        getattr(row, name) != value
        for row, facts in facts_of(reader, None)
        for name, value in duty_columns(facts, values).items()
    )
