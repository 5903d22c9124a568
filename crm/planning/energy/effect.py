"""Before and after of accounts that were told something, beside those like them that were not (domain.md 4.6 and 8)."""

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date
from statistics import fmean, stdev
from uuid import UUID

from msgspec import Struct

from crm.domain.campaign_effect import FOLLOWED, EffectLine
from crm.domain.comparison import Metric
from crm.domain.peers import PeerGroup
from crm.planning.energy.compare import Figures, metrics

Z95 = 1.96
Pair = tuple[float, float]
"""A metric before and after."""
Peers = list[tuple[UUID, dict[Metric, Pair]]]
Case = tuple[dict[Metric, Pair], Peers]
"""What changed of an account that was told, and of its peers around the same month."""


class Member(Struct, frozen=True):
    """An account with the group that it is like, and its months as they were read."""

    account_id: UUID
    group: PeerGroup
    months: Mapping[date, Figures]


def around(month: date, count: int) -> tuple[list[date], list[date]]:
    """Return the months before and after one that is itself left out."""
    at = month.year * 12 + month.month - 1

    def day(number: int) -> date:
        return date(number // 12, number % 12 + 1, 1)

    return [day(at - back) for back in range(count, 0, -1)], [day(at + on) for on in range(1, count + 1)]


def effect_lines(
    told: Mapping[UUID, date],
    members: Iterable[Member],
    beside: Iterable[Member],
    months: int,
    least: int,
    targets: Container[UUID],
) -> tuple[EffectLine, ...]:
    """Return a line for each metric that is followed.

    `told` says in which month each account was told, `members` are these and `beside` others, gone through once and
    in this order; `targets` are no peers, told or not. An account counts where `least` peers of its group have the same
    months on both sides; `least` such accounts make a figure.
    """
    peers: dict[PeerGroup, dict[date, Peers]] = {}
    own: dict[UUID, Case] = {}
    for each in members:
        month = told[each.account_id]
        if changes := changed(each, month, months):
            own[each.account_id] = changes, peers.setdefault(each.group, {}).setdefault(month, [])
    for each in beside:
        if each.account_id in told or each.account_id in targets:
            continue
        for month, found in peers.get(each.group, {}).items():
            if changes := changed(each, month, months):
                found.append((each.account_id, changes))
    cases = [own[account_id] for account_id in told if account_id in own]
    return tuple(_line(metric, cases, least) for metric in FOLLOWED)


def changed(member: Member, month: date, count: int) -> dict[Metric, Pair]:
    """Return an account's metrics before and after a month; nothing where one side was not read."""
    before, after = (_sum(member, each) for each in around(month, count))
    if before is None or after is None:
        return {}
    first, last = metrics(before), metrics(after)
    return {metric: (first[metric], last[metric]) for metric in FOLLOWED if metric in first and metric in last}


def _sum(member: Member, months: Sequence[date]) -> Figures | None:
    known = [member.months[month] for month in months if month in member.months]
    if not known:
        return None
    return known[0]._replace(
        kwh=sum(each.kwh for each in known),
        months=len(known),
        hours=sum(each.hours for each in known),
        sharp_kwh=_added([each.sharp_kwh for each in known]),
        peak_kwh=_added([each.peak_kwh for each in known]),
        valley_kwh=_added([each.valley_kwh for each in known]),
        kvarh=_added([each.kvarh for each in known]),
        demand_kw=None,
        fee=None,
        former_kwh=None,
    )


def _added(values: Sequence[float | None]) -> float | None:
    """Return a sum; None where a month lacks its part, for the whole would be too small."""
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None


def _line(metric: Metric, cases: Sequence[Case], least: int) -> EffectLine:
    own: list[Pair] = []
    beside: list[Pair] = []
    extra: list[float] = []
    seen: set[UUID] = set()
    for mine, others in cases:
        like = [(key, each[metric]) for key, each in others if metric in each]
        if metric not in mine or len(like) < least:
            continue
        seen.update(key for key, _pair in like)
        pair = (fmean(each[0] for _key, each in like), fmean(each[1] for _key, each in like))
        own.append(mine[metric])
        beside.append(pair)
        extra.append((mine[metric][1] - mine[metric][0]) - (pair[1] - pair[0]))
    if len(own) < max(least, 2):
        return EffectLine(metric, len(own), len(seen))
    margin = Z95 * stdev(extra) / len(extra) ** 0.5
    sides = (_mean(own, 0), _mean(own, 1), _mean(beside, 0), _mean(beside, 1))
    return EffectLine(metric, len(own), len(seen), *sides, fmean(extra), margin)


def _mean(pairs: Sequence[Pair], side: int) -> float:
    return fmean(pair[side] for pair in pairs)
