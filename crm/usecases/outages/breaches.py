"""Notices that came too late or not at all, by the settings of the day of each outage (domain.md 3.5).

They follow from what was logged; those of times that hold no more were kept before these went (see broken.py).
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from crm.domain.clock import at_local
from crm.domain.codes import ImportanceGrade, OutageType
from crm.domain.errors import Invalid
from crm.domain.outage_desk import BreachRow, OutageDetail, Whose
from crm.domain.outages import Kept, Stage
from crm.storage.outages import customers, heads
from crm.storage.outages.broken import kept
from crm.storage.reader import AnyRow, Reader
from crm.usecases.outages.broken import broken
from crm.usecases.outages.detail import detail
from crm.usecases.outages.places import places_of

AROUND = timedelta(days=31)
"""A deadline lies at most so long before its outage begins, or after."""


def breaches(reader: Reader, first: date, last: date, whose: Whose) -> tuple[BreachRow, ...]:
    """Return what was told late or not at all by a deadline within a period, the newest deadline first.

    Raises Invalid("outage.backwards").
    """
    begin, end = _period(reader, first, last)
    rows = heads.heads_between(reader, begin - AROUND, end + AROUND)
    found = list(_present(reader, rows, whose, begin, end))
    found += _former(reader, begin, end, whose, found)
    return tuple(sorted(found, key=lambda row: (row.due_at, row.outage_no, row.account), reverse=True))


def details(reader: Reader, first: date, last: date) -> Iterator[OutageDetail]:
    """Yield the outages that were or will be off in a period; raises Invalid("outage.backwards")."""
    begin, end = _period(reader, first, last)
    ids: list[UUID] = [row.id for row in heads.heads_between(reader, begin, end)]
    for place, key in enumerate(ids):
        reader.progress.step(place, len(ids))
        yield detail(reader, key)


def _period(reader: Reader, first: date, last: date) -> tuple[datetime, datetime]:
    if last < first:
        raise Invalid("outage.backwards")
    zone = reader.clock.zone
    return at_local(first, zone=zone), at_local(last + timedelta(days=1), zone=zone)


def _present(
    reader: Reader, rows: Sequence[AnyRow], whose: Whose, begin: datetime, end: datetime
) -> Iterator[BreachRow]:
    """Yield what some outages broke of deadlines between two moments by the times that hold now, in their order."""
    named = _Named(reader, rows)
    for part in broken(reader, rows, whose):
        some = [each for each in part if begin <= each.clock.due_at < end]
        accounts = customers.customers(reader, {each.row.account_id for each in some})
        for each in some:
            yield BreachRow(
                **named.of(each.head.id),
                account_id=each.row.account_id,
                account=accounts[each.row.account_id].name,
                account_no=accounts[each.row.account_id].account_no,
                grade=ImportanceGrade(each.row.importance_grade),
                stage=each.clock.stage,
                due_at=each.clock.due_at,
                kept=each.clock.kept,
                told_at=each.told_at,
                attempts=len(each.attempts),
            )


def _former(reader: Reader, begin: datetime, end: datetime, whose: Whose, now: Sequence[BreachRow]) -> list[BreachRow]:
    """Return what was broken by deadlines between two moments that hold no more; `now` has those that still do."""
    there = {(row.outage_id, row.account_id, row.stage.value, row.due_at) for row in now}
    rows = [
        row
        for row in kept(reader, begin, end, whose)
        if (row.outage_id, row.account_id, row.stage, row.due_at) not in there
    ]
    named = _Named(reader, heads.heads_of(reader, {row.outage_id for row in rows}))
    return [
        BreachRow(
            **named.of(row.outage_id),
            account_id=row.account_id,
            account=row.name,
            account_no=row.account_no,
            grade=ImportanceGrade(row.importance_grade),
            stage=Stage(row.stage),
            due_at=row.due_at,
            kept=Kept.MISSED if row.told_at is None else Kept.LATE,
            told_at=row.told_at,
            attempts=row.attempts,
            is_former=True,
        )
        for row in rows
    ]


class _Named:
    """What outages are called."""

    def __init__(self, reader: Reader, rows: Sequence[AnyRow]) -> None:
        self._heads = {head.id: head for head in rows}
        self._scopes = heads.scopes(reader, self._heads.values())
        self._places = places_of(reader, self._heads.values(), self._scopes)

    def of(self, outage_id: UUID) -> dict[str, Any]:
        head = self._heads[outage_id]
        return {
            "outage_id": head.id,
            "outage_no": head.outage_no,
            "type": OutageType(head.type),
            "place": self._places.place(head, self._scopes[head.id]),
        }
