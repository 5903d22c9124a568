"""What hangs on accounts and counts today: supply points, coming visits, months of energy, open work."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, or_

from crm.domain.codes import CLOSED_ISSUES, OutageState, TaskState
from crm.storage.lists.parts import Condition
from crm.storage.tables import Issue, MonthlyUsage, Outage, OutageAccount, SupplyPoint, Task, Visit
from crm.storage.visits import PLANNED_STATES

Day = date | ColumnElement[Any]
"""A day, or a parameter for one."""


def coming_visits(today: Day) -> tuple[Condition, ...]:
    """Return the conditions of visits that are planned from a day on, also of those that wait for approval."""
    return (Visit.c.planned_on >= today, Visit.c.plan_state.in_(PLANNED_STATES), Visit.c.deleted_at.is_(None))


def open_tasks() -> tuple[Condition, ...]:
    """Return the conditions of tasks that wait."""
    return (Task.c.state == TaskState.OPEN, Task.c.deleted_at.is_(None), Task.c.account_id.is_not(None))


def open_issues() -> tuple[Condition, ...]:
    """Return the conditions of issues that are not closed."""
    return (Issue.c.state.not_in(CLOSED_ISSUES), Issue.c.deleted_at.is_(None))


def supplies_on(day: Day) -> tuple[Condition, ...]:
    """Return the conditions of supply points that count on a day."""
    return (
        SupplyPoint.c.deleted_at.is_(None),
        or_(SupplyPoint.c.starts_on.is_(None), SupplyPoint.c.starts_on <= day),
        or_(SupplyPoint.c.ends_on.is_(None), SupplyPoint.c.ends_on >= day),
    )


def months_between(first: Day, end: Day) -> tuple[Condition, ...]:
    """Return the conditions of months from one up to but not including another."""
    return (MonthlyUsage.c.month >= first, MonthlyUsage.c.month < end, MonthlyUsage.c.deleted_at.is_(None))


def last_twelve(today: date) -> tuple[date, date]:
    """Return the first of the last twelve whole months, and the month that is not whole yet."""
    return date(today.year - 1, today.month, 1), date(today.year, today.month, 1)


def open_outages() -> tuple[Condition, ...]:
    """Return the conditions of an account's part in an outage that runs or is announced."""
    states = (OutageState.RUNNING, OutageState.PUBLISHED)
    return (Outage.c.state.in_(states), Outage.c.deleted_at.is_(None), OutageAccount.c.deleted_at.is_(None))
