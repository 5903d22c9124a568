"""The planned visits of a period with what the plan table says of them (domain.md 2.4)."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from crm.domain.codes import COMPLETED_RECORDS, Channel
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import Account, Person, Visit, VisitTopic


def plan_rows(reader: Reader, person_id: UUID | None, first: date, last: date) -> Sequence[AnyRow]:
    """Return visits planned for the days from first to last, cancelled ones too, by manager and in order of time."""
    former = Visit.alias("former")
    last_on = (
        select(func.max(former.c.held_on))
        .where(
            former.c.account_id == Visit.c.account_id,
            former.c.held_on < Visit.c.planned_on,
            former.c.id != Visit.c.id,
            former.c.channel == Channel.ON_SITE,
            former.c.record_state.in_(COMPLETED_RECORDS),
            former.c.deleted_at.is_(None),
        )
        .scalar_subquery()
    )
    statement = (
        select(
            Visit.c.id,
            Person.c.name.label("manager"),
            Account.c.account_no,
            Account.c.name.label("account"),
            Account.c.segment,
            Account.c.importance_grade,
            Account.c.street_code,
            Account.c.due_on,
            Account.c.interval_days,
            Account.c.duty_rule,
            Visit.c.planned_on,
            Visit.c.channel,
            Visit.c.purpose,
            Visit.c.plan_state,
            Visit.c.first_approved_on,
            Visit.c.reschedule_reason,
            last_on.label("last_on"),
        )
        .join(Account, Account.c.id == Visit.c.account_id)
        .join(Person, Person.c.id == Visit.c.person_id)
        .where(Visit.c.planned_on >= first, Visit.c.planned_on <= last, Visit.c.deleted_at.is_(None))
        .order_by(Person.c.sort_key, Person.c.id, Visit.c.planned_on, Visit.c.planned_start, Visit.c.id)
    )
    return reader.rows(statement if person_id is None else statement.where(Visit.c.person_id == person_id))


def plan_topics(reader: Reader, person_id: UUID | None, first: date, last: date) -> dict[UUID, tuple[str, ...]]:
    """Return the topics of the visits planned for these days, by visit."""
    statement = (
        select(VisitTopic.c.visit_id, VisitTopic.c.topic)
        .join(Visit, Visit.c.id == VisitTopic.c.visit_id)
        .where(Visit.c.planned_on >= first, Visit.c.planned_on <= last, VisitTopic.c.deleted_at.is_(None))
        .order_by(VisitTopic.c.id)
    )
    if person_id is not None:
        statement = statement.where(Visit.c.person_id == person_id)
    found: dict[UUID, tuple[str, ...]] = {}
    for visit_id, topic in reader.rows(statement):
        found[visit_id] = (*found.get(visit_id, ()), topic)
    return found
