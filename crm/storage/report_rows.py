"""The rows behind reports that nothing else reads: answers, outages with whom they reach, and how complete data is."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import and_, exists, func, or_, select

from crm.domain.clock import at_local
from crm.domain.codes import IssueState, OutageState, PhoneKind
from crm.domain.outages import Estimate
from crm.domain.summary import SummaryFilter
from crm.storage.counted_rows import LIVING, WHOSE, asked_for
from crm.storage.owner import in_parts
from crm.storage.reader import AnyRow, Reader
from crm.storage.satisfaction import CSAT, NPS
from crm.storage.tables import (
    Account,
    Contact,
    ContactPhone,
    Issue,
    Outage,
    OutageAccount,
    OutageEstimate,
    OutageNotice,
    SupplyPoint,
    SurveyAnswer,
    SurveyVersion,
    Visit,
)

__all__ = ["CSAT", "NPS", "Told", "call_backs", "completeness", "outages", "survey_answers"]
PART = 1_000
UNSEEN = (OutageState.DRAFT, OutageState.CANCELLED, OutageState.POSTPONED)


def survey_answers(reader: Reader, wanted: SummaryFilter) -> Iterator[AnyRow]:
    """Yield the answers to the two questions that count, given in the period."""
    answer = SurveyAnswer.c
    versions = reader.scalars(select(SurveyVersion.c.id).where(SurveyVersion.c.deleted_at.is_(None)))
    statement = (
        select(
            answer.visit_id,
            answer.account_id,
            Visit.c.person_id,
            answer.question,
            answer.number,
            answer.answered_on,
            *WHOSE,
        )
        .join(Visit, Visit.c.id == answer.visit_id)
        .join(Account, asked_for(SurveyAnswer, wanted))
        .where(
            answer.version_id.in_(versions),
            answer.question.in_((CSAT, NPS)),
            answer.number >= 0,
            answer.deleted_at.is_(None),
            answer.answered_on >= wanted.first,
            answer.answered_on <= wanted.last,
        )
        .order_by(answer.answered_on, answer.id)
    )
    return reader.each(statement)


def call_backs(reader: Reader, wanted: SummaryFilter) -> Iterator[AnyRow]:
    """Yield the issues about which the customer said the last word in the period; content is who let it be closed."""
    issue = Issue.c
    statement = (
        select(
            issue.id,
            issue.account_id,
            issue.assignee_id,
            issue.confirmed_on,
            issue.state,
            (issue.state == IssueState.CLOSED).label("is_content"),
            *WHOSE,
        )
        .join(Account, asked_for(Issue, wanted))
        .where(
            issue.deleted_at.is_(None),
            issue.state != IssueState.CANCELLED,
            issue.confirmed_on >= wanted.first,
            issue.confirmed_on <= wanted.last,
        )
        .order_by(issue.confirmed_on, issue.id)
    )
    return reader.each(statement)


class Told(NamedTuple):
    """A notice that arrived."""

    channel: str
    at: Any


def outages(
    reader: Reader, wanted: SummaryFilter
) -> tuple[Iterator[AnyRow], dict[UUID, list[Estimate]], dict[tuple[UUID, UUID], list[Told]]]:
    """Return outages of the period with the accounts that they reach, estimates that nobody corrected, and notices.

    An outage lies in the period by its planned start, or by its real one where nobody planned it. An outage that
    reaches no account has one row without an account.
    """
    zone = reader.clock.zone
    begin, end = at_local(wanted.first, zone=zone), at_local(wanted.last + timedelta(days=1), zone=zone)
    start = func.coalesce(Outage.c.planned_start, Outage.c.actual_start)
    these = and_(Outage.c.state.not_in(UNSEEN), start >= begin, start < end, Outage.c.deleted_at.is_(None))
    reached = and_(OutageAccount.c.outage_id == Outage.c.id, OutageAccount.c.deleted_at.is_(None))
    columns = (
        Outage.c.id,
        Outage.c.type,
        Outage.c.state,
        Outage.c.planned_start,
        Outage.c.actual_start,
        Outage.c.actual_end,
        OutageAccount.c.account_id,
        OutageAccount.c.is_interrupted,
        Account.c.importance_grade,
        *WHOSE,
    )
    joined = select(*columns).outerjoin(OutageAccount, reached)
    statement = joined.outerjoin(Account, asked_for(OutageAccount, wanted)).where(these)
    rows = reader.each(statement.order_by(start, Outage.c.id))
    estimates: dict[UUID, list[Estimate]] = {}
    said = select(OutageEstimate.c.outage_id, OutageEstimate.c.said_at, OutageEstimate.c.restored_by)
    said = said.join(Outage, Outage.c.id == OutageEstimate.c.outage_id)
    corrected = select(OutageEstimate.c.corrects_id).where(
        OutageEstimate.c.corrects_id.is_not(None), OutageEstimate.c.deleted_at.is_(None)
    )
    live = (OutageEstimate.c.deleted_at.is_(None), OutageEstimate.c.id.not_in(corrected))
    said = said.where(these, *live).order_by(OutageEstimate.c.said_at)
    for key, at, by in reader.each(said):
        estimates.setdefault(key, []).append(Estimate(at, by))
    return rows, estimates, _notices(reader, these)


def _notices(reader: Reader, these: Any) -> dict[tuple[UUID, UUID], list[Told]]:
    notice = OutageNotice.c
    statement = (
        select(notice.outage_id, notice.account_id, notice.channel, notice.delivered_at)
        .join(Outage, Outage.c.id == notice.outage_id)
        .where(these, notice.delivered_at.is_not(None), notice.deleted_at.is_(None))
    )
    found: dict[tuple[UUID, UUID], list[Told]] = {}
    for outage_id, account_id, channel, at in reader.each(statement):
        found.setdefault((outage_id, account_id), []).append(Told(channel, at))
    return found


class Completeness(NamedTuple):
    """What is known of an account: contacts in call order, whether the first can be called, and its own columns."""

    row: AnyRow
    contacts: int
    can_be_called: bool
    verified_on: date | None
    feeder_confirmed: bool


def completeness(reader: Reader, wanted: SummaryFilter) -> Iterator[Completeness]:
    """Yield how complete the data of every account of the filter's street is today."""
    account = Account.c
    statement = select(
        account.id.label("account_id"),
        account.industry_code,
        account.address,
        account.lon,
        account.lat,
        account.importance_grade,
        account.grade_approved_on,
        account.own_generator_kw,
        *WHOSE,
    ).where(LIVING)
    source = reader.each(statement.where(account.street_code == wanted.street) if wanted.street else statement)
    while part := list(islice(source, PART)):
        ids = [row.account_id for row in part]
        contacts, confirmed = _contacts(reader, ids), _confirmed(reader, ids)
        for row in part:
            count, callable_, verified_on = contacts.get(row.account_id, (0, False, None))
            yield Completeness(row, count, callable_, verified_on, confirmed.get(row.account_id, False))


