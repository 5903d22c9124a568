"""Where campaigns stand: account by account and edition by edition, and how many stand where (domain.md 8)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct, field

from crm.domain.campaigns import (
    CampaignDraft,
    CampaignRow,
    CampaignTopic,
    Coverage,
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
from crm.domain.packed import Packed
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
    accounts: Packed[CoverageRow]
    issues: int = 0


def campaigns(reader: Reader, person_id: UUID | None = None) -> tuple[CampaignRow, ...]:
    """Return every campaign with the counts of one manager's accounts, or of everybody's; the newest first."""
    rows = store.campaigns(reader)
    today = _today(reader, rows, person_id)
    # One after the other: a campaign may be for every account of a bureau, and only their counts are kept.
    return tuple(_made(row, today, _counts(_accounts(reader, row, today, _Beside()))) for row in rows)


def campaign(reader: Reader, campaign_id: UUID, person_id: UUID | None = None) -> CampaignDetail:
    """Return a campaign with its accounts; raises NotFound("campaign.gone")."""
    found = store.campaigns(reader, store.CAMPAIGN.id == campaign_id)
    if not found:
        raise NotFound("campaign.gone")
    beside = _Beside(store.next_visits(reader, campaign_id), store.evidence(reader, campaign_id), _names(reader))
    today = _today(reader, found, person_id)
    counts: Counter[Coverage] = Counter()
    at: set[UUID] = set()

    def counted() -> Iterator[CoverageRow]:
        for each in _accounts(reader, found[0], today, beside):
            counts[each.coverage] += 1
            at.update(telling.visit_id for telling in each.tellings.values() if telling.visit_id is not None)
            yield each

    accounts = Packed(CoverageRow, counted())
    return CampaignDetail(_made(found[0], today, counts), accounts, store.issues_of(reader, at))


def told_of(
    reader: Reader,
    ids: Sequence[UUID],
    known: Mapping[UUID, Sequence[EditionRow]],
    materials: Mapping[UUID, str],
    accounts: Sequence[UUID],
) -> Told:
    """Return which editions of some campaigns some accounts were told."""
    found: Told = {}
    for row in store.handed_out(reader, ids, accounts):
        editions = found.setdefault(row.campaign_id, {}).setdefault(row.account_id, {})
        _add_handed_out(reader, editions, row, known.get(row.campaign_id, ()), materials[row.campaign_id])
    for row in store.tellings(reader, ids, accounts):
        found.setdefault(row.campaign_id, {}).setdefault(row.account_id, {})[row.edition_id] = _noted(row)
    return found


def _add_handed_out(
    reader: Reader, told: dict[UUID, Telling], row: AnyRow, editions: Iterable[EditionRow], material: str
) -> None:
    """Add what a visit record names as handed out where it is an edition of a campaign's material; the first counts."""
    for each in editions:
        if each.id not in told and same_material(row.title, row.edition or "", material, each.edition):
            at = row.arrived_at or at_local(row.held_on, NOON, zone=reader.clock.zone)
            told[each.id] = Telling(at, BY_VISIT[Channel(row.channel)], row.by, visit_id=row.visit_id)


def _noted(row: AnyRow) -> Telling:
    return Telling(
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
    """Yield the accounts of a campaign; what they were told comes in the same order, so that nothing is kept of it."""
    editions = today.editions.get(row.id, ())
    current = current_edition(editions, today.day)
    out = today.out if honours_opt_out(CampaignTopic(row.topic)) else {}
    handed_out = _Along(store.handed_out_along(reader, row.id, today.person_id))
    noted = _Along(store.tellings_along(reader, row.id, today.person_id))
    for each in store.targets(reader, [row.id], today.person_id):
        told: dict[UUID, Telling] = {}
        for record in handed_out.of(each.account_id):
            _add_handed_out(reader, told, record, editions, row.material)
        for telling in noted.of(each.account_id):
            told[telling.edition_id] = _noted(telling)
        yield _stands(each, told, current, out, beside)


class _Along:
    """Rows of accounts, given out to each while one goes through all accounts in the order of the rows."""

    def __init__(self, rows: Iterator[AnyRow]) -> None:
        self._rows = rows
        self._next = next(rows, None)

    def of(self, account_id: UUID) -> Iterator[AnyRow]:
        while self._next is not None and self._next.account_id == account_id:
            yield self._next
            self._next = next(self._rows, None)


def _counts(accounts: Iterable[CoverageRow]) -> Mapping[Coverage, int]:
    return Counter(each.coverage for each in accounts)


def _made(row: AnyRow, today: _Today, counts: Mapping[Coverage, int]) -> CampaignRow:
    editions = today.editions.get(row.id, ())
    phase = phase_of(row.starts_on, row.ends_on, today.day)
    current = current_edition(editions, today.day)
    current_id = None if current is None else current.id
    return CampaignRow(row.id, row.version, _draft(row), row.owner or "", phase, editions, counts, current_id)


def _draft(row: AnyRow) -> CampaignDraft:
    days = (row.starts_on, row.ends_on)
    topic, target = CampaignTopic(row.topic), from_text(row.target)
    return CampaignDraft(topic, row.title, row.material, *days, row.owner_id, row.note or "", target)


def _stands(
    row: AnyRow,
    told: Mapping[UUID, Telling],
    current: EditionRow | None,
    out: Mapping[UUID, AnyRow],
    beside: _Beside,
) -> CoverageRow:
    opted = out.get(row.account_id)
    return CoverageRow(
        row.account_id,
        row.account_no,
        row.name,
        Segment(row.segment),
        beside.managers.get(row.portfolio_id, ""),
        coverage_of(told, current, opted is not None),
        told,
        beside.visits.get(row.account_id),
        None if opted is None else opted.starts_on,
        beside.files.get(row.account_id, 0),
        target_id=row.id,
        portfolio_id=row.portfolio_id,
    )


def _names(reader: Reader) -> dict[UUID, str]:
    return {book: name for book, (_person, name) in owners(reader, reader.clock.today()).items()}


def chosen(detail: CampaignDetail, accounts: Iterable[UUID]) -> list[CoverageRow]:
    """Return some accounts of a campaign; raises NotFound("campaign.not_target") for one that it is not for."""
    wanted = dict.fromkeys(accounts)
    by_id = {each.account_id: each for each in detail.accounts if each.account_id in wanted}
    if len(by_id) < len(wanted):
        raise NotFound("campaign.not_target")
    return [by_id[each] for each in wanted]
