"""A person's calendar as a file that goes out (iCalendar), and files of other calendars that come in."""

import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from msgspec import Struct

from crm.domain.appointments import Appointment, AppointmentKind, whole_days
from crm.domain.calendar_files import (
    AHEAD,
    BACK,
    CalendarEntry,
    CalendarEvent,
    CalendarFile,
    CalendarReport,
    CalendarWish,
    EntryState,
    EventLine,
    EventVerdict,
    own_id,
    own_uid,
)
from crm.domain.codelists import district_names
from crm.domain.codes import PlanState
from crm.domain.ids import new_id
from crm.exchange.atomic import atomic_file
from crm.exchange.icalendar import calendar_bytes, read_calendar
from crm.storage import appointments
from crm.storage import calendar_files as store
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import Appointment as AppointmentTable
from crm.storage.unit import UnitOfWork
from crm.storage.visits import person_name

VISIT, APPOINTMENT = "visit", "appointment"
_STATES = {PlanState.PROPOSED: EntryState.TENTATIVE, PlanState.CANCELLED: EntryState.CANCELLED}


def calendar_days(today: date) -> tuple[date, date]:
    """Return the days that a calendar file reaches over: a quarter back, a year and a half ahead."""
    return today - BACK, today + AHEAD


# -- out


def calendar_entries(reader: Reader, wish: CalendarWish) -> list[CalendarEntry]:
    """Return what goes out, in order of time: account and place, and only as personal also purpose and contact.

    Telephone numbers never go along; appointments that came from a calendar file do not go back into one.
    """
    found = [_visit(row, wish) for row in store.visits_out(reader, wish.person_id, wish.first, wish.last)]
    if wish.with_appointments:
        span = whole_days(wish.first, wish.last, reader.clock.zone)
        found += [_appointment(row) for row in store.appointments_out(reader, wish.person_id, *span)]
    return sorted(found, key=lambda entry: (entry.start, entry.uid))


def export_calendar(reader: Reader, wish: CalendarWish, out: Path) -> int:
    """Write a calendar file, whole or not at all; return how many entries. Raises DiskFull, NotFound or Denied."""
    entries = calendar_entries(reader, wish)
    _write(reader, wish, entries, out)
    return len(entries)


def publish_calendar(reader: Reader, wish: CalendarWish, entries: Sequence[CalendarEntry], out: Path) -> None:
    """Write entries to a file that others only read: what they would change in it is lost at the next change.

    Raises DiskFull, NotFound or Denied.
    """
    with suppress(OSError):  # Windows replaces no file that is marked as read only
        out.chmod(stat.S_IREAD | stat.S_IWRITE)
    _write(reader, wish, entries, out)
    with suppress(OSError):
        out.chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)


def _write(reader: Reader, wish: CalendarWish, entries: Sequence[CalendarEntry], out: Path) -> None:
    name = person_name(reader, wish.person_id) or ""
    content = calendar_bytes(entries, name, reader.clock.now(), reader.clock.zone)
    with atomic_file(out) as file:
        file.write(content)


def _visit(row: AnyRow, wish: CalendarWish) -> CalendarEntry:
    start, end = row.planned_start, row.planned_end
    is_all_day = start is None or end is None
    if is_all_day:
        start, end = whole_days(row.planned_on, row.planned_on)
    said = (row.purpose, row.contact) if wish.is_personal else ()
    return CalendarEntry(
        own_uid(VISIT, row.id),
        row.version,
        row.updated_at,
        start,
        end,
        row.name,
        row.address or district_names().get(row.district_code or "", ("",))[0],
        "\n".join(part for part in said if part),
        is_all_day,
        is_all_day,
        _STATES.get(PlanState(row.plan_state), EntryState.CONFIRMED),
    )


def _appointment(row: AnyRow) -> CalendarEntry:
    return CalendarEntry(
        own_uid(APPOINTMENT, row.id),
        row.version,
        row.updated_at,
        row.starts_at,
        row.ends_at,
        row.title,
        row.place or "",
        row.note or "",
        row.is_all_day,
        row.is_free,
    )


# -- in


def open_calendar(reader: Reader, path: Path) -> CalendarFile:
    """Read a calendar file; raises as `crm.exchange.icalendar.read_calendar` does. Can be cancelled."""
    return read_calendar(path, *calendar_days(reader.clock.today()), reader.clock.zone, reader.progress)


