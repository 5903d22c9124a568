"""Calendar files: what is written is read again as it was; what is broken or hostile is told, and the rest stands."""

import signal
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crm.domain.calendar_files import (
    MOST_EVENTS,
    CalendarEntry,
    CalendarFile,
    EntryState,
    own_id,
    own_uid,
)
from crm.domain.clock import BUREAU_ZONE, at_local
from crm.domain.errors import Cancelled, RoundsError
from crm.domain.progress import Progress
from crm.exchange import calendar_events
from crm.exchange.calendar_events import Event, Reading
from crm.exchange.icalendar import calendar_bytes, read_calendar
from tests.support.calendars import calendar, event

FIRST, LAST = date(2026, 9, 1), date(2028, 5, 1)
NOON = "DTSTART:20261120T040000Z"
"""Noon of the bureau."""
NOW = datetime(2026, 11, 17, 1, 48, tzinfo=UTC)


def read(content: bytes) -> tuple[list[Event], list[str]]:
    """Read in this process; return events and the codes of what was left out."""
    events, faults, _series = Reading(FIRST, LAST, BUREAU_ZONE, 30).read(content)
    return events, [code for code, _values, _uid in faults]


def starts(content: bytes) -> list[str]:
    found, faults = read(content)
    assert faults == []
    local = (each[3].replace(tzinfo=UTC).astimezone(BUREAU_ZONE) for each in found)
    return sorted(f"{each:%Y-%m-%d %H:%M}" for each in local)


# -- out and in again

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp")), max_size=80)
TEXTS = TEXTS.filter(lambda text: "\\N" not in text)  # which the library takes for a new line
TITLES = TEXTS.map(lambda text: " ".join(text.split())).filter(bool)
MOMENTS = st.integers(0, 500 * 24 * 60).map(lambda minutes: at_local(FIRST) + timedelta(minutes=minutes))


@st.composite
def entries(draw: st.DrawFn) -> CalendarEntry:
    start, is_all_day = draw(MOMENTS), draw(st.booleans())
    if is_all_day:
        start = at_local(start.astimezone(BUREAU_ZONE).date())
    end = start + (
        timedelta(days=draw(st.integers(1, 30))) if is_all_day else timedelta(minutes=draw(st.integers(1, 3000)))
    )
    uid = own_uid("visit", draw(st.uuids()))
    note = draw(TEXTS).strip()
    return CalendarEntry(
        uid,
        draw(st.integers(0, 99)),
        NOW,
        start,
        end,
        draw(TITLES),
        draw(TEXTS).strip(),
        note,
        is_all_day,
        draw(st.booleans()),
    )


@given(st.lists(entries(), max_size=8, unique_by=lambda entry: entry.uid))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_what_goes_out_comes_in_as_it_was(out: list[CalendarEntry]) -> None:
    events, faults = read(calendar_bytes(out, "林演示", NOW, BUREAU_ZONE))
    assert faults == []
    told = {(each[1], each[2], each[3].replace(tzinfo=UTC), each[4].replace(tzinfo=UTC), *each[5:9]) for each in events}
    assert told == {
        (each.uid, each.title, each.start, each.end, each.is_all_day, each.is_free, each.place, each.note)
        for each in out
    }


def test_a_file_says_when_it_was_changed_and_how_sure_it_is() -> None:
    start = at_local(date(2026, 11, 20), 9)
    made = CalendarEntry("a@b", 7, NOW, start, start + timedelta(hours=1), "甲; 乙, 丙\n丁", state=EntryState.CANCELLED)
    text = calendar_bytes([made], "林演示", NOW, BUREAU_ZONE).decode()
    for line in ("SEQUENCE:7", "LAST-MODIFIED:20261117T014800Z", "DTSTAMP:20261117T014800Z", "STATUS:CANCELLED"):
        assert f"{line}\r\n" in text
    assert "DTSTART;TZID=Asia/Shanghai:20261120T090000" in text
    assert "BEGIN:VTIMEZONE\r\nTZID:Asia/Shanghai" in text
    assert "SUMMARY:甲\\; 乙\\, 丙\\n丁" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert read(text.encode()) == ([], [])


@given(st.uuids())
def test_own_uids_name_their_rows_and_others_none(id: UUID) -> None:
    assert own_id("visit", own_uid("visit", id)) == id
    assert own_id("visit", own_uid("appointment", id)) is None
    assert own_id("visit", id.hex) is None
    assert own_id("visit", f"visit-{'g' * 32}@rounds.visit") is None


