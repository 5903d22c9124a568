"""Issues and orders that are about an outage, or may be, and the visits that it makes due."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select

from crm.domain.codes import IssueState, IssueTopic
from crm.domain.outage_desk import Whose
from crm.storage.outages.reached import in_books
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import Account, Issue, OutageAccount, WorkOrder

TOPICS = (IssueTopic.OUTAGE, IssueTopic.NOTICE)


def issues(reader: Reader, outage_id: UUID, first: date, last: date) -> list[AnyRow]:
    """Return the issues of an outage, and those of its accounts about outages that belong to none, of some days."""
    issue = Issue.c
    near = (issue.raised_on >= first, issue.raised_on <= last, issue.topic.in_(TOPICS))
    columns = (issue.id, issue.version, issue.account_id, issue.raised_on, issue.text, issue.outage_id)
    return _found(reader, Issue, columns, outage_id, (*near, issue.state != IssueState.CANCELLED), issue.raised_on)


def orders(reader: Reader, outage_id: UUID, begin: datetime, end: datetime) -> list[AnyRow]:
    """Return the orders of an outage, and those of its accounts about outages that belong to none, between moments."""
    order = WorkOrder.c
    near = (order.received_at >= begin, order.received_at < end, order.topic.in_(TOPICS))
    columns = (order.id, order.version, order.account_id, order.received_at, order.text, order.outage_id)
    return _found(reader, WorkOrder, (*columns, order.order_no), outage_id, near, order.received_at)


def _found(
    reader: Reader, table: Any, columns: Iterable[Any], outage_id: UUID, near: Iterable[ColumnElement[bool]], order: Any
) -> list[AnyRow]:
    reached = OutageAccount.c
    whom = select(reached.account_id).where(reached.outage_id == outage_id, reached.deleted_at.is_(None))
    may_be = (table.c.outage_id.is_(None), table.c.account_id.in_(whom), *near)
    condition = or_(table.c.outage_id == outage_id, and_(*may_be))
    statement = (
        select(*columns, Account.c.name)
        .join(Account, Account.c.id == table.c.account_id)
        .where(condition, table.c.deleted_at.is_(None))
        .order_by(order, table.c.id)
    )
    return reader.rows(statement)


def duties(reader: Reader, outage_id: UUID, rule: str, whose: Whose) -> list[AnyRow]:
    """Return (account, name, due day) of the accounts of an outage whose next visit follows from a rule, by day."""
    whom = OutageAccount.c
    statement = (
        select(Account.c.id, Account.c.name, Account.c.due_on)
        .join(OutageAccount, whom.account_id == Account.c.id)
        .where(
            whom.outage_id == outage_id,
            whom.is_interrupted.is_(True),
            whom.deleted_at.is_(None),
            Account.c.duty_rule == rule,
            Account.c.due_on.is_not(None),
            *in_books(reader, whose),
        )
        .order_by(Account.c.due_on, Account.c.sort_key, Account.c.id)
    )
    return reader.rows(statement)
