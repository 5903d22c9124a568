"""What became of the accounts that a campaign told, beside accounts like them that it did not (domain.md 8)."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from itertools import groupby, islice
from operator import attrgetter
from uuid import UUID

from msgspec import Struct

from crm.domain.campaign_effect import Effect
from crm.domain.peers import PeerGroup, groups
from crm.planning.energy.effect import Member, around, effect_lines
from crm.storage.campaign_effect import aimed_at, kinds, months
from crm.storage.owner import PART
from crm.storage.reader import Reader
from crm.storage.settings import all_values, number
from crm.usecases.campaigns.board import campaign
from crm.usecases.energy.compare import figures_of


def effect(reader: Reader, campaign_id: UUID, person_id: UUID | None = None) -> Effect:
    """Return how peak share, valley share, power factor and energy changed; raises NotFound("campaign.gone").

    An account counts from the month in which it was told first; that month itself is left out.
    """
    values, today = all_values(reader, reader.clock.today()), reader.clock.today().replace(day=1)
    count, least = int(number(values, "campaign.effect_months")), int(number(values, "peer.min_size"))
    told = _told(reader, campaign_id, person_id)
    ready = {key: month for key, month in told.items() if around(month, 1)[1][0] < today}
    if not ready:
        return Effect(len(told), len(told), count, least)
    first = around(min(ready.values()), count)[0][0]
    own = [each for each in _alike(reader) if each.account_id in ready]
    groups_of = {each.group for each in own}
    others = (each for each in _alike(reader) if each.group in groups_of and each.account_id not in ready)
    members, beside = (_members(reader, each, first, today) for each in (own, others))
    lines = effect_lines(ready, members, beside, count, least, aimed_at(reader, campaign_id))
    return Effect(len(told), len(told) - len(ready), count, least, lines)


def _told(reader: Reader, campaign_id: UUID, person_id: UUID | None) -> dict[UUID, date]:
    """Return the month in which each account was told first."""
    found: dict[UUID, date] = {}
    for each in campaign(reader, campaign_id, person_id).accounts:
        if each.tellings:
            first = min(telling.told_at for telling in each.tellings.values())
            found[each.account_id] = reader.clock.local(first).date().replace(day=1)
    return found


class _Alike(Struct, frozen=True):
    account_id: UUID
    group: PeerGroup
    contract_kva: float


def _alike(reader: Reader) -> Iterator[_Alike]:
    """Yield every account with the group of those most like it."""
    group_of = cache(lambda *kind: groups(*kind)[0])
    return (_Alike(row[0], group_of(*row[1:]), row[3]) for row in kinds(reader))


def _members(reader: Reader, accounts: Iterable[_Alike], first: date, before: date) -> Iterator[Member]:
    """Yield accounts with the months around which they are compared, those of a part of them at a time."""
    rest = iter(accounts)
    while part := {each.account_id: each for each in islice(rest, PART)}:
        for key, rows in groupby(months(reader, part, first, before), attrgetter("account_id")):
            kind = part[key]
            yield Member(key, kind.group, {row.month: figures_of(row, None, kind.contract_kva) for row in rows})
