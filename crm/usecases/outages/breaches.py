"""Notices that came too late or not at all, by the settings of the day of each outage (domain.md 3.5).

They follow from what was logged, which is never taken away, so a breach stays one.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from crm.domain.clock import at_local
from crm.domain.codes import ImportanceGrade, OutageType
from crm.domain.errors import Invalid
from crm.domain.outage_desk import BreachRow, ClockLine, OutageDetail, Whose
from crm.domain.outages import Attempt, Kept
from crm.storage.outages import heads, reached
from crm.storage.reader import AnyRow, Reader
from crm.usecases.outages.board import detail
from crm.usecases.outages.places import places_of
from crm.usecases.outages.standing import Judge, promise_of, read_outages

BROKEN = (Kept.LATE, Kept.MISSED)
AROUND = timedelta(days=31)
"""A deadline lies at most so long before its outage begins, or after."""


def breaches(reader: Reader, first: date, last: date, whose: Whose) -> tuple[BreachRow, ...]:
    """Return what was told late or not at all by a deadline within a period, the newest deadline first.

    Raises Invalid("outage.backwards").
    """
    begin, end = _period(reader, first, last)
    rows = heads.heads_between(reader, begin - AROUND, end + AROUND)
    found = [row for row in breaches_among(reader, rows, whose) if begin <= row.due_at < end]
    return tuple(sorted(found, key=lambda row: (row.due_at, row.outage_no, row.account), reverse=True))


def details(reader: Reader, first: date, last: date) -> Iterator[OutageDetail]:
    """Yield the outages that were or will be off in a period; raises Invalid("outage.backwards")."""
    begin, end = _period(reader, first, last)
    ids: list[UUID] = [row.id for row in heads.heads_between(reader, begin, end)]
    for place, key in enumerate(ids):
        reader.progress.step(place, len(ids))
        yield detail(reader, key)


def breaches_of(reader: Reader, first: date, last: date) -> list[BreachRow]:
    """Return the breaches of the outages that `details` yields, in their order."""
    return breaches_among(reader, heads.heads_between(reader, *_period(reader, first, last)), None)


def _period(reader: Reader, first: date, last: date) -> tuple[datetime, datetime]:
    if last < first:
        raise Invalid("outage.backwards")
    zone = reader.clock.zone
    return at_local(first, zone=zone), at_local(last + timedelta(days=1), zone=zone)


def breaches_among(reader: Reader, rows: Sequence[AnyRow], whose: Whose) -> list[BreachRow]:
    """Return the broken clocks of some outages, in their order."""
    known, judge = read_outages(reader, rows, whose), Judge(reader)
    broken: list[tuple[AnyRow, AnyRow, ClockLine, Sequence[Attempt]]] = []
    for head in rows:
        promise = promise_of(head, known.said(head.id))
        for row in known.accounts.get(head.id, ()):
            attempts = known.attempts.get((head.id, row.account_id), ())
            clocks = judge.told(head, promise, row, attempts).clocks
            broken += [(head, row, clock, attempts) for clock in clocks if clock.kept in BROKEN]
    hit = {head.id: head for head, *_rest in broken}
    scopes = heads.scopes(reader, hit.values())
    places = places_of(reader, list(scopes.values()))
    accounts = reached.customers(reader, {row.account_id for _head, row, *_rest in broken})
    return [
        BreachRow(
            outage_id=head.id,
            outage_no=head.outage_no,
            type=OutageType(head.type),
            place=places.place(head, scopes[head.id]),
            account_id=row.account_id,
            account=accounts[row.account_id].name,
            account_no=accounts[row.account_id].account_no,
            grade=ImportanceGrade(row.importance_grade),
            stage=clock.stage,
            due_at=clock.due_at,
            kept=clock.kept,
            told_at=_told_at(clock, attempts),
            attempts=len(attempts),
        )
        for head, row, clock, attempts in broken
    ]


def _told_at(clock: ClockLine, attempts: Sequence[Attempt]) -> datetime | None:
    """Return when an account heard it after all."""
    if clock.kept is not Kept.LATE:
        return None
    arrived = [each.delivered_at for each in attempts if each.delivered_at is not None]
    return min((at for at in arrived if at > clock.due_at), default=None)
