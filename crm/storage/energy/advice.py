"""What accounts were advised about their energy."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from crm.domain.codes import PlanState, RecordState
from crm.domain.energy_desk import AdviceState
from crm.storage.brief import by_account, rows_of
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import EnergyAdvice, Visit

OPEN = (AdviceState.OPEN, AdviceState.TOLD)
ROW = EnergyAdvice.c


def of_account(reader: Reader, account_id: UUID) -> list[AnyRow]:
    """Return everything that an account was advised, the newest first, with the day of the visit that it joined."""
    on = func.coalesce(Visit.c.held_on, Visit.c.planned_on).label("visit_on")
    columns = (ROW.id, ROW.version, ROW.kind, ROW.month, ROW.saving_yuan, ROW.value, ROW.state, ROW.note, ROW.event)
    statement = (
        select(*columns, on)
        .outerjoin(Visit, Visit.c.id == ROW.visit_id)
        .where(ROW.account_id == account_id, ROW.deleted_at.is_(None))
    )
    return reader.rows(statement.order_by(ROW.month.desc(), ROW.created_at.desc(), ROW.id))


def open_ones(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, list[AnyRow]]:
    """Return the advice that no customer has answered yet, by account, what is worth most first."""
    statement = select(ROW.account_id, ROW.kind, ROW.month, ROW.saving_yuan).where(ROW.state.in_(OPEN))
    return by_account(rows_of(reader, statement, EnergyAdvice, ids, ROW.saving_yuan.desc(), ROW.id))


def same(reader: Reader, account_id: UUID, month: date) -> list[AnyRow]:
    """Return (kind, id, version, event) of what was advised from a month."""
    statement = select(ROW.kind, ROW.id, ROW.version, ROW.event).where(
        ROW.account_id == account_id, ROW.month == month, ROW.deleted_at.is_(None)
    )
    return reader.rows(statement)


def events_of(reader: Reader, account_id: UUID) -> list[str]:
    """Return the demand response events of an account that were kept with advice."""
    kept = (ROW.account_id == account_id, ROW.event.is_not(None), ROW.deleted_at.is_(None))
    return reader.scalars(select(ROW.event).where(*kept))


def next_visit(reader: Reader, account_id: UUID, day: date) -> UUID | None:
    """Return the next visit of an account that is planned and not held."""
    visit = Visit.c
    ahead = (visit.account_id == account_id, visit.deleted_at.is_(None), visit.planned_on >= day)
    waits = (visit.plan_state != PlanState.CANCELLED, visit.record_state.in_((RecordState.NONE, RecordState.DRAFT)))
    found = reader.one(select(visit.id).where(*ahead, *waits).order_by(visit.planned_on, visit.id).limit(1))
    return None if found is None else found[0]
