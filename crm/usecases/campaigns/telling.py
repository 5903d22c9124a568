"""Who was told, by whom and how, the customer's word for it, what proves it, and who wants none of it (domain.md 8)."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from msgspec import Struct

from crm.domain.campaigns import Coverage, CoverageRow, EditionRow, TellingChannel
from crm.domain.errors import Invalid
from crm.domain.reading.text import PARAGRAPH_LIMIT
from crm.storage import campaigns as store
from crm.storage.owner import portfolio_of
from crm.storage.tables import Attachment, CampaignTelling, OptOut
from crm.storage.unit import UnitOfWork
from crm.usecases.attachments import attach_content, file_row
from crm.usecases.campaigns.board import CampaignDetail, campaign, chosen

LONGEST_NAME = 60


class TellingDraft(Struct, frozen=True):
    """How accounts were told: by which channel, when (aware), and by whom."""

    channel: TellingChannel
    told_at: datetime
    person_id: UUID | None = None
    note: str = ""


def tell(work: UnitOfWork, campaign_id: UUID, accounts: Iterable[UUID], draft: TellingDraft) -> list[UUID]:
    """Note that accounts were told the edition that holds; who was told already keeps what is noted.

    Raises NotFound("campaign.not_target"), Invalid("campaign.not_issued"), Invalid("campaign.told_later") for a moment
    still to come, and Invalid("campaign.opted_out") when one of them wants no publicity.
    """
    detail = campaign(work, campaign_id)
    edition, rows = _current(detail), chosen(detail, accounts)
    if draft.told_at > work.clock.now():
        raise Invalid("campaign.told_later")
    out = [each for each in rows if each.coverage is Coverage.OPTED_OUT]
    if out:
        raise Invalid("campaign.opted_out", name=out[0].name, count=len(out))
    common = {
        "edition_id": edition.id,
        "told_at": draft.told_at,
        "channel": draft.channel,
        "person_id": draft.person_id,
        "note": draft.note.strip()[:PARAGRAPH_LIMIT] or None,
    }
    waiting = [each for each in rows if edition.id not in each.tellings]
    return work.insert_many(CampaignTelling, [{**_whose(each), **common} for each in waiting])


def confirm(work: UnitOfWork, campaign_id: UUID, accounts: Iterable[UUID], on: date, by: str = "") -> int:
    """Note that customers confirmed the edition that holds, on a day, by somebody of theirs; return how many did.

    Raises Invalid("campaign.not_told") for an account that was not told, and Invalid("campaign.confirmed_early") for a
    day before it was told or still to come.
    """
    detail = campaign(work, campaign_id)
    edition, rows = _current(detail), chosen(detail, accounts)
    name = " ".join(by.split())[:LONGEST_NAME] or None
    for each in rows:
        telling = each.tellings.get(edition.id)
        if telling is None:
            raise Invalid("campaign.not_told", name=each.name)
        if not work.clock.local(telling.told_at).date() <= on <= work.clock.today():
            raise Invalid("campaign.confirmed_early", name=each.name)
        if telling.id is not None:
            work.update(CampaignTelling, telling.id, telling.version, confirmed_on=on, confirmed_by=name)
            continue
        values = {"told_at": telling.told_at, "channel": telling.channel, "visit_id": telling.visit_id}
        work.insert(
            CampaignTelling,
            **_whose(each),
            **values,
            edition_id=edition.id,
            person_id=store.visitor(work, telling.visit_id),
            confirmed_on=on,
            confirmed_by=name,
        )
    return len(rows)


def take_back(work: UnitOfWork, campaign_id: UUID, accounts: Iterable[UUID]) -> int:
    """Take a confirmation away, of accounts without one the telling itself; return how many were noted.

    Raises Invalid("campaign.by_record") for one that only a visit record says was told: that is corrected there.
    """
    detail = campaign(work, campaign_id)
    edition, rows = _current(detail), chosen(detail, accounts)
    count = 0
    for each in rows:
        telling = each.tellings.get(edition.id)
        if telling is None:
            continue
        if telling.id is None:
            raise Invalid("campaign.by_record", name=each.name)
        if telling.confirmed_on is not None and telling.visit_id is None:
            work.update(CampaignTelling, telling.id, telling.version, confirmed_on=None, confirmed_by=None)
        else:
            work.remove(CampaignTelling, telling.id, telling.version)
        count += 1
    return count


def _current(detail: CampaignDetail) -> EditionRow:
    edition = detail.row.current
    if edition is None:
        raise Invalid("campaign.not_issued", title=detail.row.draft.title)
    return edition


def _whose(row: CoverageRow) -> dict[str, UUID | None]:
    return {"account_id": row.account_id, "portfolio_id": row.portfolio_id}


def opt_out(work: UnitOfWork, accounts: Iterable[UUID], reason: str = "") -> int:
    """Note from today on that accounts want no publicity; messages about safety and supply go on."""
    known = store.opt_outs(work, work.clock.today())
    wanted = [each for each in dict.fromkeys(accounts) if each not in known]
    for account_id in wanted:
        work.insert(
            OptOut,
            account_id=account_id,
            portfolio_id=portfolio_of(work, account_id),
            starts_on=work.clock.today(),
            reason=reason.strip()[:PARAGRAPH_LIMIT] or None,
        )
    return len(wanted)


def opt_in(work: UnitOfWork, accounts: Iterable[UUID]) -> int:
    """Note that accounts want publicity again."""
    known = store.opt_outs(work, work.clock.today())
    wanted = [known[each] for each in dict.fromkeys(accounts) if each in known]
    for row in wanted:
        work.remove(OptOut, row.id, row.version)
    return len(wanted)


def keep_evidence(work: UnitOfWork, campaign_id: UUID, accounts: Sequence[UUID], name: str, content: bytes) -> int:
    """Keep a file with each account as proof that it was told; raises what `attach_content` raises.

    Raises Invalid("campaign.other_evidence") for a file of an account that proves another campaign already.
    """
    for row in chosen(campaign(work, campaign_id), accounts):
        key, _is_new = attach_content(work, row.account_id, name, content)
        proves = store.proves(work, key)
        if proves not in (None, campaign_id):
            raise Invalid("campaign.other_evidence", name=row.name)
        work.update(Attachment, key, file_row(work, key).version, campaign_id=campaign_id)
    return len(accounts)
