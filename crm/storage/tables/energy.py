"""Energy by month, supply and sales by feeder, and leads of growing demand (domain.md 4.1, 5, 7)."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from crm.storage.base import Base, OfAccount, Stamped, live_unique, of_account
from crm.storage.types import Id


class MonthlyUsage(Stamped, OfAccount, Base):
    """One account's month; energies in kWh and kvarh, demand in kW, money in yuan; `month` is its first day."""

    __tablename__ = "monthly_usage"
    __table_args__ = of_account("monthly_usage", live_unique("account_id", "month"))

    month: Mapped[date]
    kwh_sharp: Mapped[float | None]
    kwh_peak: Mapped[float | None]
    kwh_flat: Mapped[float | None]
    kwh_valley: Mapped[float | None]
    kwh_total: Mapped[float]
    kvarh: Mapped[float | None]
    max_demand_kw: Mapped[float | None]
    pf: Mapped[float | None]
    total_fee: Mapped[float | None]


class FeederEnergy(Stamped, Base):
    """Energy supplied into and sold from a feeder on a day or in a month, in kWh."""

    __tablename__ = "feeder_energy"
    __table_args__ = live_unique("feeder_id", "span", "starts_on")

    feeder_id: Mapped[UUID] = mapped_column(Id, ForeignKey("feeder.id"))
    span: Mapped[str]
    starts_on: Mapped[date]
    supply_kwh: Mapped[float]
    sales_kwh: Mapped[float]


class DemandLead(Stamped, OfAccount, Base):
    """A customer's coming demand for the grid planners."""

    __tablename__ = "demand_lead"
    __table_args__ = of_account("demand_lead")

    project: Mapped[str]
    applied_kva: Mapped[float]
    stage: Mapped[str]
    probability: Mapped[float]
    expected_on: Mapped[date | None]
    visit_id: Mapped[UUID | None] = mapped_column(Id, ForeignKey("visit.id"))
    note: Mapped[str | None]
