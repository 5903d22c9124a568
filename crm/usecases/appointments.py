"""Appointments that are no visits: adding, changing and removing one, the following ones or all of a series."""

from datetime import datetime
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from crm.domain.appointments import Appointment, AppointmentDraft, Reach, Shift, check_draft
from crm.domain.ids import new_id
from crm.domain.repeats import Pattern, on_day
from crm.planning.series import AHEAD, Occurrence, reached, shifted, spans
from crm.storage import appointments as store
from crm.storage.calendar import work_calendar
from crm.storage.reader import Reader
from crm.storage.tables import Appointment as AppointmentTable
from crm.storage.unit import UnitOfWork


def appointments_between(reader: Reader, person_id: UUID | None, start: datetime, end: datetime) -> list[Appointment]:
    """Return the appointments that touch a span, of one person or of everybody."""
    return store.between(reader, person_id, start, end)


def appointment(reader: Reader, appointment_id: UUID) -> Appointment:
    """Return one appointment; raises NotFound("appointment.gone")."""
    return store.appointment(reader, appointment_id)


def add_appointment(work: UnitOfWork, draft: AppointmentDraft, pattern: Pattern | None = None) -> list[UUID]:
    """Add an appointment, or a series; return the keys in their order.

    Raises as `check_draft` does, Invalid("repeat.unreadable") and Invalid("repeat.until_before_start").
    """
    checked = check_draft(draft)
    if pattern is None:
        return [work.insert(AppointmentTable, **_columns(checked))]
    series, rule = new_id(), on_day(pattern, work.clock.local(checked.start).date()).rule()
    found = _spans(work, checked.person_id, checked.start, checked.end, pattern)
    rows = [
        {**_columns(checked), "starts_at": start, "ends_at": end, "repeat_rule": rule, "series_id": series}
        for start, end in found
    ]
    return work.insert_many(AppointmentTable, rows)


def days_of_pattern(
    reader: Reader, person_id: UUID, start: datetime, end: datetime, pattern: Pattern
) -> list[datetime]:
    """Return when the appointments of a pattern would begin, so that they can be shown before."""
    return [begin for begin, _end in _spans(reader, person_id, start, end, pattern)]


def touched(
    reader: Reader, appointment_id: UUID, reach: Reach, span: tuple[datetime, datetime] | None = None
) -> list[Shift]:
    """Return where the appointments stand that a change would go to, and where they would go with another span."""
    one = store.appointment(reader, appointment_id)
    rows = _series(reader, one)
    chosen = next(row for row in rows if row.id == one.id)
    start, end = span or (chosen.start, chosen.end)
    return [
        Shift(row.start, shifted(row, chosen, start, end, reader.clock.zone)[0]) for row in reached(rows, one.id, reach)
    ]


def change_appointment(
    work: UnitOfWork, appointment_id: UUID, version: int, draft: AppointmentDraft, reach: Reach = Reach.THIS
) -> int:
    """Change an appointment, those that follow, or all of its series; return how many were changed.

    The others move by as many days and to the same hour. Raises as `check_draft` does and Conflict("row.changed").
    """
    checked = check_draft(draft)
    one = store.appointment(work, appointment_id)
    rows = _series(work, one)
    chosen = next(row for row in rows if row.id == one.id)
    found = reached(rows, one.id, reach)
    for row in found:
        start, end = shifted(row, chosen, checked.start, checked.end, work.clock.zone)
        held = version if row.id == appointment_id else row.version
        work.update(AppointmentTable, row.id, held, **{**_columns(checked), "starts_at": start, "ends_at": end})
    return len(found)


def move_appointment(work: UnitOfWork, appointment_id: UUID, version: int, start: datetime, end: datetime) -> int:
    """Give one appointment another time; an all-day one stays one. Raises Invalid("appointment.backwards")."""
    one = store.appointment(work, appointment_id).draft()
    return change_appointment(work, appointment_id, version, replace(one, start=start, end=end))


def remove_appointment(work: UnitOfWork, appointment_id: UUID, version: int, reach: Reach = Reach.THIS) -> int:
    """Put an appointment, those that follow, or its series into the bin; return how many."""
    one = store.appointment(work, appointment_id)
    found = reached(_series(work, one), one.id, reach)
    for row in found:
        work.remove(AppointmentTable, row.id, version if row.id == appointment_id else row.version)
    return len(found)


def _spans(
    reader: Reader, person_id: UUID, start: datetime, end: datetime, pattern: Pattern
) -> list[tuple[datetime, datetime]]:
    day = reader.clock.local(start).date()
    calendar = work_calendar(reader, day, day + 2 * AHEAD, person_id)
    return spans(pattern, start, end, calendar, reader.clock.zone)


def _series(reader: Reader, one: Appointment) -> list[Occurrence]:
    rows = store.of_series(reader, one.series_id) if one.series_id is not None else [one]
    return [Occurrence(row.id, row.version, row.start, row.end) for row in rows]


def _columns(draft: AppointmentDraft) -> dict[str, Any]:
    return {
        "person_id": draft.person_id,
        "title": draft.title,
        "kind": draft.kind,
        "starts_at": draft.start,
        "ends_at": draft.end,
        "is_all_day": draft.is_all_day,
        "is_free": draft.is_free,
        "place": draft.place or None,
        "note": draft.note or None,
    }
