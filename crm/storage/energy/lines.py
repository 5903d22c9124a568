"""What went into feeders and what was sold from them (domain.md section 5)."""

from collections import defaultdict
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select

from crm.storage.people import books_of
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import Account, Area, Feeder, FeederEnergy, LossCase, MonthlyUsage, Substation, SupplyPoint

LINE = FeederEnergy.c
POINT = SupplyPoint.c


def feeder_months(reader: Reader, first: date, last: date, feeder_id: UUID | None = None) -> dict[UUID, list[AnyRow]]:
    """Return the months of every feeder or of one in a span, by feeder, the oldest first."""
    columns = (LINE.feeder_id, LINE.starts_on, LINE.supply_kwh, LINE.sales_kwh, LINE.coverage_pct, LINE.has_transfer)
    statement = select(*columns).where(
        LINE.span == "month", LINE.deleted_at.is_(None), LINE.starts_on >= first, LINE.starts_on <= last
    )
    if feeder_id is not None:
        statement = statement.where(LINE.feeder_id == feeder_id)
    found: dict[UUID, list[AnyRow]] = defaultdict(list)
    for row in reader.rows(statement.order_by(LINE.starts_on)):
        found[row.feeder_id].append(row)
    return found


def placed_months(reader: Reader, month: date) -> list[AnyRow]:
    """Return a month of each feeder with its supply unit, substation and the voltage of that."""
    place = (
        Area.c.name.label("region"),
        Substation.c.name.label("substation"),
        Substation.c.voltage_code.label("voltage"),
    )
    statement = (
        select(LINE.supply_kwh, LINE.sales_kwh, Feeder.c.is_dedicated, *place)
        .join(Feeder, Feeder.c.id == LINE.feeder_id)
        .join(Substation, Substation.c.id == Feeder.c.substation_id)
        .outerjoin(Area, Area.c.id == Substation.c.area_id)
        .where(LINE.span == "month", LINE.starts_on == month, LINE.deleted_at.is_(None), Feeder.c.deleted_at.is_(None))
    )
    return reader.rows(statement)


def feeder_days(reader: Reader, first: date, last: date) -> dict[UUID, list[AnyRow]]:
    """Return the days of feeders that are measured by day, the oldest first."""
    columns = (LINE.feeder_id, LINE.starts_on, LINE.supply_kwh, LINE.sales_kwh, LINE.coverage_pct, LINE.has_transfer)
    days = (LINE.span == "day", LINE.deleted_at.is_(None), LINE.starts_on >= first, LINE.starts_on <= last)
    found: dict[UUID, list[AnyRow]] = defaultdict(list)
    for row in reader.rows(select(*columns).where(*days).order_by(LINE.starts_on)):
        found[row.feeder_id].append(row)
    return found


def newest_day(reader: Reader) -> date | None:
    """Return the last day with figures of any feeder."""
    found: date | None = reader.scalar(
        select(func.max(LINE.starts_on)).where(LINE.span == "day", LINE.deleted_at.is_(None))
    )
    return found


def whole_months(reader: Reader) -> list[dict[str, Any]]:
    """Return every month of every feeder with all its columns."""
    statement = select(*FeederEnergy.columns).where(LINE.span == "month", LINE.deleted_at.is_(None))
    return [dict(row._mapping) for row in reader.rows(statement)]


def newest_month(reader: Reader, before: date) -> date | None:
    """Return the last month with figures of any feeder, before a day."""
    known = (LINE.span == "month", LINE.deleted_at.is_(None), LINE.starts_on < before)
    found: date | None = reader.scalar(select(func.max(LINE.starts_on)).where(*known))
    return found


def feeders(reader: Reader) -> dict[UUID, AnyRow]:
    """Return (number, substation) of every feeder."""
    statement = (
        select(Feeder.c.id, Feeder.c.number, Substation.c.name.label("substation"))
        .join(Substation, Substation.c.id == Feeder.c.substation_id)
        .where(Feeder.c.deleted_at.is_(None))
    )
    return {row.id: row for row in reader.rows(statement)}


def accounts_on(reader: Reader, person_id: UUID | None, day: date) -> dict[UUID, int]:
    """Return how many accounts in scope hang on each feeder on a day."""
    statement = (
        select(POINT.feeder_id, func.count(func.distinct(POINT.account_id)))
        .join(Account, Account.c.id == POINT.account_id)
        .where(Account.c.deleted_at.is_(None), *_holds(day))
        .group_by(POINT.feeder_id)
    )
    if person_id is not None:
        statement = statement.where(Account.c.portfolio_id.in_(books_of(reader, person_id, reader.clock.today())))
    return {row[0]: row[1] for row in reader.rows(statement)}


def _holds(day: date) -> tuple[ColumnElement[bool], ...]:
    begun = or_(POINT.starts_on.is_(None), POINT.starts_on <= day)
    lasts = or_(POINT.ends_on.is_(None), POINT.ends_on >= day)
    return POINT.deleted_at.is_(None), begun, lasts


def energies_on(reader: Reader, month: date, before: date) -> list[AnyRow]:
    """Return (feeder, account, name, month, kWh) of accounts by their main supply in two months."""
    usage = MonthlyUsage.c
    statement = (
        select(POINT.feeder_id, Account.c.id, Account.c.name, usage.month, usage.kwh_total)
        .join(Account, Account.c.id == POINT.account_id)
        .join(MonthlyUsage, usage.account_id == Account.c.id)
        .where(
            POINT.role == "primary",
            *_holds(month),
            Account.c.deleted_at.is_(None),
            usage.deleted_at.is_(None),
            usage.month.in_((month, before)),
        )
    )
    return reader.rows(statement)


def open_cases(reader: Reader) -> dict[UUID, UUID]:
    """Return the case that is open for a feeder."""
    case = LossCase.c
    statement = select(case.feeder_id, case.id).where(case.deleted_at.is_(None), case.closed_on.is_(None))
    return {row[0]: row[1] for row in reader.rows(statement)}
