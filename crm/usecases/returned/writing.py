"""Writing what came back, row by row, by the same verbs as everywhere else."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from crm.domain.changes import Kind
from crm.domain.codes import IssueTopic, OrderChannel, PlanState, RecordState, TaskState
from crm.domain.errors import Invalid
from crm.domain.lists import ListKind
from crm.domain.messages import sentence
from crm.domain.orders import KeyedOrder
from crm.domain.returned import Stamp
from crm.domain.tasks import check_due
from crm.storage import duty, issues, orders
from crm.storage.searchable import reindex
from crm.storage.tables import Issue, Visit
from crm.storage.unit import UnitOfWork
from crm.storage.visits import visit_row
from crm.usecases.accounts import edit_account
from crm.usecases.contacts import edit_contact
from crm.usecases.orders import change_order
from crm.usecases.tasks import edit_task, tick_task
from crm.usecases.visits import move_visit

Values = Mapping[str, Any]


def write_row(work: UnitOfWork, stamp: Stamp, row_id: UUID, version: int, values: Values) -> None:
    """Write columns of a row of which `version` was exported; raises what the list's own verbs raise.

    A visit that moves gives as its reason, in the list's language, that the list came back.
    """
    if stamp.kind is ListKind.VISITS:
        _visit(work, row_id, version, values, sentence("returned.moved", stamp.language, {}))
    else:
        _WRITERS[stamp.kind](work, row_id, version, values)


def _account(work: UnitOfWork, row_id: UUID, version: int, values: Values) -> None:
    edit_account(work, row_id, version, **values)


def _contact(work: UnitOfWork, row_id: UUID, version: int, values: Values) -> None:
    edit_contact(work, row_id, version, **values)


def _issue(work: UnitOfWork, row_id: UUID, version: int, values: Values) -> None:
    """Only the words of what is open still: every step has its own page."""
    row = issues.issue(work, row_id)
    if not row.is_open:
        raise Invalid("returned.issue_closed")
    work.update(Issue, row_id, version, **values)
    reindex(work, Kind.ISSUE, [row_id])
    duty.refresh(work, [row.account_id])


def _task(work: UnitOfWork, row_id: UUID, version: int, values: Values) -> None:
    plain = {name: value for name, value in values.items() if name != "state"}
    if "due_on" in plain:
        check_due(plain["due_on"])
    if plain:
        version = edit_task(work, row_id, version, **plain)
    state = values.get("state")
    if state is TaskState.CANCELLED:
        raise Invalid("returned.task_cancelled")
    if state is not None:
        tick_task(work, row_id, version, state is TaskState.DONE)


def _order(work: UnitOfWork, row_id: UUID, version: int, values: Values) -> None:
    row = orders.order(work, row_id)
    draft = KeyedOrder(
        row.order_no, row.type, row.subtype, row.received_at, row.text, row.topic, row.channel, row.caller
    )
    topic: IssueTopic = values.get("topic", draft.topic)
    channel: OrderChannel | None = values.get("channel", draft.channel)
    change_order(
        work, row_id, version, replace(draft, text=values.get("text", draft.text), topic=topic, channel=channel)
    )


def _visit(work: UnitOfWork, row_id: UUID, version: int, values: Values, reason: str) -> None:
    """Only what is planned still: a record is written and reviewed on its own page."""
    row = visit_row(work, row_id)
    if row.plan_state in (PlanState.DONE, PlanState.CANCELLED) or row.record_state is not RecordState.NONE:
        raise Invalid("returned.visit_held")
    if "planned_on" in values:
        start, end = _moved(work, row, values["planned_on"])
        if start != row.start:
            version = move_visit(work, row_id, version, start, end, reason)
    if "purpose" in values:
        work.update(Visit, row_id, version, purpose=values["purpose"])


def _moved(work: UnitOfWork, row: Any, day: date) -> tuple[datetime, datetime]:
    """Return the same hours on another day."""
    if row.start is None or row.end is None:
        raise Invalid("returned.no_hours")
    if day < work.clock.today():
        raise Invalid("returned.past_day", day=day.isoformat())
    by = timedelta(days=(day - work.clock.local(row.start).date()).days)
    return row.start + by, row.end + by


_WRITERS: Mapping[ListKind, Callable[[UnitOfWork, UUID, int, Values], None]] = {
    ListKind.ACCOUNTS: _account,
    ListKind.CONTACTS: _contact,
    ListKind.TASKS: _task,
    ListKind.ISSUES: _issue,
    ListKind.ORDERS: _order,
}