# -- times


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("DTSTART;TZID=Europe/Berlin:20261023T090000", "RRULE:FREQ=DAILY;COUNT=4"),
         ["2026-10-23 15:00", "2026-10-24 15:00", "2026-10-25 16:00", "2026-10-26 16:00"]),
        (("DTSTART;TZID=China Standard Time:20261120T090000",), ["2026-11-20 09:00"]),
        (("DTSTART:20261120T090000",), ["2026-11-20 09:00"]),
        ((NOON, "RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE:20261127T040000Z", "RDATE:20261201T040000Z"),
         ["2026-11-20 12:00", "2026-12-01 12:00", "2026-12-04 12:00"]),
        (("DTSTART;VALUE=DATE:20261120", "RRULE:FREQ=MONTHLY;UNTIL=20270120"),
         ["2026-11-20 00:00", "2026-12-20 00:00", "2027-01-20 00:00"]),
        (("DTSTART:20200101T000000Z", "DTEND:20200101T010000Z"), []),
    ],
)  # fmt: skip
def test_times_stand_where_their_zone_and_rule_put_them(lines: tuple[str, ...], expected: list[str]) -> None:
    assert starts(calendar([event("a", *lines)])) == expected


def test_one_of_a_series_is_moved_and_one_taken_out() -> None:
    series = event("a", NOON, "DTEND:20261120T050000Z", "RRULE:FREQ=DAILY;COUNT=3")
    moved = event(
        "a", "RECURRENCE-ID:20261121T040000Z", "DTSTART:20261122T080000Z", "DTEND:20261122T090000Z", title="Later"
    )
    gone = event("a", "RECURRENCE-ID:20261122T040000Z", "DTSTART:20261122T040000Z", "STATUS:CANCELLED")
    found, faults = read(calendar([moved, series, gone]))
    assert faults == []
    assert {each[0]: (each[2], f"{each[3]:%d %H}") for each in found} == {
        "a#20261120T040000Z": ("Demo meeting", "20 04"),
        "a#20261121T040000Z": ("Later", "22 08"),
    }


def test_a_zone_of_the_files_own_is_read_from_it() -> None:
    zone = (
        "BEGIN:VTIMEZONE\r\nTZID:Customized Zone\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nTZOFFSETFROM:+0700\r\n"
        "TZOFFSETTO:+0700\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    )
    content = calendar([event("a", "DTSTART;TZID=Customized Zone:20261120T090000"), zone])
    assert starts(content) == ["2026-11-20 10:00"]


# -- broken and hostile


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (("DTEND:20261120T050000Z",), "calendar.no_start"),
        (("DTSTART:20261320T050000Z",), "calendar.no_start"),
        ((NOON, "DTEND:tomorrow"), "calendar.no_end"),
        ((NOON, "DTEND:20261120T030000Z"), "calendar.backwards"),
        ((NOON, "DURATION:-PT1H"), "calendar.backwards"),
        (("DTSTART;VALUE=DATE:20261120", "DTEND;VALUE=DATE:20261110"), "calendar.backwards"),
        ((NOON, "DTEND:20270220T030000Z"), "calendar.too_long"),
        (("DTSTART;TZID=Nowhere/Else:20261120T090000",), "calendar.zone"),
        ((NOON, "RRULE:FREQ=SOMETIMES"), "calendar.rule"),
        ((NOON, "RRULE:FREQ=SECONDLY"), "calendar.too_often"),
        ((NOON, "RRULE:FREQ=MINUTELY;COUNT=1000000"), "calendar.too_often"),
        ((NOON, "RRULE:FREQ=HOURLY;COUNT=5000"), "calendar.too_often"),
        ((NOON, *["BEGIN:VALARM"] * 500, *["END:VALARM"] * 500), "calendar.nested"),
        ((NOON, "BEGIN:VALARM"), "calendar.cut_off"),
    ],
)  # fmt: skip
def test_a_broken_event_is_told_and_leaves_the_others(lines: tuple[str, ...], code: str) -> None:
    found, faults = read(calendar([event("bad", *lines), event("good", NOON)]))
    assert [each[1] for each in found] == ["good"]
    assert faults == [code]


