"""Where a task came from, so that the way back can be shown."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from crm.domain.changes import Kind
from crm.domain.tasks import TaskRow, TaskSource
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import Contact, ContactPhone, Feeder, Hazard, Interaction, Issue, Outage, Task, Visit, WorkOrder

Found = tuple[UUID | None, str | None, date | datetime | None]
"""Its account, what it is called, and when it was."""


def source_of(reader: Reader, row: TaskRow) -> TaskSource | None:
    """Return the row that a task came from; None when it was made by hand, or that row is gone."""
    kind, key = row.source_kind, row.source_id
    if kind is None and row.visit_id is not None:
        kind, key = Kind.VISIT, row.visit_id
    if kind is None:
        return None
    look = _LOOKS.get(kind)
    if look is None or key is None:
        return TaskSource(kind, key, row.account_id)
    found = look(reader, key)
    if found is None:
        return None
    account_id, title, when = found
    day = reader.clock.local(when).date() if isinstance(when, datetime) else when
    return TaskSource(kind, key, account_id or row.account_id, title or "", day)


def _visit(reader: Reader, key: UUID) -> Found | None:
    row = _one(reader, Visit, key, Visit.c.account_id, Visit.c.held_on, Visit.c.planned_on)
    return (row.account_id, None, row.held_on or row.planned_on) if row is not None else None


def _note(reader: Reader, key: UUID) -> Found | None:
    row = _one(reader, Interaction, key, Interaction.c.account_id, Interaction.c.text, Interaction.c.happened_at)
    return (row.account_id, row.text, row.happened_at) if row is not None else None


def _issue(reader: Reader, key: UUID) -> Found | None:
    row = _one(reader, Issue, key, Issue.c.account_id, Issue.c.text, Issue.c.raised_on)
    return (row.account_id, row.text, row.raised_on) if row is not None else None


def _hazard(reader: Reader, key: UUID) -> Found | None:
    row = _one(reader, Hazard, key, Hazard.c.account_id, Hazard.c.text, Hazard.c.found_on)
    return (row.account_id, row.text, row.found_on) if row is not None else None


def _order(reader: Reader, key: UUID) -> Found | None:
    row = _one(reader, WorkOrder, key, WorkOrder.c.account_id, WorkOrder.c.order_no, WorkOrder.c.received_at)
    return (row.account_id, row.order_no, row.received_at) if row is not None else None


def _contact(reader: Reader, key: UUID) -> Found | None:
    row = _one(reader, Contact, key, Contact.c.account_id, Contact.c.name)
    return (row.account_id, row.name, None) if row is not None else None


def _phone(reader: Reader, key: UUID) -> Found | None:
    contact_id = reader.scalar(select(ContactPhone.c.contact_id).where(ContactPhone.c.id == key))
    return _contact(reader, contact_id) if contact_id is not None else None


def _outage(reader: Reader, key: UUID) -> Found | None:
    outage = Outage.c
    row = reader.one(
        select(Feeder.c.number, Feeder.c.line_name, outage.actual_start, outage.planned_start)
        .select_from(Outage)
        .outerjoin(Feeder, Feeder.c.id == outage.feeder_id)
        .where(outage.id == key, outage.deleted_at.is_(None))
    )
    if row is None:
        return None
    name = " ".join(part for part in (row.number, row.line_name) if part)
    return None, name, row.actual_start or row.planned_start


def _task(reader: Reader, key: UUID) -> Found | None:
    row = _one(reader, Task, key, Task.c.account_id, Task.c.title, Task.c.due_on)
    return (row.account_id, row.title, row.due_on) if row is not None else None


_LOOKS: dict[str, Callable[[Reader, UUID], Found | None]] = {
    Kind.VISIT: _visit,
    Kind.INTERACTION: _note,
    Kind.ISSUE: _issue,
    Kind.HAZARD: _hazard,
    Kind.WORK_ORDER: _order,
    Kind.CONTACT: _contact,
    Kind.CONTACT_PHONE: _phone,
    Kind.OUTAGE: _outage,
    Kind.TASK: _task,
}


def _one(reader: Reader, table: Any, key: UUID, *columns: Any) -> AnyRow | None:
    return reader.one(select(*columns).where(table.c.id == key, table.c.deleted_at.is_(None)))
