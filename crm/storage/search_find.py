"""What a query finds: the index proposes, and crm.domain.matching decides, the same on both databases."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from msgspec import Struct, field
from sqlalchemy import bindparam, null, select

from crm.domain.changes import Kind
from crm.domain.matching import Query, Rank, Verdict, judge, parse
from crm.domain.snippets import Snippet, snippet
from crm.storage.people import books_of
from crm.storage.reader import AnySelect, Reader
from crm.storage.search import NAMED, WRITTEN, Proposed, Question, entries_of, propose
from crm.storage.search_terms import Asked, also, begun, initials, is_certain, name_terms, text_terms, whole
from crm.storage.search_words import book_word
from crm.storage.searchable import TEXTS
from crm.storage.tables import Account, Visit

NAMES_AT_ONCE = 20
"""How many names of a kind are judged before the better ones among more of them are asked for."""
OF_BOOKS = (Kind.ACCOUNT, Kind.CONTACT)
"""What belongs to somebody."""
BETTER_ONES = 8
"""How many of those are asked for in each way."""
TRIES = 6
"""How often older texts are asked for when those proposed hold the pairs of a word but not the word."""


class Wanted(Struct, frozen=True):
    """Whose hits lead: `books` are somebody's portfolios, `recent` the rows last opened."""

    books: Collection[UUID] = ()
    recent: Sequence[UUID] = ()


class FoundName(Struct, frozen=True):
    """A row that is found by its name or number."""

    row: Proposed
    verdict: Verdict
    is_own: bool = False
    is_recent: bool = False


class FoundText(Struct, frozen=True):
    """A row that is found by its text, with the stretch that shows why."""

    row: Proposed
    snippet: Snippet
    on: date | datetime | None
    is_done: bool = False


UNASKED = Verdict(Rank.ANYWHERE, 0)
"""The verdict on a row that stands there although nobody asked for it."""


class Findings(Struct):
    """What was found: names in order of their rank, texts newest first within their kind."""

    names: list[FoundName] = field(default_factory=list)
    texts: list[FoundText] = field(default_factory=list)


def find(
    reader: Reader, value: str, kinds: Iterable[Kind] | None = None, each: int = 20, wanted: Wanted | None = None
) -> Findings:
    """Return at most `each` rows of every kind that have every word of `value`."""
    query = parse(value)
    if not query:
        return Findings()
    chosen = set(kinds) if kinds is not None else {*NAMED, *WRITTEN}
    by_kind = _first(reader, query, chosen, each)
    _deepen(reader, query, by_kind, wanted or Wanted(), each)
    names: list[FoundName] = []
    for kind in NAMED:
        names += sorted(_judged(query, by_kind.get(kind, ()), wanted or Wanted()), key=_order)[:each]
    names.sort(key=_order)
    texts: list[FoundText] = []
    for kind in WRITTEN:
        if kind in chosen:
            texts += _texts(reader, query, kind, by_kind[kind], each)
    return Findings(names, texts)


def _first(reader: Reader, query: Query, kinds: Collection[Kind], each: int) -> dict[Kind, list[Proposed]]:
    """Ask for every kind in one go."""
    names, texts = name_terms(query), text_terms(query)
    questions = [Question(kind, names, _at_once(each)) for kind in NAMED if kind in kinds]
    questions += [Question(kind, texts, _depth(query, each)) for kind in WRITTEN if kind in kinds]
    found: dict[Kind, list[Proposed]] = {kind: [] for kind in kinds}
    for row in propose(reader, questions):
        found[row.kind].append(row)
    return found


def _depth(query: Query, each: int) -> int:
    return each if is_certain(query) else each * 3


def _at_once(each: int) -> int:
    return max(NAMES_AT_ONCE, each)


