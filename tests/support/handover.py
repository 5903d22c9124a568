"""Bureaus in which accounts are handed over, and what tests see of them before and after."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from msgspec import Struct
from sqlalchemy import select

from crm.domain.codes import Channel, GrantKind, IssueState, IssueTopic, Role
from crm.domain.handover import HandOver, HandOverPlan
from crm.domain.undo import UndoSteps
from crm.storage import duty
from crm.storage.store import Store
from crm.storage.tables import Account, Issue, Person, Portfolio, PortfolioGrant, Task, Visit
from crm.storage.unit import UnitOfWork
from crm.usecases import visits
from crm.usecases.handover import hand_over, hand_over_plan
from tests.support.build import DAY, Bureau, account, at, bureau

TOMORROW, NEXT_WEEK, LATER = (DAY + timedelta(days=by) for by in (1, 7, 30))
OWNER, SUBSTITUTE = GrantKind.OWNER, GrantKind.SUBSTITUTE
ROWS = (Account, Visit, Task, Issue, Portfolio, PortfolioGrant)
STAMPS = {"version", "updated_at", "updated_by"}


class World(Struct, frozen=True):
    """A bureau with a third person, who has a book too, and accounts with something open."""

    home: Bureau
    third_id: UUID
    third_book: UUID
    accounts: tuple[UUID, ...]


def world(work: UnitOfWork, count: int = 3) -> World:
    home = bureau(work)
    third = work.insert(Person, name="苏演示", sort_key="su", role=Role.MANAGER, area_id=home.area_id)
    book = work.insert(Portfolio, name="甲 · 苏", area_id=home.area_id)
    work.insert(PortfolioGrant, portfolio_id=book, person_id=third, kind=OWNER, starts_on=date(2026, 1, 1))
    made = World(home, third, book, tuple(account(work, home, f"99000000000{number:02}") for number in range(count)))
    duty.refresh(work, made.accounts)
    return made


def issue(work: UnitOfWork, there: World, account_id: UUID, person_id: UUID | None, **values: Any) -> UUID:
    book = work.scalar(select(Account.c.portfolio_id).where(Account.c.id == account_id))
    row = {"topic": IssueTopic.BILL, "text": "演示诉求", "state": IssueState.NEW, "raised_on": DAY, **values}
    if row["state"] is IssueState.CLOSED:
        row.update(dict.fromkeys(("result", "responsible_unit", "evidence", "confirmed_by"), "已答复"))
        row.update(closed_on=DAY, confirmed_on=DAY, confirmed_channel=Channel.PHONE)
    return work.insert(Issue, account_id=account_id, portfolio_id=book, assignee_id=person_id, **row)


def plan(work: UnitOfWork, there: World, place: int, day: date, hour: int = 14, who: UUID | None = None) -> UUID:
    span = (at(hour, day=day), at(hour + 1, day=day))
    return visits.plan_visit(work, there.accounts[place], who or there.home.manager_id, *span)


def whole(there: World, kind: GrantKind, first: date = DAY, last: date | None = None) -> HandOver:
    return HandOver(there.third_id, kind, first, last, book_id=there.home.book_id)


def some(there: World, kind: GrantKind, *places: int, first: date = DAY, last: date | None = None) -> HandOver:
    return HandOver(there.third_id, kind, first, last, account_ids=tuple(there.accounts[place] for place in places))


def give(store: Store, wish: HandOver) -> tuple[HandOverPlan, UndoSteps]:
    """Hand over and see that the preview said the same."""
    with store.read() as reader:
        preview = hand_over_plan(reader, wish)
    with store.change() as work:
        done = hand_over(work, wish)
        steps = work.undo
    assert done == preview
    return done, steps


def person_of(store: Store, table: Any, row_id: UUID) -> Any:
    column = table.c.person_id if table is Visit else table.c.assignee_id
    with store.read() as reader:
        return reader.scalar(select(column).where(table.c.id == row_id))


def book_of(store: Store, account_id: UUID) -> Any:
    with store.read() as reader:
        return reader.scalar(select(Account.c.portfolio_id).where(Account.c.id == account_id))


def rows(store: Store) -> dict[tuple[str, UUID], dict[str, Any]]:
    """Return every live row of what a hand-over touches, without its version and stamps of change."""
    found = {}
    with store.read() as reader:
        for table in ROWS:
            for row in reader.rows(select(table).where(table.c.deleted_at.is_(None))):
                found[table.name, row.id] = {key: row._mapping[key] for key in row._mapping if key not in STAMPS}
    return found
