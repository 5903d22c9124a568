"""Answers written out: a sheet a form, a row a visit, a column for each name of a question."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from uuid import UUID

from crm.domain.errors import NotFound
from crm.domain.survey.form import NO_LANGUAGE, SELECTS, Question
from crm.domain.survey.rows import FormRow
from crm.domain.survey.stored import StoredAnswer
from crm.exchange.survey_book import Cell, SurveyBook, SurveyRow, SurveySheet, survey_book
from crm.forms.plan import Plan
from crm.storage import surveys as store
from crm.storage.reader import AnyRow, Reader
from crm.storage.satisfaction import CSAT, NPS
from crm.usecases.facts.answers import rating_measures
from crm.usecases.heading import heading
from crm.usecases.made_book import MadeBook
from crm.usecases.surveys.forms import survey_forms, version_plan
from crm.usecases.surveys.statistics import form_counts, questions_of


def surveys_book(
    reader: Reader,
    language: str,
    form_id: UUID | None = None,
    first: date | None = None,
    last: date | None = None,
) -> MadeBook:
    """Return the answers of finished visits, of one form or of all; the count is that of rows."""
    forms = [each for each in survey_forms(reader) if form_id in (None, each.id) and each.versions]
    sheets = tuple(_sheet(reader, form, language, first, last) for form in forms)
    book = survey_book(SurveyBook(heading(reader, first, last), sheets), language)
    return MadeBook(book, sum(len(sheet.rows) for sheet in sheets))


def form_called(reader: Reader, name: str) -> FormRow:
    """Return the form with a form_id or title; raises NotFound("survey.unknown_form")."""
    for form in survey_forms(reader):
        if name in (form.name, form.title):
            return form
    raise NotFound("survey.unknown_form", value=name)


def _sheet(reader: Reader, form: FormRow, language: str, first: date | None, last: date | None) -> SurveySheet:
    versions = [each.id for each in form.versions]
    plans = {key: version_plan(reader, key) for key in versions}
    questions = questions_of(reader, versions)
    newest = plans[versions[0]].form
    labels = tuple((each.name, _label(each, language, newest.default_language)) for each in questions)
    numbers = {each.id: each.number for each in form.versions}
    found = store.answers_to_export(reader, list(plans), first, last)
    rows = list(_rows(found, plans, numbers, [each.name for each in questions], language))
    repeated = frozenset(row.question for row in found if row.instance)
    counted = form_counts(reader, form, first, last)
    return SurveySheet(newest.title_in(language), labels, rows, counted, repeated)


def _label(question: Question, language: str, default: str = NO_LANGUAGE) -> str:
    return question.label.in_language(language, default) or question.name


def _rows(
    found: Sequence[AnyRow], plans: dict[UUID, Plan], numbers: dict[UUID, int], names: Sequence[str], language: str
) -> Iterator[SurveyRow]:
    for (_visit, version_id), group in groupby(found, key=lambda row: (row.visit_id, row.version_id)):
        rows = list(group)
        head = rows[0]
        cells: dict[str, Cell] = {}
        for name, answers in groupby(rows, key=lambda row: row.question):
            cells[name] = _cell(plans[version_id], list(answers), language)
        version = float(numbers[version_id])
        visit = (head.answered_on, head.account_no, head.account, head.segment, head.person, version)
        brings = {"visits": 1.0, **rating_measures(cells.get(CSAT), cells.get(NPS))}
        yield SurveyRow(visit, [cells.get(name) for name in names], brings)


def _cell(plan: Plan, rows: Sequence[AnyRow], language: str) -> Cell:
    """Return one answer as what it is; several choices parted by commas, instances of a repeat with their numbers."""
    if len(rows) == 1 and not rows[0].instance:
        row = rows[0]
        if row.number is not None:
            return float(row.number)
        if row.day is not None:
            day: date = row.day
            return day
    parts = []
    for instance, group in groupby(rows, key=lambda row: row.instance):
        text = ", ".join(_words(plan, row, language) for row in group)
        parts.append(f"{instance}: {text}" if instance else text)
    return "; ".join(parts)


def _words(plan: Plan, row: AnyRow, language: str) -> str:
    answer = StoredAnswer(row.question, row.instance, row.ordinal, row.choice, row.number, row.day, row.text)
    question = plan.form.by_name.get(row.question)
    if not isinstance(question, Question) or question.type not in SELECTS:
        return answer.value
    choice = plan.choice_by_name.get(question.choices, {}).get(answer.value)
    label = choice.label.in_language(language, plan.form.default_language) if choice is not None else ""
    return label or answer.value
