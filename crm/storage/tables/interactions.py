"""Contacts with customers that are no visits."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Named

from crm.storage.base import OfAccount, Stamped, of_account, table
from crm.storage.columns import column
from crm.storage.types import Id, UtcDateTime


class InteractionColumns(Stamped, OfAccount):
    """A call, message, counter visit or note on the timeline; `kind` is its channel, `direction` who turned to whom.

    A note has no direction. Of a call also how it ended and how many minutes it took.
    """

    kind: Named[str]
    direction: Named[str | None]
    result: Named[str | None]
    text: Named[str]
    happened_at: Named[datetime] = column(UtcDateTime)
    minutes: Named[int | None]
    person_id: Named[UUID | None] = column(Id, ForeignKey("person.id"))
    contact_id: Named[UUID | None] = column(Id, ForeignKey("contact.id"))
    visit_id: Named[UUID | None] = column(Id, ForeignKey("visit.id"))


Interaction = table(
    "interaction",
    InteractionColumns,
    *of_account("interaction", Index("ix_interaction_account_id_happened_at", "account_id", "happened_at")),
)
