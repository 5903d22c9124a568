"""Words that somebody hangs on accounts."""

from collections.abc import Iterable
from uuid import UUID

from crm.domain.errors import Invalid
from crm.domain.lists import ListChoice, storable
from crm.storage import tags as store
from crm.storage.reader import Reader
from crm.storage.tables import AccountTag
from crm.storage.unit import UnitOfWork

LONGEST_TAG = 40
STEP = 200


def tags(reader: Reader, person_id: UUID | None = None) -> list[ListChoice]:
    """Return every tag of somebody's accounts (everybody's when None) with its count, the most used first."""
    return [ListChoice(text, count) for text, count in store.tags(reader, person_id)]


def tag_accounts(work: UnitOfWork, account_ids: Iterable[UUID], text: str) -> int:
    """Hang a tag on accounts and return how many had it not yet; accounts that are gone are passed over.

    Raises Invalid("tag.no_text") and Invalid("tag.long_text").
    """
    plain = _checked(text)
    books = store.books(work, account_ids)
    have = {row.account_id for row in store.of_accounts(work, books, plain)}
    rows = [{"account_id": key, "portfolio_id": book, "text": plain} for key, book in books.items() if key not in have]
    work.insert_many(AccountTag, rows)
    return len(rows)


def untag_accounts(work: UnitOfWork, account_ids: Iterable[UUID], text: str) -> int:
    """Take a tag off accounts and return how many had it."""
    found = store.of_accounts(work, account_ids, _checked(text))
    for place, row in enumerate(found):
        if place % STEP == 0:
            work.progress.step(place, len(found))
        work.remove(AccountTag, row.id, row.version)
    return len(found)


def _checked(text: str) -> str:
    plain = " ".join(storable(text).split())
    if not plain:
        raise Invalid("tag.no_text")
    if len(plain) > LONGEST_TAG:
        raise Invalid("tag.long_text", limit=LONGEST_TAG)
    return plain
