"""Times of restoration as they are published: never edited, followed by the next or corrected with a trace (3.4)."""

from datetime import timedelta
from uuid import UUID

from crm.domain.clock import wall_words
from crm.domain.codes import OutageState
from crm.domain.errors import Invalid
from crm.domain.outage_desk import EstimateDraft
from crm.planning.outages.estimates import MINUTE, Past, Suggestion, suggest
from crm.storage.outages import heads, past
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import OutageEstimate
from crm.storage.unit import UnitOfWork

YEARS = timedelta(days=3 * 365)
"""Faults of so long tell how long the next one takes."""


def estimate(work: UnitOfWork, outage_id: UUID, draft: EstimateDraft) -> UUID:
    """Publish a time of restoration now and return its key; whoever heard another time has to hear this one.

    Raises Invalid("outage.over"), Invalid("estimate.draft"), Invalid("estimate.past") and
    Invalid("estimate.before_start").
    """
    head = heads.head(work, outage_id)
    if head.state in heads.OVER:
        raise Invalid("outage.over", number=head.outage_no)
    if head.state == OutageState.DRAFT:
        raise Invalid("estimate.draft", number=head.outage_no)
    now = work.clock.now()
    if draft.restored_by <= now:
        raise Invalid("estimate.past", value=wall_words(draft.restored_by))
    _check(head, draft)
    return work.insert(
        OutageEstimate, outage_id=outage_id, said_at=now, person_id=work.actor.person_id, **_columns(draft)
    )


def correct_estimate(work: UnitOfWork, estimate_id: UUID, draft: EstimateDraft) -> UUID:
    """Put right what was entered wrongly and return the key of the estimate that stands in its place.

    It counts from when the wrong one was said; that one stays, and counts no more. Raises NotFound("estimate.gone"),
    Invalid("estimate.corrected") for one that was put right already, and Invalid("estimate.before_start").
    """
    wrong = heads.estimate(work, estimate_id)
    if heads.is_corrected(work, estimate_id):
        raise Invalid("estimate.corrected")
    _check(heads.head(work, wrong.outage_id), draft)
    return work.insert(
        OutageEstimate,
        outage_id=wrong.outage_id,
        said_at=wrong.said_at,
        person_id=work.actor.person_id,
        corrects_id=estimate_id,
        **_columns(draft),
    )


def suggestion(reader: Reader, outage_id: UUID) -> Suggestion | None:
    """Return how long a fault is likely to take by others like it, None while there are too few (domain.md 3.4)."""
    head = heads.head(reader, outage_id)
    now, local = reader.clock.now(), reader.clock.local
    began = head.actual_start or head.reported_at or now
    known = [
        Past(row.cause_code or row.cause or "", row.network_kind or "", local(row.actual_start).hour, _minutes(row))
        for row in past.faults(reader, now - YEARS)
        if row.id != outage_id
    ]
    cause, network = head.cause_code or head.cause or "", past.network_kind(reader, head.feeder_id) or ""
    return suggest(known, cause, network, local(began).hour)


def _minutes(row: AnyRow) -> float:
    minutes: float = (row.actual_end - row.actual_start) / MINUTE
    return minutes


def _check(head: AnyRow, draft: EstimateDraft) -> None:
    began = head.actual_start or head.planned_start
    if began is not None and draft.restored_by <= began:
        raise Invalid("estimate.before_start", start=wall_words(began), value=wall_words(draft.restored_by))


def _columns(draft: EstimateDraft) -> dict[str, object]:
    return {
        "restored_by": draft.restored_by,
        "source": draft.source,
        "reason": (draft.reason or "").strip() or None,
    }
