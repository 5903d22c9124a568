"""What a brief knows of the past and of what is planned: months, outages, visits, answers. Sets, never one by one."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import case, func, or_, select

from crm.domain.codes import COMPLETED_RECORDS, Channel, OutageState, PlanState
from crm.storage.brief import LONGEST, by_account, rows_of, short
from crm.storage.owner import in_parts
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import (
    Feeder,
    MonthlyUsage,
    Outage,
    OutageAccount,
    OutageNotice,
    Person,
    Substation,
    SurveyAnswer,
    Visit,
    VisitTopic,
)

Ids = Iterable[UUID]
BEGUN = (OutageState.RUNNING, OutageState.RESTORED)
YEAR = timedelta(days=365)


def months(reader: Reader, ids: Ids, first: date, last: date) -> dict[UUID, dict[date, AnyRow]]:
    """Return (kwh_total, max_demand_kw, pf) by account and month for a span of months."""
    usage = MonthlyUsage.c
    statement = select(usage.account_id, usage.month, usage.kwh_total, usage.max_demand_kw, usage.pf)
    rows = rows_of(reader, statement.where(usage.month >= first, usage.month <= last), MonthlyUsage, ids)
    return {key: {row.month: row for row in found} for key, found in by_account(rows).items()}


def outages(reader: Reader, ids: Ids) -> dict[UUID, list[AnyRow]]:
    """Return the interruptions of the last twelve months, the newest first, once however many feeders were hit."""
    reached, outage = OutageAccount.c, Outage.c
    columns = (outage.id, outage.type, outage.cause, outage.planned_start, outage.actual_start, outage.actual_end)
    statement = (
        select(reached.account_id, *columns)
        .join(Outage, Outage.c.id == reached.outage_id)
        .where(
            reached.is_interrupted.is_(True),
            outage.state.in_(BEGUN),
            outage.actual_start >= reader.clock.now() - YEAR,
            outage.deleted_at.is_(None),
        )
        .distinct()
    )
    return by_account(rows_of(reader, statement, OutageAccount, ids, outage.actual_start.desc(), outage.id))


def coming(reader: Reader, ids: Ids, ahead: timedelta) -> dict[UUID, list[AnyRow]]:
    """Return the published outages that reach accounts within a span, the next one first; the worst of their roles."""
    reached, outage, now = OutageAccount.c, Outage.c, reader.clock.now()
    interrupted = func.max(case((reached.is_interrupted, 1), else_=0)).label("interrupted")
    columns = (outage.id, outage.type, outage.planned_start, outage.planned_end)
    statement = (
        select(reached.account_id, *columns, Substation.c.name, Feeder.c.number, interrupted)
        .join(Outage, Outage.c.id == reached.outage_id)
        .outerjoin(Feeder, Feeder.c.id == outage.feeder_id)
        .outerjoin(Substation, Substation.c.id == Feeder.c.substation_id)
        .where(
            outage.state == OutageState.PUBLISHED,
            outage.planned_start >= now,
            outage.planned_start <= now + ahead,
            outage.deleted_at.is_(None),
        )
        .group_by(reached.account_id, *columns, Substation.c.name, Feeder.c.number)
    )
    return by_account(rows_of(reader, statement, OutageAccount, ids, outage.planned_start, outage.id))


def notices(reader: Reader, ids: Ids) -> dict[tuple[UUID, UUID], list[tuple[str, datetime]]]:
    """Return (channel, moment) of the notices that arrived, by (account, outage)."""
    notice = OutageNotice.c
    columns = (notice.account_id, notice.outage_id, notice.channel, notice.delivered_at)
    statement = select(*columns).where(notice.delivered_at.is_not(None))
    found: dict[tuple[UUID, UUID], list[tuple[str, datetime]]] = {}
    for row in rows_of(reader, statement, OutageNotice, ids):
        found.setdefault((row.account_id, row.outage_id), []).append((row.channel, row.delivered_at))
    return found


def visits(reader: Reader, ids: Ids, count: int) -> dict[UUID, list[AnyRow]]:
    """Return the last finished visits of accounts, the newest first."""
    visit = Visit.c
    place = func.row_number().over(partition_by=visit.account_id, order_by=(visit.held_on.desc(), visit.id.desc()))
    columns = (visit.account_id, visit.held_on, visit.channel, visit.satisfaction, visit.recommend)
    said = func.substr(visit.content, 1, LONGEST).label("content")
    found: list[AnyRow] = []
    for part in in_parts(ids):
        ranked = (
            select(*columns, said, Person.c.name.label("person"), place.label("place"))
            .join(Person, Person.c.id == visit.person_id)
            .where(
                visit.account_id.in_(part),
                visit.record_state.in_(COMPLETED_RECORDS),
                visit.held_on.is_not(None),
                visit.deleted_at.is_(None),
            )
            .subquery()
        )
        found += reader.rows(select(ranked).where(ranked.c.place <= count).order_by(ranked.c.place))
    return by_account(found)


def last_rated(reader: Reader, ids: Ids) -> dict[UUID, date]:
    """Return when each account's satisfaction was last asked, by any channel."""
    visit = Visit.c
    statement = (
        select(visit.account_id, func.max(visit.held_on).label("on"))
        .where(visit.satisfaction.is_not(None), visit.record_state.in_(COMPLETED_RECORDS), visit.held_on.is_not(None))
        .group_by(visit.account_id)
    )
    return {row.account_id: row.on for row in rows_of(reader, statement, Visit, ids)}


