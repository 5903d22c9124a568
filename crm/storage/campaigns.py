"""Publicity campaigns: their editions, the accounts they are for, and who was told (domain.md 8)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select

from crm.domain.campaigns import EditionRow
from crm.domain.codes import COMPLETED_RECORDS
from crm.storage.lists.around_accounts import coming_visits
from crm.storage.owner import in_parts
from crm.storage.people import books_of
from crm.storage.reader import AnyRow, AnySelect, Reader
from crm.storage.tables import (
    Account,
    Attachment,
    Campaign,
    CampaignEdition,
    CampaignTarget,
    CampaignTelling,
    Issue,
    OptOut,
    Person,
    Visit,
    VisitMaterial,
)

CAMPAIGN, EDITION, TARGET, TELLING = Campaign.c, CampaignEdition.c, CampaignTarget.c, CampaignTelling.c
FIRST_FIRST = (Visit.c.held_on, Visit.c.id)


def campaigns(reader: Reader, *where: Any) -> list[AnyRow]:
    """Return campaigns with the name of who leads them, the one that began last first."""
    columns = [column for column in Campaign.columns if column.name not in ("created_by", "updated_by", "deleted_at")]
    statement = (
        select(*columns, Person.c.name.label("owner"))
        .outerjoin(Person, Person.c.id == CAMPAIGN.owner_id)
        .where(CAMPAIGN.deleted_at.is_(None), *where)
    )
    return reader.rows(statement.order_by(CAMPAIGN.starts_on.desc(), CAMPAIGN.id.desc()))


def running(today: date) -> ColumnElement[bool]:
    """Return the condition of campaigns that run on a day."""
    return and_(CAMPAIGN.starts_on <= today, or_(CAMPAIGN.ends_on.is_(None), CAMPAIGN.ends_on >= today))


def editions(reader: Reader, campaign_ids: Iterable[UUID]) -> dict[UUID, tuple[EditionRow, ...]]:
    """Return the editions of some campaigns without their files, the one issued first before the others."""
    found: dict[UUID, tuple[EditionRow, ...]] = {}
    columns = (EDITION.id, EDITION.version, EDITION.edition, EDITION.issued_on, EDITION.file_name, EDITION.size)
    for part in in_parts(campaign_ids):
        statement = select(EDITION.campaign_id, *columns).where(
            EDITION.campaign_id.in_(part), EDITION.deleted_at.is_(None)
        )
        for row in reader.rows(statement.order_by(EDITION.issued_on, EDITION.id)):
            made = EditionRow(row.id, row.version, row.edition, row.issued_on, row.file_name, row.size or 0)
            found[row.campaign_id] = (*found.get(row.campaign_id, ()), made)
    return found


def edition_file(reader: Reader, edition_id: UUID) -> tuple[str, bytes] | None:
    """Return the name and the bytes of an edition's file."""
    statement = select(EDITION.file_name, EDITION.content).where(EDITION.id == edition_id)
    row = reader.one(statement.where(EDITION.deleted_at.is_(None), EDITION.content.is_not(None)))
    return None if row is None else (row[0], bytes(row[1]))


def _in_scope(reader: Reader, statement: AnySelect, column: Any, person_id: UUID | None) -> AnySelect:
    if person_id is None:
        return statement
    return statement.where(column.in_(books_of(reader, person_id, reader.clock.today())))


def targets(reader: Reader, campaign_ids: Sequence[UUID], person_id: UUID | None) -> Iterator[AnyRow]:
    """Yield the accounts that campaigns are for, of one manager or of everybody, in pinyin order."""
    account = Account.c
    columns = (account.account_no, account.name, account.segment, account.portfolio_id)
    statement = (
        select(TARGET.campaign_id, TARGET.id, TARGET.version, TARGET.account_id, *columns)
        .join(Account, account.id == TARGET.account_id)
        .where(TARGET.campaign_id.in_(campaign_ids), TARGET.deleted_at.is_(None), account.deleted_at.is_(None))
    )
    statement = _in_scope(reader, statement, account.portfolio_id, person_id)
    return reader.each(statement.order_by(account.sort_key, account.id))


