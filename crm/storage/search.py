"""The search index: what it keeps of each row, and what it proposes for a query.

Each kind has words of its own, so that a kind with a million rows hides none with a hundred: `search_account` and so
on, FTS5 without positions on SQLite, a tsvector on PostgreSQL. What a word means tells crm.storage.search_words.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from msgspec import Struct
from sqlalchemy import delete, select, text

from crm.domain.changes import Kind
from crm.domain.folding import letters_of
from crm.domain.matching import Card
from crm.storage.reader import Reader
from crm.storage.rows import insert_rows
from crm.storage.search_terms import Asked, for_postgresql, for_sqlite
from crm.storage.search_words import book_word, distinct, name_words, number_words, text_words
from crm.storage.sortkeys import sound
from crm.storage.tables import SearchEntry
from crm.storage.unit import UnitOfWork

NAMED = (Kind.ACCOUNT, Kind.CONTACT, Kind.FEEDER, Kind.OUTAGE, Kind.WORK_ORDER)
"""What is found by a name or a number, best match first."""
WRITTEN = (Kind.TASK, Kind.ISSUE, Kind.VISIT, Kind.INTERACTION)
"""What is found by its text, newest first."""
LONGEST_TITLE = 500
CHUNK = 5000
NEAR_NAMES, NEAR_TEXTS = 500, 2000
"""How many of the newest rows PostgreSQL looks through before it asks the index; common words are found among them.

A word that is rarer than among so many names five, or among so many texts fifteen, is rare enough for the index.
"""


class Entry(Struct, frozen=True):
    """Something that can be found: by the names in `card`, its numbers, or the words of its `texts`."""

    kind: Kind
    row_id: UUID
    account_id: UUID | None = None
    portfolio_id: UUID | None = None
    card: Card | None = None
    texts: tuple[str, ...] = ()


Key = UUID | bytes
"""A row's key as the driver gives it; of many rows that are proposed few are shown, and only their keys are made."""


class Proposed(NamedTuple):
    """A row that the index proposes; `number` counts up with time."""

    number: int
    kind: Kind
    row: Key
    account: Key | None
    portfolio: Key | None
    card: Card

    @property
    def row_id(self) -> UUID:
        return _made(self.row)

    @property
    def account_id(self) -> UUID | None:
        return _made(self.account) if self.account is not None else None

    @property
    def portfolio_id(self) -> UUID | None:
        return _made(self.portfolio) if self.portfolio is not None else None


def _made(key: Key) -> UUID:
    return UUID(bytes=key) if isinstance(key, bytes) else key


def card_of(title: str, others: Iterable[str | None] = (), numbers: Iterable[str | None] = ()) -> Card:
    """Return what a row is found by, with how its names sound; numbers lose their signs."""
    names = dict.fromkeys(name[:LONGEST_TITLE] for name in others if name)
    plain = dict.fromkeys(letters_of(number) for number in numbers if number)
    return Card(
        title[:LONGEST_TITLE],
        sound(title[:LONGEST_TITLE]),
        tuple((_line(name), sound(_line(name))) for name in names),
        tuple(number for number in plain if number),
    )


def _line(name: str) -> str:
    return " ".join(name.split())


def words_of(entry: Entry) -> list[str]:
    """Return every word by which an entry is proposed."""
    found: list[str] = []
    if entry.card is not None:
        for name, its_sound in ((entry.card.title, entry.card.sound), *entry.card.others):
            found += name_words(name, its_sound)
        for number in entry.card.numbers:
            found += number_words(number)
        if entry.portfolio_id is not None:
            found.append(book_word(entry.portfolio_id))
    for value in entry.texts:
        found += text_words(value)
    return distinct(found)


def index(work: UnitOfWork, entries: Sequence[Entry], forget: Sequence[UUID]) -> None:
    """Forget rows and add their entries anew; the old words stay in the SQLite index and lead nowhere."""
    if forget and work.is_guarded:
        work.connection.execute(text("SELECT rounds_forget(:ids)"), {"ids": list(forget)})
    elif forget:
        work.connection.execute(delete(SearchEntry).where(SearchEntry.c.row_id.in_(forget)))
    add(work, entries)


def add(work: UnitOfWork, entries: Sequence[Entry]) -> None:
    """Add entries of rows that the index does not know yet."""
    if not entries:
        return
    rows: list[dict[str, Any]] = []
    words: dict[str, list[dict[str, Any]]] = {}
    for number, entry in zip(_next_numbers(work, len(entries)), entries, strict=True):
        rows.append({"id": number, **_row(entry)})
        words.setdefault(table_of(entry.kind), []).append({"id": number, "words": words_of(entry)})
    insert_rows(work.connection, SearchEntry, rows)
    for table, made in words.items():
        _add_words(work, table, made)


def table_of(kind: Kind) -> str:
    """Return the table of the words of a kind."""
    return f"search_{kind}"


def _row(entry: Entry) -> dict[str, Any]:
    card = entry.card
    return {
        "kind": str(entry.kind),
        "row_id": entry.row_id,
        "account_id": entry.account_id,
        "portfolio_id": entry.portfolio_id,
        "title": card.title if card is not None else None,
        "sound": card.sound if card is not None else None,
        "others": "\n".join(map("\t".join, card.others)) if card is not None else None,
        "numbers": " ".join(card.numbers) if card is not None else None,
    }


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


