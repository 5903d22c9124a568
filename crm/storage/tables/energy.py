"""Energy by month, supply and sales by feeder, tariffs, advice, and leads of growing demand (domain.md 4, 5, 7)."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Named

from crm.storage.base import OfAccount, Stamped, live_unique, of_account, table
from crm.storage.columns import column
from crm.storage.types import Id, UtcDateTime


class MonthlyUsageColumns(Stamped, OfAccount):
    """One account's month; energies in kWh and kvarh, demand in kW, money in yuan; `month` is its first day.

    Fees, `days` and `operating_kva` are what the bill of that month said; a counted bill stands beside them.

    `product_output` is what the customer made in it, in its own `output_unit`; `quality` is a ReadingQuality.
    """

    month: Named[date]
    kwh_sharp: Named[float | None]
    kwh_peak: Named[float | None]
    kwh_flat: Named[float | None]
    kwh_valley: Named[float | None]
    kwh_total: Named[float]
    kvarh: Named[float | None]
    max_demand_kw: Named[float | None]
    max_demand_at: Named[datetime | None] = column(UtcDateTime)
    operating_kva: Named[float | None]
    days: Named[int | None]
    pf: Named[float | None]
    energy_fee: Named[float | None]
    basic_fee: Named[float | None]
    pf_fee: Named[float | None]
    surcharge: Named[float | None]
    total_fee: Named[float | None]
    product_output: Named[float | None]
    output_unit: Named[str | None]
    quality: Named[str | None]


MonthlyUsage = table(
    "monthly_usage",
    MonthlyUsageColumns,
    *of_account("monthly_usage"),
    info=live_unique("account_id", "month"),
)


class AnnualEnergyColumns(Stamped, OfAccount):
    """An account's energy of a calendar year in kWh, as somebody entered it; it counts before the readings."""

    year: Named[int]
    kwh: Named[float]


AnnualEnergy = table(
    "annual_energy",
    AnnualEnergyColumns,
    *of_account("annual_energy"),
    info=live_unique("account_id", "year"),
)


class SectionEnergy(Stamped):
    """Energy supplied into and sold from a part of the network on a day or in a month, in kWh.

    `coverage_pct` is how many of its meters were read, None where nobody said; `has_transfer` tells that load was moved
    on or off the part in that time.
    """

    span: Named[str]
    starts_on: Named[date]
    supply_kwh: Named[float]
    sales_kwh: Named[float]
    coverage_pct: Named[float | None]
    has_transfer: Named[bool] = column(default=False)


class FeederEnergyColumns(SectionEnergy):
    feeder_id: Named[UUID] = column(Id, ForeignKey("feeder.id"))


FeederEnergy = table("feeder_energy", FeederEnergyColumns, info=live_unique("feeder_id", "span", "starts_on"))


class AreaEnergyColumns(SectionEnergy):
    transformer_area_id: Named[UUID] = column(Id, ForeignKey("transformer_area.id"))


AreaEnergy = table("area_energy", AreaEnergyColumns, info=live_unique("transformer_area_id", "span", "starts_on"))


class LossCaseColumns(Stamped):
    """What is done about the loss of a feeder or of one area of it: why, what was done, what came back in kWh."""

    feeder_id: Named[UUID] = column(Id, ForeignKey("feeder.id"))
    transformer_area_id: Named[UUID | None] = column(Id, ForeignKey("transformer_area.id"))
    month: Named[date]
    cause_code: Named[str | None]
    note: Named[str | None]
    action: Named[str | None]
    recovered_kwh: Named[float | None]
    closed_on: Named[date | None]


LossCase = table("loss_case", LossCaseColumns)


class TariffColumns(Stamped):
    """A plan's prices from a day until a day (inclusive), in yuan per kWh, kVA and kW; hours as in crm.domain.tariffs.

    `tariff_class` and `tariff_band` tell for whom it is where an account names no plan of its own.
    """

    code: Named[str]
    name: Named[str]
    name_en: Named[str | None]
    tariff_class: Named[str | None]
    tariff_band: Named[str | None]
    starts_on: Named[date]
    ends_on: Named[date | None]
    price_sharp: Named[float | None]
    price_peak: Named[float | None]
    price_flat: Named[float | None]
    price_valley: Named[float | None]
    price_capacity: Named[float | None]
    price_demand: Named[float | None]
    surcharge: Named[float] = column(default=0.0)
    windows: Named[str]
    sharp_months: Named[str | None]
    is_example: Named[bool] = column(default=False)


TariffPlan = table("tariff", TariffColumns, info=live_unique("code", "starts_on"))


class AccountTariffColumns(Stamped, OfAccount):
    """The plan of an account from a day until a day (inclusive), the basis of its basic charge, and its standard."""

    tariff_code: Named[str]
    basis: Named[str]
    pf_standard: Named[float | None]
    starts_on: Named[date]
    ends_on: Named[date | None]


AccountTariff = table(
    "account_tariff",
    AccountTariffColumns,
    *of_account("account_tariff"),
    info=live_unique("account_id", "starts_on"),
)


class EnergyAdviceColumns(Stamped, OfAccount):
    """What an account was advised, from which month's figures, what it is worth in yuan a month, and what came of it.

    `value` is the figure that the advice is to change, as it was then: its effect is the same figure afterwards.
    `event` is the demand response event that it comes from, an Event as JSON.
    """

    kind: Named[str]
    month: Named[date]
    saving_yuan: Named[float | None]
    value: Named[float | None]
    event: Named[str | None]
    note: Named[str | None]
    state: Named[str]
    visit_id: Named[UUID | None] = column(Id, ForeignKey("visit.id"))


EnergyAdvice = table("energy_advice", EnergyAdviceColumns, *of_account("energy_advice"))


class DemandLeadColumns(Stamped, OfAccount):
    """A customer's coming demand for the grid planners.

    `earliest_on` and `latest_on` lie around the expected day; `ramp` is "30/60/100", the percent of the final load in
    the first years. `feeder_id` is the feeder that it is wanted from, where that is not the one of the main supply.
    `is_dual` asks for two sources, `load_character` is what the load is like; `contact_id` is whom to ask.
    """

    project: Named[str]
    purpose: Named[str | None]
    applied_kva: Named[float]
    stage: Named[str]
    probability: Named[float]
    expected_on: Named[date | None]
    earliest_on: Named[date | None]
    latest_on: Named[date | None]
    ramp: Named[str | None]
    voltage_code: Named[str | None]
    is_dual: Named[bool | None]
    load_character: Named[str | None]
    contact_id: Named[UUID | None] = column(Id, ForeignKey("contact.id"))
    feeder_id: Named[UUID | None] = column(Id, ForeignKey("feeder.id"))
    visit_id: Named[UUID | None] = column(Id, ForeignKey("visit.id"))
    note: Named[str | None]


DemandLead = table("demand_lead", DemandLeadColumns, *of_account("demand_lead"))


class GrowthSentColumns(Stamped):
    """What was sent to the grid planners on a day: each lead by its key with its figures as JSON, without any name."""

    sent_on: Named[date]
    leads: Named[str]


GrowthSent = table("growth_sent", GrowthSentColumns)
