"""Where campaigns stand: account by account and edition by edition, and how many stand where (domain.md 8)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from msgspec import Struct, field

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
_NOTHING: Mapping[UUID, Telling] = {}
"""What most accounts of a new campaign were told: one for all."""


class CampaignDetail(Struct, frozen=True):
    """A campaign with every account that it is for, and how many issues its visits brought up (domain.md 8)."""

    row: CampaignRow
    accounts: tuple[CoverageRow, ...]
    issues: int = 0


def campaigns(reader: Reader, person_id: UUID | None = None) -> tuple[CampaignRow, ...]:
    """Return every campaign with the counts of one manager's accounts, or of everybody's; the newest first."""
    rows = store.campaigns(reader)
    today = _today(reader, rows, person_id)
    # One after the other: a campaign may be for every account of a bureau, and only their counts are kept.
    return tuple(_made(row, today, _accounts(reader, row, today, _Beside())) for row in rows)


def campaign(reader: Reader, campaign_id: UUID, person_id: UUID | None = None) -> CampaignDetail:
    """Return a campaign with its accounts; raises NotFound("campaign.gone")."""
    found = store.campaigns(reader, store.CAMPAIGN.id == campaign_id)
    if not found:
        raise NotFound("campaign.gone")
    beside = _Beside(store.next_visits(reader, campaign_id), store.evidence(reader, campaign_id), _names(reader))
    today = _today(reader, found, person_id)
    accounts = tuple(_accounts(reader, found[0], today, beside))
    at = {telling.visit_id for each in accounts for telling in each.tellings.values() if telling.visit_id is not None}
    return CampaignDetail(_made(found[0], today, accounts), accounts, store.issues_of(reader, at))


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
    # Thousands of tellings share a few editions and people: each is kept once.
    same: dict[Any, Any] = {}
    one = same.setdefault
    for row in store.handed_out(reader, ids, accounts, person_id):
        for each in known.get(row.campaign_id, ()):
            if same_material(row.title, row.edition or "", materials[row.campaign_id], each.edition):
                editions = found.setdefault(row.campaign_id, {}).setdefault(row.account_id, {})
                editions.setdefault(each.id, _handed_out(reader, row, each.id, one(row.by, row.by)))
    for row in store.tellings(reader, ids, accounts, person_id):
        edition_id, by = one(row.edition_id, row.edition_id), row.by or ""
        editions = found.setdefault(row.campaign_id, {}).setdefault(row.account_id, {})
        editions[edition_id] = _noted(row, edition_id, one(by, by))
    return found


def _handed_out(reader: Reader, row: AnyRow, edition_id: UUID, by: str) -> Telling:
    at = row.arrived_at or at_local(row.held_on, NOON, zone=reader.clock.zone)
    channel = BY_VISIT[Channel(row.channel)]
    return Telling(edition_id, row.account_id, at, channel, by, visit_id=row.visit_id)


def _noted(row: AnyRow, edition_id: UUID, by: str) -> Telling:
    return Telling(
        edition_id,
        row.account_id,
        row.told_at,
        TellingChannel(row.channel),
        by,
        row.id,
        row.version,
        row.visit_id,
        row.confirmed_on,
        row.confirmed_by or "",
        row.note or "",
    )


class _Today(Struct, frozen=True):
    """What the campaigns of a list share: whose accounts count, every edition, and who wants no publicity."""

    day: date
    person_id: UUID | None
    editions: Mapping[UUID, tuple[EditionRow, ...]]
    out: Mapping[UUID, AnyRow]


class _Beside(Struct, frozen=True):
    """What an account of a campaign is shown with, which the counts need not know; managers by book."""

    visits: Mapping[UUID, date] = field(default_factory=dict)
    files: Mapping[UUID, int] = field(default_factory=dict)
    managers: Mapping[UUID, str] = field(default_factory=dict)


def _today(reader: Reader, rows: Sequence[AnyRow], person_id: UUID | None) -> _Today:
    today = reader.clock.today()
    return _Today(
        today, person_id, store.editions(reader, [row.id for row in rows]), store.opt_outs(reader, today, person_id)
    )


def _accounts(reader: Reader, row: AnyRow, today: _Today, beside: _Beside) -> Iterator[CoverageRow]:
    told = told_of(reader, [row.id], today.editions, {row.id: row.material}, None, today.person_id).get(row.id, {})
    current = current_edition(today.editions.get(row.id, ()), today.day)
    out = today.out if honours_opt_out(CampaignTopic(row.topic)) else {}
    books: dict[UUID, UUID] = {}
    for each in store.targets(reader, [row.id], today.person_id):
        book = books.setdefault(each.portfolio_id, each.portfolio_id)
        yield _stands(each, book, told, current, out, beside)


def _made(row: AnyRow, today: _Today, accounts: Iterable[CoverageRow]) -> CampaignRow:
    editions = today.editions.get(row.id, ())
    phase = phase_of(row.starts_on, row.ends_on, today.day)
    counts = Counter(each.coverage for each in accounts)
    current = current_edition(editions, today.day)
    current_id = None if current is None else current.id
    return CampaignRow(row.id, row.version, _draft(row), row.owner or "", phase, editions, counts, current_id)


def _draft(row: AnyRow) -> CampaignDraft:
    days = (row.starts_on, row.ends_on)
    topic, target = CampaignTopic(row.topic), from_text(row.target)
    return CampaignDraft(topic, row.title, row.material, *days, row.owner_id, row.note or "", target)


def _stands(
    row: AnyRow,
    book: UUID,
    told: Mapping[UUID, Mapping[UUID, Telling]],
    current: EditionRow | None,
    out: Mapping[UUID, AnyRow],
    beside: _Beside,
) -> CoverageRow:
    of_account, opted = told.get(row.account_id, _NOTHING), out.get(row.account_id)
    return CoverageRow(
        row.account_id,
        row.account_no,
        row.name,
        Segment(row.segment),
        beside.managers.get(book, ""),
        coverage_of(of_account, current, opted is not None),
        of_account,
        beside.visits.get(row.account_id),
        None if opted is None else opted.starts_on,
        beside.files.get(row.account_id, 0),
        target_id=row.id,
        portfolio_id=book,
    )


def _names(reader: Reader) -> dict[UUID, str]:
    return {book: name for book, (_person, name) in owners(reader, reader.clock.today()).items()}


def chosen(detail: CampaignDetail, accounts: Iterable[UUID]) -> list[CoverageRow]:
    """Return some accounts of a campaign; raises NotFound("campaign.not_target") for one that it is not for."""
    by_id = {each.account_id: each for each in detail.accounts}
    wanted = list(dict.fromkeys(accounts))
    if any(each not in by_id for each in wanted):
        raise NotFound("campaign.not_target")
    return [by_id[each] for each in wanted]
