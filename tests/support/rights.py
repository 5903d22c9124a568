"""What each kind of person may do with a row of a book, as the design says it, and how a server is asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import psycopg
from psycopg.types.json import Jsonb

from tests.support.bureau import BOOKS, Bureau

VERBS = ("read", "add", "change", "delete")
MINE, AREA = {"own", "substitute"}, {"own", "substitute", "ended", "area"}
BOOKS_OF: dict[str, dict[str, set[str]]] = {
    "mai": {"read": MINE, "add": MINE, "change": MINE},
    "sun": {"read": AREA, "add": AREA, "change": AREA},
    "rui": {"read": AREA},
    "ada": {},
}
"""Books whose rows somebody may read, add to and change; a manager, a supervisor, a reader, an administrator."""
NEVER = {
    ("contact_phone", "rui", "read"),
    ("flag_look", "rui", "read"),
    *(("flag_look", "mai", verb) for verb in VERBS),
    *(("search_entry", who, "change") for who in BOOKS_OF),
}
"""Where a table is stricter than its book."""


@dataclass(frozen=True)
class Case:
    """Somebody does something with a row of a table in a book."""

    table: str
    who: str
    verb: str
    book: str


def cases(table: str) -> Iterator[Case]:
    """Give every case of a table."""
    for who in BOOKS_OF:
        for verb in VERBS:
            for book in BOOKS:
                yield Case(table, who, verb, book)


def expected(case: Case) -> bool:
    """Say whether the design lets it happen."""
    if (case.table, case.who, case.verb) in NEVER:
        return False
    return case.book in BOOKS_OF[case.who].get(case.verb, set())


def happens(connection: psycopg.Connection[Any], bureau: Bureau, rows: dict[str, dict[str, Any]], case: Case) -> bool:
    """Try it in a session of that person and say whether the server let it happen; nothing is kept."""
    row = rows[case.book]
    key = bureau.rows[case.table][case.book]
    column = "row_id" if case.table == "search_entry" else "id"
    try:
        with connection.transaction(force_rollback=True):
            if case.verb == "read":
                found = connection.execute(f"SELECT 1 FROM {case.table} WHERE {column} = %s", (key,))
            elif case.verb == "add":
                found = _add(connection, case.table, row)
            elif case.verb == "change":
                change = "title = title" if case.table == "search_entry" else "version = version + 1"
                found = connection.execute(f"UPDATE {case.table} SET {change} WHERE {column} = %s", (key,))
            else:
                found = connection.execute(f"DELETE FROM {case.table} WHERE {column} = %s", (key,))
            return found.rowcount == 1
    except psycopg.errors.InsufficientPrivilege:
        return False
    except psycopg.errors.UniqueViolation:
        return True


def rows_of(bureau: Bureau, table: str) -> dict[str, dict[str, Any]]:
    """Return the row of each book as the installer sees it."""
    column = "row_id" if table == "search_entry" else "id"
    found: dict[str, dict[str, Any]] = {}
    with bureau.installer() as connection, connection.cursor(row_factory=psycopg.rows.dict_row) as cursor:
        for book, key in bureau.rows[table].items():
            row = cursor.execute(f"SELECT * FROM {table} WHERE {column} = %s", (key,)).fetchone()
            assert row is not None
            found[book] = row
    return found


def _add(connection: psycopg.Connection[Any], table: str, row: dict[str, Any]) -> psycopg.Cursor[Any]:
    made = dict(row)
    if table == "search_entry":
        made.pop("id")
    else:
        made |= {"id": uuid4(), "version": 1}
    names = ", ".join(made)
    marks = ", ".join(["%s"] * len(made))
    values = [Jsonb(value) if isinstance(value, dict) else value for value in made.values()]
    return connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", values)
