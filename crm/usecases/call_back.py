"""A low score opens a call-back: one task for who made the visit, taken back together with it (domain.md section 6)."""

from datetime import timedelta
from uuid import UUID

from crm.domain.changes import Kind
from crm.domain.codes import Priority, TaskState
from crm.domain.messages import sentence
from crm.storage import call_backs as store
from crm.storage.call_backs import Scores
from crm.storage.reader import Reader
from crm.storage.settings import all_values, number
from crm.storage.unit import UnitOfWork
from crm.usecases.tasks import add_task, remove_task

BUREAU_LANGUAGE = "zh_CN"
"""In which a task is worded when nobody looks on: what the program writes by itself is data of the bureau."""


def call_back_when_low(
    work: UnitOfWork, visit_id: UUID, account_id: UUID, person_id: UUID, language: str = BUREAU_LANGUAGE
) -> UUID | None:
    """Open the call-back of a finished visit with a low score, once, and return its key; None when none is opened.

    What is low is a dated setting (call_back.score, call_back.recommend, call_back.days). When a correction takes the
    low score away, a call-back that is still open goes with it.
    """
    scores, there = store.scores_of(work, visit_id), store.call_back_of(work, visit_id)
    if not is_low(work, scores):
        if there is not None and there.state == TaskState.OPEN:
            remove_task(work, there.id, there.version)
        return None
    if there is not None:
        return None
    today = work.clock.today()
    days = int(number(all_values(work, today), "call_back.days"))
    return add_task(
        work,
        _title(scores, language),
        account_id=account_id,
        assignee_id=person_id,
        due_on=today + timedelta(days=days),
        priority=Priority.HIGH,
        source=(Kind.VISIT, visit_id),
    )


def is_low(reader: Reader, scores: Scores) -> bool:
    """Say whether scores ask for a call-back by the rules of today."""
    values = all_values(reader, reader.clock.today())
    stars, likely = number(values, "call_back.score"), number(values, "call_back.recommend")
    return (scores.satisfaction is not None and scores.satisfaction <= stars) or (
        scores.recommend is not None and scores.recommend <= likely
    )


def _title(scores: Scores, language: str) -> str:
    values = {"score": scores.satisfaction, "recommend": scores.recommend}
    if scores.recommend is None:
        return sentence("task.call_back_score", language, values)
    if scores.satisfaction is None:
        return sentence("task.call_back_recommend", language, values)
    return sentence("task.call_back", language, values)
