"""A page of the list of visits."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, select, type_coerce

from crm.domain.codes import Channel, PlanState, RecordState, Segment, TaskState, Topic
from crm.domain.list_rows import VisitItem
from crm.storage.lists.around_accounts import open_issues
from crm.storage.lists.parts import Condition
from crm.storage.people import owners
from crm.storage.reader import AnySelect, Reader
from crm.storage.tables import Account, Contact, Issue, Person, Task, Visit, VisitTopic
from crm.storage.types import StoredId, id_of

TOPIC_PLACES = {str(topic): place for place, topic in enumerate(Topic)}


def rows(reader: Reader, ids: Sequence[UUID]) -> list[VisitItem]:
    """Return the visits of a page in the order of the ids; ids that are gone are left out."""
    if not ids:
        return []
    around = _Around(reader, ids)
    by_id = {item.id: item for item in map(around.item, around.ask(_page()))}
    return [by_id[each] for each in ids if each in by_id]


class _Around:
    """What hangs on the visits of a page, by their keys as they are stored."""

    def __init__(self, reader: Reader, ids: Sequence[UUID]) -> None:
        self._reader, self._ids = reader, ids
        self._managers = owners(reader, reader.clock.today())
        grouped = groupby(self.ask(_topics()), itemgetter(0))
        self._topics = {stored: _in_order(row[1] for row in of_one) for stored, of_one in grouped}
        self._issues = dict(map(tuple, self.ask(_counts(False))))
        self._tasks = dict(map(tuple, self.ask(_counts(True))))

    def ask(self, statement: AnySelect) -> Sequence[Any]:
        """Return the rows of a prepared statement for this page."""
        return self._reader.connection.execute(statement, {"ids": self._ids}).all()

    def item(self, row: Any) -> VisitItem:
        """Return a visit with all that hangs on it."""
        stored, version, account_id, account, account_no, segment, district, person_id, person, *rest = row
        channel, plan_state, record_state, *when_and_what = rest
        manager = self._managers.get(row.portfolio_id, (None, None))[1]
        promises = self._issues.get(stored, 0) + self._tasks.get(stored, 0)
        who = (id_of(stored), version, account_id, account, account_no, Segment(segment), district, person_id, person)
        states = (Channel(channel), PlanState(plan_state), RecordState(record_state))
        around = (manager, _hours(row), self._topics.get(stored, ()), promises)
        return VisitItem._make((*who, *states, *when_and_what, *around))


def _hours(row: Any) -> float | None:
    """Return the hours on site, else the planned ones, to the second as the filter counts them."""
    for first, last in ((row.arrived_at, row.left_at), (row.planned_start, row.planned_end)):
        if first is not None and last is not None:
            return (int(last.timestamp()) - int(first.timestamp())) / 3600
    return None


def _in_order(topics: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(topics, key=lambda each: TOPIC_PLACES.get(each, len(TOPIC_PLACES))))


def open_tasks_of_visits() -> tuple[Condition, ...]:
    """Return the conditions of tasks that came from a visit and wait."""
    return (Task.c.state == TaskState.OPEN, Task.c.deleted_at.is_(None), Task.c.visit_id.is_not(None))


# The statements are built once each: for a page that costs more than to answer them.
@cache
def _page() -> AnySelect:
    contact = (
        select(Contact.c.name)
        .where(Contact.c.account_id == Visit.c.account_id, Contact.c.deleted_at.is_(None))
        .order_by(Contact.c.call_order, Contact.c.sort_key, Contact.c.id)
        .limit(1)
        .scalar_subquery()
    )
    return (
        select(
            type_coerce(Visit.c.id, StoredId),
            Visit.c.version,
            Visit.c.account_id,
            Account.c.name.label("account"),
            Account.c.account_no,
            Account.c.segment,
            Account.c.district_code,
            Visit.c.person_id,
            Person.c.name.label("person"),
            Visit.c.channel,
            Visit.c.plan_state,
            Visit.c.record_state,
            Visit.c.planned_on,
            Visit.c.planned_start,
            Visit.c.planned_end,
            Visit.c.held_on,
            Visit.c.arrived_at,
            Visit.c.left_at,
            Visit.c.purpose,
            Visit.c.is_fixed,
            Visit.c.satisfaction,
            Visit.c.recommend,
            Visit.c.next_visit_on,
            Visit.c.content,
            Visit.c.updated_at,
            contact.label("contact"),
            Visit.c.portfolio_id,
        )
        .join(Account, Account.c.id == Visit.c.account_id)
        .join(Person, Person.c.id == Visit.c.person_id)
        .where(Visit.c.id.in_(bindparam("ids", expanding=True)), Visit.c.deleted_at.is_(None))
    )


@cache
def _topics() -> AnySelect:
    return (
        select(type_coerce(VisitTopic.c.visit_id, StoredId), VisitTopic.c.topic)
        .where(VisitTopic.c.visit_id.in_(bindparam("ids", expanding=True)), VisitTopic.c.deleted_at.is_(None))
        .order_by(VisitTopic.c.visit_id)
    )


@cache
def _counts(tasks: bool) -> AnySelect:
    table, conditions = (Task, open_tasks_of_visits()) if tasks else (Issue, open_issues())
    of_page = table.c.visit_id.in_(bindparam("ids", expanding=True))
    counted = select(type_coerce(table.c.visit_id, StoredId), func.count()).where(of_page, *conditions)
    return counted.group_by(table.c.visit_id)
