"""A form while a record is written: what the window needs to ask it, and what keeps a record from being finished."""

from collections.abc import Iterable
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from crm.domain.errors import NotFound
from crm.domain.survey.answers import Answers
from crm.domain.visits import FieldProblem, FilledForm
from crm.forms.plan import Plan
from crm.forms.session import FormSession
from crm.storage.reader import Reader
from crm.usecases.surveys.answers import last_answers
from crm.usecases.surveys.forms import version_detail, version_plan

FIELD = "survey."
"""What the field of a problem begins with; the version of the form follows."""


class FormToFill(Struct, frozen=True):
    """A version of a form, ready to be asked, with the answers of the account's last visit."""

    form_id: UUID
    version_id: UUID
    number: int
    plan: Plan
    last: Answers


def forms_to_fill(
    reader: Reader, account_id: UUID, visit_id: UUID, version_ids: Iterable[UUID]
) -> tuple[FormToFill, ...]:
    """Return versions to ask on a visit, in their order; one that is gone is left out."""
    found = []
    for key in version_ids:
        try:
            detail, plan = version_detail(reader, key), version_plan(reader, key)
        except NotFound:
            continue
        last = last_answers(reader, account_id, key, visit_id)
        found.append(FormToFill(detail.form_id, key, detail.number, plan, last))
    return tuple(found)


def judged(reader: Reader, surveys: Iterable[FilledForm]) -> tuple[tuple[FilledForm, ...], tuple[FieldProblem, ...]]:
    """Return filled forms with what counts in them alone, and everything that keeps them from being finished.

    Each answer that is missing or wrong is one problem of the field `survey.VERSION`.
    """
    counted, problems = [], []
    for each in surveys:
        session = FormSession(version_plan(reader, each.version_id), reader.clock, each.answers)
        counted.append(replace(each, answers=session.answers()))
        problems += [FieldProblem(f"{FIELD}{each.version_id}", problem.code) for problem in session.problems()]
    return tuple(counted), tuple(problems)
