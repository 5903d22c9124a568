"""The outages of the first page of the day: what is off now and what comes next, told as on the board."""

from datetime import timedelta
from uuid import UUID

from crm.domain.codes import OutageState, OutageType
from crm.domain.outage_desk import BoardGroup, BoardRow
from crm.domain.today import OutageCard
from crm.storage.outages import heads
from crm.storage.reader import AnyRow, Reader
from crm.usecases.outages.board import board_rows, starts_at

AHEAD = timedelta(hours=48)
BEHIND = timedelta(hours=24)
"""A plan that has begun without a word of it stays so long."""


def cards(reader: Reader, person_id: UUID | None) -> list[OutageCard]:
    """Return outages that run now or begin within two days and reach accounts of the scope, running ones first."""
    now = reader.clock.now()

    def is_near(head: AnyRow) -> bool:
        start = starts_at(head)
        if start is None or head.state == OutageState.RUNNING:
            return start is not None
        return head.state == OutageState.PUBLISHED and -BEHIND <= start - now <= AHEAD

    near = [head for head in heads.heads_since(reader, now) if is_near(head)]
    return [_card(row, said) for row, said in board_rows(reader, near, person_id) if row.reached]


def _card(row: BoardRow, said: list[AnyRow]) -> OutageCard:
    assert row.starts_at is not None
    is_planned = row.type is OutageType.PLANNED
    return OutageCard(
        id=row.outage_id,
        type=row.type,
        feeder=row.place,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        former_end=said[-2].restored_by if len(said) > 1 else None,
        revisions=max(0, len(said) - 1),
        is_running=row.group is BoardGroup.OFF_NOW,
        reached=row.reached,
        told=row.told,
        notice_by=row.first_due if is_planned else row.next_due,
    )
