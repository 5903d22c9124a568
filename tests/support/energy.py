"""A small world of energy for tests: accounts with months, plans, and feeders with what went in and was sold."""

from datetime import date
from uuid import UUID

from crm.storage.tables import (
    AccountTariff,
    AreaEnergy,
    Feeder,
    FeederEnergy,
    MonthlyUsage,
    Substation,
    TariffPlan,
    TransformerArea,
)
from crm.storage.unit import UnitOfWork
from crm.usecases.energy.plans import example_plans, values_of
from tests.support.build import Bureau, account

MONTH = date(2026, 10, 1)
SINCE = date(2022, 1, 1)
PLAN = "GD_2P_10KV"


def plans(work: UnitOfWork) -> None:
    """Bring the shipped example prices in."""
    for plan in example_plans():
        work.insert(TariffPlan, **values_of(plan))


def metered(work: UnitOfWork, home: Bureau, number: int, **values: object) -> UUID:
    """Make a two-part account at 10 kV of one industry, 1000 kVA."""
    given: dict[str, object] = {
        "contract_kva": 1000.0,
        "operating_kva": 1000.0,
        "industry_code": "13",
        "voltage_code": "AC10KV",
        "tariff_class": "two_part",
        **values,
    }
    return account(work, home, f"99{number:011}", **given)


def month(work: UnitOfWork, home: Bureau, account_id: UUID, at: date = MONTH, **values: object) -> None:
    """Write a month of readings down; the worked case of domain.md 4.5 where nothing else is said."""
    given: dict[str, object] = {
        "kwh_peak": 90_000.0,
        "kwh_flat": 100_000.0,
        "kwh_valley": 80_000.0,
        "kwh_total": 270_000.0,
        "kvarh": 100_000.0,
        "max_demand_kw": 620.0,
        **values,
    }
    work.insert(MonthlyUsage, account_id=account_id, portfolio_id=home.book_id, month=at, **given)


def contract(work: UnitOfWork, home: Bureau, account_id: UUID, basis: str = "demand", plan: str = PLAN) -> None:
    """Agree on a plan and a basis."""
    whose = {"account_id": account_id, "portfolio_id": home.book_id}
    work.insert(AccountTariff, **whose, tariff_code=plan, basis=basis, starts_on=SINCE)


def feeder(work: UnitOfWork, number: str, months: dict[date, tuple[float, float]], **values: object) -> UUID:
    """Make a feeder of a substation of its own with its months: (supply, sales) in kWh."""
    station = work.insert(Substation, name=f"演示站{number}", sort_key=number)
    made = work.insert(Feeder, substation_id=station, number=number, position=1)
    for at, (supply, sales) in months.items():
        figures = {"supply_kwh": supply, "sales_kwh": sales, **values}
        work.insert(FeederEnergy, feeder_id=made, span="month", starts_on=at, **figures)
    return made


def area(work: UnitOfWork, on: UUID, name: str, months: dict[date, tuple[float, float]], **values: object) -> UUID:
    """Make a transformer area of a feeder with its months."""
    made = work.insert(TransformerArea, name=name, sort_key=name, feeder_id=on)
    for at, (supply, sales) in months.items():
        figures = {"supply_kwh": supply, "sales_kwh": sales, **values}
        work.insert(AreaEnergy, transformer_area_id=made, span="month", starts_on=at, **figures)
    return made
