"""Energy by month, supply and sales by feeder, and leads of growing demand (domain.md 4.1, 5, 7)."""

from datetime import date
from uuid import UUID

from sqlalchemy import Column, ForeignKey, Named, Table

from crm.storage.base import METADATA, OfAccount, Stamped, live_unique, of_account
from crm.storage.types import Id


class MonthlyUsageColumns(Stamped, OfAccount):
    """One account's month; energies in kWh and kvarh, demand in kW, money in yuan; `month` is its first day."""

    month: Named[date]
    kwh_sharp: Named[float | None]
    kwh_peak: Named[float | None]
    kwh_flat: Named[float | None]
    kwh_valley: Named[float | None]
    kwh_total: Named[float]
    kvarh: Named[float | None]
    max_demand_kw: Named[float | None]
    pf: Named[float | None]
    total_fee: Named[float | None]


MonthlyUsage = Table(
    "monthly_usage",
    METADATA,
    MonthlyUsageColumns,
    *of_account("monthly_usage"),
    info=live_unique("account_id", "month"),
)


class AnnualEnergyColumns(Stamped, OfAccount):
    """An account's energy of a calendar year in kWh, as somebody entered it; it counts before the readings."""

    year: Named[int]
    kwh: Named[float]


AnnualEnergy = Table(
    "annual_energy",
    METADATA,
    AnnualEnergyColumns,
    *of_account("annual_energy"),
    info=live_unique("account_id", "year"),
)


class FeederEnergyColumns(Stamped):
    """Energy supplied into and sold from a feeder on a day or in a month, in kWh."""

    feeder_id: Named[UUID] = Column(Id, ForeignKey("feeder.id"))
    span: Named[str]
    starts_on: Named[date]
    supply_kwh: Named[float]
    sales_kwh: Named[float]


FeederEnergy = Table("feeder_energy", METADATA, FeederEnergyColumns, info=live_unique("feeder_id", "span", "starts_on"))


class DemandLeadColumns(Stamped, OfAccount):
    """A customer's coming demand for the grid planners."""

    project: Named[str]
    applied_kva: Named[float]
    stage: Named[str]
    probability: Named[float]
    expected_on: Named[date | None]
    visit_id: Named[UUID | None] = Column(Id, ForeignKey("visit.id"))
    note: Named[str | None]


DemandLead = Table("demand_lead", METADATA, DemandLeadColumns, *of_account("demand_lead"))
