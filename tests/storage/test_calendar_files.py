"""Calendar files beside the database, on both: what goes out, and what a second import changes."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from crm.domain.appointments import AppointmentDraft, whole_days
from crm.domain.calendar_files import (
    CalendarFile,
    CalendarReport,
    CalendarWish,
    EventVerdict,
    own_uid,
)
from crm.domain.clock import BUREAU_ZONE
from crm.exchange.calendar_events import Reading
from crm.exchange.icalendar import calendar_bytes, understood
from crm.storage.store import Store
from crm.storage.tables import Contact
from crm.storage.unit import UnitOfWork
from crm.usecases.appointments import add_appointment, appointments_between, remove_appointment
from crm.usecases.calendar_files import (
    calendar_days,
    calendar_entries,
    export_calendar,
    import_calendar,
    open_calendar,
    preview_calendar,
)
from crm.usecases.undo import apply
from crm.usecases.visits import cancel_visit, move_visit, plan_visit
from tests.support.build import DAY, Bureau, account, at, bureau
from tests.support.calendars import calendar, event

NOON = "DTSTART:20261120T040000Z"


def told(content: bytes) -> CalendarFile:
    """Return a file as its process would read it."""
    first, last = calendar_days(DAY)
    return understood("a.ics", first, last, *Reading(first, last, BUREAU_ZONE, 30).read(content))


def counts(report: CalendarReport) -> dict[str, int]:
    return {each.value: report.count(each) for each in EventVerdict if report.count(each)}


def kept(work: UnitOfWork, home: Bureau) -> list[str]:
    found = appointments_between(work, home.manager_id, at(0) - timedelta(days=60), at(0) + timedelta(days=500))
    return [f"{work.clock.local(each.start):%d.%m. %H:%M} {each.title}" for each in found]


def test_a_second_import_changes_and_does_not_double(store: Store) -> None:
    series = ("RRULE:FREQ=WEEKLY;COUNT=3",)
    first = calendar(
        [event("one", NOON), event("two", NOON, *series, title="Weekly"), event("three", NOON, title="Gone")]
    )
    with store.change() as work:
        home = bureau(work)
        assert counts(preview_calendar(work, home.manager_id, told(first))) == {"new": 5}
        assert kept(work, home) == []
        assert counts(import_calendar(work, home.manager_id, told(first))) == {"new": 5}
        before = kept(work, home)
        assert counts(import_calendar(work, home.manager_id, told(first))) == {"same": 5}
        assert kept(work, home) == before
        rows = appointments_between(work, home.manager_id, at(0), at(0) + timedelta(days=60))
        assert len({row.series_id for row in rows if row.title == "Weekly"}) == 1
        assert counts(import_calendar(work, home.colleague_id, told(first))) == {"new": 5}
    second = calendar([
        event("one", "DTSTART:20261120T060000Z", title="Later"),
        event("two", NOON, *series, "EXDATE:20261127T040000Z", title="Weekly"),
        event("three", NOON, "STATUS:CANCELLED", title="Gone"),
    ])  # fmt: skip
    with store.change() as work:
        assert counts(import_calendar(work, home.manager_id, told(second))) == {"changed": 1, "same": 2, "removed": 2}
        assert kept(work, home) == ["20.11. 12:00 Weekly", "20.11. 14:00 Later", "04.12. 12:00 Weekly"]
        steps = work.undo
    with store.change() as work:
        apply(work, steps)
        assert kept(work, home) == before


def test_events_of_other_files_and_events_that_cannot_be_read_now_stay(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        import_calendar(work, home.manager_id, told(calendar([event("one", NOON), event("two", NOON)])))
        later = told(calendar([event("one", NOON, "RRULE:FREQ=SECONDLY"), event("three", NOON)]))
        assert counts(import_calendar(work, home.manager_id, later)) == {"new": 1}
        assert [fault.code for fault in later.faults] == ["calendar.too_often"]
        assert len(kept(work, home)) == 3


def test_a_series_that_grows_keeps_its_series_and_own_entries_are_not_touched(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        add_appointment(work, AppointmentDraft(home.manager_id, "By hand", at(9), at(10)))
        for count in (2, 4):
            import_calendar(
                work, home.manager_id, told(calendar([event("a", NOON, f"RRULE:FREQ=DAILY;COUNT={count}")]))
            )
        rows = appointments_between(work, home.manager_id, at(0), at(0) + timedelta(days=30))
        assert len(rows) == 5
        assert len({row.series_id for row in rows if row.uid}) == 1
        gone = next(row for row in rows if row.uid)
        remove_appointment(work, gone.id, gone.version)
        again = told(calendar([event("a", NOON, "RRULE:FREQ=DAILY;COUNT=4")]))
        assert counts(import_calendar(work, home.manager_id, again)) == {"new": 1, "same": 3}


def test_own_visits_that_come_back_are_known_and_a_moved_one_is_told(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        customer = account(work, home)
        stays, moves, ends = (
            plan_visit(work, customer, home.manager_id, at(hour), at(hour + 1)) for hour in (9, 14, 16)
        )
        add_appointment(work, AppointmentDraft(home.manager_id, "Meeting", at(11), at(12)))
        wish = CalendarWish(home.manager_id, *calendar_days(DAY), with_appointments=True)
        out = calendar_bytes(calendar_entries(work, wish), "林演示", work.clock.now(), work.clock.zone)
        move_visit(work, moves, 1, at(15), at(16))
        cancel_visit(work, ends, 1)
        before = kept(work, home)
        report = import_calendar(work, home.manager_id, told(out))
        assert counts(report) == {"own": 3, "moved": 1}
        assert kept(work, home) == before
        (line,) = [line for line in report.lines if line.verdict is EventVerdict.MOVED]
        assert (line.start, line.other) == (at(14), at(15))
        unknown = out.replace(own_uid("visit", stays).encode(), own_uid("visit", customer).encode())
        assert import_calendar(work, home.manager_id, told(unknown)).count(EventVerdict.NEW) == 1


def test_only_what_is_allowed_goes_out_and_a_change_raises_the_sequence(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        customer = account(work, home, name="演示冷链", address="演示路 1 号")
        person = {
            "account_id": customer,
            "portfolio_id": home.book_id,
            "call_order": 1,
            "sort_key": "x",
            "role": "other",
        }
        work.insert(Contact, name="演示联系人", **person)
        key = plan_visit(work, customer, home.manager_id, at(9), at(10), purpose="看电费")
        wish = CalendarWish(home.manager_id, DAY, DAY)
        (entry,) = calendar_entries(work, wish)
        assert (entry.title, entry.place, entry.note, entry.sequence) == ("演示冷链", "演示路 1 号", "", 1)
        (entry,) = calendar_entries(work, CalendarWish(home.manager_id, DAY, DAY, is_personal=True))
        assert entry.note == "看电费\n演示联系人"
        move_visit(work, key, 1, at(11), at(12))
        assert [(each.uid, each.sequence) for each in calendar_entries(work, wish)] == [(entry.uid, 2)]
        assert calendar_entries(work, CalendarWish(home.colleague_id, DAY, DAY)) == []


def test_imported_events_do_not_go_out_again_and_whole_days_stay_whole(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        import_calendar(work, home.manager_id, told(calendar([event("a", NOON)])))
        first, last = whole_days(DAY, DAY + timedelta(days=1))
        draft = AppointmentDraft(home.manager_id, "Fair", first, last, is_all_day=True, is_free=True)
        add_appointment(work, draft)
        wish = CalendarWish(home.manager_id, *calendar_days(DAY), with_appointments=True)
        (entry,) = calendar_entries(work, wish)
        assert (entry.title, entry.is_all_day, entry.is_free) == ("Fair", True, True)
        text = calendar_bytes([entry], "", work.clock.now(), work.clock.zone).decode()
        assert "DTSTART;VALUE=DATE:20261117\r\nDTEND;VALUE=DATE:20261119" in text


def test_a_file_is_written_whole_and_opened_again(store: Store, tmp_path: Path) -> None:
    with store.change() as work:
        home = bureau(work)
        plan_visit(work, account(work, home), home.manager_id, at(9), at(10))
    with store.read() as reader:
        path = tmp_path / "我的日历.ics"
        assert export_calendar(reader, CalendarWish(home.manager_id, date(2026, 1, 1), date(2027, 1, 1)), path) == 1
        assert [each.name for each in tmp_path.iterdir() if "rounds.db" not in each.name] == ["我的日历.ics"]
        found = open_calendar(reader, path)
        assert counts(preview_calendar(reader, home.manager_id, found)) == {"own": 1}


@pytest.mark.parametrize("count", [0, 1])
def test_an_empty_file_changes_nothing(store: Store, count: int) -> None:
    with store.change() as work:
        home = bureau(work)
        for _ in range(count):
            import_calendar(work, home.manager_id, told(calendar([event("a", NOON)])))
        assert counts(import_calendar(work, home.manager_id, told(calendar([])))) == {}
        assert len(kept(work, home)) == count
