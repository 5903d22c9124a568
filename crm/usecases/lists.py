"""The long lists: what each can show, its rows in order, its counts and the choices of its filters."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from crm.domain.keys import Keys
from crm.domain.lists import ListChoice, ListColumn, ListKind, ListQuery, ListTotals
from crm.storage.lists import engine, facets
from crm.storage.lists.accounts import ACCOUNTS
from crm.storage.lists.contacts import CONTACTS
from crm.storage.lists.flags import FLAGS
from crm.storage.lists.issues import ISSUES
from crm.storage.lists.orders import ORDERS
from crm.storage.lists.parts import Listed
from crm.storage.lists.reviews import REVIEWS
from crm.storage.lists.tasks import TASKS
from crm.storage.lists.visits import VISITS
from crm.storage.reader import Reader

LISTS: Mapping[ListKind, Listed] = {
    each.kind: each for each in (ACCOUNTS, CONTACTS, VISITS, TASKS, ISSUES, ORDERS, REVIEWS, FLAGS)
}


def columns_of(kind: ListKind) -> tuple[ListColumn, ...]:
    """Return every column that a list can show, in their usual order; each is an attribute of its rows."""
    return tuple(each.column for each in LISTS[kind].fields.values())


def views_of(kind: ListKind) -> tuple[str, ...]:
    """Return the built-in views of a list; crm.domain.lists.EVERYTHING narrows nothing."""
    return engine.view_names(LISTS[kind])


def list_ids(reader: Reader, kind: ListKind, query: ListQuery) -> Keys:
    """Return the key of every row that a query chooses, in its order.

    Raises Invalid("list.view"), Invalid("list.column") and Invalid("list.filter").
    """
    return engine.ids(reader, LISTS[kind], query)


def list_rows(reader: Reader, kind: ListKind, ids: Sequence[UUID]) -> list[Any]:
    """Return rows of crm.domain.list_rows in the order of the ids; ids that are gone are left out."""
    return LISTS[kind].rows(reader, ids)


def list_totals(reader: Reader, kind: ListKind, query: ListQuery) -> ListTotals:
    """Return how many rows a query chooses, and the sums of the list over them."""
    return engine.totals(reader, LISTS[kind], query)


def totals_of(reader: Reader, kind: ListKind, ids: Sequence[UUID]) -> ListTotals:
    """Return the sums of a list over some of its rows."""
    return engine.totals_of(reader, LISTS[kind], ids)


def list_count(reader: Reader, kind: ListKind, query: ListQuery) -> int:
    """Return how many rows a query chooses."""
    return engine.count(reader, LISTS[kind], query)


def view_counts(reader: Reader, kind: ListKind, query: ListQuery) -> dict[str, int]:
    """Return how many rows each built-in view shows of whoever's list it is, without text and filters."""
    return engine.view_counts(reader, LISTS[kind], query)


def choices(reader: Reader, kind: ListKind, query: ListQuery, column: str, words: str = "") -> list[ListChoice]:
    """Return what a column's filter offers under the other filters, the most frequent first, ranges in their order.

    At most 200; `words` looks among all values for those whose text holds them.
    """
    return facets.choices(reader, LISTS[kind], query, column, words)


def key_names(reader: Reader, kind: ListKind, filters: Mapping[str, Collection[str]]) -> dict[str, str]:
    """Return the names of all keys in a query's filters (people, feeders, accounts), for whoever words them."""
    found: dict[str, str] = {}
    for column, values in filters.items():
        found.update(facets.labels(reader, LISTS[kind], column, values))
    return found
