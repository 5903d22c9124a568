"""How a form was answered, over all of its versions, by the names of its questions."""

from collections import Counter, defaultdict
from datetime import date
from uuid import UUID

from msgspec import Struct

from crm.domain.survey.counted import FormCounts
from crm.domain.survey.form import Question, QuestionType, Words
from crm.domain.survey.rows import FormRow, QuestionCount
from crm.storage import surveys as store
from crm.storage.reader import Reader
from crm.storage.settings import all_values, number
from crm.usecases.surveys.forms import survey_forms, version_plan

LEFT_OUT = frozenset({QuestionType.NOTE})


class CountedForm(Struct, frozen=True):
    """The forms that have a version, by title, and how one of them was answered; None where there are none."""

    forms: tuple[FormRow, ...]
    counts: FormCounts | None


def counted_form(reader: Reader, name: str, first: date | None = None, last: date | None = None) -> CountedForm:
    """Return how the form with a form_id was answered in a period, of an unknown one the first form."""
    forms = tuple(form for form in survey_forms(reader) if form.versions)
    chosen = next((form for form in forms if form.name == name), forms[0] if forms else None)
    return CountedForm(forms, None if chosen is None else form_counts(reader, chosen, first, last))


def form_counts(reader: Reader, form: FormRow, first: date | None = None, last: date | None = None) -> FormCounts:
    """Return how a form with a version was answered on the finished visits of a period, ready to be shown."""
    enough = int(number(all_values(reader, reader.clock.today()), "survey.min_n"))
    language = version_plan(reader, form.versions[0].id).form.default_language
    return FormCounts(form, language, first, last, enough, question_counts(reader, form.id, first, last))


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
    for _version, question, choice, value, given, whole in store.counts(reader, versions, first, last):
        answered[question] += whole
        if choice is not None:
            choices[question][choice] += given
        if value is not None:
            numbers[question][value] += given
    found = []
    for question in questions_of(reader, versions):
        labels, given_choices = _labels(reader, versions, question), choices[question.name]
        order = [*labels, *sorted(set(given_choices) - set(labels))]
        by_choice = {name: given_choices[name] for name in order}
        by_number = dict(sorted(numbers[question.name].items()))
        found.append(QuestionCount(question, answered[question.name], by_choice, by_number, labels))
    return tuple(found)


def questions_of(reader: Reader, versions: list[UUID]) -> list[Question]:
    """Return the questions of some versions, each name once as the first version that has it asks."""
    found: dict[str, Question] = {}
    for version_id in versions:
        for question in version_plan(reader, version_id).form.questions():
            if question.type not in LEFT_OUT:
                found.setdefault(question.name, question)
    return list(found.values())


def _labels(reader: Reader, versions: list[UUID], question: Question) -> dict[str, Words]:
    """Return the words of a question's choices in the order of its list, as the newest version with each says them."""
    listed: dict[str, Words] = {}
    for version_id in versions:
        plan = version_plan(reader, version_id)
        if question.name in plan.form.by_name:
            for each in plan.form.choices.get(question.choices, ()):
                listed.setdefault(each.name, each.label)
    return listed
