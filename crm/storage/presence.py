"""Who has a row open for editing, as a server knows it; it is a hint and never a lock."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete, func, select, text

from crm.storage.reader import Reader
from crm.storage.tables import Person, Presence
from crm.storage.unit import UnitOfWork

COUNTS = timedelta(seconds=60)
"""So long a note counts after it was renewed, by the server's clock: a program that was killed takes none away."""

_RENEW = text(
    "INSERT INTO presence (id, person_id, table_name, row_id, of_account) "
    "VALUES (:key, :person_id, :table_name, :row_id, :account_id) ON CONFLICT (id) DO UPDATE SET seen_at = now()"
)


def renew(work: UnitOfWork, key: UUID, table: str, row_id: UUID, account_id: UUID) -> None:
    """Note that whoever acts has a row of an account open for editing; `key` is the desk's own for this row."""
    named = {"key": key, "person_id": work.actor.person_id, "table_name": table}
    work.connection.execute(_RENEW, {**named, "row_id": row_id, "account_id": account_id})


def leave(work: UnitOfWork, key: UUID) -> None:
    """Take the note away."""
    work.connection.execute(delete(Presence).where(Presence.c.id == key))


def others(reader: Reader, table: str, row_id: UUID) -> tuple[str, ...]:
    """Return the names of the other people who have a row open, as far as whoever acts may see it."""
    statement = (
        select(Person.c.name)
        .join(Presence, Presence.c.person_id == Person.c.id)
        .where(Presence.c.table_name == table, Presence.c.row_id == row_id)
        .where(Presence.c.person_id != reader.actor.person_id, Presence.c.seen_at > func.now() - COUNTS)
        .distinct()
        .order_by(Person.c.name)
    )
    return tuple(reader.scalars(statement))
