"""Reading appointments."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from crm.domain.appointments import Appointment, AppointmentKind
from crm.storage.conflicts import missing
from crm.storage.reader import AnyRow, AnySelect, Reader
from crm.storage.tables import Appointment as AppointmentTable
from crm.storage.tables import Person

_KINDS = {kind.value: kind for kind in AppointmentKind}


def between(reader: Reader, person_id: UUID | None, start: datetime, end: datetime) -> list[Appointment]:
    """Return the appointments that touch a span, of one person or of everybody, in the order of their beginning."""
    table = AppointmentTable.c
    statement = _base().where(table.starts_at < end, table.ends_at > start)
    if person_id is not None:
        statement = statement.where(table.person_id == person_id)
    return [_row(row) for row in reader.rows(statement.order_by(table.starts_at, table.id))]


def appointment(reader: Reader, appointment_id: UUID) -> Appointment:
    """Return one appointment; raises NotFound("appointment.gone")."""
    row = reader.one(_base().where(AppointmentTable.c.id == appointment_id))
    if row is None:
        raise missing(reader, AppointmentTable, appointment_id, "appointment.gone")
    return _row(row)


def of_series(reader: Reader, series_id: UUID) -> list[Appointment]:
    """Return the appointments of a series in their order."""
    table = AppointmentTable.c
    statement = _base().where(table.series_id == series_id).order_by(table.starts_at, table.id)
    return [_row(row) for row in reader.rows(statement)]


def imported(reader: Reader, person_id: UUID) -> list[Appointment]:
    """Return a person's appointments that came from calendar files."""
    table = AppointmentTable.c
    statement = _base().where(table.person_id == person_id, table.calendar_uid.is_not(None))
    return [_row(row) for row in reader.rows(statement.order_by(table.starts_at, table.id))]


def _base() -> AnySelect:
    return (
        select(AppointmentTable, Person.c.name.label("person"))
        .join(Person, Person.c.id == AppointmentTable.c.person_id)
        .where(AppointmentTable.c.deleted_at.is_(None))
    )


def _row(row: AnyRow) -> Appointment:
    return Appointment(
        row.id,
        row.version,
        row.person_id,
        row.person,
        row.title,
        _KINDS.get(row.kind, AppointmentKind.OTHER),
        row.starts_at,
        row.ends_at,
        row.is_all_day,
        row.place or "",
        row.note or "",
        row.lon,
        row.lat,
        row.repeat_rule,
        row.series_id,
        row.calendar_uid,
        row.is_free,
    )
