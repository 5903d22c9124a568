"""Campaigns as they are led: entered, aimed at accounts, and given new editions of their material (domain.md 8)."""

from datetime import date
from typing import Any
from uuid import UUID

from msgspec import Struct

from crm.domain.campaigns import CampaignDraft, checked, free_edition
from crm.domain.digests import sha256
from crm.domain.errors import Invalid, NotFound
from crm.domain.files import safe_name
from crm.domain.lists import ListKind
from crm.domain.views import as_text
from crm.storage import campaigns as store
from crm.storage.reader import Reader
from crm.storage.tables import Campaign, CampaignEdition, CampaignTarget
from crm.storage.unit import UnitOfWork
from crm.usecases.attachments import MEGABYTE, largest_mb, type_of
from crm.usecases.campaigns.board import campaign
from crm.usecases.lists import list_ids


class EditionDraft(Struct, frozen=True):
    """An edition as it is entered; `content` is its file, which may follow later."""

    edition: str
    issued_on: date
    file_name: str = ""
    content: bytes | None = None


class Aimed(Struct, frozen=True):
    """How many accounts a campaign got, and how many it let go."""

    added: int
    removed: int


def add_campaign(work: UnitOfWork, draft: CampaignDraft, first: EditionDraft) -> UUID:
    """Enter a campaign with the first edition of its material and the accounts that its filters choose.

    Raises what `checked`, `add_edition` and `aim` raise.
    """
    kept = checked(draft)
    campaign_id = work.insert(Campaign, **_columns(kept))
    add_edition(work, campaign_id, first)
    aim(work, campaign_id)
    return campaign_id


def change_campaign(work: UnitOfWork, campaign_id: UUID, version: int, draft: CampaignDraft) -> Aimed:
    """Change a campaign; other filters choose its accounts anew. Raises what `checked` raises, and Conflict."""
    work.update(Campaign, campaign_id, version, **_columns(checked(draft)))
    return aim(work, campaign_id)


def _columns(draft: CampaignDraft) -> dict[str, Any]:
    return {
        "topic": draft.topic,
        "title": draft.title,
        "material": draft.material,
        "starts_on": draft.starts_on,
        "ends_on": draft.ends_on,
        "owner_id": draft.owner_id,
        "note": draft.note or None,
        "target": as_text(draft.target),
    }


def remove_campaign(work: UnitOfWork, campaign_id: UUID, version: int) -> None:
    """Put a campaign into the bin, as long as nobody was told; raises Invalid("campaign.was_told")."""
    detail = campaign(work, campaign_id)
    told = sum(1 for each in detail.accounts if each.tellings)
    if told:
        raise Invalid("campaign.was_told", count=told)
    for target in list(store.targets(work, [campaign_id], None)):
        work.remove(CampaignTarget, target.id, target.version)
    for each in detail.row.editions:
        work.remove(CampaignEdition, each.id, each.version)
    work.remove(Campaign, campaign_id, version)


def aim(work: UnitOfWork, campaign_id: UUID) -> Aimed:
    """Choose a campaign's accounts anew by its filters; whoever was told already stays.

    Raises NotFound("campaign.gone"), and what the list of accounts raises for filters that it does not know.
    """
    detail = campaign(work, campaign_id)
    wanted = set(list_ids(work, ListKind.ACCOUNTS, detail.row.draft.target.query(None)))
    there = {each.account_id: each for each in detail.accounts}
    books = store.books(work, sorted(wanted - there.keys()))
    rows = ({"campaign_id": campaign_id, "account_id": key, "portfolio_id": book} for key, book in books.items())
    work.insert_many(CampaignTarget, rows)
    gone = [each.target_id for key, each in there.items() if key not in wanted and not each.tellings]
    versions = {row.id: row.version for row in store.targets(work, [campaign_id], None)}
    for key in gone:
        if key is not None:
            work.remove(CampaignTarget, key, versions[key])
    return Aimed(len(books), len(gone))


def add_edition(work: UnitOfWork, campaign_id: UUID, draft: EditionDraft) -> UUID:
    """Add an edition: from its day on whoever has an older one is told again.

    Raises Invalid("campaign.no_edition"), Invalid("campaign.edition_taken") and what `keep_file` raises.
    """
    known = store.editions(work, [campaign_id]).get(campaign_id, ())
    values: dict[str, Any] = {"edition": free_edition(draft.edition, known), "issued_on": draft.issued_on}
    if draft.content is not None:
        values |= _file(work, draft.file_name, draft.content)
    return work.insert(CampaignEdition, campaign_id=campaign_id, **values)


def keep_file(work: UnitOfWork, edition_id: UUID, version: int, name: str, content: bytes) -> int:
    """Keep the file of an edition; raises Invalid("file.too_large") and Invalid("file.empty")."""
    return work.update(CampaignEdition, edition_id, version, **_file(work, name, content))


def _file(work: UnitOfWork, name: str, content: bytes) -> dict[str, Any]:
    limit = largest_mb(work)
    if len(content) > limit * MEGABYTE:
        raise Invalid("file.too_large", name=name[:80], limit=limit)
    if not content:
        raise Invalid("file.empty", path=name[:80])
    kept = safe_name(name)
    digest = sha256(content).hexdigest()
    return {
        "file_name": kept,
        "media_type": type_of(kept),
        "size": len(content),
        "sha256": digest,
        "content": content,
    }


def remove_edition(work: UnitOfWork, campaign_id: UUID, edition_id: UUID, version: int) -> None:
    """Put an edition into the bin, as long as nobody was told of it; raises Invalid("campaign.was_told")."""
    told = sum(1 for each in campaign(work, campaign_id).accounts if edition_id in each.tellings)
    if told:
        raise Invalid("campaign.was_told", count=told)
    work.remove(CampaignEdition, edition_id, version)


def edition_file(reader: Reader, edition_id: UUID) -> tuple[str, bytes]:
    """Return the name and the bytes of an edition's file; raises NotFound("file.gone")."""
    found = store.edition_file(reader, edition_id)
    if found is None:
        raise NotFound("file.gone")
    return found
