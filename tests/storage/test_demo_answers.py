"""The demo's answers to forms: each could have been given, and they agree with the record."""

from uuid import UUID

from sqlalchemy import select

from crm.forms.session import FormSession
from crm.storage.store import Store
from crm.storage.tables import SurveyAnswer, Visit
from crm.usecases.demo.answers import answer_forms
from crm.usecases.surveys.answers import answers_of_visit
from crm.usecases.surveys.forms import survey_forms, version_plan


def test_every_form_was_answered_as_it_asks(demo_store: Store) -> None:
    with demo_store.change() as work:
        assert answer_forms(work, 7) > 500
        counted = {
            each.name: sum(version.answered for version in each.versions) for each in survey_forms(work, counted=True)
        }
        assert counted["routine_visit"] > 30
        assert counted["satisfaction"] > 10
        visits: list[UUID] = work.scalars(select(SurveyAnswer.c.visit_id).distinct())
        for visit_id in visits[::7]:
            for version_id, answers in answers_of_visit(work, visit_id).items():
                session = FormSession(version_plan(work, version_id), work.clock, answers)
                assert session.problems() == ()
                if "csat" in answers.values:
                    rated = work.scalar(select(Visit.c.satisfaction).where(Visit.c.id == visit_id))
                    assert answers.values["csat"] == str(rated)
