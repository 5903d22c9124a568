"""Who has written a note, a call or a message."""

from uuid import UUID

from msgspec import Struct
from sqlalchemy import select

from crm.storage.reader import Reader
from crm.storage.tables import Interaction


class Written(Struct, frozen=True):
    """A note, call or message, and who has written it."""

    kind: str
    person_id: UUID | None
    login: str


def written(reader: Reader, interaction_id: UUID) -> Written | None:
    """Return who has written something; None when it is gone."""
    columns = (Interaction.c.kind, Interaction.c.person_id, Interaction.c.created_by)
    row = reader.one(select(*columns).where(Interaction.c.id == interaction_id, Interaction.c.deleted_at.is_(None)))
    return Written(*row) if row is not None else None


def is_own(reader: Reader, person_id: UUID | None, login: str) -> bool:
    """Say whether who acts has written it: a known person by their key, else the login."""
    if reader.actor.person_id is not None:
        return person_id == reader.actor.person_id
    return person_id is None and login == reader.actor.login
