"""How customers answered their last survey, in the words of the forms."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from uuid import UUID

from crm.domain.brief import BriefAnswer
from crm.domain.survey.as_json import form_of
from crm.domain.survey.form import NO_LANGUAGE, SELECTS, UNASKED, Form, Question, Words
from crm.domain.survey.stored import StoredAnswer
from crm.storage import brief_past as past
from crm.storage.reader import AnyRow, Reader
from crm.storage.surveys import answer_rows, version_row

Answered = tuple[date | None, tuple[BriefAnswer, ...]]


def last_answers(reader: Reader, account_ids: Iterable[UUID]) -> dict[UUID, Answered]:
    """Return the day and the answers of the last visit of each account that was asked by a form, in its order."""
    rows = past.answers(reader, account_ids)
    versions = {row.version_id for found in rows.values() for row in found}
    forms = {key: form for key in versions if (form := _form(reader, key)) is not None}
    return {key: (found[0].answered_on, tuple(_told(found, forms))) for key, found in rows.items()}


def answers_of_record(reader: Reader, visit_id: UUID) -> tuple[BriefAnswer, ...]:
    """Return the answers of a visit in the words and the order of its forms."""
    rows = answer_rows(reader, visit_id)
    forms = {key: form for key in {row.version_id for row in rows} if (form := _form(reader, key)) is not None}
    return tuple(_told(rows, forms))


def _form(reader: Reader, version_id: UUID) -> Form | None:
    row = version_row(reader, version_id)
    return form_of(json.loads(row.definition)) if row is not None else None


def _told(rows: Sequence[AnyRow], forms: Mapping[UUID, Form]) -> Iterator[BriefAnswer]:
    for version_id, form in forms.items():
        places = {question.name: place for place, question in enumerate(form.questions())}
        mine = [row for row in rows if row.version_id == version_id and row.question in places]
        mine.sort(key=lambda row: (places[row.question], row.instance, row.ordinal))
        for (name, _instance), given in groupby(mine, key=lambda row: (row.question, row.instance)):
            question = form.by_name[name]
            if isinstance(question, Question) and question.type not in UNASKED:
                yield BriefAnswer(_label(question, form), tuple(_value(question, form, row) for row in given))


def _label(question: Question, form: Form) -> Words:
    return _with_default(question.label, form) if question.label else Words({NO_LANGUAGE: question.name})


def _value(question: Question, form: Form, row: AnyRow) -> Words:
    answer = StoredAnswer(row.question, row.instance, row.ordinal, row.choice, row.number, row.day, row.text)
    if question.type in SELECTS:
        for choice in form.choices.get(question.choices, ()):
            if choice.name == answer.value and choice.label:
                return _with_default(choice.label, form)
    return Words({NO_LANGUAGE: answer.value})


def _with_default(words: Words, form: Form) -> Words:
    """Let the form's own language stand in for one that it does not speak."""
    text = words.in_language(form.default_language, form.default_language)
    return Words({NO_LANGUAGE: text, **words.texts})
