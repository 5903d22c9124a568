"""What customers said, and how they were served, counted by segment, person and month in a handful of statements."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from msgspec import Struct
from sqlalchemy import ColumnElement, String, cast, func, select, type_coerce

from crm.domain.codes import (
    COMPLETED_RECORDS,
    Channel,
    IssueState,
    Segment,
)
from crm.domain.satisfaction import OpinionFilter
from crm.storage.reader import AnySelect, Reader
from crm.storage.segments import former_segments
from crm.storage.tables import (
    Account,
    Issue,
    Portfolio,
    SurveyAnswer,
    SurveyVersion,
    Visit,
)
from crm.storage.types import StoredId, id_of

CSAT, NPS = "csat", "nps"
"""The names of the questions that count, in every form that asks them (resources/forms/satisfaction.xlsx)."""
PART = 900
Make = Callable[..., AnySelect]


class Counted(Struct, frozen=True):
    """One group: counts of a segment, a person and a month; negative where accounts had another segment then."""

    segment: Segment
    person_id: UUID | None
    month: date
    counts: tuple[int, ...]


class Former:
    """The segments that accounts had at the end of a period, for counts that must not change afterwards."""

    def __init__(self, reader: Reader, last: date) -> None:
        known = former_segments(reader, last) if last < reader.clock.today() else {}
        self.segments: Mapping[UUID, Segment] = known
        self._keys = list(known)

    def parts(self) -> Iterator[list[UUID]]:
        """Return the accounts in parts that a statement can name."""
        for start in range(0, len(self._keys), PART):
            yield self._keys[start : start + PART]


def counted(reader: Reader, make: Make, former: Former) -> Iterator[Counted]:
    """Return the groups of a statement; `make` adds columns before (segment, person, month, counts) and conditions."""
    for segment, person, month, *counts in reader.each(make((), ())):
        yield group_of(Segment(segment), person, month, counts)
    for part in former.parts():
        for account_id, segment, person, month, *counts in reader.each(
            make((Account.c.id,), (Account.c.id.in_(part),))
        ):
            yield group_of(Segment(segment), person, month, [-(each or 0) for each in counts])
            yield group_of(former.segments[account_id], person, month, counts)


def group_of(segment: Segment, person: Any, month: str, counts: Sequence[int | None]) -> Counted:
    """Return a group; the thousands of them share a few people and months."""
    who = _same_id(person) if person is not None else None
    return Counted(segment, who, _begin(month[:7]), tuple(each or 0 for each in counts))


_same_id = lru_cache(maxsize=1_000)(id_of)


@lru_cache(maxsize=1_000)
def _begin(month: str) -> date:
    return date.fromisoformat(f"{month}-01")


def _month(column: Any) -> ColumnElement[str]:
    return func.substr(cast(column, String), 1, 7)


def grouped(
    wanted: OpinionFilter,
    person: Any,
    day: Any,
    counts: Sequence[Any],
    conditions: Sequence[ColumnElement[bool]],
    joined: Callable[[AnySelect], AnySelect],
) -> Make:
    """Return what makes a statement of groups over accounts of the filter."""
    month = _month(day)
    narrowed = [Account.c.deleted_at.is_(None), day >= wanted.first, day <= wanted.last, *conditions]
    if wanted.person_id is not None:
        narrowed.append(person == wanted.person_id)
    if wanted.area_id is not None:
        book = select(Portfolio.c.id).where(Portfolio.c.area_id == wanted.area_id)
        narrowed.append(Account.c.portfolio_id.in_(book))
    if wanted.street is not None:
        narrowed.append(Account.c.street_code == wanted.street)

    def make(columns: Sequence[Any], more: Sequence[ColumnElement[bool]]) -> AnySelect:
        keys = (*columns, Account.c.segment, type_coerce(person, StoredId), month)
        return joined(select(*keys, *counts)).where(*narrowed, *more).group_by(*keys)

    return make


def of_account(table: Any) -> ColumnElement[bool]:
    """Return what joins the account of a row."""
    condition: ColumnElement[bool] = Account.c.id == table.c.account_id
    return condition


def with_visit(found: AnySelect) -> AnySelect:
    """Join the account of a visit."""
    return found.join(Account, of_account(Visit))


def with_issue(found: AnySelect) -> AnySelect:
    """Join the account of an issue."""
    return found.join(Account, of_account(Issue))


def visit_opinions(reader: Reader, wanted: OpinionFilter, former: Former) -> Iterator[Counted]:
    """Return (visits, rated, points, satisfied, promoters, passives, detractors) of records on site, then of others."""
    visit = Visit.c
    held = (visit.record_state.in_(COMPLETED_RECORDS), visit.deleted_at.is_(None))
    on_site, apart = visit.channel == Channel.ON_SITE, visit.channel != Channel.ON_SITE
    counts = (*_visit_counts(on_site), *_visit_counts(apart))
    return counted(reader, grouped(wanted, visit.person_id, visit.held_on, counts, held, with_visit), former)


def _visit_counts(channel: ColumnElement[bool]) -> tuple[ColumnElement[Any], ...]:
    stars, likely = Visit.c.satisfaction, Visit.c.recommend
    return (
        func.count().filter(channel),
        func.count(stars).filter(channel),
        func.sum(stars).filter(channel),
        func.count().filter(channel, stars >= 4),
        func.count().filter(channel, likely >= 9),
        func.count().filter(channel, likely >= 7, likely < 9),
        func.count().filter(channel, likely < 7),
    )


def survey_opinions(reader: Reader, wanted: OpinionFilter, former: Former) -> Iterator[Counted]:
    """Return (rated, points, satisfied, promoters, passives, detractors) of the answers to `csat` and `nps`."""
    answer = SurveyAnswer.c
    rates, likely = answer.question == CSAT, answer.question == NPS
    counts = (
        func.count().filter(rates),
        func.sum(answer.number).filter(rates),
        func.count().filter(rates, answer.number >= 4),
        func.count().filter(likely, answer.number >= 9),
        func.count().filter(likely, answer.number >= 7, answer.number < 9),
        func.count().filter(likely, answer.number < 7),
    )
    versions = reader.scalars(select(SurveyVersion.c.id).where(SurveyVersion.c.deleted_at.is_(None)))
    given = (
        answer.version_id.in_(versions),
        answer.question.in_((CSAT, NPS)),
        answer.number >= 0,
        answer.deleted_at.is_(None),
    )

    def joined(found: AnySelect) -> AnySelect:
        return with_visit(found.join(Visit, Visit.c.id == answer.visit_id))

    return counted(reader, grouped(wanted, Visit.c.person_id, answer.answered_on, counts, given, joined), former)


def call_backs(reader: Reader, wanted: OpinionFilter, former: Former) -> Iterator[Counted]:
    """Return (asked, content): issues by the customer's last word; content is who let the issue be closed."""
    issue = Issue.c
    counts = (func.count(), func.count().filter(issue.state == IssueState.CLOSED))
    conditions = (issue.deleted_at.is_(None), issue.state != IssueState.CANCELLED)
    make = grouped(
        wanted,
        issue.assignee_id,
        issue.confirmed_on,
        counts,
        conditions,
        with_issue,
    )
    return counted(reader, make, former)
