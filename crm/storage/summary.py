"""What stands beside the visits of a summary that are shown one by one."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from operator import itemgetter
from uuid import UUID

from sqlalchemy import func, null, or_, select, type_coerce

from crm.domain.codes import Side, SourceRole
from crm.domain.phones import masked
from crm.domain.summary import Months
from crm.storage.owner import in_parts
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import (
    Account,
    Area,
    Attachment,
    ContactPhone,
    Feeder,
    MonthlyUsage,
    Person,
    Portfolio,
    Substation,
    SupplyPoint,
    Visit,
    VisitMaterial,
    VisitParticipant,
    VisitTopic,
)
from crm.storage.types import StoredId, id_of


def topics(reader: Reader, visit_ids: Iterable[UUID]) -> dict[UUID, list[str]]:
    """Return the topics of visits; texts that many share are kept once."""
    found: dict[UUID, list[str]] = {}
    same: dict[str, str] = {}
    for part in in_parts(visit_ids):
        own = dict(zip(part, part, strict=True))
        statement = (
            select(VisitTopic.c.visit_id, VisitTopic.c.topic)
            .where(VisitTopic.c.visit_id.in_(part), VisitTopic.c.deleted_at.is_(None))
            .order_by(VisitTopic.c.id)
        )
        for visit_id, topic in reader.each(statement):
            found.setdefault(own[visit_id], []).append(same.setdefault(topic, topic))
    return found


def participants(
    reader: Reader, visit_ids: Iterable[UUID], personal: bool, masks: bool
) -> dict[UUID, dict[str, list[str]]]:
    """Return the names of participants by visit and side, with title and first number of the customer's.

    The customer's people are only read when asked for; numbers stay away from whoever may not see them, and their
    middle is hidden where the bureau `masks` it.
    """
    told = masked if masks else str
    found: dict[UUID, dict[str, list[str]]] = {}
    number = (
        select(ContactPhone.c.number)
        .where(ContactPhone.c.contact_id == VisitParticipant.c.contact_id)
        .where(ContactPhone.c.position == 1, ContactPhone.c.deleted_at.is_(None))
        .limit(1)
        .scalar_subquery()
    )
    for part in in_parts(visit_ids):
        statement = (
            select(
                VisitParticipant.c.visit_id,
                VisitParticipant.c.side,
                VisitParticipant.c.name,
                VisitParticipant.c.title,
                number if personal and reader.rights.may("do.phone") else null(),
            )
            .where(VisitParticipant.c.visit_id.in_(part), VisitParticipant.c.deleted_at.is_(None))
            .order_by(VisitParticipant.c.id)
        )
        if not personal:
            statement = statement.where(VisitParticipant.c.side == Side.BUREAU)
        for visit_id, side, name, title, phone in reader.each(statement):
            more = (title, phone and told(phone)) if side == Side.CUSTOMER else ()
            words = " ".join([name, *(each for each in more if each)])
            found.setdefault(visit_id, {}).setdefault(side, []).append(words)
    return found


def feeders(reader: Reader, account_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the primary feeder of each of some accounts."""
    statement = (
        select(SupplyPoint.c.account_id, Substation.c.name, Feeder.c.number)
        .join(Feeder, Feeder.c.id == SupplyPoint.c.feeder_id)
        .join(Substation, Substation.c.id == Feeder.c.substation_id)
        .where(
            SupplyPoint.c.role == SourceRole.PRIMARY,
            SupplyPoint.c.deleted_at.is_(None),
            or_(SupplyPoint.c.ends_on.is_(None), SupplyPoint.c.ends_on >= reader.clock.today()),
        )
    )
    found: dict[UUID, str] = {}
    for part in in_parts(account_ids):
        rows = reader.rows(statement.where(SupplyPoint.c.account_id.in_(part)))
        found |= {row[0]: f"{row[1]}{row[2]}" for row in rows}
    return found


