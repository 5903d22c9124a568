"""Survey forms, versions and answers: what is asked of the database."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, literal, select

from crm.domain.codes import COMPLETED_RECORDS, Channel
from crm.domain.survey.rows import FormRow, VersionRow
from crm.storage.reader import AnyRow, AnySelect, Reader
from crm.storage.tables import Account, Person, SurveyAnswer, SurveyForm, SurveyVersion, Visit, VisitTopic


def form_rows(reader: Reader, *, counted: bool = False) -> list[FormRow]:
    """Return every form by its title, with its versions, the newest first.

    With `counted` each version says how many visits answered it, none for who sees no answers. Counting reads an index
    of every answer.
    """
    asked = (
        select(SurveyAnswer.c.visit_id, SurveyAnswer.c.version_id)
        .where(SurveyAnswer.c.deleted_at.is_(None))
        .distinct()
        .subquery()
    )
    answered = select(asked.c.version_id, func.count().label("answered")).group_by(asked.c.version_id).subquery()
    versions = (
        _versions(func.coalesce(answered.c.answered, 0)).outerjoin(
            answered, answered.c.version_id == SurveyVersion.c.id
        )
        if counted and reader.rights.may("see.answers")
        else _versions(literal(0))
    ).order_by(SurveyVersion.c.number.desc())
    by_form: dict[UUID, list[VersionRow]] = {}
    for form_id, *values in reader.rows(versions):
        by_form.setdefault(form_id, []).append(VersionRow(*values))
    forms = select(SurveyForm).where(SurveyForm.c.deleted_at.is_(None)).order_by(SurveyForm.c.title, SurveyForm.c.id)
    return [_form(row, tuple(by_form.get(row.id, ()))) for row in reader.rows(forms)]


def _versions(*more: Any) -> AnySelect:
    return select(
        SurveyVersion.c.form_id,
        SurveyVersion.c.id,
        SurveyVersion.c.version,
        SurveyVersion.c.number,
        SurveyVersion.c.file_name,
        SurveyVersion.c.created_at,
        SurveyVersion.c.created_by,
        SurveyVersion.c.published_at,
        *more,
    ).where(SurveyVersion.c.deleted_at.is_(None))


def _form(row: AnyRow, versions: tuple[VersionRow, ...]) -> FormRow:
    return FormRow(row.id, row.version, row.name, row.title, tuple(row.topics.split()), row.retired_on, versions)


def form_named(reader: Reader, name: str) -> AnyRow | None:
    """Return (id, version, ...) of the form with a form_id."""
    return reader.one(select(SurveyForm).where(SurveyForm.c.name == name, SurveyForm.c.deleted_at.is_(None)))


def any_form(reader: Reader) -> bool:
    """Say whether a form was ever brought in, also one that is in the bin."""
    return reader.one(select(SurveyForm.c.id).limit(1)) is not None


def versions_of(reader: Reader, form_id: UUID) -> Sequence[AnyRow]:
    """Return (id, version, number, published_at) of the versions of a form, the newest first."""
    statement = (
        select(SurveyVersion.c.id, SurveyVersion.c.version, SurveyVersion.c.number, SurveyVersion.c.published_at)
        .where(SurveyVersion.c.form_id == form_id, SurveyVersion.c.deleted_at.is_(None))
        .order_by(SurveyVersion.c.number.desc())
    )
    return reader.rows(statement)


def last_number(reader: Reader, form_id: UUID) -> int:
    """Return the highest number that a version of a form ever had, 0 without versions."""
    return int(reader.scalar(select(func.max(SurveyVersion.c.number)).where(SurveyVersion.c.form_id == form_id)) or 0)


def version_row(reader: Reader, version_id: UUID) -> AnyRow | None:
    """Return every column of a version."""
    return reader.one(
        select(SurveyVersion).where(SurveyVersion.c.id == version_id, SurveyVersion.c.deleted_at.is_(None))
    )


def newest_definitions(reader: Reader) -> dict[UUID, str]:
    """Return the definition of the newest version of each form, a draft too."""
    newest = (
        select(SurveyVersion.c.form_id, func.max(SurveyVersion.c.number).label("number"))
        .where(SurveyVersion.c.deleted_at.is_(None))
        .group_by(SurveyVersion.c.form_id)
        .subquery()
    )
    is_newest = and_(newest.c.form_id == SurveyVersion.c.form_id, newest.c.number == SurveyVersion.c.number)
    statement = select(SurveyVersion.c.form_id, SurveyVersion.c.definition).join(newest, is_newest)
    return {row.form_id: row.definition for row in reader.rows(statement.where(SurveyVersion.c.deleted_at.is_(None)))}


def published(reader: Reader) -> Sequence[AnyRow]:
    """Return (form_id, id, number, definition, topics) of the newest published version of each form on offer."""
    newest = (
        select(SurveyVersion.c.form_id, func.max(SurveyVersion.c.number).label("number"))
        .where(SurveyVersion.c.published_at.is_not(None), SurveyVersion.c.deleted_at.is_(None))
        .group_by(SurveyVersion.c.form_id)
        .subquery()
    )
    is_newest = and_(newest.c.form_id == SurveyVersion.c.form_id, newest.c.number == SurveyVersion.c.number)
    statement = (
        select(SurveyVersion.c.form_id, SurveyVersion.c.id, SurveyVersion.c.number, SurveyVersion.c.definition)
        .join(newest, is_newest)
        .join(SurveyForm, SurveyForm.c.id == SurveyVersion.c.form_id)
        .where(
            SurveyForm.c.deleted_at.is_(None), SurveyForm.c.retired_on.is_(None), SurveyVersion.c.deleted_at.is_(None)
        )
        .order_by(SurveyForm.c.title, SurveyForm.c.id)
    )
    return reader.rows(statement)


def answer_rows(reader: Reader, visit_id: UUID) -> Sequence[AnyRow]:
    """Return every column of the answers of a visit."""
    return reader.rows(
        select(SurveyAnswer)
        .where(SurveyAnswer.c.visit_id == visit_id, SurveyAnswer.c.deleted_at.is_(None))
        .order_by(SurveyAnswer.c.id)
    )


def last_visit_with(
    reader: Reader, account_id: UUID, version_ids: Sequence[UUID], visit_id: UUID | None
) -> UUID | None:
    """Return the account's last finished visit, but one, that was asked by one of some versions."""
    statement = (
        select(SurveyAnswer.c.visit_id)
        .join(Visit, Visit.c.id == SurveyAnswer.c.visit_id)
        .where(
            SurveyAnswer.c.account_id == account_id,
            SurveyAnswer.c.version_id.in_(version_ids),
            SurveyAnswer.c.answered_on.is_not(None),
            SurveyAnswer.c.deleted_at.is_(None),
        )
        .order_by(SurveyAnswer.c.answered_on.desc(), Visit.c.submitted_at.desc(), Visit.c.id.desc())
        .limit(1)
    )
    if visit_id is not None:
        statement = statement.where(SurveyAnswer.c.visit_id != visit_id)
    found: UUID | None = reader.scalar(statement)
    return found


