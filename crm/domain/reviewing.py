"""The review of visit records (domain.md 2.3): which step leads where, who may take it, and what it leaves behind.

A returned record does not count, for the duty as little as for the statistics (domain.md 2.6 counts completed visits):
it is not complete until it is submitted again, and then counts for the day on which the visit was held.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any
from uuid import UUID

from msgspec import Struct

from crm.domain.codes import RecordState, Role
from crm.domain.errors import Denied, Invalid
from crm.domain.people import KEEPERS
from crm.domain.plan_months import Colleague, reviews


class RecordStep(StrEnum):
    """What can be done with a record."""

    WRITE = "write"
    SUBMIT = "submit"
    APPROVE = "approve"
    RETURN = "return"
    CORRECT = "correct"


_NONE, _DRAFT, _SUBMITTED = RecordState.NONE, RecordState.DRAFT, RecordState.SUBMITTED
_APPROVED, _RETURNED = RecordState.APPROVED, RecordState.RETURNED

ROADS: Mapping[tuple[RecordState, RecordStep], RecordState] = MappingProxyType(
    {
        (_NONE, RecordStep.WRITE): _DRAFT,
        (_DRAFT, RecordStep.WRITE): _DRAFT,
        (_RETURNED, RecordStep.WRITE): _RETURNED,
        (_NONE, RecordStep.SUBMIT): _SUBMITTED,
        (_DRAFT, RecordStep.SUBMIT): _SUBMITTED,
        (_RETURNED, RecordStep.SUBMIT): _SUBMITTED,
        (_SUBMITTED, RecordStep.APPROVE): _APPROVED,
        (_SUBMITTED, RecordStep.RETURN): _RETURNED,
        (_SUBMITTED, RecordStep.CORRECT): _SUBMITTED,
        (_APPROVED, RecordStep.CORRECT): _SUBMITTED,
    }
)
"""The only table of transitions: by state and step, the state that follows. What does not stand here cannot be done."""
REVIEWER_STEPS = frozenset({RecordStep.APPROVE, RecordStep.RETURN})
_REFUSALS = MappingProxyType(
    {
        RecordStep.WRITE: "record.locked",
        RecordStep.SUBMIT: "record.locked",
        RecordStep.APPROVE: "record.not_waiting",
        RecordStep.RETURN: "record.not_waiting",
        RecordStep.CORRECT: "record.not_submitted",
    }
)


def after(state: RecordState, step: RecordStep) -> RecordState:
    """Return the state that a step leads to.

    Raises Invalid: "record.locked" for writing a submitted record, "record.not_waiting" for reviewing one that is not
    submitted, "record.not_submitted" for correcting one that is still open.
    """
    found = ROADS.get((state, step))
    if found is None:
        raise Invalid(_REFUSALS[step])
    return found


class Acting(Struct, frozen=True):
    """Who acts: the person (None for the team as a whole), the role, and the supply unit."""

    person_id: UUID | None
    role: Role
    area_id: UUID | None = None


def may_review(acting: Acting, author: Colleague, people: Iterable[Colleague]) -> bool:
    """Say whether somebody may approve or return the records of an author.

    Administrators may, and supervisors within their supply unit, as with plans. Nobody reviews the own record, an
    administrator neither; only a supervisor whose record nobody else of the bureau could review does it alone, because
    it would wait for ever else. The trace then says who it was.
    """
    if acting.person_id != author.id:
        return reviews(acting.role, acting.person_id, acting.area_id, author)
    others = (each for each in people if each.id != author.id)
    return acting.role in KEEPERS and not any(reviews(each.role, each.id, each.area_id, author) for each in others)


def check_reviewer(acting: Acting, author: Colleague, people: Iterable[Colleague]) -> None:
    """Raise Denied: "record.not_reviewer" by role, "record.own", "record.other_area" unless `may_review` says yes."""
    if may_review(acting, author, people):
        return
    if acting.role not in KEEPERS:
        raise Denied("record.not_reviewer")
    raise Denied("record.own") if acting.person_id == author.id else Denied("record.other_area", name=author.name)


def may_correct(state: RecordState, acting: Acting, author: Colleague, people: Iterable[Colleague]) -> bool:
    """Say whether somebody may correct a record: the author, and whoever reviews it once it is approved."""
    if (state, RecordStep.CORRECT) not in ROADS or acting.role is Role.READONLY:
        return False
    return acting.person_id == author.id or (state is _APPROVED and may_review(acting, author, people))


def check_correction(
    state: RecordState, acting: Acting, author: Colleague, people: Iterable[Colleague], reason: str
) -> None:
    """Raise what `after` raises, Denied("record.not_yours") and, once it is approved, Invalid("record.no_reason")."""
    after(state, RecordStep.CORRECT)
    if not may_correct(state, acting, author, people):
        raise Denied("record.not_yours", name=author.name)
    if state is _APPROVED and not reason.strip():
        raise Invalid("record.no_reason")


class RecordChange(Struct, frozen=True):
    """A field that was corrected; a field of several values, such as topics, has what was taken out and put in."""

    field: str
    old: Any = None
    new: Any = None


class RecordEvent(Struct, frozen=True):
    """A step of a record's review: who took it, when, what was said, and of a correction the fields that changed."""

    step: RecordStep
    at: datetime
    person: str
    said: str = ""
    changes: tuple[RecordChange, ...] = ()


class ReturnedRecord(Struct, frozen=True):
    """A record that its author has to mend."""

    visit_id: UUID
    account: str
    held_on: date | None
    remark: str
    reviewer: str


class ReviewDesk(Struct, frozen=True):
    """What waits for whoever acts: how many records to review, how many of them look odd, and own returned ones."""

    waiting: int = 0
    odd: int = 0
    returned: tuple[ReturnedRecord, ...] = ()
