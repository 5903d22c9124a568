"""What the functions that keep logins promise, tried in the installer's session as an administrator."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import psycopg

from tests.support.bureau import Bureau

VERIFIER = "SCRAM-SHA-256$4096:c2FsdA==$c3RvcmVk:c2VydmVy"
ADDED = (
    "INSERT INTO person (id, name, sort_key, role, created_at, created_by, updated_at, updated_by) "
    "VALUES (%s, 'x', 'x', %s, now(), 'x', now(), 'x')"
)
KINDS = ("manager", "supervisor", "admin", "readonly")


def wrong_with_logins(connection: psycopg.Connection[Any], bureau: Bureau) -> Iterator[str]:
    """Make a login of each kind, change it, close and open it; name what is refused. Nothing is kept."""
    for kind in KINDS:
        key, login = uuid4(), f"probe_{bureau.suffix}"
        other = KINDS[KINDS.index(kind) - 1]
        steps: list[tuple[str, tuple[Any, ...]]] = [
            (ADDED, (key, kind)),
            ("SELECT rounds_user_create(%s, %s, %s)", (key, login, VERIFIER)),
            ("SELECT rounds_user_password(%s, %s)", (key, VERIFIER)),
            ("SELECT rounds_user_role(%s, %s)", (key, other)),
            ("SELECT rounds_user_disable(%s)", (key,)),
            ("SELECT rounds_user_enable(%s)", (key,)),
        ]
        with connection.transaction(force_rollback=True):
            connection.execute(f"SET LOCAL SESSION AUTHORIZATION {bureau.login('ada')}")
            try:
                with connection.transaction():
                    for statement, values in steps:
                        connection.execute(statement, values)
            except (psycopg.errors.InsufficientPrivilege, psycopg.errors.NoDataFound) as error:
                yield f"{kind}: {error}"
            connection.execute("RESET SESSION AUTHORIZATION")
            left = connection.execute("SELECT login, role FROM person WHERE id = %s", (key,)).fetchone()
            if left not in ((login, other), None):
                yield f"{kind}: {left}"
