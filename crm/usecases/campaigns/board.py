"""Where campaigns stand: account by account and edition by edition, and how many stand where (domain.md 8)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from msgspec import Struct
from msgspec.structs import asdict

from crm.domain.campaigns import (
    CampaignDraft,
    CampaignRow,
    CampaignTopic,
    CoverageRow,
    EditionRow,
    Telling,
    TellingChannel,
    coverage_of,
    current_edition,
    honours_opt_out,
    phase_of,
    same_material,
)
from crm.domain.clock import at_local
from crm.domain.codes import Channel, Segment
from crm.domain.errors import NotFound
from crm.domain.views import from_text
from crm.storage import campaigns as store
from crm.storage.people import owners
from crm.storage.reader import AnyRow, Reader

NOON = 12
BY_VISIT = {
    Channel.ON_SITE: TellingChannel.ON_SITE,
    Channel.PHONE: TellingChannel.PHONE,
    Channel.ONLINE: TellingChannel.ONLINE_HALL,
}
Told = dict[UUID, dict[UUID, dict[UUID, Telling]]]
"""Tellings by campaign, account and edition."""


class CampaignDetail(Struct, frozen=True):
    """A campaign with every account that it is for, and how many issues its visits brought up (domain.md 8)."""

    row: CampaignRow
    accounts: tuple[CoverageRow, ...]
    issues: int = 0


def campaigns(reader: Reader, person_id: UUID | None = None) -> tuple[CampaignRow, ...]:
    """Return every campaign with the counts of one manager's accounts, or of everybody's; the newest first."""
    rows = store.campaigns(reader)
    return tuple(row for row, _accounts in _whole(reader, rows, person_id))


def campaign(reader: Reader, campaign_id: UUID, person_id: UUID | None = None) -> CampaignDetail:
    """Return a campaign with its accounts; raises NotFound("campaign.gone")."""
    found = _whole(reader, store.campaigns(reader, store.CAMPAIGN.id == campaign_id), person_id)
    if not found:
        raise NotFound("campaign.gone")
    row, accounts = found[0]
    visits, files, names = store.next_visits(reader, campaign_id), store.evidence(reader, campaign_id), _names(reader)
    at = {telling.visit_id for each in accounts for telling in each.tellings.values() if telling.visit_id is not None}
    beside = tuple(_beside(each, visits, files, names) for each in accounts)
    return CampaignDetail(row, beside, store.issues_of(reader, at))


def told_of(
    reader: Reader,
    ids: Sequence[UUID],
    known: Mapping[UUID, Sequence[EditionRow]],
    materials: Mapping[UUID, str],
    accounts: Sequence[UUID] | None = None,
    person_id: UUID | None = None,
) -> Told:
    """Return who was told what of some campaigns: what was noted, and what visit records name as handed out."""
    found: Told = {}
    for row in store.handed_out(reader, ids, accounts, person_id):
        for each in known.get(row.campaign_id, ()):
            if same_material(row.title, row.edition or "", materials[row.campaign_id], each.edition):
                editions = found.setdefault(row.campaign_id, {}).setdefault(row.account_id, {})
                editions.setdefault(each.id, _handed_out(reader, row, each.id))
    for row in store.tellings(reader, ids, accounts, person_id):
        found.setdefault(row.campaign_id, {}).setdefault(row.account_id, {})[row.edition_id] = _noted(row)
    return found


def _handed_out(reader: Reader, row: AnyRow, edition_id: UUID) -> Telling:
    at = row.arrived_at or at_local(row.held_on, NOON, zone=reader.clock.zone)
    channel = BY_VISIT[Channel(row.channel)]
    return Telling(edition_id, row.account_id, at, channel, row.by, visit_id=row.visit_id)


def _noted(row: AnyRow) -> Telling:
    return Telling(
        row.edition_id,
        row.account_id,
        row.told_at,
        TellingChannel(row.channel),
        row.by or "",
        row.id,
        row.version,
        row.visit_id,
        row.confirmed_on,
        row.confirmed_by or "",
        row.note or "",
    )


def _whole(
    reader: Reader, rows: Sequence[AnyRow], person_id: UUID | None
) -> list[tuple[CampaignRow, list[CoverageRow]]]:
    ids, today = [row.id for row in rows], reader.clock.today()
    if not ids:
        return []
    known = store.editions(reader, ids)
    told = told_of(reader, ids, known, {row.id: row.material for row in rows}, None, person_id)
    out = store.opt_outs(reader, today, person_id)
    accounts: dict[UUID, list[AnyRow]] = {}
    for each in store.targets(reader, ids, person_id):
        accounts.setdefault(each.campaign_id, []).append(each)
    found = []
    for row in rows:
        current = current_edition(known.get(row.id, ()), today)
        held = out if honours_opt_out(CampaignTopic(row.topic)) else {}
        stand = [_stands(each, told.get(row.id, {}), current, held) for each in accounts.get(row.id, [])]
        phase = phase_of(row.starts_on, row.ends_on, today)
        counts = Counter(each.coverage for each in stand)
        current_id = None if current is None else current.id
        made = CampaignRow(
            row.id, row.version, _draft(row), row.owner or "", phase, known.get(row.id, ()), counts, current_id
        )
        found.append((made, stand))
    return found


def _draft(row: AnyRow) -> CampaignDraft:
    days = (row.starts_on, row.ends_on)
    topic, target = CampaignTopic(row.topic), from_text(row.target)
    return CampaignDraft(topic, row.title, row.material, *days, row.owner_id, row.note or "", target)


def _stands(
    row: AnyRow, told: Mapping[UUID, Mapping[UUID, Telling]], current: EditionRow | None, out: Mapping[UUID, Any]
) -> CoverageRow:
    of_account, opted = told.get(row.account_id, {}), out.get(row.account_id)
    return CoverageRow(
        row.account_id,
        row.account_no,
        row.name,
        Segment(row.segment),
        "",
        coverage_of(of_account, current, opted is not None),
        of_account,
        opted_out_on=None if opted is None else opted.starts_on,
        target_id=row.id,
        portfolio_id=row.portfolio_id,
    )


def _names(reader: Reader) -> dict[UUID, str]:
    return {book: name for book, (_person, name) in owners(reader, reader.clock.today()).items()}


def _beside(
    row: CoverageRow, visits: Mapping[UUID, Any], files: Mapping[UUID, int], names: Mapping[UUID, str]
) -> CoverageRow:
    """Return an account with its manager, its next visit and its evidence, which the counts need not know."""
    values = asdict(row) | {
        "manager": names.get(row.portfolio_id, "") if row.portfolio_id is not None else "",
        "next_visit_on": visits.get(row.account_id),
        "files": files.get(row.account_id, 0),
    }
    return CoverageRow(**values)


def chosen(detail: CampaignDetail, accounts: Iterable[UUID]) -> list[CoverageRow]:
    """Return some accounts of a campaign; raises NotFound("campaign.not_target") for one that it is not for."""
    by_id = {each.account_id: each for each in detail.accounts}
    wanted = list(dict.fromkeys(accounts))
    if any(each not in by_id for each in wanted):
        raise NotFound("campaign.not_target")
    return [by_id[each] for each in wanted]