def _contacts(reader: Reader, account_ids: list[UUID]) -> dict[UUID, tuple[int, bool, date | None]]:
    """Return by account: how many contacts, whether the first has a name and a sure mobile, the newest verification."""
    found: dict[UUID, tuple[int, bool, date | None]] = {}
    contact, phone = Contact.c, ContactPhone.c
    sure = exists().where(
        phone.contact_id == contact.id,
        phone.kind == PhoneKind.MOBILE,
        phone.is_doubtful.is_(False),
        phone.deleted_at.is_(None),
    )
    for part in in_parts(account_ids):
        statement = (
            select(contact.account_id, contact.name, sure, contact.verified_on)
            .where(contact.account_id.in_(part), contact.deleted_at.is_(None))
            .order_by(contact.account_id, contact.call_order, contact.sort_key, contact.id)
        )
        for account_id, name, is_sure, verified_on in reader.each(statement):
            count, can, newest = found.get(account_id, (0, False, None))
            first = bool(name) and is_sure if not count else can
            found[account_id] = (count + 1, first, max(filter(None, (newest, verified_on)), default=None))
    return found


def _confirmed(reader: Reader, account_ids: list[UUID]) -> dict[UUID, bool]:
    """Return the accounts with a supply point today, and whether all of theirs are confirmed."""
    point, today = SupplyPoint.c, reader.clock.today()
    found: dict[UUID, bool] = {}
    valid = (
        point.deleted_at.is_(None),
        or_(point.starts_on.is_(None), point.starts_on <= today),
        or_(point.ends_on.is_(None), point.ends_on >= today),
    )
    for part in in_parts(account_ids):
        points = select(point.account_id, point.confirmed_on).where(point.account_id.in_(part), *valid)
        for account_id, on in reader.each(points):
            found[account_id] = found.get(account_id, True) and on is not None
    return found