def books(reader: Reader, accounts: Sequence[UUID]) -> dict[UUID, UUID]:
    """Return the portfolio of each account."""
    found: dict[UUID, UUID] = {}
    for part in in_parts(accounts):
        statement = select(Account.c.id, Account.c.portfolio_id).where(Account.c.id.in_(part))
        found |= {row[0]: row[1] for row in reader.rows(statement)}
    return found


def tellings(reader: Reader, campaign_ids: Sequence[UUID], accounts: Sequence[UUID]) -> Iterator[AnyRow]:
    """Yield which editions of some campaigns some accounts were told."""
    return _of_accounts(reader, _tellings(campaign_ids), TELLING.account_id, accounts)


def handed_out(reader: Reader, campaign_ids: Sequence[UUID], accounts: Sequence[UUID]) -> Iterator[AnyRow]:
    """Yield what submitted visit records name as handed out to some accounts of campaigns, the first first."""
    statement = _handed_out(campaign_ids).order_by(*FIRST_FIRST)
    return _of_accounts(reader, statement, VisitMaterial.c.account_id, accounts)


def tellings_along(reader: Reader, campaign_id: UUID, person_id: UUID | None) -> Iterator[AnyRow]:
    """Yield which editions of a campaign its accounts were told, in the order of `targets`."""
    of_target = and_(TARGET.campaign_id == EDITION.campaign_id, TARGET.account_id == TELLING.account_id)
    statement = _tellings([campaign_id]).join(CampaignTarget, of_target).where(TARGET.deleted_at.is_(None))
    return _along(reader, statement, person_id)


def handed_out_along(reader: Reader, campaign_id: UUID, person_id: UUID | None) -> Iterator[AnyRow]:
    """Yield what records name as handed out to a campaign's accounts, in the order of `targets`, the first first."""
    return _along(reader, _handed_out([campaign_id]), person_id, *FIRST_FIRST)


def _tellings(campaign_ids: Sequence[UUID]) -> AnySelect:
    columns = (TELLING.id, TELLING.version, TELLING.edition_id, TELLING.account_id, TELLING.told_at, TELLING.channel)
    words = (TELLING.visit_id, TELLING.confirmed_on, TELLING.confirmed_by, TELLING.note)
    return (
        select(EDITION.campaign_id, *columns, *words, Person.c.name.label("by"))
        .join(CampaignEdition, EDITION.id == TELLING.edition_id)
        .outerjoin(Person, Person.c.id == TELLING.person_id)
        .where(EDITION.campaign_id.in_(campaign_ids), EDITION.deleted_at.is_(None), TELLING.deleted_at.is_(None))
    )


def _handed_out(campaign_ids: Sequence[UUID]) -> AnySelect:
    material, visit = VisitMaterial.c, Visit.c
    when = (visit.held_on, visit.arrived_at, visit.channel)
    return (
        select(TARGET.campaign_id, material.account_id, material.title, material.edition, visit.id.label("visit_id"))
        .add_columns(*when, Person.c.name.label("by"))
        .join(CampaignTarget, TARGET.account_id == material.account_id)
        .join(Visit, visit.id == material.visit_id)
        .join(Person, Person.c.id == visit.person_id)
        .where(
            TARGET.campaign_id.in_(campaign_ids),
            TARGET.deleted_at.is_(None),
            material.deleted_at.is_(None),
            visit.deleted_at.is_(None),
            visit.record_state.in_(COMPLETED_RECORDS),
            visit.held_on.is_not(None),
        )
    )


def _of_accounts(reader: Reader, statement: AnySelect, column: Any, accounts: Sequence[UUID]) -> Iterator[AnyRow]:
    for part in in_parts(accounts):
        yield from reader.each(statement.where(column.in_(part)))


