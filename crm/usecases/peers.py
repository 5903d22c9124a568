"""Where accounts stand among those that are like them (domain.md section 4.6)."""

from collections.abc import Mapping, Sequence
from datetime import date
from math import isclose
from uuid import UUID

from crm.domain.comparison import Metric
from crm.domain.peers import PeerGroup, PeerPlace, chosen, groups, place
from crm.domain.settings import SettingValue
from crm.domain.summary import month_before
from crm.storage.energy import usage
from crm.storage.peers import intensities
from crm.storage.reader import AnyRow, Reader
from crm.storage.settings import number


def peer_places(
    reader: Reader, accounts: Sequence[AnyRow], first: date, last: date, values: Mapping[str, SettingValue]
) -> dict[UUID, PeerPlace]:
    """Return each account's place by kWh per kVA over a span of months.

    One is missing that has no readings, or whose widest group is too small to be shown. Each group is read once. Of a
    guarded server's accounts a login sees its own alone: there the database tells the figures of the newest month of
    the whole bureau's.
    """
    if reader.is_guarded:
        places = ((account.id, _told(reader, account, last, values)) for account in accounts)
        return {key: found for key, found in places if found is not None}
    least, visible = _sizes(values)
    known: dict[PeerGroup, dict[UUID, float]] = {}

    def members(group: PeerGroup) -> dict[UUID, float]:
        if group not in known:
            known[group] = intensities(reader, group, first, last)
        return known[group]

    found = {}
    for account in accounts:
        sizes = []
        wanted = groups(account.industry_code, account.voltage_code, account.contract_kva)
        for group in wanted:
            sizes.append(len(members(group)))
            if sizes[-1] >= max(least, visible):
                break
        number_of = chosen(sizes, least, visible)
        if number_of is None:
            continue
        group = wanted[number_of]
        value = members(group).get(account.id)
        if value is not None:
            found[account.id] = place(group, value, list(members(group).values()))
    return found


def _sizes(values: Mapping[str, SettingValue]) -> tuple[int, int]:
    least, visible = (int(number(values, key)) for key in ("peer.min_size", "peer.min_visible"))
    return least, visible


def _told(reader: Reader, account: AnyRow, last: date, values: Mapping[str, SettingValue]) -> PeerPlace | None:
    """Return an account's place in its newest month up to `last`, as the server tells its peers."""
    month = usage.newest_month(reader, account.id, month_before(last, -1))
    if month is None or not account.contract_kva:
        return None
    least, visible = _sizes(values)
    own = usage.months(reader, account.id, month, month)[0].kwh_total / account.contract_kva
    wanted = groups(account.industry_code, account.voltage_code, account.contract_kva)
    told: list[Sequence[float]] = []
    for group in wanted:
        told.append(usage.peer_figures(reader, account.id, group.level, month).get(Metric.KWH_PER_KVA, ()))
        if len(told[-1]) >= max(least, visible):
            break
    number_of = chosen([len(figures) for figures in told], least, visible)
    if number_of is None:
        return None
    figures = [own if isclose(each, own) else each for each in told[number_of]]
    return place(wanted[number_of], own, figures)
