"""Calendar files out and in: the library folds and escapes; a process of its own opens what comes from outside."""

import os
import stat
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from crm.domain.calendar_files import MEGABYTES, CalendarEntry, CalendarEvent, CalendarFile, EventFault
from crm.domain.errors import NotFound, Unreadable
from crm.domain.progress import Progress
from crm.exchange.apart import answer_of

PRODUCT = "-//Rounds//Rounds//EN"
SECONDS, MEMORY_MEGABYTES = 60, 1024


def calendar_bytes(entries: Iterable[CalendarEntry], name: str, now: datetime, zone: ZoneInfo) -> bytes:
    """Return a calendar file; times stand in the bureau's zone, which the file describes."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for entry in entries:
        calendar.add_component(_event(entry, now, zone))
    calendar.add_missing_timezones()
    found: bytes = calendar.to_ical()
    return found


def _event(entry: CalendarEntry, now: datetime, zone: ZoneInfo) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("last-modified", entry.changed.astimezone(UTC))
    event.add("sequence", entry.sequence)
    start, end = entry.start.astimezone(zone), entry.end.astimezone(zone)
    event.add("dtstart", start.date() if entry.is_all_day else start)
    event.add("dtend", end.date() if entry.is_all_day else end)
    event.add("summary", entry.title)
    event.add("status", entry.state.value)
    event.add("transp", "TRANSPARENT" if entry.is_free else "OPAQUE")
    for key, text in (("location", entry.place), ("description", entry.note)):
        if text:
            event.add(key, text)
    return event


def read_calendar(
    path: Path, first: date, last: date, zone: ZoneInfo, progress: Progress | None = None, seconds: int = SECONDS
) -> CalendarFile:
    """Return the events of a file that touch the days from first to last; floating times count in `zone`.

    What is wrong with one event is a fault and leaves the others. Raises NotFound("file.missing"), Unreadable with one
    of "file.is_folder", "file.no_access", "file.empty", "calendar.too_large", "calendar.none", "calendar.too_many",
    "file.too_slow", "file.damaged"; Cancelled through `progress`.
    """
    _check(path)
    arguments = (
        str(path.resolve()),
        first.isoformat(),
        last.isoformat(),
        zone.key,
        str(MEMORY_MEGABYTES),
        str(seconds),
    )
    try:
        answer = answer_of("crm.exchange.calendar_child", arguments, seconds, progress)
    except Unreadable as error:
        error.values.setdefault("path", path.name)
        raise
    match answer:
        case ("calendar", list(events), list(faults), list(series)):
            return understood(path.name, first, last, events, faults, series)
    raise Unreadable("file.damaged", path=path.name)


def understood(
    name: str, first: date, last: date, events: Iterable[Any], faults: Iterable[Any], series: Iterable[str]
) -> CalendarFile:
    """Return the plain values of `crm.exchange.calendar_events.Reading` as a file."""
    wrong = [EventFault(code, values, uid) for code, values, uid in faults]
    return CalendarFile(name, first, last, [_found(*event) for event in events], wrong, frozenset(series))


def _found(key: str, series: str, title: str, start: datetime, end: datetime, *rest: Any) -> CalendarEvent:
    return CalendarEvent(key, series, title, start.replace(tzinfo=UTC), end.replace(tzinfo=UTC), *rest)


def _check(path: Path) -> None:
    """Judge a file by its kind and size before anything opens it."""
    try:
        kind = path.stat()
        if stat.S_ISDIR(kind.st_mode):
            raise Unreadable("file.is_folder", path=str(path))
        if not stat.S_ISREG(kind.st_mode):
            raise Unreadable("calendar.none", path=path.name)
        if not os.access(path, os.R_OK):
            raise Unreadable("file.no_access", path=path.name)
    except FileNotFoundError:
        raise NotFound("file.missing", path=str(path)) from None
    except OSError as error:
        raise Unreadable("file.no_access", path=path.name, detail=error.strerror) from error
    if kind.st_size > MEGABYTES * 1024**2:
        raise Unreadable("calendar.too_large", path=path.name, limit=MEGABYTES)
    if not kind.st_size:
        raise Unreadable("file.empty", path=path.name)