@pytest.mark.parametrize(
    "lines",
    [
        ("DTSTART:00010101T000000Z", "RRULE:FREQ=DAILY"),
        (NOON, "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"),
        (
            NOON,
            "RRULE:FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24))) + ";BYMINUTE=" + ",".join(map(str, range(60))),
        ),
    ],
)
def test_a_rule_without_end_is_stopped(lines: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar_events, "EACH_SECONDS", 0.2)
    found, faults = read(calendar([event("bad", *lines), event("good", NOON)]))
    assert [each[1] for each in found] == ["good"]
    assert faults in (["calendar.endless"], ["calendar.too_often"])


def test_a_rule_is_stopped_also_where_the_shell_let_interrupts_be_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar_events, "EACH_SECONDS", 0.2)
    former = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        _found, faults = read(calendar([event("bad", NOON, "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30")]))
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, former)
    assert faults == ["calendar.endless"]


@pytest.mark.parametrize(
    "line", ["nonsense", "X-\xff:1", "\0\0\0", ":::", "ATTENDEE", "DTSTAMP:never", "SEQUENCE:many"]
)
def test_what_is_odd_beside_a_good_event_does_no_harm(line: str) -> None:
    found, _faults = read(calendar([event("good", NOON, line)]))
    assert [each[1] for each in found] == ["good"]


def test_encodings_control_signs_and_missing_names_are_read_as_well_as_they_can_be() -> None:
    text = calendar([event("a", NOON, title="走访 \0<b>")])
    assert [each[2] for each in read(text)[0]] == ["走访 <b>"]
    assert [each[2] for each in read(text.decode().encode("gb18030"))[0]] == ["走访 <b>"]
    assert [each[2] for each in read(b"\xef\xbb\xbf" + text)[0]] == ["走访 <b>"]
    assert [each[2] for each in read(text.decode().encode("utf-16"))[0]] == ["走访 <b>"]
    broken = text.replace("走访".encode(), b"\xff\xfe\x80")
    assert len(read(broken)[0]) == 1
    nameless = f"BEGIN:VEVENT\r\n{NOON}\r\nLOCATION:A 301\r\nEND:VEVENT\r\n"
    found, _faults = read(calendar([nameless]))
    again, _faults = read(calendar([event("b", NOON), nameless]))
    assert found[0][2] == "A 301"
    assert found[0][0] in {each[0] for each in again}


@given(st.binary(max_size=400))
@settings(deadline=None)
def test_any_bytes_within_a_calendar_end_in_events_or_faults(content: bytes) -> None:
    body = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + content + b"\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    events, faults = read(body)
    assert events or faults


# -- files


def saved(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "日历 <b>.ics"
    path.write_bytes(content)
    return path


def opened(path: Path, **more: object) -> CalendarFile:
    return read_calendar(path, FIRST, LAST, BUREAU_ZONE, **more)  # type: ignore[arg-type]


def test_a_file_is_read_in_a_process_of_its_own(tmp_path: Path) -> None:
    found = opened(saved(tmp_path, calendar([event("a", NOON), event("b", "DTEND:20261120T050000Z")])))
    assert [(each.key, each.start) for each in found.events] == [("a", datetime(2026, 11, 20, 4, tzinfo=UTC))]
    assert [(fault.code, fault.series) for fault in found.faults] == [("calendar.no_start", "b")]
    assert found.series == {"a"}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file.empty"),
        (b"PK\x03\x04 no calendar", "calendar.none"),
        (b"<html>sign in first</html>", "calendar.none"),
        (calendar([event("a", NOON)] * (MOST_EVENTS + 1)), "calendar.too_many"),
    ],
    ids=["empty", "zip", "html", "many"],
)
def test_a_file_that_is_none_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    with pytest.raises(RoundsError) as refused:
        opened(saved(tmp_path, content))
    assert refused.value.code == code


def test_a_missing_file_a_folder_a_large_one_and_a_cancelled_read_are_told(tmp_path: Path) -> None:
    with pytest.raises(RoundsError) as refused:
        opened(tmp_path / "none.ics")
    assert refused.value.code == "file.missing"
    with pytest.raises(RoundsError) as refused:
        opened(tmp_path)
    assert refused.value.code == "file.is_folder"
    large = tmp_path / "large.ics"
    with large.open("wb") as file:
        file.truncate(21 * 1024**2)
    with pytest.raises(RoundsError) as refused:
        opened(large)
    assert refused.value.code == "calendar.too_large"
    stopped = Progress()
    stopped.cancel()
    with pytest.raises(Cancelled):
        opened(saved(tmp_path, calendar([event("a", NOON)])), progress=stopped)
