"""What each metering point measured: by month with its register, and by day with the curve (domain.md 4.1)."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Named

from crm.storage.base import OfAccount, Stamped, live_unique, of_account, table
from crm.storage.columns import column
from crm.storage.types import Id


class LoadDayColumns(Stamped, OfAccount):
    """A metering point's day: energies in kWh, loads in kW.

    `loads` holds 96 quarter hours as `crm.domain.curves.packed` writes them; `curve_kwh`, `curve_peak_kw` and
    `curve_known` follow from it and stand for it in the log. `quality` is a ReadingQuality.
    """

    metering_point_id: Named[UUID] = column(Id, ForeignKey("metering_point.id"))
    day: Named[date]
    kwh_sharp: Named[float | None]
    kwh_peak: Named[float | None]
    kwh_flat: Named[float | None]
    kwh_valley: Named[float | None]
    kwh_total: Named[float | None]
    max_demand_kw: Named[float | None]
    quality: Named[str | None]
    loads: Named[str | None]
    curve_kwh: Named[float | None]
    curve_peak_kw: Named[float | None]
    curve_known: Named[int | None]


LoadDay = table("load_day", LoadDayColumns, *of_account("load_day"), info=live_unique("metering_point_id", "day"))


class PointMonthColumns(Stamped, OfAccount):
    """A metering point's month by one meter: what its register showed at both ends, and what that makes.

    A meter that is changed within a month leaves two rows. `multiplier` is that of the transformers before the meter.
    """

    metering_point_id: Named[UUID] = column(Id, ForeignKey("metering_point.id"))
    month: Named[date]
    meter_no: Named[str]
    multiplier: Named[float]
    register_from: Named[float | None]
    register_to: Named[float | None]
    kwh_sharp: Named[float | None]
    kwh_peak: Named[float | None]
    kwh_flat: Named[float | None]
    kwh_valley: Named[float | None]
    kwh_total: Named[float]
    kvarh: Named[float | None]
    max_demand_kw: Named[float | None]
    quality: Named[str | None]


PointMonth = table(
    "point_month",
    PointMonthColumns,
    *of_account("point_month"),
    info=live_unique("metering_point_id", "month", "meter_no"),
)
