"""Accounts with what is owed to them, for lists and for one account."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from crm.domain.codes import Channel, RecordState
from crm.domain.duty import DutyFilter, DutyLine, days_late
from crm.planning.duty import Values, duty_of, status
from crm.storage.duty_facts import facts_of
from crm.storage.people import books_of, owners
from crm.storage.reader import AnyRow, AnySelect, Reader
from crm.storage.settings import all_values
from crm.storage.tables import Account, Area, Portfolio, Visit
from crm.storage.visits import PLANNED_STATES

FEW = 500
"""Up to so many accounts are asked for one by one; of more every account is read."""


def duty_lines(reader: Reader, wanted: DutyFilter, account_id: UUID | None = None) -> list[DutyLine]:
    """Return how accounts stand on a day by that day's rules, by their visits so far; in the order of their names."""
    on = wanted.on or reader.clock.today()
    values = all_values(reader, on)
    found = {row.id: row for row in reader.rows(_accounts(reader, wanted, account_id))}
    ids = list(found) if len(found) <= FEW else None
    planned, managers = _planned(reader, ids), owners(reader, reader.clock.today())
    duties = {row.id: facts for row, facts in facts_of(reader, ids) if row.id in found}
    return [
        _line(row, duties[key], values, on, planned.get(key), managers.get(row.portfolio_id, (None, "")))
        for key, row in found.items()
    ]


def _accounts(reader: Reader, wanted: DutyFilter, account_id: UUID | None) -> AnySelect:
    statement = (
        select(
            Account.c.id,
            Account.c.account_no,
            Account.c.name,
            Account.c.portfolio_id,
            Area.c.id.label("area_id"),
            Area.c.name.label("area"),
        )
        .join(Portfolio, Portfolio.c.id == Account.c.portfolio_id)
        .join(Area, Area.c.id == Portfolio.c.area_id)
        .where(Account.c.deleted_at.is_(None))
        .order_by(Account.c.sort_key, Account.c.id)
    )
    if account_id is not None:
        statement = statement.where(Account.c.id == account_id)
    if wanted.area_id is not None:
        statement = statement.where(Portfolio.c.area_id == wanted.area_id)
    if wanted.segment is not None:
        statement = statement.where(Account.c.segment == wanted.segment)
    if wanted.person_id is not None:
        books = books_of(reader, wanted.person_id, reader.clock.today())
        statement = statement.where(Account.c.portfolio_id.in_(books))
    return statement


def _planned(reader: Reader, ids: list[UUID] | None) -> dict[UUID, date]:
    """Return the day of each account's next planned visit on site, from today on."""
    statement = (
        select(Visit.c.account_id, func.min(Visit.c.planned_on))
        .where(
            Visit.c.channel == Channel.ON_SITE,
            Visit.c.plan_state.in_(PLANNED_STATES),
            Visit.c.record_state.in_((RecordState.NONE, RecordState.DRAFT)),
            Visit.c.planned_on >= reader.clock.today(),
            Visit.c.deleted_at.is_(None),
        )
        .group_by(Visit.c.account_id)
    )
    if ids is not None:
        statement = statement.where(Visit.c.account_id.in_(ids))
    return {row[0]: row[1] for row in reader.rows(statement)}


def _line(row: AnyRow, facts: Any, values: Values, on: date, planned: date | None, manager: Any) -> DutyLine:
    duty = duty_of(facts, values)
    visit = duty.visit
    return DutyLine(
        row.id,
        row.account_no,
        row.name,
        facts.segment,
        facts.grade,
        row.area_id,
        row.area,
        manager[0],
        manager[1],
        facts.last_onsite_on,
        facts.last_contact_on,
        duty,
        status(visit.on if visit else None, visit.rule.days if visit else None, on, values),
        planned,
        days_late(visit, on),
        days_late(duty.contact, on),
    )
