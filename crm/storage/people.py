"""People, areas and the books that people answer for."""

from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select

from crm.domain.codes import GrantKind, Role
from crm.domain.people import AreaRow, PersonRow
from crm.storage.reader import Reader
from crm.storage.tables import Account, Area, Person, Portfolio, PortfolioGrant


def books_of(reader: Reader, person_id: UUID, on: date) -> list[UUID]:
    """Return the portfolios that a person owns or stands in for on a day."""
    statement = select(PortfolioGrant.portfolio_id).where(PortfolioGrant.person_id == person_id, *_valid(on))
    return reader.scalars(statement)


def owners(reader: Reader, on: date) -> dict[UUID, tuple[UUID, str]]:
    """Return (person id, name) of the owner of each portfolio on a day."""
    statement = (
        select(PortfolioGrant.portfolio_id, Person.id, Person.name)
        .join(Person, Person.id == PortfolioGrant.person_id)
        .where(PortfolioGrant.kind == GrantKind.OWNER, *_valid(on))
    )
    return {row[0]: (row[1], row[2]) for row in reader.rows(statement)}


def _valid(on: date) -> tuple[ColumnElement[bool], ...]:
    return (
        PortfolioGrant.deleted_at.is_(None),
        PortfolioGrant.starts_on <= on,
        or_(PortfolioGrant.ends_on.is_(None), PortfolioGrant.ends_on >= on),
    )


def people(reader: Reader, on: date) -> list[PersonRow]:
    """Return everybody in pinyin order, with the accounts in their own books on a day."""
    counts = (
        select(PortfolioGrant.person_id, func.count(Account.id).label("accounts"))
        .join(Account, (Account.portfolio_id == PortfolioGrant.portfolio_id) & Account.deleted_at.is_(None))
        .where(PortfolioGrant.kind == GrantKind.OWNER, *_valid(on))
        .group_by(PortfolioGrant.person_id)
        .subquery()
    )
    statement = (
        select(Person.id, Person.name, Person.role, Person.area_id, Area.name.label("area"), counts.c.accounts)
        .outerjoin(Area, Area.id == Person.area_id)
        .outerjoin(counts, counts.c.person_id == Person.id)
        .where(Person.deleted_at.is_(None))
        .order_by(Person.sort_key, Person.id)
    )
    return [
        PersonRow(row.id, row.name, Role(row.role), row.area_id, row.area, row.accounts or 0)
        for row in reader.rows(statement)
    ]


def areas(reader: Reader) -> list[AreaRow]:
    """Return every supply unit in pinyin order."""
    statement = select(Area.id, Area.name).where(Area.deleted_at.is_(None)).order_by(Area.sort_key, Area.id)
    return [AreaRow(row.id, row.name) for row in reader.rows(statement)]


def person_by_login(reader: Reader, login: str) -> UUID | None:
    """Return the person that a login belongs to."""
    found: UUID | None = reader.scalar(select(Person.id).where(Person.login == login, Person.deleted_at.is_(None)))
    return found


def persons_named(reader: Reader, name: str) -> list[UUID]:
    """Return everybody of exactly this name."""
    return reader.scalars(select(Person.id).where(Person.name == name.strip(), Person.deleted_at.is_(None)))


def areas_named(reader: Reader, name: str) -> list[UUID]:
    """Return the supply unit of exactly this name."""
    return reader.scalars(select(Area.id).where(Area.name == name.strip(), Area.deleted_at.is_(None)))


def book_of_area(reader: Reader, portfolio_id: UUID) -> UUID | None:
    """Return the area in which a portfolio lies."""
    found: UUID | None = reader.scalar(select(Portfolio.area_id).where(Portfolio.id == portfolio_id))
    return found
