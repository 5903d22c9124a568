"""Whose records whoever acts may review."""

from uuid import UUID

from crm.domain.people import KEEPERS
from crm.domain.reviewing import Acting, may_review
from crm.storage.plan_months import colleagues
from crm.storage.reader import Reader


def reviewable(reader: Reader) -> list[UUID] | None:
    """Return whose records whoever acts may review, None for everybody's."""
    actor = reader.actor
    if actor.role not in KEEPERS:
        return []
    people = colleagues(reader)
    own = people.get(actor.person_id) if actor.person_id is not None else None
    acting = Acting(actor.person_id, actor.role, own.area_id if own is not None else None)
    found = [each.id for each in people.values() if may_review(acting, each, people.values())]
    return None if len(found) == len(people) else found