def _along(reader: Reader, statement: AnySelect, person_id: UUID | None, *then: Any) -> Iterator[AnyRow]:
    """Yield rows of targets in the order of these, so that whoever goes through both need not keep either."""
    account = Account.c
    statement = statement.join(Account, account.id == TARGET.account_id).where(account.deleted_at.is_(None))
    statement = _in_scope(reader, statement, account.portfolio_id, person_id)
    return reader.each(statement.order_by(account.sort_key, account.id, *then))


def opt_outs(
    reader: Reader, today: date, person_id: UUID | None = None, account_id: UUID | None = None
) -> dict[UUID, AnyRow]:
    """Return (id, version, starts_on, reason) of the accounts that want no publicity on a day, or of one of them."""
    row = OptOut.c
    statement = select(row.account_id, row.id, row.version, row.starts_on, row.reason).where(
        row.deleted_at.is_(None), row.starts_on <= today
    )
    if account_id is not None:
        statement = statement.where(row.account_id == account_id)
    return {each.account_id: each for each in reader.rows(_in_scope(reader, statement, row.portfolio_id, person_id))}


def issues_of(reader: Reader, visits: Iterable[UUID]) -> int:
    """Return how many issues were raised on some visits."""
    issue = Issue.c
    count = select(func.count()).where(issue.deleted_at.is_(None))
    return sum(int(reader.scalar(count.where(issue.visit_id.in_(part))) or 0) for part in in_parts(visits))


def next_visits(reader: Reader, campaign_id: UUID) -> dict[UUID, date]:
    """Return the day of the next planned visit of the accounts that a campaign is for."""
    statement = (
        select(Visit.c.account_id, func.min(Visit.c.planned_on))
        .join(CampaignTarget, TARGET.account_id == Visit.c.account_id)
        .where(TARGET.campaign_id == campaign_id, TARGET.deleted_at.is_(None), *coming_visits(reader.clock.today()))
        .group_by(Visit.c.account_id)
    )
    return {row[0]: row[1] for row in reader.rows(statement)}


def evidence(reader: Reader, campaign_id: UUID) -> dict[UUID, int]:
    """Return how many files prove by account that a campaign was told."""
    file = Attachment.c
    statement = select(file.account_id, func.count()).where(file.campaign_id == campaign_id, file.deleted_at.is_(None))
    return {row[0]: row[1] for row in reader.rows(statement.group_by(file.account_id))}


def proven(reader: Reader, attachment_id: UUID) -> AnyRow | None:
    """Return (created_at, title of the campaign) of a file that proves a telling; None for any other file."""
    file = Attachment.c
    statement = select(file.created_at, CAMPAIGN.title).join(Campaign, CAMPAIGN.id == file.campaign_id)
    return reader.one(statement.where(file.id == attachment_id, file.deleted_at.is_(None)))


def proves(reader: Reader, attachment_id: UUID) -> UUID | None:
    """Return the campaign of which a file proves the telling."""
    found: UUID | None = reader.scalar(select(Attachment.c.campaign_id).where(Attachment.c.id == attachment_id))
    return found


def visitor(reader: Reader, visit_id: UUID | None) -> UUID | None:
    """Return who held a visit."""
    found: UUID | None = reader.scalar(select(Visit.c.person_id).where(Visit.c.id == visit_id))
    return found


def aimed_at(reader: Reader, today: date, accounts: Sequence[UUID]) -> dict[UUID, set[UUID]]:
    """Return which of some accounts the running campaigns are for, by campaign."""
    found: dict[UUID, set[UUID]] = {}
    for part in in_parts(accounts):
        statement = (
            select(TARGET.campaign_id, TARGET.account_id)
            .join(Campaign, CAMPAIGN.id == TARGET.campaign_id)
            .where(
                TARGET.account_id.in_(part),
                TARGET.deleted_at.is_(None),
                CAMPAIGN.deleted_at.is_(None),
                running(today),
            )
        )
        for campaign_id, account_id in reader.rows(statement):
            found.setdefault(campaign_id, set()).add(account_id)
    return found