def last_topics(reader: Reader, ids: Ids) -> dict[UUID, dict[str, date]]:
    """Return when each topic was last spoken about on site, by account."""
    visit, topic = Visit.c, VisitTopic.c
    statement = (
        select(topic.account_id, topic.topic, func.max(visit.held_on).label("on"))
        .join(Visit, Visit.c.id == topic.visit_id)
        .where(
            visit.record_state.in_(COMPLETED_RECORDS),
            visit.channel == Channel.ON_SITE,
            visit.held_on.is_not(None),
            visit.deleted_at.is_(None),
        )
        .group_by(topic.account_id, topic.topic)
    )
    rows = by_account(rows_of(reader, statement, VisitTopic, ids))
    return {key: {row.topic: row.on for row in found} for key, found in rows.items()}


def planned(reader: Reader, ids: Ids, on: date) -> dict[UUID, list[AnyRow]]:
    """Return the visits that stand on the plan from a day on or are held on it, the next one first."""
    visit = Visit.c
    columns = (visit.id, visit.account_id, visit.planned_on, visit.planned_start, visit.planned_end, visit.channel)
    statement = (
        select(*columns, short(visit.purpose), Person.c.name.label("person"))
        .join(Person, Person.c.id == visit.person_id)
        .where(
            visit.plan_state != PlanState.CANCELLED,
            visit.planned_on >= on,
            or_(visit.plan_state != PlanState.DONE, visit.planned_on == on),
        )
    )
    return by_account(rows_of(reader, statement, Visit, ids, visit.planned_on, visit.planned_start, visit.id))


def topics_of(reader: Reader, visit_ids: Ids) -> dict[UUID, list[str]]:
    """Return the topics of visits."""
    topic = VisitTopic.c
    found: dict[UUID, list[str]] = {}
    for part in in_parts(visit_ids):
        statement = select(topic.visit_id, topic.topic).where(topic.visit_id.in_(part), topic.deleted_at.is_(None))
        for row in reader.rows(statement.order_by(topic.id)):
            found.setdefault(row.visit_id, []).append(row.topic)
    return found


def answers(reader: Reader, ids: Ids) -> dict[UUID, list[AnyRow]]:
    """Return every column of the answers of each account's last visit that was asked by a form."""
    answer = SurveyAnswer.c
    newest = (answer.answered_on.desc(), answer.visit_id.desc())
    place = func.dense_rank().over(partition_by=answer.account_id, order_by=newest).label("place")
    found: list[AnyRow] = []
    for part in in_parts(ids):
        counted = (answer.account_id.in_(part), answer.answered_on.is_not(None), answer.deleted_at.is_(None))
        ranked = select(SurveyAnswer, place).where(*counted).subquery()
        found += reader.rows(select(ranked).where(ranked.c.place == 1).order_by(ranked.c.id))
    return by_account(found)
