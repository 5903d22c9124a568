"""The demo's past: days that can be driven, records that are reviewed, and a few odd ones of every kind."""

from collections import Counter
from datetime import timedelta

from sqlalchemy import func, select

from crm.domain.codes import RecordState
from crm.domain.honesty import Oddity
from crm.domain.reviewing import RecordStep
from crm.storage.store import Store
from crm.storage.tables import Visit, VisitFlag, VisitReview

WAITING_DAYS = 14


def test_few_records_look_odd_and_of_every_kind(demo_store: Store) -> None:
    with demo_store.read() as reader:
        kinds = Counter(reader.scalars(select(VisitFlag.c.kind)))
        held = reader.scalar(select(func.count()).select_from(Visit).where(Visit.c.held_on.is_not(None)))
    assert set(kinds) == set(Oddity)
    assert sum(kinds.values()) < held / 50


def test_only_records_of_late_wait_for_a_review(demo_store: Store) -> None:
    with demo_store.read() as reader:
        since = reader.clock.today() - timedelta(days=WAITING_DAYS)
        rows = reader.rows(
            select(Visit.c.held_on, Visit.c.submitted_at, Visit.c.record_state, Visit.c.reviewed_by).where(
                Visit.c.held_on.is_not(None)
            )
        )
        now = reader.clock.now()
    waiting = [row for row in rows if row.record_state == RecordState.SUBMITTED]
    assert 0 < len(waiting) < 40
    assert all(row.held_on >= since or now - row.submitted_at < timedelta(days=4) for row in waiting)
    assert all(row.reviewed_by is not None for row in rows if row.record_state == RecordState.APPROVED)


def test_the_last_reviews_have_their_steps(demo_store: Store) -> None:
    with demo_store.read() as reader:
        steps = reader.rows(select(VisitReview.c.visit_id, VisitReview.c.step, VisitReview.c.happened_at))
        states = dict(map(tuple, reader.rows(select(Visit.c.id, Visit.c.record_state))))
        now = reader.clock.now()
    approved = {row.visit_id for row in steps if row.step == RecordStep.APPROVE}
    assert approved
    assert {states[key] for key in approved} == {RecordState.APPROVED}
    assert all(row.happened_at <= now for row in steps)
