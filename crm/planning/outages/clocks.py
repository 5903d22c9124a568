"""By when an account must be told, and whether it was (domain.md 3.1, 3.4 and 3.5).

A moment that is met to the second is kept: seven days are kept at 168 hours and broken at 167 hours 59 minutes.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from crm.domain.codes import ImportanceGrade, OutageState, OutageType
from crm.domain.notices import IMPORTANT, SPOKEN
from crm.domain.outages import Attempt, Case, Customer, Kept, Known, NoticeResult, Promise, Stage, Told

WAITING = frozenset({OutageType.PLANNED, OutageType.TEMPORARY, OutageType.TRANSFER, OutageType.ARREARS})
"""Kinds that are known before they begin."""
ANY_NOTICE = frozenset({Stage.FIRST, Stage.FAULT})
FAILED = frozenset({NoticeResult.NO_ANSWER, NoticeResult.WRONG_NUMBER, NoticeResult.REFUSED})


class ClockRules(Struct, frozen=True):
    """Times of notice as they stand on a day: hours before the start by type, minutes after a report for a fault."""

    planned_hours: float = 168
    temporary_hours: float = 24
    transfer_hours: float = 24
    arrears_hours: float = 72
    arrears_last_minutes: float = 30
    reminder_hours: float = 24
    fault_minutes: float = 30
    fault_important_minutes: float = 15


class Clock(Struct, frozen=True):
    """A moment by which an account must have been told something."""

    stage: Stage
    due_at: datetime


def clocks(case: Case, grade: ImportanceGrade, rules: ClockRules) -> list[Clock]:
    """Return by when an account of a grade must be told, the earliest clock first; curtailment goes by its own plan."""
    return sorted(_clocks(case, grade, rules), key=lambda clock: clock.due_at)


def _clocks(case: Case, grade: ImportanceGrade, rules: ClockRules) -> Iterator[Clock]:
    start = case.promise.start
    if case.type in WAITING and start is not None:
        yield Clock(Stage.FIRST, start - timedelta(hours=_hours(case, rules)))
        if case.type is OutageType.PLANNED:
            yield Clock(Stage.REMINDER, start - timedelta(hours=rules.reminder_hours))
        if case.type is OutageType.ARREARS:
            yield Clock(Stage.LAST, start - timedelta(minutes=rules.arrears_last_minutes))
    if case.type is OutageType.FAULT and case.reported_at is not None:
        minutes = rules.fault_important_minutes if grade in IMPORTANT else rules.fault_minutes
        yield Clock(Stage.FAULT, case.reported_at + timedelta(minutes=minutes))


def _hours(case: Case, rules: ClockRules) -> float:
    if case.type is OutageType.TRANSFER and case.interrupts:
        return rules.planned_hours
    return {
        OutageType.PLANNED: rules.planned_hours,
        OutageType.TEMPORARY: rules.temporary_hours,
        OutageType.TRANSFER: rules.transfer_hours,
        OutageType.ARREARS: rules.arrears_hours,
    }[case.type]


def counts(attempt: Attempt, grade: ImportanceGrade) -> bool:
    """Return whether an attempt told an account of a grade: important users must have been spoken to."""
    arrived = attempt.result is NoticeResult.DELIVERED and attempt.delivered_at is not None
    return arrived and (grade not in IMPORTANT or attempt.channel in SPOKEN)


def kept(clock: Clock, customer: Customer, now: datetime) -> Kept:
    """Return how a clock stands for an account at a moment: told in time, too late, not yet, or not at all.

    Any notice is a first one; a reminder and the last word before an arrears stop are notices of their own.
    """
    arrived = [at for at in _arrivals(clock.stage, customer) if at <= now]
    if any(at <= clock.due_at for at in arrived):
        return Kept.KEPT
    if now <= clock.due_at:
        return Kept.RUNNING
    return Kept.LATE if arrived else Kept.MISSED


def _arrivals(stage: Stage, customer: Customer) -> Iterator[datetime]:
    for each in customer.attempts:
        fits = stage in ANY_NOTICE or each.stage is stage
        if fits and each.delivered_at is not None and counts(each, customer.grade):
            yield each.delivered_at


def known(promise: Promise, customer: Customer) -> Known:
    """Return what an account knows of the times that hold now.

    Being told belongs to the times that were told: a new time makes whoever heard the old one outdated, and an attempt
    that failed takes nothing away from what was heard before.
    """
    tried = sorted(customer.attempts, key=lambda each: each.sent_at)
    heard = [each for each in tried if counts(each, customer.grade)]
    last = heard[-1] if heard else None
    after = [each for each in tried if last is None or each.sent_at > last.sent_at]
    failed = sum(each.result in FAILED for each in after)
    if last is not None and last.told == promise:
        return Known(Told.CURRENT, last, failed)
    if after and after[-1].result is NoticeResult.QUEUED:
        return Known(Told.QUEUED, last, failed)
    if last is not None:
        return Known(Told.OUTDATED, last, failed)
    return Known(Told.FAILED if failed else Told.NOT_TOLD, None, failed)


NEVER = Promise(datetime.min.replace(tzinfo=UTC), None)
"""Times that nobody was ever told."""


def heard_so_far(state: OutageState, promise: Promise, attempts: Sequence[Attempt]) -> tuple[Attempt, ...]:
    """Return the attempts as they count in a state.

    Whoever heard that supply is back knows enough of what is over; of what is cancelled only that very word counts.
    """
    if state is OutageState.RESTORED:
        return tuple(replace(each, told=promise) if each.stage is Stage.RESTORED else each for each in attempts)
    if state is OutageState.CANCELLED:
        word = {True: promise, False: NEVER}
        return tuple(replace(each, told=word[each.stage is Stage.CANCELLED]) for each in attempts)
    return tuple(attempts)


def told_share(states: Sequence[Told]) -> tuple[int, int]:
    """Return how many accounts know the times that hold now, and of how many."""
    return sum(state is Told.CURRENT for state in states), len(states)