def preview_calendar(reader: Reader, person_id: UUID, file: CalendarFile) -> CalendarReport:
    """Return what an import would do to a person's appointments."""
    return CalendarReport(file.name, [step.line for step in _steps(reader, person_id, file)], file.faults)


def import_calendar(work: UnitOfWork, person_id: UUID, file: CalendarFile) -> CalendarReport:
    """Add, change and remove a person's appointments as a calendar file says, by the UIDs of its events.

    What is no longer in an event that the file tells of is removed; events that it does not tell of stay. Own visits
    that come back are known by their UIDs and stay as they are.
    """
    steps = list(_steps(work, person_id, file))
    series: dict[str, UUID] = {
        step.event.series: step.there.series_id
        for step in steps
        if step.there is not None and step.event is not None and step.there.series_id is not None
    }
    added = [
        _added(person_id, step.event, series) for step in steps if step.event and step.there is None and step.writes
    ]
    work.insert_many(AppointmentTable, added)
    for step in steps:
        if step.there is not None and step.writes:
            if step.event is None:
                work.remove(AppointmentTable, step.there.id, step.there.version)
            else:
                work.update(AppointmentTable, step.there.id, step.there.version, **_said(step.event))
    return CalendarReport(file.name, [step.line for step in steps], file.faults)


class _Step(Struct, frozen=True):
    """One line of the preview with what it stands on."""

    line: EventLine
    event: CalendarEvent | None = None
    there: Appointment | None = None

    @property
    def writes(self) -> bool:
        return self.line.verdict in (EventVerdict.NEW, EventVerdict.CHANGED, EventVerdict.REMOVED)


def _steps(reader: Reader, person_id: UUID, file: CalendarFile) -> Iterator[_Step]:
    own = _own(reader, file)
    there = {each.uid: each for each in appointments.imported(reader, person_id)}
    for event in file.events:
        if event.series in own:
            yield _Step(_own_line(event, own[event.series]))
        else:
            yield _step(event, there.get(event.key))
    keys = {event.key for event in file.events}
    start, end = whole_days(file.first, file.last, reader.clock.zone)
    for uid, each in there.items():
        series = str(uid).rpartition("#")[0] or str(uid)
        is_told = series in file.series or uid in file.series
        if is_told and uid not in keys and each.start < end and each.end > start:
            yield _Step(EventLine(EventVerdict.REMOVED, each.title, each.start, each.is_all_day), None, each)


def _step(event: CalendarEvent, there: Appointment | None) -> _Step:
    if there is None:
        verdict = EventVerdict.NEW
    else:
        now = (there.title, there.start, there.end, there.is_all_day, there.is_free, there.place, there.note)
        told = (event.title, event.start, event.end, event.is_all_day, event.is_free, event.place, event.note)
        verdict = EventVerdict.SAME if now == told else EventVerdict.CHANGED
    return _Step(EventLine(verdict, event.title, event.start, event.is_all_day), event, there)


def _own(reader: Reader, file: CalendarFile) -> dict[str, datetime | None]:
    """Return when the rows of Rounds begin that the events of a file name, by the UID; only those ever here."""
    uids = {event.series for event in file.events}
    visits = {id: uid for uid in uids if (id := own_id(VISIT, uid)) is not None}
    others = {id: uid for uid in uids if (id := own_id(APPOINTMENT, uid)) is not None}
    found = {visits[id]: start for id, start in store.visits_known(reader, visits).items()}
    return found | {others[id]: start for id, start in store.appointments_known(reader, others).items()}


def _own_line(event: CalendarEvent, start: datetime | None) -> EventLine:
    is_moved = start is not None and start.replace(microsecond=0) != event.start and not event.is_all_day
    verdict = EventVerdict.MOVED if is_moved else EventVerdict.OWN
    return EventLine(verdict, event.title, event.start, event.is_all_day, start)


def _added(person_id: UUID, event: CalendarEvent, series: dict[str, UUID]) -> Mapping[str, Any]:
    repeats = event.key != event.series
    return {
        "person_id": person_id,
        "kind": AppointmentKind.MEETING,
        "calendar_uid": event.key,
        "series_id": series.setdefault(event.series, new_id()) if repeats else None,
        "repeat_rule": event.rule or None,
        **_said(event),
    }


def _said(event: CalendarEvent) -> dict[str, Any]:
    return {
        "title": event.title,
        "starts_at": event.start,
        "ends_at": event.end,
        "is_all_day": event.is_all_day,
        "is_free": event.is_free,
        "place": event.place or None,
        "note": event.note or None,
    }
