"""Views of lists that people keep under a name."""

from uuid import UUID

from sqlalchemy import ForeignKey, Index, Named

from crm.storage.base import Stamped, table
from crm.storage.columns import column
from crm.storage.types import Id


class SavedViewColumns(Stamped):
    """Filters, columns and order of a list under a name, as JSON text; without a person it is everybody's.

    `place` is the page that it belongs to.
    """

    person_id: Named[UUID | None] = column(Id, ForeignKey("person.id"))
    place: Named[str]
    name: Named[str]
    definition: Named[str]
    position: Named[int] = column(default=0)


SavedView = table("saved_view", SavedViewColumns, Index("ix_saved_view_place_person_id", "place", "person_id"))
