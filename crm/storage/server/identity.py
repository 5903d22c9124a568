"""Who is signed in on a server that keeps rights itself."""

from datetime import datetime

from sqlalchemy import Connection, text
from sqlalchemy.exc import ProgrammingError

from crm.domain.actor import Actor
from crm.domain.codes import Role
from crm.domain.errors import Denied, Unreadable

HALF_MADE = ("42883", "42P01", "42703", "42704", "42501")
"""A function, table, column, role or right is not there that setting up makes."""


def is_set_up(connection: Connection) -> bool:
    """Say whether rights are kept by the database itself."""
    return bool(connection.execute(text("SELECT to_regprocedure('public.rounds_read()') IS NOT NULL")).scalar())


def signed_in(connection: Connection) -> Actor | None:
    """Return the person whose login it is, or None where the database keeps no rights or the login passes them by.

    Raises Denied("login.unknown") for a login that belongs to nobody here, and Unreadable("server.half_made") where
    the setting up of the server was broken off.
    """
    if not is_set_up(connection):
        return None
    statement = (
        "SELECT session_user, p.id, p.role, (SELECT rolsuper FROM pg_roles WHERE rolname = session_user) "
        "FROM (SELECT public.rounds_person() AS id) me LEFT JOIN person p ON p.id = me.id"
    )
    try:
        login, person_id, role, is_super = connection.execute(text(statement)).one()
    except ProgrammingError as error:
        if getattr(error.orig, "sqlstate", "") in HALF_MADE:
            raise Unreadable("server.half_made") from error
        raise
    if person_id is not None:
        return Actor(login, person_id, Role(role))
    if is_super:
        return None
    raise Denied("login.unknown", login=login)


def time_of(connection: Connection) -> datetime:
    """Return what the server's clock says now."""
    found: datetime = connection.execute(text("SELECT clock_timestamp()")).scalar_one()
    return found
