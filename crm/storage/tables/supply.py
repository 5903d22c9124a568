"""The dated links from accounts to feeders, and meters (domain.md 1.4)."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Named

from crm.storage.base import OfAccount, Stamped, live_unique, of_account, table
from crm.storage.columns import column
from crm.storage.types import Id


class SupplyPointColumns(Stamped, OfAccount):
    """An account's link to a feeder, from a day, until a day (inclusive); somebody has looked and confirmed it."""

    feeder_id: Named[UUID] = column(Id, ForeignKey("feeder.id"))
    role: Named[str]
    section: Named[str | None]
    transformer_area_id: Named[UUID | None] = column(Id, ForeignKey("transformer_area.id"), index=True)
    starts_on: Named[date | None]
    ends_on: Named[date | None]
    confirmed_on: Named[date | None]
    confirmed_by: Named[UUID | None] = column(Id, ForeignKey("person.id"))


SupplyPoint = table(
    "supply_point", SupplyPointColumns, *of_account("supply_point", Index("ix_supply_point_feeder_id", "feeder_id"))
)


class MeteringPointColumns(Stamped, OfAccount):
    """Where an account's energy is measured; its number is text from other systems."""

    point_no: Named[str]
    name: Named[str | None]


MeteringPoint = table(
    "metering_point", MeteringPointColumns, *of_account("metering_point"), info=live_unique("point_no")
)


class MeterColumns(Stamped, OfAccount):
    """A meter at a metering point, from a day, until a day (inclusive).

    Energy is the step of its register times `multiplier`.
    """

    metering_point_id: Named[UUID] = column(Id, ForeignKey("metering_point.id"), index=True)
    meter_no: Named[str] = column(index=True)
    kind: Named[str]
    multiplier: Named[float] = column(default=1.0)
    installed_on: Named[date | None]
    removed_on: Named[date | None]


Meter = table("meter", MeterColumns, *of_account("meter"))
