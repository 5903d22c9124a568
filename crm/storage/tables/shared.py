"""What desks on one server leave for each other; a file keeps these tables empty, and nothing traces them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, Named, TypedColumns, func

from crm.storage.base import table
from crm.storage.columns import column
from crm.storage.types import Id, UtcDateTime


class PresenceColumns(TypedColumns):
    """Somebody has a row open for editing; it counts for a minute after `seen_at`, which the desk renews.

    `of_account` says by whose book it may be seen. There are no foreign keys: a note about a row must keep nobody from
    moving, merging or deleting it.
    """

    id: Named[UUID] = column(Id, primary_key=True)
    person_id: Named[UUID] = column(Id)
    table_name: Named[str]
    row_id: Named[UUID] = column(Id)
    of_account: Named[UUID] = column(Id)
    seen_at: Named[datetime] = column(UtcDateTime, server_default=func.current_timestamp())


Presence = table("presence", PresenceColumns, Index("ix_presence_row_id", "row_id"))


class SentUnitColumns(TypedColumns):
    """A unit of work that was committed, under a key that the desk made before: the answer to COMMIT may get lost."""

    id: Named[UUID] = column(Id, primary_key=True)
    at: Named[datetime] = column(UtcDateTime, server_default=func.current_timestamp())
    login: Named[str]


SentUnit = table("sent_unit", SentUnitColumns, Index("ix_sent_unit_login_at", "login", "at"))
