"""The lowest scores of a visit, and the task that a low one opened."""

from uuid import UUID

from msgspec import Struct
from sqlalchemy import func, select

from crm.domain.changes import Kind
from crm.storage.reader import AnyRow, Reader
from crm.storage.satisfaction import CSAT, NPS
from crm.storage.tables import SurveyAnswer, Task, Visit


class Scores(Struct, frozen=True):
    """The lowest answers of 1 to 5 and of 0 to 10 that a visit brought, in its record or a form; None without any."""

    satisfaction: int | None
    recommend: int | None


def scores_of(reader: Reader, visit_id: UUID) -> Scores:
    """Return the lowest scores of a visit."""
    visit = reader.one(select(Visit.c.satisfaction, Visit.c.recommend).where(Visit.c.id == visit_id))
    asked = (
        select(SurveyAnswer.c.question, func.min(SurveyAnswer.c.number))
        .where(
            SurveyAnswer.c.visit_id == visit_id,
            SurveyAnswer.c.question.in_((CSAT, NPS)),
            SurveyAnswer.c.number >= 0,
            SurveyAnswer.c.deleted_at.is_(None),
        )
        .group_by(SurveyAnswer.c.question)
    )
    answers = {row[0]: int(row[1]) for row in reader.rows(asked)}
    stars, likely = (visit.satisfaction, visit.recommend) if visit is not None else (None, None)
    return Scores(_least(stars, answers.get(CSAT)), _least(likely, answers.get(NPS)))


def _least(*scores: int | None) -> int | None:
    return min((each for each in scores if each is not None), default=None)


def call_back_of(reader: Reader, visit_id: UUID) -> AnyRow | None:
    """Return (id, version, state) of the call-back that a visit opened, done or not."""
    task = Task.c
    return reader.one(
        select(task.id, task.version, task.state).where(
            task.source_kind == Kind.VISIT, task.source_id == visit_id, task.deleted_at.is_(None)
        )
    )
