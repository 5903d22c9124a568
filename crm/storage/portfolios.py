"""Books of accounts, and what has to follow when an account changes its book."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import func, select

from crm.domain.changes import Kind
from crm.domain.errors import NotFound
from crm.domain.people import PortfolioRow
from crm.storage.owner import in_parts
from crm.storage.people import owners
from crm.storage.reader import AnyRow, Reader
from crm.storage.searchable import reindex
from crm.storage.tables import Account, Area, Contact, Customer, Portfolio
from crm.storage.unit import UnitOfWork


def portfolios(reader: Reader) -> list[PortfolioRow]:
    """Return every book with its supply unit, the manager who answers for it today, and its accounts."""
    counts = (
        select(Account.c.portfolio_id, func.count().label("accounts"))
        .where(Account.c.deleted_at.is_(None))
        .group_by(Account.c.portfolio_id)
        .subquery()
    )
    statement = (
        select(Portfolio.c.id, Portfolio.c.name, Area.c.name.label("area"), counts.c.accounts)
        .join(Area, Area.c.id == Portfolio.c.area_id)
        .outerjoin(counts, counts.c.portfolio_id == Portfolio.c.id)
        .where(Portfolio.c.deleted_at.is_(None))
        .order_by(Area.c.sort_key, Portfolio.c.name, Portfolio.c.id)
    )
    managers = owners(reader, reader.clock.today())
    nobody = (None, None)
    return [
        PortfolioRow(row.id, row.name, row.area, managers.get(row.id, nobody)[1], row.accounts or 0)
        for row in reader.rows(statement)
    ]


def portfolio_name(reader: Reader, portfolio_id: UUID) -> str:
    """Return the name of a book; raises NotFound("portfolio.gone")."""
    statement = select(Portfolio.c.name).where(Portfolio.c.id == portfolio_id, Portfolio.c.deleted_at.is_(None))
    found: str | None = reader.scalar(statement)
    if found is None:
        raise NotFound("portfolio.gone")
    return found


def outside(reader: Reader, account_ids: Iterable[UUID], portfolio_id: UUID) -> list[AnyRow]:
    """Return id, version and customer of those accounts that are not in a book yet."""
    found: list[AnyRow] = []
    for part in in_parts(account_ids):
        statement = select(Account.c.id, Account.c.version, Account.c.customer_id).where(
            Account.c.id.in_(part), Account.c.portfolio_id != portfolio_id, Account.c.deleted_at.is_(None)
        )
        found += reader.rows(statement)
    return found


def versions_of(reader: Reader, account_ids: Iterable[UUID]) -> dict[UUID, int]:
    """Return the versions of accounts."""
    found: dict[UUID, int] = {}
    for part in in_parts(account_ids):
        found.update((row.id, row.version) for row in reader.rows(_versions.where(Account.c.id.in_(part))))
    return found


_versions = select(Account.c.id, Account.c.version)


def customers_within(reader: Reader, customer_ids: Iterable[UUID], portfolio_id: UUID) -> list[AnyRow]:
    """Return id and version of customers whose accounts are all in a book while they are not."""
    elsewhere = select(Account.c.customer_id).where(
        Account.c.portfolio_id != portfolio_id, Account.c.deleted_at.is_(None)
    )
    found: list[AnyRow] = []
    for part in in_parts(customer_ids):
        statement = select(Customer.c.id, Customer.c.version).where(
            Customer.c.id.in_(part),
            Customer.c.portfolio_id != portfolio_id,
            Customer.c.id.not_in(elsewhere.where(Account.c.customer_id.in_(part))),
        )
        found += reader.rows(statement)
    return found


def follow_in_search(work: UnitOfWork, account_ids: Iterable[UUID]) -> None:
    """Let accounts and their contacts be found as somebody's own by the book that they are in now."""
    for part in in_parts(account_ids):
        reindex(work, Kind.ACCOUNT, part)
        reindex(work, Kind.CONTACT, work.scalars(select(Contact.c.id).where(Contact.c.account_id.in_(part))))
