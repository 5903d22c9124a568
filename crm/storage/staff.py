"""Supply units, people and books for whoever keeps them."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, literal, or_, select

from crm.domain.codes import GrantKind, Role
from crm.domain.coordinates import Place
from crm.domain.staff import AreaDetail, BookDetail, GrantDetail, PersonDetail
from crm.storage.base import AnyTable
from crm.storage.people import people
from crm.storage.reader import AnySelect, Reader
from crm.storage.tables import Account, Area, Person, Portfolio, PortfolioGrant


def areas(reader: Reader) -> list[AreaDetail]:
    """Return every supply unit in pinyin order."""
    statement = (
        select(
            Area.c.id,
            Area.c.version,
            Area.c.name,
            _live(Person).label("people"),
            _live(Portfolio).label("books"),
            Area.c.office_lon,
            Area.c.office_lat,
        )
        .where(Area.c.deleted_at.is_(None))
        .order_by(Area.c.sort_key, Area.c.id)
    )
    return [
        AreaDetail(row.id, row.version, row.name, row.people, row.books, _place(row.office_lon, row.office_lat))
        for row in reader.rows(statement)
    ]


def _place(lon: float | None, lat: float | None) -> Place | None:
    return (lon, lat) if lon is not None and lat is not None else None


def _live(table: AnyTable) -> Any:
    """Count the rows that belong to a supply unit."""
    counted = select(func.count()).select_from(table).where(table.c.area_id == Area.c.id, table.c.deleted_at.is_(None))
    return counted.correlate(Area).scalar_subquery()


def persons(reader: Reader) -> list[PersonDetail]:
    """Return everybody in pinyin order."""
    accounts = {row.id: row.accounts for row in people(reader, reader.clock.today())}
    statement = (
        select(
            Person.c.id,
            Person.c.version,
            Person.c.name,
            Person.c.role,
            Person.c.login,
            Person.c.phone,
            Person.c.area_id,
            Area.c.name.label("area"),
            Person.c.home_lon,
            Person.c.home_lat,
        )
        .outerjoin(Area, Area.c.id == Person.c.area_id)
        .where(Person.c.deleted_at.is_(None))
        .order_by(Person.c.sort_key, Person.c.id)
    )
    return [
        PersonDetail(
            row.id,
            row.version,
            row.name,
            Role(row.role),
            row.login or "",
            row.phone or "",
            row.area_id,
            row.area or "",
            accounts.get(row.id, 0),
            _place(row.home_lon, row.home_lat),
        )
        for row in reader.rows(statement)
    ]


def books(reader: Reader, on: date) -> list[BookDetail]:
    """Return every book with its grants that are not over on a day; it has no accounts for who may see none."""
    statement = (
        select(
            Portfolio.c.id,
            Portfolio.c.version,
            Portfolio.c.name,
            Portfolio.c.area_id,
            Area.c.name.label("area"),
            _accounts(reader).label("accounts"),
            Portfolio.c.part_of_id,
        )
        .join(Area, Area.c.id == Portfolio.c.area_id)
        .where(Portfolio.c.deleted_at.is_(None))
        .order_by(Area.c.sort_key, Portfolio.c.name, Portfolio.c.id)
    )
    granted: dict[UUID, list[GrantDetail]] = {}
    for grant in grants(reader, on):
        granted.setdefault(grant.portfolio_id, []).append(grant)
    return [
        BookDetail(
            row.id,
            row.version,
            row.name,
            row.area_id,
            row.area,
            row.accounts,
            tuple(granted.get(row.id, ())),
            row.part_of_id,
        )
        for row in reader.rows(statement)
    ]


def _accounts(reader: Reader) -> Any:
    if not reader.rights.sees("accounts"):
        return literal(0)
    counted = select(func.count()).select_from(Account)
    counted = counted.where(Account.c.portfolio_id == Portfolio.c.id, Account.c.deleted_at.is_(None))
    return counted.correlate(Portfolio).scalar_subquery()


def grants(
    reader: Reader, on: date, *, portfolio_id: UUID | None = None, person_id: UUID | None = None
) -> list[GrantDetail]:
    """Return the grants that are not over on a day, owners first, by their first day; of one book or person alone."""
    statement = _grants().where(or_(PortfolioGrant.c.ends_on.is_(None), PortfolioGrant.c.ends_on >= on))
    if portfolio_id is not None:
        statement = statement.where(PortfolioGrant.c.portfolio_id == portfolio_id)
    if person_id is not None:
        statement = statement.where(PortfolioGrant.c.person_id == person_id)
    found = [
        GrantDetail(
            row.id,
            row.version,
            row.portfolio_id,
            row.person_id,
            row.person,
            GrantKind(row.kind),
            row.starts_on,
            row.ends_on,
        )
        for row in reader.rows(statement)
    ]
    return sorted(found, key=lambda grant: (grant.kind is not GrantKind.OWNER, grant.starts_on))


def _grants() -> AnySelect:
    columns = (PortfolioGrant.c[name] for name in ("id", "version", "portfolio_id", "person_id", "kind", "starts_on"))
    return (
        select(*columns, PortfolioGrant.c.ends_on, Person.c.name.label("person"))
        .join(Person, Person.c.id == PortfolioGrant.c.person_id)
        .where(PortfolioGrant.c.deleted_at.is_(None))
        .order_by(PortfolioGrant.c.starts_on, PortfolioGrant.c.id)
    )


def accounts_in(reader: Reader, portfolio_id: UUID) -> int:
    """Return how many accounts a book holds."""
    statement = select(func.count()).select_from(Account)
    return int(reader.scalar(statement.where(Account.c.portfolio_id == portfolio_id, Account.c.deleted_at.is_(None))))


def area_in_use(reader: Reader, area_id: UUID) -> tuple[int, int]:
    """Return how many people and books belong to a supply unit."""
    counts = [
        select(func.count()).select_from(table).where(table.c.area_id == area_id, table.c.deleted_at.is_(None))
        for table in (Person, Portfolio)
    ]
    return int(reader.scalar(counts[0])), int(reader.scalar(counts[1]))


def login_of(reader: Reader, person_id: UUID) -> str:
    """Return with which login a person signs in, "" for none."""
    return str(reader.scalar(select(Person.c.login).where(Person.c.id == person_id)) or "")
