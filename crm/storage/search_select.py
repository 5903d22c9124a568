"""The search as a condition of a list: every row that has the words, however many there are."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, bindparam, column, func, select, table, text, union_all

from crm.domain.changes import Kind
from crm.domain.matching import judge, parse
from crm.domain.snippets import snippet
from crm.storage.reader import AnySelect, Reader
from crm.storage.search import NAMED, NEWEST, Proposed, Question, propose, table_of
from crm.storage.search_find import texts_of
from crm.storage.search_terms import Asked, for_postgresql, for_sqlite, name_terms, text_terms
from crm.storage.tables import SearchEntry

MOST_JUDGED = 500
"""Up to so many proposed rows are judged one by one; of more all are taken as the index proposes them."""


def has_words(value: str) -> bool:
    """Say whether a query has anything that the index knows: a letter or a figure."""
    return bool(parse(value))


def hits(reader: Reader, value: str, kinds: Sequence[Kind], what: ColumnElement[Any]) -> Any:
    """Return a select of `what`, a column of SearchEntry, of every entry of some kinds that has all words of `value`.

    The words must be such that `has_words` is true.
    """
    return union_all(*(_of_kind(reader, value, kind, what) for kind in kinds))


def _of_kind(reader: Reader, value: str, kind: Kind, what: ColumnElement[Any]) -> AnySelect:
    query = parse(value)
    asked = name_terms(query) if kind in NAMED else text_terms(query)
    proposed = propose(reader, [Question(kind, asked, MOST_JUDGED + 1)])
    if len(proposed) > MOST_JUDGED:
        return _proposed(reader, asked, kind, what)
    numbers = _judged(reader, value, kind, proposed)
    return select(what).where(SearchEntry.c.id.in_(numbers), what.is_not(None))


def _judged(reader: Reader, value: str, kind: Kind, rows: Sequence[Proposed]) -> list[int]:
    query = parse(value)
    if kind in NAMED:
        return [row.number for row in rows if judge(row.card, query) is not None]
    texts = texts_of(reader, kind, [row.row_id for row in rows])
    nothing: tuple[str, None, bool] = ("", None, False)

    def has(row_id: UUID) -> bool:
        return snippet(texts.get(row_id, nothing)[0], query) is not None

    return [row.number for row in rows if has(row.row_id)]


def _proposed(reader: Reader, asked: Asked, kind: Kind, what: ColumnElement[Any]) -> AnySelect:
    name = table_of(kind)
    if reader.is_guarded:
        every = func.rounds_proposed(str(kind), for_postgresql(asked), NEWEST, NEWEST, 0, True)
        own = every.table_valued("entry_id")
        return (
            select(what).select_from(own.join(SearchEntry, SearchEntry.c.id == own.c.entry_id)).where(what.is_not(None))
        )
    if reader.dialect == "postgresql":
        query, matches, number = for_postgresql(asked), f"{name}.words @@ CAST(:words AS tsquery)", "entry_id"
    else:
        query, matches, number = for_sqlite(asked), f"{name} MATCH :words", "rowid"
    found = table(name, column(number))
    return (
        select(what)
        .select_from(found.join(SearchEntry, SearchEntry.c.id == found.c[number]))
        .where(text(matches).bindparams(bindparam("words", query, unique=True)), what.is_not(None))
    )
