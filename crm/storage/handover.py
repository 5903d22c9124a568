"""What a hand-over is made of: whose accounts are in which book, and what is still open on them."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select

from crm.domain.codes import CLOSED_ISSUES, GrantKind, PlanState, RecordState, TaskState
from crm.domain.handover import BookPart, OpenThing, OpenVisit
from crm.storage.base import AnyTable
from crm.storage.owner import in_parts
from crm.storage.people import owners
from crm.storage.reader import AnyRow, AnySelect, Reader
from crm.storage.tables import Account, Area, Issue, Person, Portfolio, PortfolioGrant, Task, Visit
from crm.storage.visits import PLANNED_STATES

Condition = ColumnElement[bool]


def accounts_of_book(reader: Reader, book_id: UUID) -> list[UUID]:
    """Return the accounts of a book in the order of their names."""
    statement = select(Account.c.id).where(Account.c.portfolio_id == book_id, Account.c.deleted_at.is_(None))
    return reader.scalars(statement.order_by(Account.c.sort_key, Account.c.id))


def book_parts(reader: Reader, account_ids: Iterable[UUID], on: date) -> list[BookPart]:
    """Return some accounts by the book that they are in, with who answers for it on a day; without those in the bin."""
    found: dict[UUID, list[UUID]] = {}
    for part in in_parts(account_ids):
        statement = select(Account.c.id, Account.c.portfolio_id)
        alive = statement.where(Account.c.id.in_(part), Account.c.deleted_at.is_(None))
        for row in reader.rows(alive.order_by(Account.c.sort_key, Account.c.id)):
            found.setdefault(row.portfolio_id, []).append(row.id)
    sizes = _sizes(reader, found)
    answering = owners(reader, on)
    wanted = (
        select(Portfolio.c.id, Portfolio.c.name, Portfolio.c.area_id, Area.c.name.label("area"))
        .join(Area, Area.c.id == Portfolio.c.area_id)
        .where(Portfolio.c.id.in_(list(found)))
        .order_by(Portfolio.c.name, Portfolio.c.id)
    )
    return [_book_part(row, found[row.id], sizes[row.id], answering.get(row.id)) for row in reader.rows(wanted)]


def _book_part(row: AnyRow, accounts: list[UUID], size: int, owner: tuple[UUID, str] | None) -> BookPart:
    key, name = owner if owner is not None else (None, "")
    return BookPart(row.id, row.name, row.area_id, row.area, tuple(accounts), len(accounts) == size, key, name)


def _sizes(reader: Reader, books: Iterable[UUID]) -> dict[UUID, int]:
    statement = select(Account.c.portfolio_id, func.count()).group_by(Account.c.portfolio_id)
    live = statement.where(Account.c.portfolio_id.in_(list(books)), Account.c.deleted_at.is_(None))
    return {row[0]: row[1] for row in reader.rows(live)}


def overdue(reader: Reader, account_ids: Iterable[UUID], today: date) -> int:
    """Return how many of some accounts are past their due day."""
    count = select(func.count()).select_from(Account)
    return sum(
        int(reader.scalar(count.where(Account.c.id.in_(part), Account.c.due_on < today)))
        for part in in_parts(account_ids)
    )


def planned_visits(reader: Reader, account_ids: Iterable[UUID]) -> list[OpenVisit]:
    """Return what anybody plans for some accounts and has not begun to write about, in the order of the days."""
    return list(_visits(reader, Visit.c.record_state == RecordState.NONE, account_ids))


def visits_begun(reader: Reader, account_ids: Iterable[UUID]) -> list[OpenVisit]:
    """Return what is planned for some accounts and has a record that is not finished."""
    return list(_visits(reader, Visit.c.record_state == RecordState.DRAFT, account_ids))


def visits_of(reader: Reader, person_id: UUID, days: Iterable[date]) -> list[OpenVisit]:
    """Return what a person plans for some days."""
    wanted = sorted(set(days))
    if not wanted:
        return []
    own = (Visit.c.person_id == person_id, Visit.c.planned_on.in_(wanted), Visit.c.plan_state.in_(PLANNED_STATES))
    return [_visit(row) for row in reader.rows(_base_visits().where(*own))]


def _visits(reader: Reader, state: Condition, account_ids: Iterable[UUID]) -> Iterator[OpenVisit]:
    for part in in_parts(account_ids):
        open_ones = (Visit.c.account_id.in_(part), Visit.c.plan_state.in_(PLANNED_STATES), state)
        yield from map(_visit, reader.rows(_base_visits().where(*open_ones)))


def _base_visits() -> AnySelect:
    visit = Visit.c
    columns = (visit.id, visit.version, visit.account_id, Account.c.name, visit.person_id, visit.planned_on)
    return (
        select(*columns, visit.planned_start, visit.planned_end, visit.plan_state, visit.is_fixed)
        .join(Account, Account.c.id == visit.account_id)
        .where(visit.deleted_at.is_(None))
        .order_by(visit.planned_on, visit.planned_start, visit.id)
    )


def _visit(row: AnyRow) -> OpenVisit:
    return OpenVisit(
        row.id,
        row.version,
        row.account_id,
        row.name,
        row.person_id,
        row.planned_on,
        row.planned_start,
        row.planned_end,
        PlanState(row.plan_state),
        row.is_fixed,
    )


def open_tasks(reader: Reader, account_ids: Iterable[UUID], people: Iterable[UUID]) -> list[OpenThing]:
    """Return the open tasks of some accounts that some people have to do."""
    return _things(reader, Task, account_ids, Task.c.state == TaskState.OPEN, Task.c.assignee_id.in_(list(people)))


def tasks_given_away(reader: Reader, account_ids: Iterable[UUID], people: Iterable[UUID]) -> list[OpenThing]:
    """Return the tasks of some accounts that some people gave to others, open or waiting for a look."""
    waits = or_(Task.c.state == TaskState.OPEN, Task.c.returned_at.is_not(None))
    return _things(reader, Task, account_ids, waits, Task.c.delegated_by.in_(list(people)))


def open_issues(reader: Reader, account_ids: Iterable[UUID], people: Iterable[UUID]) -> list[OpenThing]:
    """Return the issues of some accounts that are not closed and that some people work on."""
    is_open = Issue.c.state.not_in(CLOSED_ISSUES)
    return _things(reader, Issue, account_ids, is_open, Issue.c.assignee_id.in_(list(people)))


def unassigned(reader: Reader, account_ids: Iterable[UUID]) -> tuple[int, int]:
    """Return how many open tasks and issues of some accounts are nobody's."""
    accounts = list(account_ids)
    tasks = _things(reader, Task, accounts, Task.c.state == TaskState.OPEN, Task.c.assignee_id.is_(None))
    issues = _things(reader, Issue, accounts, Issue.c.state.not_in(CLOSED_ISSUES), Issue.c.assignee_id.is_(None))
    return len(tasks), len(issues)


