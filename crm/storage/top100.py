"""Energy of a year by account, and the ranks that were applied."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select

from crm.domain.codes import Segment
from crm.domain.top100 import Source, YearEnergy
from crm.storage.reader import Reader
from crm.storage.tables import Account, AnnualEnergy, Customer, MonthlyUsage, Top100Rank
from crm.storage.unit import UnitOfWork


def year_energies(reader: Reader, year: int) -> list[YearEnergy]:
    """Return every account with its energy of a calendar year in kWh; entered figures before readings."""
    read = (
        select(
            MonthlyUsage.c.account_id,
            func.sum(MonthlyUsage.c.kwh_total).label("kwh"),
            func.count().label("months"),
        )
        .where(
            MonthlyUsage.c.month >= date(year, 1, 1),
            MonthlyUsage.c.month <= date(year, 12, 31),
            MonthlyUsage.c.deleted_at.is_(None),
        )
        .group_by(MonthlyUsage.c.account_id)
        .subquery()
    )
    entered = (AnnualEnergy.c.account_id == Account.c.id) & (AnnualEnergy.c.year == year)
    statement = (
        select(
            Account.c.id,
            Account.c.version,
            Account.c.portfolio_id,
            Account.c.customer_id,
            Customer.c.name.label("customer"),
            Account.c.account_no,
            Account.c.name,
            Account.c.segment,
            Account.c.is_direct_service,
            Account.c.contract_kva,
            Account.c.top100_rank,
            read.c.kwh,
            read.c.months,
            AnnualEnergy.c.kwh.label("entered"),
        )
        .join(Customer, Customer.c.id == Account.c.customer_id)
        .outerjoin(read, read.c.account_id == Account.c.id)
        .outerjoin(AnnualEnergy, entered & AnnualEnergy.c.deleted_at.is_(None))
        .where(Account.c.deleted_at.is_(None))
        .order_by(Account.c.account_no)
    )
    return [
        YearEnergy(
            row.id,
            row.version,
            row.portfolio_id,
            row.customer_id,
            row.customer,
            row.account_no,
            row.name,
            Segment(row.segment),
            row.is_direct_service,
            row.contract_kva,
            float(row.entered if row.entered is not None else row.kwh or 0.0),
            row.months or 0,
            Source.READINGS if row.entered is None else Source.ENTERED,
            row.top100_rank,
        )
        for row in reader.connection.execute(statement)
    ]


def enter_energy(work: UnitOfWork, account_id: UUID, portfolio_id: UUID, year: int, kwh: float | None) -> None:
    """Keep an entered figure of a year, or take it away when `kwh` is None."""
    found = work.one(
        select(AnnualEnergy.c.id, AnnualEnergy.c.version).where(
            AnnualEnergy.c.account_id == account_id,
            AnnualEnergy.c.year == year,
            AnnualEnergy.c.deleted_at.is_(None),
        )
    )
    if found is None and kwh is not None:
        work.insert(AnnualEnergy, account_id=account_id, portfolio_id=portfolio_id, year=year, kwh=kwh)
    elif found is not None and kwh is None:
        work.remove(AnnualEnergy, found.id, found.version)
    elif found is not None:
        work.update(AnnualEnergy, found.id, found.version, kwh=kwh)


def applied_years(reader: Reader) -> list[tuple[int, int]]:
    """Return each year that has ranks and how many accounts have one, newest first."""
    statement = (
        select(Top100Rank.c.year, func.count())
        .where(Top100Rank.c.deleted_at.is_(None))
        .group_by(Top100Rank.c.year)
        .order_by(Top100Rank.c.year.desc())
    )
    return [(row[0], row[1]) for row in reader.rows(statement)]


def ranks_of(reader: Reader, account_id: UUID) -> list[tuple[int, int, float]]:
    """Return an account's (year, rank, kWh of the year before), newest first."""
    statement = (
        select(Top100Rank.c.year, Top100Rank.c.rank, Top100Rank.c.kwh)
        .where(Top100Rank.c.account_id == account_id, Top100Rank.c.deleted_at.is_(None))
        .order_by(Top100Rank.c.year.desc())
    )
    return [(row[0], row[1], row[2]) for row in reader.rows(statement)]


def keep_ranks(work: UnitOfWork, year: int, ranked: list[tuple[YearEnergy, int]], at: datetime) -> None:
    """Write the ranks of a year into the history; those that were applied to the same year before go to the bin."""
    before = {
        row.account_id: row
        for row in work.rows(
            select(Top100Rank.c.id, Top100Rank.c.version, Top100Rank.c.account_id).where(
                Top100Rank.c.year == year, Top100Rank.c.deleted_at.is_(None)
            )
        )
    }
    for each, place in ranked:
        values = {"rank": place, "kwh": each.kwh, "source": each.source, "applied_at": at}
        row = before.pop(each.id, None)
        if row is None:
            work.insert(Top100Rank, account_id=each.id, portfolio_id=each.portfolio_id, year=year, **values)
        else:
            work.update(Top100Rank, row.id, row.version, **values)
    for row in before.values():
        work.remove(Top100Rank, row.id, row.version)
