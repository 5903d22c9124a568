"""Keys and rows of whole lists, for tests that need any of them."""

from uuid import UUID

from crm.domain.list_rows import AccountItem
from crm.domain.lists import ListKind, ListQuery, SortKey
from crm.storage.reader import Reader
from crm.usecases.lists import list_ids, list_rows


def account_ids(reader: Reader, person_id: UUID | None = None) -> list[UUID]:
    """Return somebody's accounts, or everybody's, in the order of their names."""
    return list(list_ids(reader, ListKind.ACCOUNTS, ListQuery(person_id=person_id, sort=(SortKey("name"),))))


def account_item(reader: Reader, account_id: UUID) -> AccountItem:
    """Return an account as its list shows it."""
    found: AccountItem = list_rows(reader, ListKind.ACCOUNTS, [account_id])[0]
    return found


def visit_ids(reader: Reader, view: str, person_id: UUID | None = None) -> list[UUID]:
    """Return the visits of a view (planned, drafts, done) in its own order."""
    return list(list_ids(reader, ListKind.VISITS, ListQuery(view=view, person_id=person_id)))
