"""Tags of accounts."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import func, select

from crm.storage.owner import in_parts
from crm.storage.people import books_of
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import Account, AccountTag


def tags(reader: Reader, person_id: UUID | None) -> list[tuple[str, int]]:
    """Return each tag with the number of accounts that have it, the most used first."""
    statement = (
        select(AccountTag.c.text, func.count())
        .join(Account, Account.c.id == AccountTag.c.account_id)
        .where(AccountTag.c.deleted_at.is_(None), Account.c.deleted_at.is_(None))
        .group_by(AccountTag.c.text)
        .order_by(func.count().desc(), AccountTag.c.text)
    )
    if person_id is not None:
        books = books_of(reader, person_id, reader.clock.today())
        statement = statement.where(Account.c.portfolio_id.in_(books))
    return [(row[0], row[1]) for row in reader.rows(statement)]


def books(reader: Reader, account_ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """Return the book of each account that is not in the bin, in the order of the ids."""
    found: dict[UUID, UUID] = {}
    for part in in_parts(account_ids):
        statement = select(Account.c.id, Account.c.portfolio_id)
        alive = statement.where(Account.c.id.in_(part), Account.c.deleted_at.is_(None))
        of_part = {row[0]: row[1] for row in reader.rows(alive)}
        found.update((key, of_part[key]) for key in part if key in of_part)
    return found


def of_accounts(reader: Reader, account_ids: Iterable[UUID], text: str) -> list[AnyRow]:
    """Return id, version and account of a tag on some accounts."""
    found: list[AnyRow] = []
    for part in in_parts(account_ids):
        statement = select(AccountTag.c.id, AccountTag.c.version, AccountTag.c.account_id)
        of_part = statement.where(AccountTag.c.account_id.in_(part), AccountTag.c.text == text)
        found += reader.rows(of_part.where(AccountTag.c.deleted_at.is_(None)))
    return found
