"""Outages that are over: what they tell of the next one, of estimates, and of reliability."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from crm.domain.codes import OutageState, OutageType
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import Feeder, Outage


def faults(reader: Reader, since: datetime) -> list[AnyRow]:
    """Return (id, cause code, cause, begin, end, kind of network) of faults that began since a moment and are over."""
    outage = Outage.c
    columns = (outage.id, outage.cause_code, outage.cause, outage.actual_start, outage.actual_end)
    statement = (
        select(*columns, Feeder.c.network_kind)
        .outerjoin(Feeder, Feeder.c.id == outage.feeder_id)
        .where(
            outage.type == OutageType.FAULT,
            outage.state == OutageState.RESTORED,
            outage.actual_start >= since,
            outage.actual_end.is_not(None),
            outage.deleted_at.is_(None),
        )
    )
    return reader.rows(statement)


def network_kind(reader: Reader, feeder_id: UUID | None) -> str | None:
    """Return whether a feeder is cable or overhead, where that is known."""
    kind: str | None = reader.scalar(select(Feeder.c.network_kind).where(Feeder.c.id == feeder_id))
    return kind
