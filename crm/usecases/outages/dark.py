"""Interruptions of accounts, exact where outages of one time take turns with an account's supplies (domain.md 3.5)."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from crm.domain.codes import OutageType
from crm.domain.outage_desk import ScopePart
from crm.domain.outages import Interruption, Span, Supply
from crm.planning.outages.effects import dark_spans
from crm.planning.outages.indices import NOT_OURS
from crm.planning.outages.reach import Link, lies_in
from crm.storage.outages import heads, network, past
from crm.storage.reader import AnyRow, Reader


def interruptions(
    reader: Reader, begin: datetime, end: datetime, account_id: UUID | None = None
) -> list[tuple[UUID, Interruption]]:
    """Return (supply unit, interruption) of every account that was without supply between two moments.

    An account that several outages had at once was dark only while none of its supplies was live.
    """
    rows: dict[UUID, list[AnyRow]] = {}
    for row in past.interrupted(reader, begin, end, account_id):
        rows.setdefault(row.account_id, []).append(row)
    now = reader.clock.now()
    crossed = {key for key, mine in rows.items() if _cross([row for row in mine if row.type not in NOT_OURS], now)}
    exact = _Exact(reader, begin, end, crossed) if crossed else None
    found: list[tuple[UUID, Interruption]] = []
    for key, mine in rows.items():
        ours = [row for row in mine if row.type not in NOT_OURS]
        if exact is not None and key in crossed:
            spans = exact.spans(key, ours)
            found += [(ours[0].area_id, _of(ours[0], span)) for span in spans]
            mine = [row for row in mine if row.type in NOT_OURS]
        found += [(row.area_id, _of(row, Span(row.actual_start, row.actual_end))) for row in mine]
    return found


def _of(row: AnyRow, span: Span) -> Interruption:
    return Interruption(row.account_id, row.outage_id, OutageType(row.type), span)


def _cross(rows: Sequence[AnyRow], now: datetime) -> bool:
    """Return whether some of an account's outages were at the same time."""
    ends = [row.actual_end or now for row in rows]
    return any(later.actual_start < end for later, end in zip(rows[1:], ends, strict=False))


class _Exact:
    """Knows which links of accounts each outage took."""

    def __init__(self, reader: Reader, begin: datetime, end: datetime, account_ids: set[UUID]) -> None:
        self._now = reader.clock.now()
        named = [ScopePart(account_id=key) for key in account_ids]
        self._links: dict[UUID, list[Link]] = network.links_in(reader, named, reader.clock.local(begin).date())
        self._scopes = heads.scopes(reader, heads.heads_between(reader, begin, end))

    def spans(self, account_id: UUID, rows: Sequence[AnyRow]) -> list[Span]:
        """Return when an account was dark; one without links was so whenever an outage had it."""
        links = self._links.get(account_id, [])
        if not links:
            return [Span(row.actual_start, row.actual_end) for row in rows]
        off = {
            link.id: [
                Span(row.actual_start, row.actual_end)
                for row in rows
                if any(lies_in(link, part) for part in self._scopes.get(row.outage_id, ()))
            ]
            for link in links
        }
        # Each link stands for a feeder of its own, as in reach_of.
        return dark_spans([Supply(link.id, link.role) for link in links], off, self._now)
