"""Takes each policy, grant and trigger away in turn: what the other tests ask must then go wrong."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from crm.domain.codes import Role
from crm.storage.server.names import ADMINS, GROUPS, MANAGERS, SUPERVISORS
from tests.support.bureau import PEOPLE, Bureau
from tests.support.rights import Case, cases, expected, happens, rows_of

pytestmark = pytest.mark.postgresql

Session = psycopg.Connection[Any]


@contextmanager
def _as(connection: Session, bureau: Bureau, who: str) -> Iterator[None]:
    """Let the installer's session be somebody else's for a while."""
    connection.execute(f"SET LOCAL SESSION AUTHORIZATION {bureau.login(who)}")
    try:
        yield
    finally:
        connection.execute("RESET SESSION AUTHORIZATION")


def _wrong(connection: Session, bureau: Bureau, rows: dict[str, dict[str, Any]], table: str, who: str) -> list[Case]:
    with _as(connection, bureau, who):
        return [
            case
            for case in cases(table)
            if case.who == who and happens(connection, bureau, rows, case) != expected(case)
        ]


def _member(group: str) -> str:
    """Return who stands for a group in the cases."""
    return next(who for who, (role, _area) in PEOPLE.items() if GROUPS[Role(role)] == group)


def _survivors(bureau: Bureau, table: str, mutants: list[tuple[str, str]]) -> list[str]:
    """Return the mutants, each a statement and the group that it changes, that no case notices."""
    rows = rows_of(bureau, table)
    unnoticed = []
    with bureau.installer() as connection:
        for statement, group in mutants:
            with connection.transaction(force_rollback=True):
                connection.execute(statement)
                if not _wrong(connection, bureau, rows, table, _member(group)):
                    unnoticed.append(statement)
    return unnoticed


def _policies(bureau: Bureau, table: str) -> list[tuple[str, str, str]]:
    with bureau.installer() as connection:
        return connection.execute(
            "SELECT polname, polcmd::text, polroles[1]::regrole::text FROM pg_policy WHERE polrelid = %s::regclass",
            (table,),
        ).fetchall()


BOOK_TABLES = (
    "account",
    "customer",
    "contact",
    "contact_phone",
    "visit",
    "issue",
    "task",
    "interaction",
    "search_entry",
)
"""One of each shape of rule."""


@pytest.mark.parametrize("table", BOOK_TABLES)
def test_no_policy_can_be_dropped_unnoticed(bureau: Bureau, table: str) -> None:
    found = _policies(bureau, table)
    assert found
    # What an administrator may do is about rows of no book.
    mutants = [(f"DROP POLICY {name} ON {table}", group) for name, _verb, group in found if group != ADMINS]
    assert _survivors(bureau, table, mutants) == []


@pytest.mark.parametrize("table", BOOK_TABLES)
def test_no_policy_can_be_opened_unnoticed(bureau: Bureau, table: str) -> None:
    opened = {"r": "USING (true)", "a": "WITH CHECK (true)", "w": "USING (true) WITH CHECK (true)"}
    mutants = [
        (f"ALTER POLICY {name} ON {table} {opened[verb]}", group)
        for name, verb, group in _policies(bureau, table)
        # A row that cannot be seen cannot be changed either, so that policy has its own test below.
        if verb != "w" and group != ADMINS
    ]
    assert _survivors(bureau, table, mutants) == []


@pytest.mark.parametrize("table", BOOK_TABLES)
def test_no_grant_can_be_taken_away_unnoticed(bureau: Bureau, table: str) -> None:
    mutants = []
    for _name, verb, group in _policies(bureau, table):
        right = {"r": "SELECT", "a": "INSERT", "w": "UPDATE"}[verb]
        if group in (MANAGERS, SUPERVISORS):
            mutants.append((f"REVOKE {right} ON {table} FROM {group}", group))
    assert _survivors(bureau, table, mutants) == []


@pytest.mark.parametrize("table", BOOK_TABLES)
def test_without_row_security_the_cases_go_wrong(bureau: Bureau, table: str) -> None:
    mutants = [(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY", MANAGERS)]
    assert _survivors(bureau, table, mutants) == []


# -- triggers

STAMPED = tuple(name for name in BOOK_TABLES if name != "search_entry")


def _faults(connection: Session, bureau: Bureau, table: str, rows: dict[str, dict[str, Any]]) -> set[str]:
    """Return which promises of the triggers a supervisor's session breaks."""
    key = bureau.rows[table]["own"]
    broken = set()
    with _as(connection, bureau, "sun"):
        if _passes(connection, f"UPDATE {table} SET updated_at = now() WHERE id = %s", (key,)):
            broken.add("version")
        with connection.transaction(force_rollback=True):
            before = _traces(connection, key, "update")
            connection.execute(f"UPDATE {table} SET version = version + 1, updated_by = 'boss' WHERE id = %s", (key,))
            query = f"SELECT updated_by, updated_at > now() - interval '1 hour' FROM {table} WHERE id = %s"
            if connection.execute(query, (key,)).fetchone() != (bureau.login("sun"), True):
                broken.add("version")
            if _traces(connection, key, "update") != [*before, bureau.login("sun")]:
                broken.add("audit")
        with connection.transaction(force_rollback=True):
            new = _forged(connection, table, rows["own"])
            if new is not None:
                query = f"SELECT created_by, updated_by FROM {table} WHERE id = %s"
                if connection.execute(query, (new,)).fetchone() != (bureau.login("sun"),) * 2:
                    broken.add("stamp")
    return broken


def _passes(connection: Session, statement: str, values: tuple[Any, ...]) -> bool:
    try:
        with connection.transaction(force_rollback=True):
            return connection.execute(statement, values).rowcount == 1
    except psycopg.errors.SerializationFailure:
        return False


def _traces(connection: Session, key: Any, action: str) -> list[str]:
    query = "SELECT login FROM audit_log WHERE row_id = %s AND action = %s ORDER BY id"
    return [row[0] for row in connection.execute(query, (key, action)).fetchall()]


def _forged(connection: Session, table: str, row: dict[str, Any]) -> Any:
    """Add a row in somebody else's name; None where the row may stand only once."""
    made = {**row, "id": uuid4(), "version": 1, "created_by": "boss", "updated_by": "boss"}
    for name in ("account_no", "name"):
        if name in made:
            made[name] = uuid4().hex[:12]
    connection.execute(
        f"INSERT INTO {table} ({', '.join(made)}) VALUES ({', '.join(['%s'] * len(made))})", list(made.values())
    )
    return made["id"]


@pytest.mark.parametrize("table", STAMPED)
def test_stamps_versions_and_traces_cannot_be_forged(bureau: Bureau, table: str) -> None:
    rows = rows_of(bureau, table)
    with bureau.installer() as connection:
        assert _faults(connection, bureau, table, rows) == set()


@pytest.mark.parametrize("table", STAMPED)
@pytest.mark.parametrize("trigger", ["version", "stamp", "audit"])
def test_no_trigger_can_be_dropped_unnoticed(bureau: Bureau, table: str, trigger: str) -> None:
    rows = rows_of(bureau, table)
    with bureau.installer() as connection, connection.transaction(force_rollback=True):
        connection.execute(f"DROP TRIGGER {table}_{trigger} ON {table}")
        assert trigger in _faults(connection, bureau, table, rows)
