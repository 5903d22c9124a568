"""Logins of people, made and changed by functions of the server that check who asks.

A password never leaves this computer: the server gets what libpq derives from it (SCRAM-SHA-256).
"""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from crm.domain.codes import Role
from crm.domain.errors import Invalid
from crm.domain.passwords import check_password

LOGIN = re.compile(r"[a-z][a-z0-9_.]{1,30}")
NOBODY_WITHOUT = "P0002"
"""The state with which the server says that there is nobody of this key who has no login yet."""
REFUSED = {"rounds.own_login": "login.own", "rounds.last_admin": "login.last_admin"}
"""What a function of the server says, and its code here."""


def create_login(connection: Connection, person_id: UUID, login: str, password: str) -> None:
    """Let a person sign in with the rights of the role in `person`.

    Raises Invalid("login.form"), Invalid("login.taken"), Invalid("login.has_one") for a person who has a login already,
    what check_password raises, and Denied for anybody who is no administrator.
    """
    if not LOGIN.fullmatch(login) or login.startswith(("rounds_", "pg_")):
        raise Invalid("login.form", login=login)
    verifier = verifier_of(connection, login, password)
    try:
        _call(connection, "rounds_user_create(:person, :login, :verifier)", person_id, login=login, verifier=verifier)
    except DBAPIError as error:
        state = getattr(error.orig, "sqlstate", "")
        if state in ("42710", "23505"):
            raise Invalid("login.taken", login=login) from error
        if state == NOBODY_WITHOUT:
            raise Invalid("login.has_one") from error
        raise


def set_password(connection: Connection, person_id: UUID, login: str, password: str) -> None:
    """Give a login another password; raises what check_password raises, and Denied for who is no administrator."""
    verifier = verifier_of(connection, login, password)
    _call(connection, "rounds_user_password(:person, :verifier)", person_id, verifier=verifier)


def set_own_password(connection: Connection, login: str, password: str) -> None:
    """Give whoever is signed in another password; raises what check_password raises."""
    verifier = verifier_of(connection, login, password)
    connection.execute(text("SELECT public.rounds_own_password(:verifier)"), {"verifier": verifier})


def set_role(connection: Connection, person_id: UUID, role: Role) -> None:
    """Give a person another role; open sessions end. Raises Invalid("login.own") and Invalid("login.last_admin")."""
    _call(connection, "rounds_user_role(:person, :kind)", person_id, kind=str(role))


def disable(connection: Connection, person_id: UUID) -> None:
    """Let a person sign in no more; open sessions end. Raises Invalid("login.own") and Invalid("login.last_admin")."""
    _call(connection, "rounds_user_disable(:person)", person_id)


def enable(connection: Connection, person_id: UUID) -> None:
    """Let a person sign in again, with the password of before."""
    _call(connection, "rounds_user_enable(:person)", person_id)


def disabled(connection: Connection, logins: Iterable[str]) -> set[str]:
    """Return which of some logins cannot sign in."""
    statement = text("SELECT rolname FROM pg_roles WHERE NOT rolcanlogin AND rolname = ANY (:logins)")
    return set(connection.execute(statement, {"logins": list(logins)}).scalars())


def password_ends(connection: Connection) -> datetime | None:
    """Return until when the password of whoever is signed in counts (VALID UNTIL), None for ever."""
    statement = (
        "SELECT CASE WHEN isfinite(rolvaliduntil) THEN rolvaliduntil END FROM pg_roles WHERE rolname = session_user"
    )
    found: datetime | None = connection.execute(text(statement)).scalar()
    return found


def verifier_of(connection: Connection, login: str, password: str) -> str:
    """Return what the server keeps of a password; raises what check_password raises."""
    check_password(password, login)
    made: bytes = _driver(connection).pgconn.encrypt_password(password.encode(), login.encode(), b"scram-sha-256")
    return made.decode()


def _call(connection: Connection, call: str, person_id: UUID, **values: str) -> None:
    try:
        connection.execute(text(f"SELECT public.{call}"), {"person": person_id, **values})
    except DBAPIError as error:
        said = getattr(getattr(error.orig, "diag", None), "message_primary", "")
        if said in REFUSED:
            raise Invalid(REFUSED[said]) from error
        raise


def _driver(connection: Connection) -> Any:
    driver = connection.connection.driver_connection
    assert driver is not None
    return driver