def _things(reader: Reader, table: AnyTable, account_ids: Iterable[UUID], *conditions: Condition) -> list[OpenThing]:
    names = ["id", "version", "account_id", "due_on", "assignee_id", *(["delegated_by"] if table is Task else [])]
    columns: list[Any] = [table.c[name] for name in names]
    found: list[OpenThing] = []
    for part in in_parts(account_ids):
        statement = select(*columns).where(table.c.account_id.in_(part), table.c.deleted_at.is_(None), *conditions)
        found += [OpenThing(*row) for row in reader.rows(statement.order_by(table.c.due_on, table.c.id))]
    return found


def own_book(reader: Reader, person_id: UUID, area_id: UUID, on: date) -> UUID | None:
    """Return the book of a supply unit that a person owns on a day, a whole one before a part."""
    statement = (
        select(Portfolio.c.id)
        .join(PortfolioGrant, PortfolioGrant.c.portfolio_id == Portfolio.c.id)
        .where(
            Portfolio.c.area_id == area_id,
            Portfolio.c.deleted_at.is_(None),
            PortfolioGrant.c.person_id == person_id,
            PortfolioGrant.c.kind == GrantKind.OWNER,
            PortfolioGrant.c.deleted_at.is_(None),
            PortfolioGrant.c.starts_on <= on,
            PortfolioGrant.c.ends_on.is_(None),
        )
        .order_by(Portfolio.c.part_of_id.is_not(None), Portfolio.c.name, Portfolio.c.id)
    )
    found: UUID | None = reader.scalar(statement)
    return found


def former_holders(reader: Reader, on: date) -> list[AnyRow]:
    """Return (book_id, person_id, person) of everybody whose time with a book was over before a day and who has none
    now or later."""
    grant, later = PortfolioGrant.c, PortfolioGrant.alias("later")
    returns = select(later.c.id).where(
        later.c.portfolio_id == grant.portfolio_id,
        later.c.person_id == grant.person_id,
        later.c.deleted_at.is_(None),
        or_(later.c.ends_on.is_(None), later.c.ends_on >= on),
    )
    statement = (
        select(grant.portfolio_id.label("book_id"), grant.person_id, Person.c.name.label("person"))
        .join(Person, Person.c.id == grant.person_id)
        .join(Portfolio, Portfolio.c.id == grant.portfolio_id)
        .where(grant.ends_on < on, grant.deleted_at.is_(None), Portfolio.c.deleted_at.is_(None), ~returns.exists())
        .distinct()
        .order_by(Person.c.name, grant.person_id, grant.portfolio_id)
    )
    return reader.rows(statement)


def live_person(reader: Reader, person_id: UUID) -> AnyRow | None:
    """Return name and supply unit of a person who still works here."""
    columns = (Person.c.id, Person.c.name, Person.c.area_id)
    return reader.one(select(*columns).where(Person.c.id == person_id, Person.c.deleted_at.is_(None)))