def details(reader: Reader, visit_ids: Iterable[UUID]) -> list[AnyRow]:
    """Return everything that the detail sheet shows of visits."""
    found: list[AnyRow] = []
    reviewer = Person.alias()
    for part in in_parts(visit_ids):
        statement = (
            select(
                Visit.c.id,
                Visit.c.account_id,
                Account.c.account_no,
                Account.c.name.label("account"),
                Account.c.importance_grade,
                Account.c.industry_code,
                Area.c.name.label("area"),
                Account.c.contract_kva,
                Visit.c.held_on,
                Visit.c.arrived_at,
                Visit.c.left_at,
                Visit.c.channel,
                Visit.c.production,
                Visit.c.content,
                Visit.c.outage_plan_told,
                Visit.c.demand_kva,
                Visit.c.demand_on,
                Visit.c.advice,
                Visit.c.reply_on_site,
                Visit.c.satisfaction,
                Visit.c.recommend,
                Visit.c.next_visit_on,
                Visit.c.record_state,
                Person.c.name.label("person"),
                reviewer.c.name.label("reviewer"),
                Account.c.segment,
            )
            .join(Account, Account.c.id == Visit.c.account_id)
            .join(Portfolio, Portfolio.c.id == Account.c.portfolio_id)
            .join(Area, Area.c.id == Portfolio.c.area_id)
            .join(Person, Person.c.id == Visit.c.person_id)
            .outerjoin(reviewer, reviewer.c.id == Visit.c.reviewed_by)
            .where(Visit.c.id.in_(part))
        )
        found.extend(reader.rows(statement))
    found.sort(key=lambda row: (row.held_on, row.id))
    return found


def energy(reader: Reader, account_ids: Iterable[UUID], spans: Iterable[tuple[date, date]]) -> dict[UUID, Months]:
    """Return the months of accounts in some spans, each from its first month to its last."""
    wanted = or_(*(MonthlyUsage.c.month.between(first, last) for first, last in spans))
    found: dict[UUID, Months] = {}
    for part in in_parts(account_ids):
        statement = (
            select(
                type_coerce(MonthlyUsage.c.account_id, StoredId),
                MonthlyUsage.c.month,
                MonthlyUsage.c.kwh_total,
                MonthlyUsage.c.total_fee,
            )
            .where(
                MonthlyUsage.c.account_id.in_(part),
                wanted,
                MonthlyUsage.c.deleted_at.is_(None),
            )
            .order_by(MonthlyUsage.c.account_id)
        )
        for stored, months in groupby(reader.rows(statement), itemgetter(0)):
            found[id_of(stored)] = {row[1]: (row[2], row[3]) for row in months}
    return found


def file_counts(reader: Reader, visit_ids: Iterable[UUID]) -> dict[UUID, int]:
    """Return how many files visits have."""
    found: dict[UUID, int] = {}
    for part in in_parts(visit_ids):
        statement = (
            select(Attachment.c.visit_id, func.count())
            .where(Attachment.c.visit_id.in_(part), Attachment.c.deleted_at.is_(None))
            .group_by(Attachment.c.visit_id)
        )
        found.update({row[0]: row[1] for row in reader.each(statement)})
    return found


def materials(reader: Reader, visit_ids: Iterable[UUID]) -> dict[UUID, list[tuple[str, str]]]:
    """Return (title, edition) of what was handed out on visits."""
    found: dict[UUID, list[tuple[str, str]]] = {}
    for part in in_parts(visit_ids):
        statement = (
            select(VisitMaterial.c.visit_id, VisitMaterial.c.title, VisitMaterial.c.edition)
            .where(VisitMaterial.c.visit_id.in_(part), VisitMaterial.c.deleted_at.is_(None))
            .order_by(VisitMaterial.c.id)
        )
        for visit_id, title, edition in reader.each(statement):
            found.setdefault(visit_id, []).append((title, edition or ""))
    return found
