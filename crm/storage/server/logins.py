"""Logins of people, made by a function of the server that checks who asks.

A password never leaves this computer: the server gets what libpq derives from it (SCRAM-SHA-256).
"""

import re
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from crm.domain.errors import Invalid

LOGIN = re.compile(r"[a-z][a-z0-9_.]{1,30}")
SHORTEST_PASSWORD = 10


def create_login(connection: Connection, person_id: UUID, login: str, password: str) -> None:
    """Let a person sign in with the rights of the role in `person`.

    Raises Invalid("login.form"), Invalid("login.taken") and Invalid("password.short"), and Denied for anybody who is
    no administrator.
    """
    if not LOGIN.fullmatch(login) or login.startswith(("rounds_", "pg_")):
        raise Invalid("login.form", login=login)
    verifier = verifier_of(connection, login, password)
    try:
        _call(connection, "rounds_user_create(:person, :login, :verifier)", person_id, login=login, verifier=verifier)
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", "") in ("42710", "23505"):
            raise Invalid("login.taken", login=login) from error
        raise


def verifier_of(connection: Connection, login: str, password: str) -> str:
    """Return what the server keeps of a password; raises Invalid("password.short")."""
    if len(password) < SHORTEST_PASSWORD:
        raise Invalid("password.short", least=SHORTEST_PASSWORD)
    made: bytes = _driver(connection).pgconn.encrypt_password(password.encode(), login.encode(), b"scram-sha-256")
    return made.decode()


def _call(connection: Connection, call: str, person_id: UUID, **values: str) -> None:
    connection.execute(text(f"SELECT public.{call}"), {"person": person_id, **values})


def _driver(connection: Connection) -> Any:
    driver = connection.connection.driver_connection
    assert driver is not None
    return driver
