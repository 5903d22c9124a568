"""Interruptions of accounts, exact where outages of one time take turns with an account's supplies (domain.md 3.5)."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from uuid import UUID

from crm.domain.codes import OutageType
from crm.domain.outage_desk import ScopePart
from crm.domain.outages import Interruption, Span, Supply
from crm.planning.outages.effects import dark_spans
from crm.planning.outages.indices import NOT_OURS
from crm.planning.outages.reach import Link, lies_in
from crm.storage.outages import heads, network, past
from crm.storage.outages.past import LostSupply
from crm.storage.reader import Reader


def interruptions(
    reader: Reader, begin: datetime, end: datetime, account_id: UUID | None = None
) -> Iterator[tuple[UUID, Interruption]]:
    """Yield (supply unit, interruption) of every account that was without supply between two moments.

    An account that several outages had at once was dark only while none of its supplies was live: such ones come last.
    """
    now = reader.clock.now()
    crossed: list[list[LostSupply]] = []
    for _key, rows in groupby(past.without_a_supply(reader, begin, end, account_id), attrgetter("account_id")):
        mine = list(rows)
        if not any(row.is_interrupted for row in mine):
            continue
        if any(_cross(group) for group in _groups(mine, now)):
            crossed.append(mine)
        else:
            yield from _dark(mine, now)
    if crossed:
        exact = _Exact(reader, begin, end, [group for mine in crossed for group in _groups(mine, now) if _cross(group)])
        for mine in crossed:
            yield from _dark(mine, now, exact)


def _dark(
    mine: Sequence[LostSupply], now: datetime, exact: "_Exact | None" = None
) -> Iterator[tuple[UUID, Interruption]]:
    """Yield the interruptions of an account: those that are exact, then the others."""
    plain = [row for row in mine if row.type in NOT_OURS]
    for group in _groups(mine, now):
        if exact is not None and _cross(group):
            yield from ((group[0].area_id, _of(group[0], span)) for span in exact.spans(group))
        else:
            plain += group
    for row in plain:
        if row.is_interrupted:
            yield row.area_id, _of(row, Span(row.actual_start, row.actual_end))


def _cross(group: Sequence[LostSupply]) -> bool:
    """Return whether outages of one time took supplies of an account, so that none tells alone how long it was dark."""
    return len(group) > 1 and any(row.is_interrupted for row in group)


def _of(row: LostSupply, span: Span) -> Interruption:
    return Interruption(row.account_id, row.outage_id, OutageType(row.type), span)


def _groups(mine: Sequence[LostSupply], now: datetime) -> list[list[LostSupply]]:
    """Return an account's outages that are the bureau's, those that were at one time together, by their begin."""
    found: list[list[LostSupply]] = []
    end = datetime.min.replace(tzinfo=now.tzinfo)
    for row in mine:
        if row.type in NOT_OURS:
            continue
        if found and row.actual_start < end:
            found[-1].append(row)
        else:
            found.append([row])
        end = max(end, row.actual_end or now)
    return found


class _Exact:
    """Knows which links of accounts each outage took, by what the accounts hung on when it began."""

    def __init__(self, reader: Reader, begin: datetime, end: datetime, groups: Sequence[Sequence[LostSupply]]) -> None:
        self._now, self._local = reader.clock.now(), reader.clock.local
        wanted: dict[date, set[UUID]] = {}
        for group in groups:
            wanted.setdefault(self._day(group), set()).add(group[0].account_id)
        self._links = {
            day: network.links_in(reader, [ScopePart(account_id=key) for key in sorted(keys)], day)
            for day, keys in wanted.items()
        }
        self._scopes = heads.scopes(reader, heads.heads_between(reader, begin, end))

    def _day(self, group: Sequence[LostSupply]) -> date:
        return self._local(group[0].actual_start).date()

    def spans(self, rows: Sequence[LostSupply]) -> list[Span]:
        """Return when an account was dark; one without links was so whenever an outage had it."""
        links: list[Link] = self._links[self._day(rows)].get(rows[0].account_id, [])
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
