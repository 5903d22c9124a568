"""Interruptions of accounts, exact where outages of one time take turns with an account's supplies (domain.md 3.5)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
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
    for row in past.without_a_supply(reader, begin, end, account_id):
        rows.setdefault(row.account_id, []).append(row)
    rows = {key: mine for key, mine in rows.items() if any(row.is_interrupted for row in mine)}
    now = reader.clock.now()
    groups = {key: _groups([row for row in mine if row.type not in NOT_OURS], now) for key, mine in rows.items()}
    crossed = {key: [group for group in mine if _cross(group)] for key, mine in groups.items()}
    crossed = {key: mine for key, mine in crossed.items() if mine}
    exact = _Exact(reader, begin, end, crossed) if crossed else None
    found: list[tuple[UUID, Interruption]] = []
    for key, mine in rows.items():
        plain = [row for row in mine if row.type in NOT_OURS]
        for group in groups[key]:
            if exact is not None and _cross(group):
                found += [(group[0].area_id, _of(group[0], span)) for span in exact.spans(key, group)]
            else:
                plain += group
        found += [
            (row.area_id, _of(row, Span(row.actual_start, row.actual_end))) for row in plain if row.is_interrupted
        ]
    return found


def _cross(group: Sequence[AnyRow]) -> bool:
    """Return whether outages of one time took supplies of an account, so that none tells alone how long it was dark."""
    return len(group) > 1 and any(row.is_interrupted for row in group)


def _of(row: AnyRow, span: Span) -> Interruption:
    return Interruption(row.account_id, row.outage_id, OutageType(row.type), span)


def _groups(rows: Sequence[AnyRow], now: datetime) -> list[list[AnyRow]]:
    """Return an account's outages, those that were at one time together, by their begin."""
    found: list[list[AnyRow]] = []
    end = datetime.min.replace(tzinfo=now.tzinfo)
    for row in rows:
        if found and row.actual_start < end:
            found[-1].append(row)
        else:
            found.append([row])
        end = max(end, row.actual_end or now)
    return found


class _Exact:
    """Knows which links of accounts each outage took, by what the accounts hung on when it began."""

    def __init__(
        self, reader: Reader, begin: datetime, end: datetime, groups: Mapping[UUID, Sequence[Sequence[AnyRow]]]
    ) -> None:
        self._now, self._local = reader.clock.now(), reader.clock.local
        wanted: dict[date, set[UUID]] = {}
        for key, mine in groups.items():
            for group in mine:
                wanted.setdefault(self._day(group), set()).add(key)
        self._links = {
            day: network.links_in(reader, [ScopePart(account_id=key) for key in sorted(keys)], day)
            for day, keys in wanted.items()
        }
        self._scopes = heads.scopes(reader, heads.heads_between(reader, begin, end))

    def _day(self, group: Sequence[AnyRow]) -> date:
        day: date = self._local(group[0].actual_start).date()
        return day

    def spans(self, account_id: UUID, rows: Sequence[AnyRow]) -> list[Span]:
        """Return when an account was dark; one without links was so whenever an outage had it."""
        links: list[Link] = self._links[self._day(rows)].get(account_id, [])
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
