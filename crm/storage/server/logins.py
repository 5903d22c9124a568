"""Logins of people: made, given a password, changed and ended by functions of the server that check who asks.

A password never leaves this computer: the server gets what libpq derives from it (SCRAM-SHA-256).
"""

import re
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from crm.domain.codes import Role
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


def reset_password(connection: Connection, person_id: UUID, login: str, password: str) -> None:
    """Give somebody else a new password, and let a disabled login in again; raises Invalid("password.short")."""
    verifier = verifier_of(connection, login, password)
    _call(connection, "rounds_user_password(:person, :verifier)", person_id, verifier=verifier)


def change_role(connection: Connection, person_id: UUID, role: Role) -> None:
    """Give a person another role; open sessions of the login end."""
    _call(connection, "rounds_user_role(:person, :role)", person_id, role=str(role))


def disable_login(connection: Connection, person_id: UUID) -> None:
    """Let a login in no more and end its sessions."""
    _call(connection, "rounds_user_disable(:person)", person_id)


def change_own_password(connection: Connection, password: str) -> None:
    """Give oneself a new password; raises Invalid("password.short")."""
    login = str(connection.execute(text("SELECT session_user")).scalar_one())
    verifier = verifier_of(connection, login, password)
    driver = _driver(connection)
    driver.execute(f"ALTER ROLE CURRENT_USER PASSWORD '{verifier}'")


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
