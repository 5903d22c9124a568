"""How segments were served: closing of issues, first responses, notices of outages, and who answers for accounts."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from msgspec import Struct
from sqlalchemy import ColumnElement, String, and_, cast, exists, func, select

from crm.domain.clock import at_local
from crm.domain.codes import CLOSED_ISSUES, ImportanceGrade, IssueState, OutageState, Segment
from crm.domain.satisfaction import OpinionFilter
from crm.storage.people import owners
from crm.storage.reader import AnySelect, Reader
from crm.storage.satisfaction import Counted, Former, Make, counted, group_of, grouped, of_account, with_issue
from crm.storage.tables import Account, Issue, Outage, OutageAccount, OutageNotice, Portfolio


def closings(reader: Reader, wanted: OpinionFilter, former: Former) -> Iterator[Counted]:
    """Return (closed by the first deadline, closed, open past it) of issues raised in the period (domain.md 2.6)."""
    issue, today = Issue.c, reader.clock.today()
    is_closed = issue.state == IssueState.CLOSED
    counts = (
        func.count().filter(is_closed, issue.closed_on <= issue.original_due_on),
        func.count().filter(is_closed),
        func.count().filter(issue.state.not_in(CLOSED_ISSUES), issue.original_due_on < today),
    )
    make = _of_issues(wanted, issue.raised_on, counts)
    return counted(reader, make, former)


def first_responses(
    reader: Reader, wanted: OpinionFilter, former: Former
) -> Iterator[tuple[date, date | None, Counted]]:
    """Yield issues by the day they were raised and the day somebody took them on, None while nobody has.

    Issues that went on before it was written down who took them on tell nothing and are left out.
    """
    issue = Issue.c
    known = (issue.acknowledged_on.is_not(None)) | (issue.state == IssueState.NEW)
    month = cast(issue.raised_on, String)

    def make(columns: Sequence[Any], more: Sequence[ColumnElement[bool]]) -> AnySelect:
        base = _of_issues(wanted, issue.raised_on, (func.count(),), known)(columns, more)
        return base.add_columns(month, cast(issue.acknowledged_on, String)).group_by(month, issue.acknowledged_on)

    for segment, person, begin, count, raised, taken in reader.each(make((), ())):
        yield date.fromisoformat(raised), _day(taken), group_of(Segment(segment), person, begin, [count])
    for part in former.parts():
        rows = reader.each(make((Account.c.id,), (Account.c.id.in_(part),)))
        for account_id, segment, person, begin, count, raised, taken in rows:
            days = date.fromisoformat(raised), _day(taken)
            yield *days, group_of(Segment(segment), person, begin, [-count])
            yield *days, group_of(former.segments[account_id], person, begin, [count])


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _of_issues(wanted: OpinionFilter, day: Any, counts: Sequence[Any], *more: ColumnElement[bool]) -> Make:
    conditions = (Issue.c.deleted_at.is_(None), Issue.c.state != IssueState.CANCELLED, *more)
    return grouped(wanted, Issue.c.assignee_id, day, counts, conditions, with_issue)


class Reached(Struct, frozen=True):
    """An account that an outage reached, with (channel, moment) of the notices that arrived."""

    segment: Segment
    month: date
    type: str
    start: Any
    grade: ImportanceGrade
    told: tuple[tuple[str, Any], ...]


def outages_reaching(reader: Reader, wanted: OpinionFilter, former: Former, types: Sequence[str]) -> Iterator[Reached]:
    """Yield the accounts that outages of some types reached, which were planned to begin in the period."""
    zone = reader.clock.zone
    begin, end = at_local(wanted.first, zone=zone), at_local(wanted.last + timedelta(days=1), zone=zone)
    reached, notice = OutageAccount.c, OutageNotice.c
    told = and_(
        notice.outage_id == reached.outage_id,
        notice.account_id == reached.account_id,
        notice.delivered_at.is_not(None),
        notice.deleted_at.is_(None),
    )
    account = reached.id, Account.c.id, Account.c.segment, Account.c.importance_grade
    statement = (
        select(*account, Outage.c.type, Outage.c.planned_start, notice.channel, notice.delivered_at)
        .join(Outage, Outage.c.id == reached.outage_id)
        .join(Account, of_account(OutageAccount))
        .outerjoin(OutageNotice, told)
        .where(
            Outage.c.type.in_(types),
            Outage.c.state.not_in((OutageState.DRAFT, OutageState.CANCELLED, OutageState.POSTPONED)),
            Outage.c.planned_start >= begin,
            Outage.c.planned_start < end,
            Outage.c.deleted_at.is_(None),
            reached.deleted_at.is_(None),
            *_narrowed(reader, wanted),
        )
        .order_by(reached.id)
    )
    for _key, rows in groupby(reader.each(statement), itemgetter(0)):
        (_, account_id, segment, grade, kind, start, *first), *more = rows
        notices = tuple((channel, at) for channel, at in (first, *(row[-2:] for row in more)) if channel is not None)
        month = reader.clock.local(start).date().replace(day=1)
        was = former.segments.get(account_id, Segment(segment))
        yield Reached(was, month, kind, start, ImportanceGrade(grade), notices)


def _narrowed(reader: Reader, wanted: OpinionFilter) -> list[ColumnElement[bool]]:
    """Return the conditions of the accounts of a filter; those of a person are the ones in his or her books."""
    found: list[ColumnElement[bool]] = [Account.c.deleted_at.is_(None)]
    if wanted.area_id is not None:
        found.append(exists().where(Portfolio.c.id == Account.c.portfolio_id, Portfolio.c.area_id == wanted.area_id))
    if wanted.street is not None:
        found.append(Account.c.street_code == wanted.street)
    if wanted.person_id is not None:
        books = [key for key, (who, _name) in owners(reader, reader.clock.today()).items() if who == wanted.person_id]
        found.append(Account.c.portfolio_id.in_(books))
    return found


def account_counts(reader: Reader, wanted: OpinionFilter, former: Former) -> dict[Segment, tuple[int, int]]:
    """Return how many accounts each segment has, and how many of them nobody answers for today."""
    owned = owners(reader, reader.clock.today())
    known: dict[Segment, list[int]] = {}

    def add(segment: Segment, book: UUID, count: int) -> None:
        entry = known.setdefault(segment, [0, 0])
        entry[0] += count
        entry[1] += count if book not in owned else 0

    keys = (Account.c.segment, Account.c.portfolio_id)
    conditions = _narrowed(reader, wanted)
    for row in reader.rows(select(*keys, func.count()).where(*conditions).group_by(*keys)):
        add(Segment(row[0]), row[1], row[2])
    for part in former.parts():
        for account_id, segment, book in reader.rows(
            select(Account.c.id, *keys).where(*conditions, Account.c.id.in_(part))
        ):
            add(Segment(segment), book, -1)
            add(former.segments[account_id], book, 1)
    return {segment: (whole, alone) for segment, (whole, alone) in known.items() if whole}
