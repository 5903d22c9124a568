"""Two outages of one part of the network at one time: one of them is a slip (issue 8, bad input)."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any
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
    other = OpenOutages(reader).of_same_time(kind, scope, begin, end, own)
    if other is not None:
        raise Conflict("outage.overlaps", number=other.outage_no, start=begins(other))


class OpenOutages:
    """The outages that are not over: where each lies, and until when it is expected to last."""

    def __init__(self, reader: Reader) -> None:
        self._now, self._places = reader.clock.now(), _Places(reader)
        self._known: dict[UUID, tuple[Any, list[Place], datetime | None]] = {}
        self._near: dict[UUID | None, set[UUID]] = {}
        rows = [row for row in heads.heads_since(reader, self._now) if row.state not in heads.OVER]
        said, parts = heads.estimates(reader, [row.id for row in rows]), heads.scopes(reader, rows)
        for row in rows:
            self._put(
                row, list(self._places.of(parts[row.id])), promise_of(row, standing_of(said.get(row.id, ()))).back
            )

    def put(self, row: Any, scope: Sequence[ScopePart]) -> None:
        """Know an outage that is new, or has other times; one that is known lies where it lay."""
        known = self._known.get(row.id)
        self._put(row, known[1] if known is not None else list(self._places.of(scope)), row.planned_end)

    def _put(self, row: Any, places: list[Place], back: datetime | None) -> None:
        self._known[row.id] = row, places, back
        for place in places:
            self._near.setdefault(place.substation_id, set()).add(row.id)

    def of_same_time(
        self, kind: OutageType, scope: Sequence[ScopePart], begin: datetime, end: datetime | None, own: UUID | None
    ) -> Any:
        """Return the row of one that has the same part of the network in a time already, or None; not its own."""
        mine = list(self._places.of(scope))
        near = set[UUID]().union(*(self._near.get(place.substation_id, ()) for place in mine)) - {own}
        for key in sorted(near):
            row, theirs, back = self._known[key]
            are_plans = kind in WAITING and row.type in WAITING
            beside = kind in BESIDE or row.type in BESIDE
            met = any(_is_slip(a, b, are_plans, beside, kind == row.type) for a in mine for b in theirs)
            if met and row.state not in heads.OVER and _overlap(row, back, self._now, begin, end):
                return row
        return None


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


def begins(row: AnyRow) -> str:
    """Return when an outage begins, in words."""
    moment = row.actual_start or row.planned_start or row.reported_at
    return wall_words(moment) if moment is not None else "—"