_COLUMNS = "e.id, e.kind, e.row_id, e.account_id, e.portfolio_id, e.title, e.sound, e.others, e.numbers"
_BY_FTS5 = (
    "SELECT * FROM (SELECT {columns} FROM {table} w JOIN search_entry e ON e.id = w.rowid "
    "WHERE {table} MATCH :query{place} AND w.rowid < :before{place} ORDER BY w.rowid DESC LIMIT {limit})"
)
# The newest rows first, without the index: that is quick for common words. Rare ones come from the index, which must
# then not be asked in the order of numbers: the planner would walk through all rows for a word that there is not. What
# is asked of the index stands behind a join with nothing where enough was found, else workers would start for it.
_BY_VECTOR = (
    "(WITH near AS MATERIALIZED (SELECT entry_id FROM (SELECT entry_id, words FROM {table} "
    "WHERE entry_id < %(before{place})s ORDER BY entry_id DESC LIMIT {near}) n "
    "WHERE words @@ CAST(%(query{place})s AS tsquery) LIMIT {limit}), "
    "far AS MATERIALIZED (SELECT f.entry_id FROM (SELECT (SELECT entry_id FROM {table} "
    "WHERE entry_id < %(before{place})s ORDER BY entry_id DESC OFFSET {near} - 1 LIMIT 1) AS oldest "
    "WHERE (SELECT count(*) FROM near) < {limit}) g CROSS JOIN LATERAL (SELECT entry_id FROM {table} "
    "WHERE entry_id + 0 < g.oldest AND words @@ CAST(%(query{place})s AS tsquery) "
    "ORDER BY entry_id + 0 DESC LIMIT {limit}) f) "
    "SELECT entry_id FROM (SELECT entry_id FROM near UNION ALL SELECT entry_id FROM far) n "
    "ORDER BY entry_id DESC LIMIT {limit})"
)
_BY_RARE_VECTOR = (
    "(SELECT entry_id FROM {table} WHERE words @@ CAST(%(query{place})s AS tsquery) "
    "AND entry_id + 0 < %(before{place})s ORDER BY entry_id + 0 DESC LIMIT {limit})"
)
# Where the database keeps rights, nobody reads the words; a function tells which of one's own rows have them.
_BY_FUNCTION = (
    "(SELECT rounds_proposed('{kind}', %(query{place})s, %(before{place})s, {limit}, {near}, {is_rare}) AS entry_id)"
)
# One join for all questions: each join more is planned anew for every letter.
_OF_VECTORS = "SELECT {columns} FROM ({parts}) f JOIN search_entry e ON e.id = f.entry_id ORDER BY e.id DESC"
NEWEST = 2**62


class Question(Struct, frozen=True):
    """Ask the words of a kind: at most `limit` rows that are older than the number `before`.

    `is_rare` tells that the words stand in few rows, so that the index alone is quickest.
    """

    kind: Kind
    asked: Asked
    limit: int
    before: int = NEWEST
    is_rare: bool = False


def propose(reader: Reader, questions: Sequence[Question]) -> list[Proposed]:
    """Return what the index proposes for some questions in one go, newest first within each, each row once."""
    if not questions:
        return []
    expression = for_postgresql if reader.dialect == "postgresql" else for_sqlite
    asked = {id(question.asked): question.asked for question in questions}
    written = {key: expression(one) for key, one in asked.items()}
    values: dict[str, Any] = {}
    for place, question in enumerate(questions):
        values |= {f"query{place}": written[id(question.asked)], f"before{place}": question.before}
    shape = tuple((question.kind, question.limit, question.is_rare) for question in questions)
    statement = _statement("guarded" if reader.is_guarded else reader.dialect, shape)
    # Straight to the driver: putting this together anew for every letter would cost more than the answer.
    rows = {row[0]: row for row in reader.connection.exec_driver_sql(statement, values).all()}
    return [_proposed(row) for row in rows.values()]


@lru_cache(maxsize=256)
def _statement(dialect: str, shape: tuple[tuple[Kind, int, bool], ...]) -> str:
    parts = []
    for place, (kind, limit, is_rare) in enumerate(shape):
        pattern = _pattern(dialect, is_rare)
        names = {"columns": _COLUMNS, "table": table_of(kind), "near": _near(kind), "kind": kind, "is_rare": is_rare}
        parts.append(pattern.format(place=place, limit=limit, **names))
    joined = " UNION ALL ".join(parts)
    return joined if dialect == "sqlite" else _OF_VECTORS.format(columns=_COLUMNS, parts=joined)


def _pattern(dialect: str, is_rare: bool) -> str:
    if dialect == "postgresql":
        return _BY_RARE_VECTOR if is_rare else _BY_VECTOR
    return _BY_FTS5 if dialect == "sqlite" else _BY_FUNCTION


def _near(kind: Kind) -> int:
    return NEAR_NAMES if kind in NAMED else NEAR_TEXTS


def entries_of(reader: Reader, row_ids: Sequence[UUID]) -> list[Proposed]:
    """Return the entries of some rows that are found by names."""
    if not row_ids:
        return []
    columns = [SearchEntry.c[name.removeprefix("e.")] for name in _COLUMNS.split(", ")]
    statement = select(*columns).where(SearchEntry.c.row_id.in_(row_ids), SearchEntry.c.title.is_not(None))
    return [_proposed(row) for row in reader.connection.execute(statement)]


def _name(line: str) -> tuple[str, str]:
    name, _, its_sound = line.partition("\t")
    return name, its_sound


def _proposed(row: Any) -> Proposed:
    number, kind, row_key, account, portfolio, title, its_sound, others, numbers = row
    card = _UNNAMED
    if title is not None:
        names = tuple(_name(line) for line in others.split("\n")) if others else ()
        card = Card(title, its_sound or "", names, tuple(numbers.split()) if numbers else ())
    return Proposed(number, Kind(kind), row_key, account, portfolio, card)


_UNNAMED = Card("")
"""What is found by its text has no names."""
