"""How a form was answered, over all of its versions, by the names of its questions."""

from collections import Counter, defaultdict
from datetime import date
from uuid import UUID

from crm.domain.survey.form import Question, QuestionType
from crm.domain.survey.rows import QuestionCount
from crm.storage import surveys as store
from crm.storage.reader import Reader
from crm.usecases.surveys.forms import version_plan

LEFT_OUT = frozenset({QuestionType.NOTE})


def question_counts(
    reader: Reader, form_id: UUID, first: date | None = None, last: date | None = None
) -> tuple[QuestionCount, ...]:
    """Return how each question of a form was answered on the finished visits of a period.

    Questions stand in the order of the newest version, those that only older ones ask after them.
    """
    versions = [row.id for row in store.versions_of(reader, form_id)]
    choices: defaultdict[str, Counter[str]] = defaultdict(Counter)
    numbers: defaultdict[str, Counter[float]] = defaultdict(Counter)
    answered: Counter[str] = Counter()
    for _version, question, choice, number, given, whole in store.counts(reader, versions, first, last):
        answered[question] += whole
        if choice is not None:
            choices[question][choice] += given
        if number is not None:
            numbers[question][number] += given
    return tuple(
        QuestionCount(
            question,
            answered[question.name],
            {name: choices[question.name][name] for name in _order(reader, versions, question, choices[question.name])},
            dict(sorted(numbers[question.name].items())),
        )
        for question in questions_of(reader, versions)
    )


def questions_of(reader: Reader, versions: list[UUID]) -> list[Question]:
    """Return the questions of some versions, each name once as the first version that has it asks."""
    found: dict[str, Question] = {}
    for version_id in versions:
        for question in version_plan(reader, version_id).form.questions():
            if question.type not in LEFT_OUT:
                found.setdefault(question.name, question)
    return list(found.values())


def _order(reader: Reader, versions: list[UUID], question: Question, given: Counter[str]) -> list[str]:
    """Return the choices of a question in the order of its list, then others that were given."""
    listed: dict[str, None] = {}
    for version_id in versions:
        plan = version_plan(reader, version_id)
        if question.name in plan.form.by_name:
            listed |= dict.fromkeys(each.name for each in plan.form.choices.get(question.choices, ()))
    return [*listed, *sorted(set(given) - set(listed))]
