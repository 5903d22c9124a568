"""Who acts, and whose records that person may review."""

from collections.abc import Mapping
from uuid import UUID

from crm.domain.people import KEEPERS
from crm.domain.plan_months import Colleague
from crm.domain.reviewing import Acting, may_review
from crm.storage.people import colleagues
from crm.storage.reader import Reader


def acting(reader: Reader, people: Mapping[UUID, Colleague]) -> Acting:
    """Return who acts, with the supply unit."""
    own = people.get(reader.actor.person_id) if reader.actor.person_id is not None else None
    return Acting(reader.actor.person_id, reader.actor.role, own.area_id if own is not None else None)


def reviewable(reader: Reader) -> list[UUID] | None:
    """Return whose records whoever acts may review, None for everybody's."""
    if reader.actor.role not in KEEPERS:
        return []
    people = colleagues(reader)
    who = acting(reader, people)
    found = [each.id for each in people.values() if may_review(who, each, people.values())]
    return None if len(found) == len(people) else found
