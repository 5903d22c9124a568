"""What waits for whoever acts, for the first page: it loads none of the verbs of reviewing."""

from uuid import UUID

from crm.domain.people import KEEPERS
from crm.domain.reviewing import ReviewDesk
from crm.storage import review_desk as store
from crm.storage.reader import Reader
from crm.storage.reviewers import reviewable


def review_desk(reader: Reader, person_id: UUID | None) -> ReviewDesk:
    """Return what waits for whoever acts, and the records that were returned to the person in view."""
    waiting, odd = 0, 0
    if reader.actor.role in KEEPERS:
        waiting, odd = store.waiting(reader, reviewable(reader))
    returned = tuple(store.returned(reader, person_id)) if person_id is not None else ()
    return ReviewDesk(waiting, odd, returned)
