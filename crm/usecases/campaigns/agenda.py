"""What accounts have to be told still: it joins the brief and the record of their next visit (domain.md 8)."""

from collections.abc import Sequence
from uuid import UUID

from crm.domain.campaigns import (
    UNCOVERED,
    CampaignTopic,
    Coverage,
    OpenCampaign,
    coverage_of,
    current_edition,
    honours_opt_out,
)
from crm.storage import campaigns as store
from crm.storage.reader import Reader
from crm.usecases.campaigns.board import told_of


def open_campaigns(reader: Reader, accounts: Sequence[UUID]) -> dict[UUID, tuple[OpenCampaign, ...]]:
    """Return by account the campaigns that run today and whose edition it was not told, the newest campaign first.

    Who wants no publicity is left out, but for safety and supply.
    """
    today = reader.clock.today()
    aimed = store.aimed_at(reader, today, accounts)
    if not aimed:
        return {}
    rows = store.campaigns(reader, store.CAMPAIGN.id.in_(list(aimed)))
    ids = [row.id for row in rows]
    known, out = store.editions(reader, ids), store.opt_outs(reader, today)
    told = told_of(reader, ids, known, {row.id: row.material for row in rows}, accounts)
    found: dict[UUID, tuple[OpenCampaign, ...]] = {}
    for row in rows:
        current, topic = current_edition(known.get(row.id, ()), today), CampaignTopic(row.topic)
        if current is None:
            continue
        for account_id in aimed[row.id]:
            is_out = account_id in out and honours_opt_out(topic)
            stands = coverage_of(told.get(row.id, {}).get(account_id, {}), current, is_out)
            if stands in UNCOVERED:
                again = stands is Coverage.OLD
                made = OpenCampaign(row.id, topic, row.title, row.material, current.edition, again)
                found[account_id] = (*found.get(account_id, ()), made)
    return found
