"""The events of a calendar file within some days, each series for itself: what is wrong with one leaves the others."""

import _thread
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct, field

from crm.domain.appointments import LONGEST, TITLE_LETTERS, whole_days
from crm.domain.calendar_files import MOST_EVENTS, MOST_ROWS, MOST_TIMES
from crm.domain.clock import at_local
from crm.domain.digests import sha256
from crm.domain.errors import Invalid, Unreadable
from crm.exchange.calendar_parts import Part, is_calendar, is_cancelling, parts_of

UID_LETTERS, TEXT_LETTERS, WORDS = 150, 4000, 60
EACH_SECONDS = 3.0
SHORTEST = timedelta(minutes=15)
"""What a moment without an end is taken for."""
TOO_OFTEN = ("SECONDLY", "MINUTELY")
Event = tuple[str, str, str, datetime, datetime, bool, bool, str, str, str]
"""The fields of `CalendarEvent`, moments as naive UTC."""
Fault = tuple[str, dict[str, object], str]


class Reading(Struct):
    """Reads the events that touch the days from first to last; rules get `budget` seconds in all."""

    first: date
    last: date
    zone: ZoneInfo
    budget: float
    events: list[Event] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    series: list[str] = field(default_factory=list)

    def read(self, content: bytes) -> tuple[list[Event], list[Fault], list[str]]:
        """Return events, faults and the series that were understood.

        Raises Unreadable("calendar.none") and Unreadable("calendar.too_many").
        """
        if not is_calendar(content):
            raise Unreadable("calendar.none")
        parts = list(parts_of(content))
        if sum(part.kind == "VEVENT" for part in parts) > MOST_EVENTS:
            raise Unreadable("calendar.too_many", limit=MOST_EVENTS)
        cancelled = is_cancelling(content)
        for uid, group in self._groups(parts).items():
            self._take(uid, group, cancelled)
            if len(self.events) > MOST_ROWS:
                raise Unreadable("calendar.too_many", limit=MOST_ROWS)
        return self.events, self.faults, self.series

    def _groups(self, parts: Sequence[Part]) -> dict[str, list[Any]]:
        """Return the readable components by their UID; one without gets it from what it says."""
        from icalendar import Calendar

        groups: dict[str, list[Any]] = {}
        for part in sorted(parts, key=lambda each: each.kind != "VTIMEZONE"):
            if part.fault:
                self._refuse(part.fault, _told(part.text))
                continue
            try:
                whole = f"BEGIN:VCALENDAR\r\n{part.text}\r\nEND:VCALENDAR\r\n"
                found = _in_time(EACH_SECONDS, partial(Calendar.from_ical, whole))
            except (Exception, KeyboardInterrupt):
                self._refuse("calendar.unreadable", _told(part.text))
                continue
            events = found.walk("VEVENT")
            if part.kind == "VEVENT" and not events:
                self._refuse("calendar.unreadable", _told(part.text))
            for event in events:
                groups.setdefault(_uid(event, part.text), []).append(event)
        return groups

    def _take(self, uid: str, group: list[Any], cancelled: bool) -> None:
        """Add the times of one event, or why it is left out."""
        title = _title(group[0])
        try:
            for each in group:
                _check(each)
            found = [] if cancelled else list(self._times(uid, group))
            if len(found) > MOST_TIMES:
                raise Invalid("calendar.too_often")
        except Invalid as error:
            self._refuse(error.code, title, uid, **error.values)
        except KeyboardInterrupt:
            self._refuse("calendar.endless", title, uid)
        except Exception:
            self._refuse("calendar.unreadable", title, uid)
        else:
            self.events += found
            self.series.append(uid)

    def _refuse(self, code: str, title: str, uid: str = "", **values: object) -> None:
        self.faults.append((code, {"title": title, **values}, uid))

    def _times(self, uid: str, group: list[Any]) -> Iterator[Event]:
        repeats = any(each.get(name) for each in group for name in ("RRULE", "RDATE", "RECURRENCE-ID"))
        found = self._expanded(group) if repeats else [max(group, key=_sequence)]
        rule = next((each["RRULE"].to_ical().decode() for each in group if each.get("RRULE")), "")
        begins, ends = whole_days(self.first, self.last, self.zone)
        for each in found:
            start, end, is_all_day = self._span(each)
            if str(each.get("STATUS", "")).upper() != "CANCELLED" and start < ends and end > begins:
                key = f"{uid}#{self._which(each)}" if repeats else uid
                is_free, place, note = _said(each)
                since, until = start.replace(tzinfo=None), end.replace(tzinfo=None)
                yield key, uid, _title(each), since, until, is_all_day, is_free, place, note, rule

    def _expanded(self, group: list[Any]) -> list[Any]:
        """Return the times of a series; a rule that does not come to an end is stopped."""
        if self.budget <= 0:
            raise Invalid("calendar.endless")
        from icalendar import Calendar
        from recurring_ical_events import of

        calendar = Calendar()
        for each in group:
            calendar.add_component(each)
        began = time.monotonic()
        after = self.last + timedelta(days=1)
        try:
            found: list[Any] = _in_time(EACH_SECONDS, lambda: of(calendar).between(self.first, after))
        finally:
            self.budget -= time.monotonic() - began
        return found

    def _which(self, event: Any) -> str:
        """Return what tells one time of a series from the others: where its rule puts it."""
        return self._moment(event["RECURRENCE-ID"].dt).strftime("%Y%m%dT%H%M%SZ")

    def _span(self, event: Any) -> tuple[datetime, datetime, bool]:
        """Return when it begins and ends; raises Invalid for what cannot be an appointment."""
        begins = event["DTSTART"].dt
        given = event.get("DTEND")
        length = event.get("DURATION")
        ends = given.dt if given is not None else begins + length.dt if length is not None else None
        if not isinstance(begins, datetime):
            last = ends - timedelta(days=1) if ends is not None and not isinstance(ends, datetime) else begins
            last = last if last >= begins or ends == begins else _backwards()
            start, end = whole_days(begins, max(last, begins), self.zone)
        else:
            start = self._moment(begins)
            end = self._moment(ends) if ends is not None else start
            end = _backwards() if end < start else max(end, start + SHORTEST) if end == start else end
        if end - start > LONGEST:
            raise Invalid("calendar.too_long", days=LONGEST.days)
        return start, end, not isinstance(begins, datetime)

    def _moment(self, found: date | datetime) -> datetime:
        """Return a UTC moment; a floating one stands in the bureau's zone."""
        if not isinstance(found, datetime):
            return at_local(found, zone=self.zone)
        return (found if found.tzinfo is not None else found.replace(tzinfo=self.zone)).astimezone(UTC)


