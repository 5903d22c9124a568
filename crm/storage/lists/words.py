"""The text filter of a list: a condition over the search index itself, so that no number of hits is cut off."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, func, select

from crm.domain.changes import Kind
from crm.storage.lists.parts import Condition
from crm.storage.reader import Reader
from crm.storage.search_select import has_words, hits
from crm.storage.tables import Account, SearchEntry


def account_has(reader: Reader, account_id: ColumnElement[Any], value: str) -> Condition:
    """Return the condition that a row's account is found by its name, its number or one of its contacts."""
    return _account(reader, account_id, value, (Kind.ACCOUNT, Kind.CONTACT))


def account_itself_has(reader: Reader, account_id: ColumnElement[Any], value: str) -> Condition:
    """Return the condition that a row's account is found by its name or its number."""
    return _account(reader, account_id, value, (Kind.ACCOUNT,))


def _account(reader: Reader, account_id: ColumnElement[Any], value: str, kinds: Sequence[Kind]) -> Condition:
    if not has_words(value):
        return account_id.in_(select(Account.c.id).where(contains(Account.c.name, value)))
    return account_id.in_(hits(reader, value, kinds, SearchEntry.c.account_id))


def contains(value: ColumnElement[Any], words: str) -> Condition:
    """Return the condition that a text holds another, for signs and scripts that the index does not know."""
    return func.lower(value).contains(words.strip().lower(), autoescape=True)
