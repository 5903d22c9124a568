"""Books of accounts: who answers for which, and giving accounts to another book."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from crm.domain.people import PortfolioRow
from crm.storage import portfolios as store
from crm.storage.reader import Reader
from crm.storage.row_by_row import row_by_row
from crm.storage.tables import Account, Customer
from crm.storage.unit import UnitOfWork


def portfolios(reader: Reader) -> list[PortfolioRow]:
    """Return every book, by supply unit."""
    return store.portfolios(reader)


def versions_of(reader: Reader, account_ids: Iterable[UUID]) -> dict[UUID, int]:
    """Return which version of each account somebody sees who is about to change them."""
    return store.versions_of(reader, account_ids)


def assign_accounts(
    work: UnitOfWork, account_ids: Iterable[UUID], portfolio_id: UUID, seen: Mapping[UUID, int] | None = None
) -> int:
    """Give accounts with everything of theirs to a book and return how many changed.

    `seen` is which version of each somebody saw who decided it. A legal entity follows when all its accounts are in the
    book. Visits that are planned stay with whoever planned them. Raises NotFound("portfolio.gone"), and as `row_by_row`
    does for accounts that somebody else gave to another book since.
    """
    store.portfolio_name(work, portfolio_id)
    moving = {row.id: row for row in store.outside(work, account_ids, portfolio_id)}
    versions = {key: (seen or {}).get(key, row.version) for key, row in moving.items()}

    def give(key: UUID) -> None:
        work.update(Account, key, versions[key], portfolio_id=portfolio_id)

    row_by_row(work, Account, moving, give)
    for row in store.customers_within(work, {row.customer_id for row in moving.values()}, portfolio_id):
        work.update(Customer, row.id, row.version, portfolio_id=portfolio_id)
    store.follow_in_search(work, list(moving))
    return len(moving)