def _backwards() -> Any:
    raise Invalid("calendar.backwards")


def _check(event: Any) -> None:
    """Raise Invalid for what can be told from the properties alone."""
    broken = {str(name).upper() for name, _why in event.errors if name}
    if "DTSTART" in broken or event.get("DTSTART") is None:
        raise Invalid("calendar.no_start")
    if broken & {"DTEND", "DURATION"}:
        raise Invalid("calendar.no_end")
    if broken & {"RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"}:
        raise Invalid("calendar.rule")
    begins = event["DTSTART"]
    zone = begins.params.get("TZID")
    if zone and isinstance(begins.dt, datetime) and begins.dt.tzinfo is None:
        raise Invalid("calendar.zone", zone=_short(str(zone)))
    for rule in _many(event.get("RRULE")):
        frequency = str((rule.get("FREQ") or [""])[0]).upper()
        count = (rule.get("COUNT") or [None])[0]
        if frequency in TOO_OFTEN and not (count is not None and count <= MOST_TIMES):
            raise Invalid("calendar.too_often")


def _sequence(event: Any) -> int:
    """Return which version of an event this is, 0 where it does not say."""
    try:
        return int(event.get("SEQUENCE", 0))
    except (TypeError, ValueError):
        return 0


def _many(found: Any) -> list[Any]:
    return [] if found is None else found if isinstance(found, list) else [found]


def _in_time(seconds: float, work: Callable[[], Any]) -> Any:
    """Return what `work` does, in the main thread; raises KeyboardInterrupt in it when it takes longer."""
    # Whoever was started in the background by a shell ignores the interrupt, and so would what it starts.
    former = signal.signal(signal.SIGINT, signal.default_int_handler)
    alarm = threading.Timer(seconds, _thread.interrupt_main)
    alarm.daemon = True
    alarm.start()
    try:
        return work()
    finally:
        alarm.cancel()
        signal.signal(signal.SIGINT, former)


def _uid(event: Any, text: str) -> str:
    found = " ".join(str(event.get("UID", "")).split())
    if found and len(found) <= UID_LETTERS:
        return found
    return "sha-" + sha256((found or text).encode()).hexdigest()


def _title(event: Any) -> str:
    """Return its title, else the first words that it has."""
    texts = (_text(event, name) for name in ("SUMMARY", "DESCRIPTION", "LOCATION"))
    return next((_short(" ".join(text.split()), TITLE_LETTERS) for text in texts if text.strip()), "—")


def _said(event: Any) -> tuple[bool, str, str]:
    """Return whether it leaves time, where it is, and what is noted."""
    is_free = str(event.get("TRANSP", "")).upper() == "TRANSPARENT"
    return is_free, _short(_text(event, "LOCATION"), TITLE_LETTERS), _short(_text(event, "DESCRIPTION"), TEXT_LETTERS)


def _text(event: Any, name: str) -> str:
    try:
        found = event.get(name)
    except Exception:
        return ""
    return "" if found is None else str(found[0] if isinstance(found, list) else found).replace("\0", "").strip()


def _short(text: str, most: int = WORDS) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _told(text: str) -> str:
    """Return how a component that cannot be read may be called: the words of its title as they stand."""
    for line in text.split("\r\n"):
        if line.upper().startswith("SUMMARY"):
            return _short(line.partition(":")[2].strip()) or "—"
    return "—"
