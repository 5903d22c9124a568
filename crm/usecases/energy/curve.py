"""The quarter hours of an account's metering points, up to a year, with gaps as gaps (domain.md 4.1)."""

from datetime import datetime, time, timedelta
from uuid import UUID

from crm.domain.clock import BUREAU_ZONE
from crm.domain.curves import POINTS, QUARTER, Curve, DayLine, Loads, PointName, joined
from crm.domain.errors import NotFound
from crm.storage.energy import metering
from crm.storage.reader import AnyRow, Reader
from crm.usecases.energy.bills import subject_of

YEAR = timedelta(days=364)
"""What lies between the first and the last day of a year of curves: 365 days, 35,040 quarters."""


def curve_of(reader: Reader, account_id: UUID, point: UUID | str | None = None) -> Curve:
    """Return the last year of a metering point, given by key or number; else of the first one that has days.

    Raises NotFound("account.gone") and, for a point that the account does not have, NotFound("energy.no_point").
    """
    account = subject_of(reader, account_id)
    points = tuple(PointName(row.id, row.point_no) for row in metering.points_with_days(reader, account_id))
    chosen = next((each for each in points if point in (None, each.point_id, each.number)), None)
    if chosen is None:
        if point is not None:
            raise NotFound("energy.no_point", value=str(point))
        return Curve()
    last = metering.newest_day(reader, chosen.point_id)
    assert last is not None
    rows = metering.days_of(reader, chosen.point_id, last - YEAR, last)
    first, values = joined((row.day, row.loads) for row in rows)
    limit = account.contract_demand_kw or account.operating_kva or account.contract_kva
    assert first is not None
    highest = _highest(datetime.combine(first, time(), tzinfo=BUREAU_ZONE), values)
    return Curve(points, chosen.point_id, first, values, limit, highest, tuple(map(_line, rows)))


def _line(row: AnyRow) -> DayLine:
    kwh = row.curve_kwh if row.kwh_total is None else row.kwh_total
    peak = row.curve_peak_kw if row.max_demand_kw is None else row.max_demand_kw
    return DayLine(row.day, kwh, peak, POINTS - (row.curve_known or 0), row.quality)


def _highest(start: datetime, values: Loads) -> tuple[datetime, float] | None:
    known = ((value, -place) for place, value in enumerate(values) if value is not None)
    best = max(known, default=None)
    return None if best is None else (start - best[1] * QUARTER, best[0])