def counts(
    reader: Reader, version_ids: Sequence[UUID], first: date | None = None, last: date | None = None
) -> Sequence[AnyRow]:
    """Return (question, choice, number, given, answered) of what counts for a period; `answered` counts questions.

    The index `ix_survey_answer_counted` holds everything that this reads, in the order that it groups by.
    """
    answer = SurveyAnswer.c
    given = func.count()
    statement = (
        select(
            answer.version_id,
            answer.question,
            answer.choice,
            answer.number,
            given.label("given"),
            given.filter(answer.ordinal == 0).label("answered"),
        )
        .where(answer.version_id.in_(version_ids), answer.deleted_at.is_(None), answer.answered_on.is_not(None))
        .group_by(answer.version_id, answer.question, answer.choice, answer.number)
    )
    if first is not None:
        statement = statement.where(answer.answered_on >= first)
    if last is not None:
        statement = statement.where(answer.answered_on <= last)
    return reader.rows(statement)


def answers_to_export(
    reader: Reader, version_ids: Sequence[UUID], first: date | None, last: date | None
) -> Sequence[AnyRow]:
    """Return the answers that count for a period with their visits, the answers of a visit and question together."""
    answer = SurveyAnswer.c
    statement = (
        select(
            answer.visit_id,
            answer.version_id,
            answer.question,
            answer.instance,
            answer.ordinal,
            answer.choice,
            answer.number,
            answer.day,
            answer.text,
            answer.answered_on,
            Account.c.account_no,
            Account.c.name.label("account"),
            Account.c.segment,
            Person.c.name.label("person"),
        )
        .join(Visit, Visit.c.id == answer.visit_id)
        .join(Account, Account.c.id == Visit.c.account_id)
        .join(Person, Person.c.id == Visit.c.person_id)
        .where(answer.version_id.in_(version_ids), answer.deleted_at.is_(None), answer.answered_on.is_not(None))
        .order_by(
            answer.answered_on, answer.visit_id, answer.version_id, answer.question, answer.instance, answer.ordinal
        )
    )
    if first is not None:
        statement = statement.where(answer.answered_on >= first)
    if last is not None:
        statement = statement.where(answer.answered_on <= last)
    return reader.rows(statement)


def held_on_site(reader: Reader, since: date, topic: str) -> Sequence[AnyRow]:
    """Return the finished visits on site since a day with their ratings; `asks` says whether one had a topic."""
    asks = select(VisitTopic.c.id).where(
        VisitTopic.c.visit_id == Visit.c.id, VisitTopic.c.topic == topic, VisitTopic.c.deleted_at.is_(None)
    )
    return reader.rows(
        select(
            Visit.c.id,
            Visit.c.account_id,
            Visit.c.portfolio_id,
            Visit.c.held_on,
            Visit.c.satisfaction,
            Visit.c.recommend,
            asks.exists().label("asks"),
        )
        .where(
            Visit.c.held_on >= since,
            Visit.c.channel == Channel.ON_SITE,
            Visit.c.record_state.in_(COMPLETED_RECORDS),
            Visit.c.deleted_at.is_(None),
        )
        .order_by(Visit.c.held_on, Visit.c.id)
    )
