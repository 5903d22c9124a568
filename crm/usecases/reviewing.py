"""Reviewing visit records: approving, returning with a remark, correcting with a trace (domain.md 2.3)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from msgspec import Struct

from crm.domain.codes import RecordState as State
from crm.domain.codes import Role
from crm.domain.conflicts import Fate
from crm.domain.errors import Conflict, Invalid, RoundsError
from crm.domain.honesty import FlagDetail
from crm.domain.plan_months import Colleague
from crm.domain.reviewing import (
    RecordEvent,
    RecordStep,
    after,
    check_correction,
    check_reviewer,
    may_correct,
    may_review,
)
from crm.domain.visits import RecordDraft
from crm.storage import duty, honesty
from crm.storage import reviewing as store
from crm.storage.conflicts import meet_removal
from crm.storage.flags import flags_of
from crm.storage.people import colleagues
from crm.storage.reader import AnyRow, Reader
from crm.storage.records import written
from crm.storage.reviewers import acting
from crm.storage.row_by_row import row_by_row
from crm.storage.tables import Visit
from crm.storage.unit import UnitOfWork
from crm.usecases.call_back import BUREAU_LANGUAGE

People = dict[UUID, Colleague]
Refused = tuple[UUID, RoundsError]


class RecordReview(Struct, frozen=True):
    """How a record stands in its review, and what whoever asks may do with it.

    `remark` is what the supervisor wants mended. `flags` are told to those who review only.
    """

    visit_id: UUID
    version: int
    state: State
    author: str
    remark: str
    reviewer: str
    may_review: bool
    may_correct: bool
    is_author: bool
    events: tuple[RecordEvent, ...]
    flags: tuple[FlagDetail, ...] = ()
    photos: int = 0
    files: int = 0

    @property
    def waits(self) -> bool:
        """Say whether it waits for a reviewer."""
        return self.state is State.SUBMITTED

    @property
    def needs_reason(self) -> bool:
        """Say whether a correction has to say why: it was approved."""
        return self.state is State.APPROVED


def record_review(reader: Reader, visit_id: UUID) -> RecordReview:
    """Return how a record stands in its review; raises NotFound("visit.gone")."""
    row, people = store.standing(reader, visit_id), colleagues(reader)
    author, who = author_of(people, row.person_id), acting(reader, people)
    reviews, state = may_review(who, author, people.values()), State(row.record_state)
    photos, files = store.photo_count(reader, visit_id)
    return RecordReview(
        visit_id,
        row.version,
        state,
        author.name,
        row.review_remark or "",
        row.reviewer or "",
        reviews,
        may_correct(state, who, author, people.values()),
        who.person_id == author.id,
        tuple(store.events(reader, visit_id)),
        tuple(flags_of(reader, visit_id)) if reviews else (),
        photos,
        files,
    )


def approve_records(work: UnitOfWork, chosen: Sequence[tuple[UUID, int]]) -> list[Refused]:
    """Approve records, given by key and version, as one step, and return those that could not be, with the reason.

    A refused one leaves the others alone: it is the own one, or one of another unit. Raises as `row_by_row` does for
    those that somebody changed meanwhile.
    """
    people, versions = colleagues(work), dict(chosen)

    def approve(visit_id: UUID) -> None:
        row = _reviewable(work, people, visit_id, RecordStep.APPROVE)
        if row.version != versions[visit_id]:
            seen = work.answer_for(Visit, visit_id)
            meet_removal(work, Visit, visit_id, versions[visit_id], seen, Fate.APPROVING)
        _decide(work, row, RecordStep.APPROVE, None)

    return row_by_row(work, Visit, versions, approve)


def return_record(work: UnitOfWork, visit_id: UUID, version: int, remark: str) -> int:
    """Give a record back with what is to be mended, and return its version: it does not count until it comes again.

    Raises Invalid("record.no_remark"), Invalid("record.not_waiting"), Denied as `check_reviewer` does and
    Conflict("row.changed").
    """
    from crm.usecases.surveys.answers import count_answers

    row = _reviewable(work, colleagues(work), visit_id, RecordStep.RETURN)
    if not remark.strip():
        raise Invalid("record.no_remark")
    if row.version != version:
        raise Conflict("row.changed", table=Visit.name, id=str(visit_id))
    now = _decide(work, row, RecordStep.RETURN, remark.strip())
    count_answers(work, visit_id, None)
    duty.refresh(work, [row.account_id])
    honesty.refresh(work, [visit_id])
    return now


def correct_record(
    work: UnitOfWork,
    visit_id: UUID,
    version: int,
    draft: RecordDraft,
    reason: str,
    language: str = BUREAU_LANGUAGE,
) -> int:
    """Change a submitted or approved record and return its version; it waits for a review again.

    Who changed what, from which value to which, and why stays in the audit and in `RecordReview.events`. Raises
    Denied("record.not_yours"), Invalid("record.no_reason"), and what crm.usecases.recording.submit raises.
    """
    # Today asks this module what waits; the forms behind a record are not for its start.
    from crm.usecases.recording import submit

    row, people = store.standing(work, visit_id), colleagues(work)
    author = author_of(people, row.person_id)
    check_correction(State(row.record_state), acting(work, people), author, people.values(), reason)
    return submit(work, written(work, visit_id), version, draft, RecordStep.CORRECT, reason, language)


def _reviewable(work: UnitOfWork, people: People, visit_id: UUID, step: RecordStep) -> AnyRow:
    """Return a record that whoever acts may approve or return now."""
    row = store.standing(work, visit_id)
    check_reviewer(acting(work, people), author_of(people, row.person_id), people.values())
    after(State(row.record_state), step)
    return row


def _decide(work: UnitOfWork, row: AnyRow, step: RecordStep, remark: str | None) -> int:
    values: dict[str, Any] = {"reviewed_by": work.actor.person_id, "review_remark": remark}
    state = after(State(row.record_state), step)
    version = work.update(Visit, row.id, row.version, record_state=state, **values)
    store.note_step(work, row._mapping, step, remark or "")
    return version


def author_of(people: People, person_id: UUID) -> Colleague:
    """Return whose record it is; somebody who left the bureau still is."""
    return people.get(person_id) or Colleague(person_id, "", Role.MANAGER)
