"""People, areas and the books that people answer for."""

from datetime import date
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Date,
    Subquery,
    bindparam,
    false,
    func,
    literal,
    or_,
    select,
)

from crm.domain.codes import GrantKind, Role
from crm.domain.people import AreaRow, PersonRow
from crm.domain.plan_months import Colleague
from crm.storage.reader import Reader
from crm.storage.tables import Account, Area, Person, Portfolio, PortfolioGrant


def books_of(reader: Reader, person_id: UUID, on: date) -> list[UUID]:
    """Return the portfolios that a person owns or stands in for on a day."""
    return list(reader.connection.execute(_BOOKS, {"person": person_id, "today": on}).scalars())


def holders(reader: Reader, on: date) -> dict[UUID, frozenset[UUID]]:
    """Return who owns each portfolio or stands in for its owner on a day."""
    statement = select(PortfolioGrant.c.portfolio_id, PortfolioGrant.c.person_id).where(*_valid(on))
    found: dict[UUID, frozenset[UUID]] = {}
    for book, person in reader.rows(statement):
        found[book] = found.get(book, frozenset()) | {person}
    return found


def owners(reader: Reader, on: date) -> dict[UUID, tuple[UUID, str]]:
    """Return (person id, name) of the owner of each portfolio on a day."""
    statement = (
        select(PortfolioGrant.c.portfolio_id, Person.c.id, Person.c.name)
        .join(Person, Person.c.id == PortfolioGrant.c.person_id)
        .where(PortfolioGrant.c.kind == GrantKind.OWNER, *_valid(on))
    )
    return {row[0]: (row[1], row[2]) for row in reader.rows(statement)}


def _valid(on: date | BindParameter[date]) -> tuple[ColumnElement[bool], ...]:
    return (
        PortfolioGrant.c.deleted_at.is_(None),
        PortfolioGrant.c.starts_on <= on,
        or_(PortfolioGrant.c.ends_on.is_(None), PortfolioGrant.c.ends_on >= on),
    )


# Built once: the palette asks for somebody's books with every letter that is typed.
_BOOKS = select(PortfolioGrant.c.portfolio_id).where(
    PortfolioGrant.c.person_id == bindparam("person"), *_valid(bindparam("today", type_=Date))
)


def people(reader: Reader, on: date) -> list[PersonRow]:
    """Return everybody in pinyin order, with the accounts in their own books on a day: 0 for who may see none."""
    counts = _counts(on) if reader.rights.sees("accounts") else _no_counts()
    statement = (
        select(
            Person.c.id, Person.c.name, Person.c.role, Person.c.area_id, Area.c.name.label("area"), counts.c.accounts
        )
        .outerjoin(Area, Area.c.id == Person.c.area_id)
        .outerjoin(counts, counts.c.person_id == Person.c.id)
        .where(Person.c.deleted_at.is_(None))
        .order_by(Person.c.sort_key, Person.c.id)
    )
    return [
        PersonRow(key, name, Role(role), area_id, area, accounts or 0)
        for key, name, role, area_id, area, accounts in reader.rows(statement)
    ]


def colleagues(reader: Reader) -> dict[UUID, Colleague]:
    """Return everybody of the bureau, in pinyin order."""
    statement = (
        select(Person.c.id, Person.c.name, Person.c.role, Person.c.area_id)
        .where(Person.c.deleted_at.is_(None))
        .order_by(Person.c.sort_key, Person.c.id)
    )
    rows = reader.rows(statement)
    return {key: Colleague(key, name, Role(role), area_id) for key, name, role, area_id in rows}


def person_names(reader: Reader) -> dict[UUID, str]:
    """Return what everybody is called, in pinyin order."""
    statement = select(Person.c.id, Person.c.name).where(Person.c.deleted_at.is_(None))
    return dict(reader.rows(statement.order_by(Person.c.sort_key, Person.c.id)))


def _counts(on: date) -> Subquery:
    return (
        select(PortfolioGrant.c.person_id, func.count().label("accounts"))
        .join(Account, (Account.c.portfolio_id == PortfolioGrant.c.portfolio_id) & Account.c.deleted_at.is_(None))
        .where(PortfolioGrant.c.kind == GrantKind.OWNER, *_valid(on))
        .group_by(PortfolioGrant.c.person_id)
        .subquery()
    )


def _no_counts() -> Subquery:
    return select(Person.c.id.label("person_id"), literal(0).label("accounts")).where(false()).subquery()


def areas(reader: Reader) -> list[AreaRow]:
    """Return every supply unit in pinyin order."""
    statement = select(Area.c.id, Area.c.name).where(Area.c.deleted_at.is_(None)).order_by(Area.c.sort_key, Area.c.id)
    return [AreaRow(row.id, row.name) for row in reader.rows(statement)]


def person_by_login(reader: Reader, login: str) -> UUID | None:
    """Return the person that a login belongs to."""
    found: UUID | None = reader.scalar(
        select(Person.c.id).where(Person.c.login == login, Person.c.deleted_at.is_(None))
    )
    return found


def persons_named(reader: Reader, name: str) -> list[UUID]:
    """Return everybody of exactly this name."""
    return reader.scalars(select(Person.c.id).where(Person.c.name == name.strip(), Person.c.deleted_at.is_(None)))


def areas_named(reader: Reader, name: str) -> list[UUID]:
    """Return the supply unit of exactly this name."""
    return reader.scalars(select(Area.c.id).where(Area.c.name == name.strip(), Area.c.deleted_at.is_(None)))


def book_of_area(reader: Reader, portfolio_id: UUID) -> UUID | None:
    """Return the area in which a portfolio lies."""
    found: UUID | None = reader.scalar(select(Portfolio.c.area_id).where(Portfolio.c.id == portfolio_id))
    return found
