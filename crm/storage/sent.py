"""Which units of work a server has committed: the answer to COMMIT may get lost, and nothing may be done twice.

Each unit puts its key into `sent_unit` before anything else. A unit that is tried again finds the key there when the
first try was committed after all, and waits for the server's word while that is still open: so it happens once.
"""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import Connection, delete, func, text

from crm.storage.tables import SentUnit

KEPT = timedelta(days=30)
"""A note that was queued on a computer longer than that may be sent twice if its first answer was lost."""

_NOTE = text("INSERT INTO sent_unit (id, login) VALUES (:key, session_user) ON CONFLICT (id) DO NOTHING")


class AlreadySent(Exception):
    """The unit with this key was committed before."""


def note_unit(connection: Connection, key: UUID) -> None:
    """Put the key of a unit of work into its transaction; raises AlreadySent."""
    if connection.execute(_NOTE, {"key": key}).rowcount == 0:
        raise AlreadySent


def forget_units(connection: Connection) -> None:
    """Throw away what this login sent long ago; a standby is left as it is."""
    if connection.execute(text("SELECT pg_is_in_recovery()")).scalar():
        return
    old = SentUnit.c.at < func.now() - KEPT
    connection.execute(delete(SentUnit).where(SentUnit.c.login == text("session_user"), old))
