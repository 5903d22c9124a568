"""Notices that came too late or not at all, by the settings of the day of each outage (domain.md 3.5).

They follow from what was logged, which is never taken away, so a breach stays one.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

from crm.domain.clock import at_local
from crm.domain.errors import Invalid
from crm.domain.outage_desk import AffectedRow, BreachRow, OutageDetail
from crm.domain.outages import Kept
from crm.storage.outages import heads
from crm.storage.reader import Reader
from crm.usecases.outages.board import detail

BROKEN = (Kept.LATE, Kept.MISSED)


def breaches(reader: Reader, first: date, last: date, person_id: UUID | None) -> tuple[BreachRow, ...]:
    """Return what was told late or not at all of a period's outages, the newest deadline first.

    Raises Invalid("outage.backwards").
    """
    found = [row for each in details(reader, first, last, person_id) for row in breaches_of(each)]
    return tuple(sorted(found, key=lambda row: (row.due_at, row.outage_no, row.account), reverse=True))


def details(reader: Reader, first: date, last: date, person_id: UUID | None = None) -> Iterator[OutageDetail]:
    """Yield the outages that were or will be off in a period; raises Invalid("outage.backwards")."""
    if last < first:
        raise Invalid("outage.backwards")
    zone = reader.clock.zone
    begin, end = at_local(first, zone=zone), at_local(last + timedelta(days=1), zone=zone)
    ids: list[UUID] = [row.id for row in heads.heads_between(reader, begin, end)]
    for place, key in enumerate(ids):
        reader.progress.step(place, len(ids))
        yield detail(reader, key, person_id)


def breaches_of(found: OutageDetail) -> Iterator[BreachRow]:
    """Yield the broken clocks of an outage."""
    for row in found.affected:
        for clock in row.clocks:
            if clock.kept in BROKEN:
                yield BreachRow(
                    outage_id=found.head.outage_id,
                    outage_no=found.head.outage_no,
                    type=found.head.type,
                    place=found.head.place,
                    account_id=row.account_id,
                    account=row.name,
                    account_no=row.account_no,
                    grade=row.grade,
                    stage=clock.stage,
                    due_at=clock.due_at,
                    kept=clock.kept,
                    told_at=_told_at(row, clock.due_at) if clock.kept is Kept.LATE else None,
                    attempts=len(row.attempts),
                )


def _told_at(row: AffectedRow, due_at: datetime) -> datetime | None:
    """Return when an account heard it after all."""
    arrived = [each.delivered_at for each in row.attempts if each.delivered_at is not None]
    return min((at for at in arrived if at > due_at), default=None)
