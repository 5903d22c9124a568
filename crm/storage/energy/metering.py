"""What metering points measured: their days with curves, and their months with registers (domain.md 4.1)."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from crm.storage.owner import in_parts
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import LoadDay, Meter, MeteringPoint, PointMonth

DAY, POINT, MONTH = LoadDay.c, MeteringPoint.c, PointMonth.c


def known_points(reader: Reader) -> list[AnyRow]:
    """Return (key, number, account) of every metering point, the oldest of an account first."""
    statement = select(POINT.id, POINT.point_no, POINT.account_id).where(POINT.deleted_at.is_(None))
    return reader.rows(statement.order_by(POINT.created_at, POINT.point_no))


def known_meters(reader: Reader) -> list[AnyRow]:
    """Return (id, version, metering_point_id, meter_no, multiplier, removed_on) of every meter."""
    meter = Meter.c
    columns = (meter.id, meter.version, meter.metering_point_id, meter.meter_no, meter.multiplier, meter.removed_on)
    return reader.rows(select(*columns).where(meter.deleted_at.is_(None)))


def meters_of(reader: Reader, account_id: UUID) -> list[AnyRow]:
    """Return what a MeterRow takes of each meter of an account, former ones of a metering point last."""
    meter = Meter.c
    figures = (meter.meter_no, meter.multiplier, meter.installed_on, meter.removed_on)
    statement = (
        select(meter.id, meter.version, POINT.id.label("point_id"), POINT.point_no, *figures)
        .join(MeteringPoint, POINT.id == meter.metering_point_id)
        .where(meter.account_id == account_id, meter.deleted_at.is_(None), POINT.deleted_at.is_(None))
    )
    return reader.rows(statement.order_by(POINT.point_no, meter.removed_on.is_not(None), meter.created_at, meter.id))


def days_there(reader: Reader, account_ids: Iterable[UUID], first: date, last: date) -> list[dict[str, Any]]:
    """Return the whole rows of accounts' days in a span of time."""
    found: list[dict[str, Any]] = []
    for part in in_parts(account_ids):
        statement = select(*LoadDay.columns).where(
            DAY.account_id.in_(part), DAY.deleted_at.is_(None), DAY.day >= first, DAY.day <= last
        )
        found += [dict(row._mapping) for row in reader.rows(statement)]
    return found


def points_with_days(reader: Reader, account_id: UUID) -> list[AnyRow]:
    """Return (key, number) of an account's metering points that have days, by their numbers."""
    has_days = select(DAY.id).where(DAY.metering_point_id == POINT.id, DAY.deleted_at.is_(None)).exists()
    statement = select(POINT.id, POINT.point_no).where(POINT.account_id == account_id, POINT.deleted_at.is_(None))
    return reader.rows(statement.where(has_days).order_by(POINT.point_no))


def newest_day(reader: Reader, point_id: UUID) -> date | None:
    """Return the last day of a metering point."""
    newest = select(func.max(DAY.day)).where(DAY.metering_point_id == point_id, DAY.deleted_at.is_(None))
    found: date | None = reader.scalar(newest)
    return found


def days_of(reader: Reader, point_id: UUID, first: date, last: date) -> list[AnyRow]:
    """Return a metering point's days in a span of time with what was read, in their order."""
    figures = (
        *(DAY.day, DAY.loads, DAY.kwh_total, DAY.max_demand_kw, DAY.quality),
        *(DAY.curve_kwh, DAY.curve_peak_kw, DAY.curve_known),
    )
    statement = select(*figures).where(
        DAY.metering_point_id == point_id, DAY.deleted_at.is_(None), DAY.day >= first, DAY.day <= last
    )
    return reader.rows(statement.order_by(DAY.day))


def months_of(reader: Reader, account_id: UUID) -> list[AnyRow]:
    """Return what a PointLine takes of each month of an account's metering points, the newest month first."""
    figures = (MONTH.register_from, MONTH.register_to, MONTH.kwh_total, MONTH.max_demand_kw, MONTH.quality)
    statement = (
        select(MONTH.month, POINT.point_no, MONTH.meter_no, MONTH.multiplier, *figures)
        .join(MeteringPoint, POINT.id == MONTH.metering_point_id)
        .where(MONTH.account_id == account_id, MONTH.deleted_at.is_(None))
    )
    return reader.rows(statement.order_by(MONTH.month.desc(), POINT.point_no, MONTH.id))


def account_days(reader: Reader, account_id: UUID, first: date, last: date) -> list[AnyRow]:
    """Return (metering point, day, loads) of an account's curves in a span of time."""
    statement = select(DAY.metering_point_id, DAY.day, DAY.loads).where(
        *(DAY.account_id == account_id, DAY.deleted_at.is_(None), DAY.loads.is_not(None)),
        *(DAY.day >= first, DAY.day <= last),
    )
    return reader.rows(statement)
