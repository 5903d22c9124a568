"""Two outages of one part of the network at one time: one of them is a slip (issue 8, bad input)."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from crm.domain.clock import wall_words
from crm.domain.codes import OutageState, OutageType
from crm.domain.errors import Conflict
from crm.domain.outage_desk import ScopePart
from crm.planning.outages.clocks import WAITING
from crm.planning.outages.reach import Place, is_doubled
from crm.storage.outages import heads, network
from crm.storage.reader import AnyRow, Reader
from crm.usecases.outages.standing import promise_of, standing_of

UNKNOWN_END = timedelta(hours=24)
"""So long a fault counts as lasting while nobody has said when it ends."""
BESIDE = frozenset({OutageType.TRANSFER, OutageType.ARREARS, OutageType.CUSTOMER_SIDE})
"""Kinds that may lie over another outage of the same part, but for another one of their kind of the same account."""


def check_overlaps(
    reader: Reader,
    kind: OutageType,
    scope: Sequence[ScopePart],
    begin: datetime,
    end: datetime | None,
    own: UUID | None,
) -> None:
    """Refuse an outage of what another one has already at the same time; raises Conflict("outage.overlaps").

    What is planned may not hold what is planned, nor lie in it. A fault may: it spreads, and work becomes one.
    """
    now = reader.clock.now()
    rows = [row for row in heads.heads_since(reader, now) if row.id != own and row.state not in heads.OVER]
    said, parts = heads.estimates(reader, [row.id for row in rows]), heads.scopes(reader, rows)
    places = _Places(reader)
    mine = list(places.of(scope))
    for row in rows:
        theirs = list(places.of(parts[row.id]))
        are_plans = kind in WAITING and row.type in WAITING
        beside = kind in BESIDE or row.type in BESIDE
        met = any(_is_slip(a, b, are_plans, beside, kind == row.type) for a in mine for b in theirs)
        back = promise_of(row, standing_of(said.get(row.id, ()))).back
        if met and _overlap(row, back, now, begin, end):
            raise Conflict("outage.overlaps", number=row.outage_no, start=_begins(row))


def _is_slip(mine: Place, theirs: Place, are_plans: bool, beside: bool, same_kind: bool) -> bool:
    if beside:
        return same_kind and mine.account_id is not None and mine == theirs
    return is_doubled(mine, theirs, are_plans)


class _Places:
    """Knows where the parts of the network lie."""

    def __init__(self, reader: Reader) -> None:
        self._stations = {row.id: row.substation_id for row in network.feeders(reader)}
        self._areas = {row.id: row for row in network.areas(reader)}

    def of(self, scope: Sequence[ScopePart]) -> Iterator[Place]:
        for part in scope:
            area = self._areas.get(part.transformer_area_id) if part.transformer_area_id is not None else None
            feeder, section = (part.feeder_id, part.section) if area is None else (area.feeder_id, area.section)
            station = self._stations.get(feeder) if feeder is not None else part.substation_id
            yield Place(station, feeder, section, part.transformer_area_id, part.account_id)


def _overlap(row: AnyRow, back: datetime | None, now: datetime, begin: datetime, end: datetime | None) -> bool:
    """Return whether an outage that is expected to end at `back` lies over a time; what runs lasts at least until now.

    One that runs without an expected end counts as a day long: what is planned for later must not wait for it.
    """
    started = row.actual_start or row.planned_start or row.reported_at
    if started is None:
        return False
    lasts = back
    if row.state == OutageState.RUNNING:
        lasts = max(now, back or started + UNKNOWN_END)
    return (end is None or started < end) and (lasts is None or begin < lasts)


def _begins(row: AnyRow) -> str:
    moment = row.actual_start or row.planned_start or row.reported_at
    return wall_words(moment) if moment is not None else "—"
