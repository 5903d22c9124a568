"""Energy of a year by account, and the ranks that were applied."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from msgspec import Struct
from sqlalchemy import ColumnElement, Subquery, func, or_, select, type_coerce

from crm.domain.codes import Segment
from crm.domain.keys import Keys
from crm.domain.top100 import MONTHS, Source, YearEnergy
from crm.storage.owner import in_parts
from crm.storage.reader import AnySelect, Reader
from crm.storage.tables import Account, AnnualEnergy, Customer, MonthlyUsage, Top100Rank
from crm.storage.types import StoredId, id_of, packed
from crm.storage.unit import UnitOfWork


class Overview(Struct, frozen=True):
    """What all accounts of a year say together: `customers` hold whoever may be ranked or is ranked now.

    `without` counts legal entities that have no energy at all; `lacking` are the accounts without energy or with months
    missing, those of the largest capacity first.
    """

    customers: list[UUID]
    without: int
    lacking: Keys


def overview(reader: Reader, year: int, size: int) -> Overview:
    """Go through the energies of all accounts but households, and keep little of each: they are ten thousands."""
    sums: dict[Any, float] = {}
    ranked: set[Any] = set()
    lacking = bytearray()
    is_ranked = or_(Account.c.top100_rank.is_not(None), Account.c.segment == Segment.TOP100)
    keys = (type_coerce(Account.c.id, StoredId), type_coerce(Account.c.customer_id, StoredId))
    known = _known(year)
    statement = _joined(select(*keys, is_ranked, known.c.kwh, known.c.months, AnnualEnergy.c.kwh), known, year)
    ordered = statement.order_by(Account.c.contract_kva.desc(), Account.c.account_no)
    for key, customer, has_rank, kwh, months, entered in reader.each(ordered):
        sums[customer] = sums.get(customer, 0.0) + float(entered if entered is not None else kwh or 0.0)
        if has_rank:
            ranked.add(customer)
        if entered is None and (months or 0) < MONTHS:
            lacking += packed((key,))
    used = sorted((each for each in sums.values() if each > 0), reverse=True)
    least = used[min(size, len(used)) - 1] if used and size else float("inf")
    customers = [id_of(key) for key, kwh in sums.items() if key in ranked or (kwh > 0 and kwh >= least)]
    return Overview(customers, len(sums) - len(used), Keys(bytes(lacking)))


def energies_of_customers(reader: Reader, year: int, ids: Iterable[UUID]) -> list[YearEnergy]:
    """Return the accounts of some legal entities with their energy of a calendar year, but no households."""
    found = [each for part in in_parts(ids) for each in _energies(reader, year, Account.c.customer_id.in_(part))]
    return sorted(found, key=lambda each: each.account_no)


def energies(reader: Reader, year: int, ids: Iterable[UUID]) -> list[YearEnergy]:
    """Return some accounts with their energy of a calendar year in kWh; entered figures before readings."""
    return [each for part in in_parts(ids) for each in _energies(reader, year, Account.c.id.in_(part))]


def _energies(reader: Reader, year: int, wanted: ColumnElement[bool]) -> Iterator[YearEnergy]:
    columns = (
        *(Account.c.id, Account.c.version, Account.c.portfolio_id, Account.c.customer_id),
        Customer.c.name.label("customer"),
        *(Account.c.account_no, Account.c.name, Account.c.segment, Account.c.is_direct_service),
        *(Account.c.contract_kva, Account.c.top100_rank),
    )
    known = _known(year, MonthlyUsage.c.account_id.in_(select(Account.c.id).where(wanted)))
    statement = select(*columns, known.c.kwh, known.c.months, AnnualEnergy.c.kwh.label("entered"))
    joined = _joined(statement, known, year).join(Customer, Customer.c.id == Account.c.customer_id)
    for row in reader.each(joined.where(wanted)):
        yield YearEnergy(
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


def _known(year: int, *wanted: ColumnElement[bool]) -> Subquery:
    """Return what readings say of a calendar year, by account."""
    usage = MonthlyUsage.c
    of_year = (usage.month >= date(year, 1, 1), usage.month <= date(year, 12, 31), usage.deleted_at.is_(None))
    figures = (func.sum(usage.kwh_total).label("kwh"), func.count().label("months"))
    return select(usage.account_id, *figures).where(*of_year, *wanted).group_by(usage.account_id).subquery()


def _joined(statement: AnySelect, known: Subquery, year: int) -> AnySelect:
    entered = (AnnualEnergy.c.account_id == Account.c.id) & (AnnualEnergy.c.year == year)
    return (
        statement.select_from(Account)
        .outerjoin(known, known.c.account_id == Account.c.id)
        .outerjoin(AnnualEnergy, entered & AnnualEnergy.c.deleted_at.is_(None))
        .where(Account.c.deleted_at.is_(None), Account.c.segment != Segment.RESIDENTIAL)
    )


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
