"""Where accounts stand among those that are like them (domain.md section 4.6)."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from crm.domain.peers import PeerGroup, PeerPlace, chosen, groups, place
from crm.domain.settings import SettingValue
from crm.storage.peers import intensities
from crm.storage.reader import AnyRow, Reader
from crm.storage.settings import number


def peer_places(
    reader: Reader, accounts: Sequence[AnyRow], first: date, last: date, values: Mapping[str, SettingValue]
) -> dict[UUID, PeerPlace]:
    """Return each account's place by kWh per kVA over a span of months.

    One is missing that has no readings, or whose widest group is too small to be shown. Each group is read once.
    """
    least, visible = (int(number(values, key)) for key in ("peer.min_size", "peer.min_visible"))
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
