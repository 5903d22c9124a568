"""The answers of a visit: kept with its record, read again, and beside those of the visit before."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from msgspec.structs import asdict

from crm.domain.survey.answers import Answers
from crm.domain.survey.stored import StoredAnswer, answers_from, stored
from crm.storage import surveys as store
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import SurveyAnswer
from crm.storage.unit import UnitOfWork
from crm.usecases.surveys.forms import version_detail, version_plan

Key = tuple[str, str, int]


def save_answers(
    work: UnitOfWork,
    visit_id: UUID,
    account_id: UUID,
    portfolio_id: UUID,
    given: Mapping[UUID, Answers],
    counts_on: date | None,
) -> None:
    """Keep the answers of a visit by version, in place of those that were there; what is equal is left alone.

    `counts_on` is the day for which they count, None while the record is a draft. Versions that are not named lose
    their answers. Raises NotFound("survey.version_gone").
    """
    there: dict[tuple[UUID, Key], AnyRow] = {}
    for row in store.answer_rows(work, visit_id):
        there[row.version_id, _stored(row).key] = row
    of_visit = {"account_id": account_id, "portfolio_id": portfolio_id, "visit_id": visit_id, "answered_on": counts_on}
    added: list[dict[str, Any]] = []
    for version_id, answers in given.items():
        for each in stored(version_plan(work, version_id).form, answers):
            key = version_id, each.key
            if key in there:
                _write(work, there.pop(key), **asdict(each), answered_on=counts_on)
            else:
                added.append({**of_visit, "version_id": version_id, **asdict(each)})
    for row in there.values():
        work.remove(SurveyAnswer, row.id, row.version)
    work.insert_many(SurveyAnswer, added)


def count_answers(work: UnitOfWork, visit_id: UUID, counts_on: date | None) -> None:
    """Let the answers of a visit count for a day, or not (None), when its record changes its state or day."""
    for row in store.answer_rows(work, visit_id):
        _write(work, row, answered_on=counts_on)


def answers_of_visit(reader: Reader, visit_id: UUID) -> dict[UUID, Answers]:
    """Return the answers of a visit by the version that it was asked by."""
    rows: dict[UUID, list[StoredAnswer]] = {}
    for row in store.answer_rows(reader, visit_id):
        rows.setdefault(row.version_id, []).append(_stored(row))
    return {key: answers_from(version_plan(reader, key).form, found) for key, found in rows.items()}


def last_answers(reader: Reader, account_id: UUID, version_id: UUID, visit_id: UUID | None = None) -> Answers:
    """Return how the account answered the same form, in any version, on its last finished visit but this one.

    Answers to questions that the version does not ask are left out.
    """
    detail = version_detail(reader, version_id)
    versions = [row.id for row in store.versions_of(reader, detail.form_id)]
    last = store.last_visit_with(reader, account_id, versions, visit_id)
    if last is None:
        return Answers()
    rows = [_stored(row) for row in store.answer_rows(reader, last) if row.version_id in versions]
    return answers_from(detail.form, rows)


def _write(work: UnitOfWork, row: AnyRow, **values: Any) -> None:
    work.update(SurveyAnswer, row.id, row.version, dict(row._mapping), **values)


def _stored(row: AnyRow) -> StoredAnswer:
    return StoredAnswer(row.question, row.instance, row.ordinal, row.choice, row.number, row.day, row.text)
