"""What goes into calendar files, and what the UIDs of files name."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select

from crm.storage.owner import in_parts
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import Account, Appointment, Contact, Visit


def visits_out(reader: Reader, person_id: UUID, first: date, last: date) -> Sequence[AnyRow]:
    """Return a person's visits planned for the days from first to last, cancelled ones too, in order of time."""
    contact = (
        select(Contact.c.name)
        .where(Contact.c.account_id == Visit.c.account_id, Contact.c.deleted_at.is_(None))
        .order_by(Contact.c.call_order)
        .limit(1)
        .scalar_subquery()
    )
    statement = (
        select(
            Visit.c.id,
            Visit.c.version,
            Visit.c.updated_at,
            Visit.c.planned_on,
            Visit.c.planned_start,
            Visit.c.planned_end,
            Visit.c.plan_state,
            Visit.c.purpose,
            Account.c.name,
            Account.c.address,
            Account.c.district_code,
            contact.label("contact"),
        )
        .join(Account, Account.c.id == Visit.c.account_id)
        .where(
            Visit.c.person_id == person_id,
            Visit.c.planned_on >= first,
            Visit.c.planned_on <= last,
            Visit.c.deleted_at.is_(None),
        )
        .order_by(Visit.c.planned_on, Visit.c.planned_start, Visit.c.id)
    )
    return reader.rows(statement)


def appointments_out(reader: Reader, person_id: UUID, start: datetime, end: datetime) -> Sequence[AnyRow]:
    """Return a person's appointments that touch a span and did not come from a calendar file themselves."""
    table = Appointment.c
    statement = select(Appointment).where(
        table.person_id == person_id,
        table.starts_at < end,
        table.ends_at > start,
        table.calendar_uid.is_(None),
        table.deleted_at.is_(None),
    )
    return reader.rows(statement.order_by(table.starts_at, table.id))


def visits_known(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, datetime | None]:
    """Return when visits begin that were ever here, deleted and cancelled ones too, by key."""
    found: dict[UUID, datetime | None] = {}
    for part in in_parts(list(ids)):
        found |= {
            row[0]: row[1] for row in reader.rows(select(Visit.c.id, Visit.c.planned_start).where(Visit.c.id.in_(part)))
        }
    return found


def appointments_known(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, datetime | None]:
    """Return when appointments begin that were ever here, deleted ones too, by key."""
    table = Appointment.c
    found: dict[UUID, datetime | None] = {}
    for part in in_parts(list(ids)):
        found |= {row[0]: row[1] for row in reader.rows(select(table.id, table.starts_at).where(table.id.in_(part)))}
    return found
