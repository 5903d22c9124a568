"""What became of the accounts that a campaign told, beside accounts like them that it did not (domain.md 8)."""

from collections.abc import Iterator, Mapping
from datetime import date
from uuid import UUID

from crm.domain.campaign_effect import Effect
from crm.domain.peers import groups
from crm.planning.energy.compare import Figures
from crm.planning.energy.effect import Member, around, effect_lines
from crm.storage import campaigns as store
from crm.storage.campaign_effect import kinds, months
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
    detail = campaign(reader, campaign_id, person_id)
    told: dict[UUID, date] = {}
    for each in detail.accounts:
        if each.tellings:
            first = min(telling.told_at for telling in each.tellings.values())
            told[each.account_id] = reader.clock.local(first).date().replace(day=1)
    ready = {key: month for key, month in told.items() if around(month, 1)[1][0] < today}
    if not ready:
        return Effect(len(told), len(told), count, least)
    targets = frozenset(row.account_id for row in store.targets(reader, [campaign_id], None))
    lines = effect_lines(ready, _members(reader, ready, count, today), count, least, targets)
    return Effect(len(told), len(told) - len(ready), count, least, lines)


def _members(reader: Reader, ready: Mapping[UUID, date], count: int, today: date) -> Iterator[Member]:
    """Yield the told accounts and everybody like them, with the months around which they are compared."""
    first = around(min(ready.values()), count)[0][0]
    rows = kinds(reader)
    alike = {row.id: groups(row.industry_code, row.voltage_code, row.contract_kva)[0] for row in rows}
    wanted = {alike[key] for key in ready if key in alike}
    capacity = {row.id: row.contract_kva for row in rows if alike[row.id] in wanted}
    known: dict[UUID, dict[date, Figures]] = {}
    for row in months(reader, list(capacity), first, today):
        known.setdefault(row.account_id, {})[row.month] = figures_of(row, None, capacity[row.account_id])
    for key, found in known.items():
        yield Member(key, alike[key], found)
