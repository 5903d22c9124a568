"""Books of accounts: who answers for which, and giving accounts to another book."""

from collections.abc import Iterable
from uuid import UUID

from crm.domain.people import PortfolioRow
from crm.storage import portfolios as store
from crm.storage.reader import Reader
from crm.storage.tables import Account, Customer
from crm.storage.unit import UnitOfWork

STEP = 100


def portfolios(reader: Reader) -> list[PortfolioRow]:
    """Return every book, by supply unit."""
    return store.portfolios(reader)


def assign_accounts(work: UnitOfWork, account_ids: Iterable[UUID], portfolio_id: UUID) -> int:
    """Give accounts with everything of theirs to a book and return how many changed.

    A legal entity follows when all its accounts are in the book. Visits that are planned stay with whoever planned
    them. Raises NotFound("portfolio.gone").
    """
    store.portfolio_name(work, portfolio_id)
    moving = store.outside(work, account_ids, portfolio_id)
    for place, row in enumerate(moving):
        if place % STEP == 0:
            work.progress.step(place, len(moving))
        work.update(Account, row.id, row.version, portfolio_id=portfolio_id)
    for row in store.customers_within(work, {row.customer_id for row in moving}, portfolio_id):
        work.update(Customer, row.id, row.version, portfolio_id=portfolio_id)
    store.follow_in_search(work, [row.id for row in moving])
    return len(moving)
