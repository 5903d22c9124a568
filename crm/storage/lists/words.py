"""The text filter of a list: a condition over the search index itself, so that no number of hits is cut off."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, bindparam, column, func, select, table, text

from crm.domain.changes import Kind
from crm.storage.lists.parts import Condition
from crm.storage.reader import AnySelect, Reader
from crm.storage.search import plain, query_words
from crm.storage.tables import Account, SearchEntry


def account_has(reader: Reader, account_id: ColumnElement[Any], value: str) -> Condition:
    """Return the condition that a row's account is found by its name, its number or one of its contacts."""
    return _account(reader, account_id, value, (Kind.ACCOUNT, Kind.CONTACT))


def account_itself_has(reader: Reader, account_id: ColumnElement[Any], value: str) -> Condition:
    """Return the condition that a row's account is found by its name or its number."""
    return _account(reader, account_id, value, (Kind.ACCOUNT,))


def _account(reader: Reader, account_id: ColumnElement[Any], value: str, kinds: Sequence[Kind]) -> Condition:
    if not query_words(value):
        return account_id.in_(select(Account.c.id).where(contains(Account.c.name, value)))
    found = hits(reader, value, kinds, SearchEntry.c.account_id, "search_name")
    digits = plain(value).replace(" ", "").replace("-", "")
    if not digits.isdecimal():
        return account_id.in_(found)
    return account_id.in_(found.union(select(Account.c.id).where(Account.c.account_no.contains(digits))))


def contains(value: ColumnElement[Any], words: str) -> Condition:
    """Return the condition that a text holds another, for signs and scripts that the index does not know."""
    return func.lower(value).contains(words.strip().lower(), autoescape=True)


def hits(reader: Reader, value: str, kinds: Sequence[Kind], what: ColumnElement[Any], index: str) -> AnySelect:
    """Return a select of `what` of every search entry of some kinds that has all words of `value`."""
    words = query_words(value)
    if reader.dialect == "postgresql":
        query = " & ".join(f"'{word}':*" if begins else f"'{word}'" for word, begins in words)
        matches, number = f"{index}.words @@ CAST(:words AS tsquery)", "entry_id"
    else:
        query = " AND ".join(f'"{word}"*' if begins else f'"{word}"' for word, begins in words)
        matches, number = f"{index} MATCH :words", "rowid"
    found = table(index, column(number))
    return (
        select(what)
        .select_from(found.join(SearchEntry, SearchEntry.c.id == found.c[number]))
        .where(
            text(matches).bindparams(bindparam("words", query, unique=True)),
            SearchEntry.c.kind.in_(kinds),
            what.is_not(None),
        )
    )