def _deepen(reader: Reader, query: Query, by_kind: dict[Kind, list[Proposed]], wanted: Wanted, each: int) -> None:
    """Add what would lead among more names than were proposed: whole, beginning so, by initials, own and recent."""
    full = [kind for kind in NAMED if len(by_kind.get(kind, ())) >= _at_once(each)]
    if not full:
        return
    asked = name_terms(query)
    common: list[Asked] = [begun(asked), *filter(None, [initials(query)])]
    limit = max(BETTER_ONES, each)
    questions = [Question(kind, one, limit) for kind in full for one in common]
    questions += [Question(kind, whole(query), limit, is_rare=True) for kind in full]
    if wanted.books:
        own = also(asked, [book_word(book) for book in wanted.books])
        questions += [Question(kind, own, limit, is_rare=True) for kind in full if kind in OF_BOOKS]
    more = propose(reader, questions)
    for row in (*more, *entries_of(reader, wanted.recent)):
        if row.kind in full:
            by_kind[row.kind].append(row)


def _judged(query: Query, rows: Iterable[Proposed], wanted: Wanted) -> list[FoundName]:
    found = []
    for row in {row.number: row for row in rows}.values():
        verdict = judge(row.card, query)
        if verdict is not None:
            found.append(FoundName(row, verdict, row.portfolio_id in wanted.books, row.row_id in wanted.recent))
    return found


def _order(found: FoundName) -> tuple[Any, ...]:
    """Rank first; among equals what was opened lately, then one's own, then what the words leave least of."""
    title = found.row.card.title
    return (found.verdict.rank, not found.is_recent, not found.is_own, len(title), title, -found.row.number)


def _texts(reader: Reader, query: Query, kind: Kind, rows: list[Proposed], each: int) -> list[FoundText]:
    """Return texts that really have the words, and go on to older ones until there are enough."""
    depth = _depth(query, each)
    found = _read(reader, query, kind, rows)
    for _ in range(TRIES):
        if len(found) >= each or len(rows) < depth:
            break
        depth *= 3
        rows = propose(reader, [Question(kind, text_terms(query), depth, rows[-1].number)])
        found += _read(reader, query, kind, rows)
    return found[:each]


def _read(reader: Reader, query: Query, kind: Kind, rows: list[Proposed]) -> list[FoundText]:
    texts = texts_of(reader, kind, [row.row_id for row in rows])
    found = []
    for row in rows:
        if row.row_id in texts:
            text, on, is_done = texts[row.row_id]
            shown = snippet(text, query)
            if shown is not None:
                found.append(FoundText(row, shown, on, is_done))
    return found


def texts_of(reader: Reader, kind: Kind, ids: Sequence[UUID]) -> Mapping[UUID, tuple[str, date | None, bool]]:
    """Return the texts of rows, the day that they belong to, and whether they are done with."""
    if not ids:
        return {}
    rows = reader.connection.execute(_texts_asked(kind), {"ids": ids}).all()
    return {key: ("\n".join(filter(None, said)), on, state in DONE) for key, on, state, *said in rows}


@lru_cache(maxsize=len(WRITTEN))
def _texts_asked(kind: Kind) -> AnySelect:
    """Build the question once: it is asked with every letter that is typed."""
    table, columns, day = TEXTS[kind]
    state = table.c.state if "state" in table.c else null()
    statement = select(table.c.id, table.c[day], state, *(table.c[name] for name in columns))
    return statement.where(table.c.id.in_(bindparam("ids", expanding=True)))


def accounts_of(reader: Reader, ids: Sequence[UUID]) -> list[UUID]:
    """Return keys of accounts in the order of some keys, those of visits as their accounts'."""
    if not ids:
        return []
    statement = select(Visit.c.id, Visit.c.account_id).where(Visit.c.id.in_(ids))
    visits = {row[0]: row[1] for row in reader.rows(statement)}
    return list(dict.fromkeys(visits.get(key, key) for key in ids))


def due_first(reader: Reader, person_id: UUID | None, most: int) -> list[UUID]:
    """Return keys of somebody's accounts, or of everybody's, by their due day."""
    statement = select(Account.c.id).where(Account.c.due_on.is_not(None), Account.c.deleted_at.is_(None))
    if person_id is not None:
        statement = statement.where(Account.c.portfolio_id.in_(books_of(reader, person_id, reader.clock.today())))
    return reader.scalars(statement.order_by(Account.c.due_on, Account.c.id).limit(most))


DONE = ("done", "closed", "cancelled")
"""States of tasks and issues that nobody waits for any more."""
