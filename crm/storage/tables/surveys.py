"""Survey forms, their versions and the answers given on visits (docs/surveys.md)."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Named

from crm.storage.base import OfAccount, Stamped, live_unique, of_account, table
from crm.storage.columns import column
from crm.storage.types import Id, UtcDateTime


class SurveyFormColumns(Stamped):
    """A form under its form_id; `topics` are the visit topics that it is for, parted by spaces ("" for every visit).

    A form that is retired is offered no more; its answers stay.
    """

    name: Named[str]
    title: Named[str]
    topics: Named[str]
    retired_on: Named[date | None]


SurveyForm = table("survey_form", SurveyFormColumns, info=live_unique("name"))


class SurveyVersionColumns(Stamped):
    """One version of a form: a draft until it is published, then never changed (a trigger refuses it).

    `definition` is the form as JSON (crm.domain.survey.as_json), `faults` what the import found wrong, as JSON.
    """

    form_id: Named[UUID] = column(Id, ForeignKey("survey_form.id"))
    number: Named[int]
    file_name: Named[str]
    definition: Named[str]
    faults: Named[str]
    published_at: Named[datetime | None] = column(UtcDateTime)


SurveyVersion = table("survey_version", SurveyVersionColumns, info=live_unique("form_id", "number"))


class SurveyAnswerColumns(Stamped, OfAccount):
    """One answer: of a question by its name, in an instance of its repeats ("" outside of them, else "1", "2.1").

    The value stands in the column of its kind: the name of a choice, a number, a day, or text. Of several choices each
    has a row, `ordinal` 0 the first. `answered_on` is the day that it counts for, None while the record is a draft.
    """

    visit_id: Named[UUID] = column(Id, ForeignKey("visit.id"))
    version_id: Named[UUID] = column(Id, ForeignKey("survey_version.id"))
    question: Named[str]
    instance: Named[str]
    ordinal: Named[int]
    choice: Named[str | None]
    number: Named[float | None]
    day: Named[date | None]
    text: Named[str | None]
    answered_on: Named[date | None]


COUNTED = ("version_id", "question", "choice", "number", "ordinal", "answered_on", "deleted_at")
"""What statistics read, in the order that they group by: they find it in the index alone."""
ASKED = ("visit_id", "version_id", "deleted_at")
"""By what the visits of each version are counted, and the answers of a visit found."""

SurveyAnswer = table(
    "survey_answer",
    SurveyAnswerColumns,
    *of_account("survey_answer", Index("ix_survey_answer_counted", *COUNTED), Index("ix_survey_answer_asked", *ASKED)),
)
