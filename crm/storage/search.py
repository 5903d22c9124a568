"""The search index: names by bigram, pinyin, initials, number and phone tail; long texts by bigram, newest first.

Words are made here and matched as they are by both databases: FTS5 without positions on SQLite, a tsvector on
PostgreSQL. A text counts as found when it has every word of the query.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import add as add_text
from typing import Any
from unicodedata import normalize
from uuid import UUID

from sqlalchemy import delete, text

from crm.storage.reader import Reader
from crm.storage.rows import insert_rows
from crm.storage.sortkeys import CHINESE, is_chinese, pinyin_words
from crm.storage.tables import SearchEntry
from crm.storage.unit import UnitOfWork

CANDIDATES = 200
CHUNK = 5000
_RUNS = re.compile(f"[a-z0-9]+|{CHINESE}+")


@dataclass(frozen=True)
class Entry:
    """Something that can be found: `names` also in pinyin, `numbers` also by their tails, `texts` as they are."""

    kind: str
    row_id: UUID
    title: str
    subtitle: str | None = None
    account_id: UUID | None = None
    portfolio_id: UUID | None = None
    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    person: bool = False

    @property
    def is_name(self) -> bool:
        return bool(self.names or self.numbers)


@dataclass(frozen=True)
class Found:
    """One entry that matches."""

    kind: str
    row_id: UUID
    account_id: UUID | None
    title: str
    subtitle: str | None


def plain(value: str) -> str:
    """Return a text as it is searched: full-width folded, lower case."""
    return normalize("NFKC", value).lower()


def bigrams(value: str) -> Iterator[str]:
    """Yield pairs of neighbouring Chinese characters, a lone one as it is, and latin words whole."""
    for run in _RUNS.findall(plain(value)):
        if len(run) == 1 or not is_chinese(run[0]):
            yield run
        else:
            yield from map(add_text, run, run[1:])


def words_of(entry: Entry) -> set[str]:
    """Return every word by which an entry is found."""
    words: set[str] = set()
    for name in entry.names:
        folded = plain(name)
        words.update(bigrams(folded))
        words.update(character for character in folded[-1:] if is_chinese(character))
        words |= pinyin_words(folded, person=entry.person)
    for number in entry.numbers:
        digits = re.sub(r"\W", "", plain(number))
        words.add(digits)
        words.update(digits[-length:] for length in range(4, 9) if len(digits) > length)
    for value in entry.texts:
        words.update(bigrams(value))
    return words - {""}


def index(work: UnitOfWork, entries: Sequence[Entry], forget: Sequence[UUID]) -> None:
    """Forget rows and add their entries anew; the old words stay in the SQLite index and lead nowhere."""
    if forget:
        work.connection.execute(delete(SearchEntry).where(SearchEntry.c.row_id.in_(forget)))
    if entries:
        add(work, entries)


def add(work: UnitOfWork, entries: Sequence[Entry]) -> None:
    """Add entries of rows that the index does not know yet."""
    if not entries:
        return
    rows: list[dict[str, Any]] = []
    words: dict[str, list[dict[str, Any]]] = {"search_name": [], "search_text": []}
    for number, entry in zip(_next_numbers(work, len(entries)), entries, strict=True):
        rows.append(
            {
                "id": number,
                "kind": entry.kind,
                "row_id": entry.row_id,
                "account_id": entry.account_id,
                "portfolio_id": entry.portfolio_id,
                "title": entry.title[:120],
                "subtitle": entry.subtitle,
            }
        )
        table = "search_name" if entry.is_name else "search_text"
        words[table].append({"id": number, "words": list(words_of(entry))})
    insert_rows(work.connection, SearchEntry, rows)
    for table, made in words.items():
        if made:
            _add_words(work, table, made)


def _next_numbers(work: UnitOfWork, count: int) -> Sequence[int]:
    """Take numbers for new entries; a number is never given twice, because old words still point to it."""
    if work.dialect == "postgresql":
        # Others may take numbers at the same time, so these need not follow one another.
        statement = "SELECT nextval(pg_get_serial_sequence('search_entry', 'id')) FROM generate_series(1, :count)"
        return list(work.connection.execute(text(statement), {"count": count}).scalars())
    statement = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'search_entry'"
    first = int(work.connection.execute(text(statement)).scalar_one()) + 1
    return range(first, first + count)


def _add_words(work: UnitOfWork, table: str, made: list[dict[str, Any]]) -> None:
    if work.dialect == "postgresql":
        statement = f"INSERT INTO {table} (entry_id, words) VALUES (:id, array_to_tsvector(CAST(:words AS text[])))"
        work.connection.execute(text(statement), made)
        return
    driver = work.connection.connection.driver_connection
    assert driver is not None
    joined = ((row["id"], " ".join(row["words"])) for row in made)
    driver.executemany(f"INSERT INTO {table} (rowid, words) VALUES (?, ?)", joined)


def query_words(value: str) -> list[tuple[str, bool]]:
    """Return the words of a query and whether each is only the beginning of one."""
    lower = plain(value)
    parts = _RUNS.findall(lower)
    found: list[tuple[str, bool]] = []
    for part in parts:
        if not is_chinese(part[0]) or len(part) == 1:
            found.append((part, True))
        else:
            found.extend((pair, False) for pair in bigrams(part))
    return found


def find(
    reader: Reader, value: str, kinds: Iterable[str] | None = None, limit: int = 20, *, texts: bool = True
) -> list[Found]:
    """Return what has every word of `value`: names first (exact, beginning, elsewhere), then texts, newest first."""
    words = query_words(value)
    if not words:
        return []
    wanted = set(kinds) if kinds is not None else None
    named = _candidates(reader, "search_name", words, CANDIDATES, wanted)
    folded = plain(value).replace(" ", "")
    named.sort(key=lambda entry: (_rank(entry, folded), len(entry.title), entry.title))
    if len(named) < limit and texts:
        named += _candidates(reader, "search_text", words, limit - len(named), wanted)
    return named[:limit]


def _rank(entry: Found, folded: str) -> int:
    title = plain(entry.title).replace(" ", "")
    if title == folded or plain(entry.subtitle or "").startswith(folded):
        return 0
    if title.startswith(folded):
        return 1
    return 2 if folded in title else 3


def _candidates(
    reader: Reader, table: str, words: list[tuple[str, bool]], limit: int, kinds: set[str] | None
) -> list[Found]:
    columns = "e.kind, e.row_id, e.account_id, e.title, e.subtitle"
    only = ""
    values: dict[str, Any] = {"limit": limit}
    if kinds is not None:
        names = [f"kind{number}" for number in range(len(kinds))]
        values.update(zip(names, sorted(kinds), strict=True))
        only = f"AND e.kind IN ({', '.join(':' + name for name in names)})"
    if reader.dialect == "postgresql":
        values["query"] = " & ".join(f"'{word}':*" if begins else f"'{word}'" for word, begins in words)
        statement = (
            f"SELECT {columns} FROM {table} w JOIN search_entry e ON e.id = w.entry_id "
            f"WHERE w.words @@ CAST(:query AS tsquery) {only} ORDER BY w.entry_id DESC LIMIT :limit"
        )
    else:
        values["query"] = " AND ".join(f'"{word}"*' if begins else f'"{word}"' for word, begins in words)
        statement = (
            f"SELECT {columns} FROM {table} w JOIN search_entry e ON e.id = w.rowid "
            f"WHERE {table} MATCH :query {only} ORDER BY w.rowid DESC LIMIT :limit"
        )
    made = text(statement).columns(
        SearchEntry.c.kind, SearchEntry.c.row_id, SearchEntry.c.account_id, SearchEntry.c.title, SearchEntry.c.subtitle
    )
    return [Found(*row) for row in reader.connection.execute(made, values)]
