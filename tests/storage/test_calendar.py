"""The bureau's own days and people's leave, and what stands on the calendar."""

from datetime import date

import pytest

from crm.domain.errors import Conflict, Invalid
from crm.domain.visits import IssueDraft
from crm.domain.workdays import DayKind
from crm.storage.settings import put
from crm.storage.store import Store
from crm.usecases import calendar as verbs
from crm.usecases import undo
from crm.usecases.planner import judge_slot, week
from crm.usecases.recording import finish_visit, start_record
from crm.usecases.timeline import add_note
from tests.support import build

FRIDAY, SATURDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 23)


@pytest.fixture
def home(store: Store) -> build.Bureau:
    with store.change() as work:
        return build.bureau(work)


def kinds(store: Store, *days: date, person: object = None) -> list[DayKind]:
    with store.read() as reader:
        calendar = verbs.work_calendar(reader, days[0], days[-1], person)  # type: ignore[arg-type]
    return [calendar.kind_of(day).kind for day in days]


def test_a_day_is_made_free_changed_and_given_back(store: Store) -> None:
    with store.change() as work:
        key = verbs.add_own_day(work, FRIDAY, False, " 局庆 ")
    assert kinds(store, FRIDAY, SATURDAY) == [DayKind.OWN_DAY_OFF, DayKind.WEEKEND]
    with store.change() as work:
        version = verbs.change_own_day(work, key, 1, SATURDAY, True, "")
    assert kinds(store, FRIDAY, SATURDAY) == [DayKind.WORKDAY, DayKind.OWN_WORKDAY]
    with store.read() as reader:
        year = verbs.calendar_year(reader, 2026)
        assert [(each.day, each.is_workday, each.name) for each in year.own_days] == [(SATURDAY, True, "")]
        assert verbs.calendar_year(reader, 2027).own_days == ()
    with store.change() as work:
        verbs.remove_own_day(work, key, version)
    assert kinds(store, SATURDAY) == [DayKind.WEEKEND]


def test_one_day_is_decided_upon_once(store: Store) -> None:
    with store.change() as work:
        key = verbs.add_own_day(work, FRIDAY, False)
        other = verbs.add_own_day(work, MONDAY, False)
        assert verbs.change_own_day(work, key, 1, FRIDAY, False, "局庆") == 2
        with pytest.raises(Invalid, match=r"calendar\.day_taken"):
            verbs.add_own_day(work, FRIDAY, True)
        with pytest.raises(Invalid, match=r"calendar\.day_taken"):
            verbs.change_own_day(work, other, 1, FRIDAY, True)
        verbs.remove_own_day(work, key, 2)
        verbs.add_own_day(work, FRIDAY, True)


def test_leave_counts_for_its_person(store: Store, home: build.Bureau) -> None:
    with store.change() as work:
        verbs.add_leave(work, home.manager_id, FRIDAY, MONDAY, " 年休假 ")
    days = (FRIDAY, SATURDAY, MONDAY)
    assert kinds(store, *days, person=home.manager_id) == [DayKind.LEAVE, DayKind.WEEKEND, DayKind.LEAVE]
    assert kinds(store, *days, person=home.colleague_id) == [DayKind.WORKDAY, DayKind.WEEKEND, DayKind.WORKDAY]
    assert kinds(store, *days) == [DayKind.WORKDAY, DayKind.WEEKEND, DayKind.WORKDAY]
    with store.read() as reader:
        (leave,) = verbs.calendar_year(reader, 2026).leaves
        assert (leave.person, leave.reason) == ("林演示", "年休假")
        assert verbs.calendar_year(reader, 2028).leaves == ()


def test_leave_that_cannot_be_is_refused(store: Store, home: build.Bureau) -> None:
    with store.change() as work:
        key = verbs.add_leave(work, home.manager_id, FRIDAY, MONDAY)
        with pytest.raises(Invalid, match=r"leave\.ends_before_start"):
            verbs.add_leave(work, home.manager_id, MONDAY, FRIDAY)
        for first, last in ((MONDAY, MONDAY), (date(2026, 11, 1), FRIDAY), (SATURDAY, SATURDAY)):
            with pytest.raises(Invalid, match=r"leave\.overlaps"):
                verbs.add_leave(work, home.manager_id, first, last)
        verbs.add_leave(work, home.colleague_id, FRIDAY, MONDAY)
        later = verbs.add_leave(work, home.manager_id, date(2026, 11, 24), date(2026, 11, 24))
        assert verbs.change_leave(work, key, 1, home.manager_id, FRIDAY, SATURDAY) == 2
        with pytest.raises(Invalid, match=r"leave\.overlaps"):
            verbs.change_leave(work, later, 1, home.manager_id, SATURDAY, MONDAY)
        with pytest.raises(Conflict):
            verbs.change_leave(work, key, 1, home.manager_id, FRIDAY, FRIDAY)
        verbs.remove_leave(work, key, 2)
        verbs.add_leave(work, home.manager_id, FRIDAY, MONDAY)


def test_everything_can_be_undone(store: Store, home: build.Bureau) -> None:
    with store.change() as work:
        verbs.add_own_day(work, FRIDAY, False)
        verbs.add_leave(work, home.manager_id, MONDAY, MONDAY)
        steps = work.undo
    assert kinds(store, FRIDAY, MONDAY, person=home.manager_id) == [DayKind.OWN_DAY_OFF, DayKind.LEAVE]
    with store.change() as work:
        undo.apply(work, steps)
        steps = work.undo
    assert kinds(store, FRIDAY, MONDAY, person=home.manager_id) == [DayKind.WORKDAY, DayKind.WORKDAY]
    with store.change() as work:
        undo.apply(work, steps)
    assert kinds(store, FRIDAY, MONDAY, person=home.manager_id) == [DayKind.OWN_DAY_OFF, DayKind.LEAVE]


def test_office_hours_end_as_the_bureau_set_them(store: Store) -> None:
    with store.change() as work:
        put(work, "visit.work_end_hour", 17, FRIDAY.replace(day=1))
        calendar = verbs.work_calendar(work, FRIDAY, FRIDAY)
    assert calendar.deadline(build.at(9, day=FRIDAY), 1) == build.at(17, day=MONDAY)


def test_the_first_and_the_last_year_can_be_read(store: Store) -> None:
    with store.read() as reader:
        for year in (1, 9999):
            assert verbs.calendar_year(reader, year).calendar.is_provisional(year)


def test_provisional_years_are_those_of_this_and_the_next_that_are_not_out(store: Store) -> None:
    with store.read() as reader:
        calendar = verbs.work_calendar(reader, build.DAY, build.DAY)
        found = verbs.provisional_years(reader)
    assert found == [year for year in (2026, 2027) if calendar.is_provisional(year)]
    assert 2026 not in found


def test_an_issue_is_due_in_the_bureaus_workdays_whoever_is_away(store: Store, home: build.Bureau) -> None:
    with store.change() as work:
        verbs.add_own_day(work, FRIDAY, False)
        verbs.add_own_day(work, SATURDAY, True)
        verbs.add_leave(work, home.manager_id, MONDAY, MONDAY)
        visit_id = start_record(work, build.account(work, home), home.manager_id)
        finish_visit(work, visit_id, 1, build.record(home, issues=(IssueDraft("希望提前收到停电通知"),)))
        due = work.connection.exec_driver_sql("SELECT due_on FROM issue").scalar()
    assert str(due) == "2026-12-01"
    # Ten workdays after 17 November: 18, 19, 21 (the make-up Saturday), 23 to 27, 30 and 1 December.


def test_a_slot_is_refused_on_holidays_and_leave_and_free_on_make_up_weekends(store: Store, home: build.Bureau) -> None:
    with store.change() as work:
        account_id = build.account(work, home)
        verbs.add_own_day(work, FRIDAY, False, "局庆")
        verbs.add_own_day(work, SATURDAY, True)
        verbs.add_leave(work, home.manager_id, MONDAY, MONDAY)

    def verdict(day: date, person: object) -> str:
        with store.read() as reader:
            start, end = build.at(9, day=day), build.at(10, day=day)
            return judge_slot(reader, account_id, person, start, end).code  # type: ignore[arg-type]

    assert verdict(FRIDAY, home.manager_id) == "slot.day_off_named"
    assert verdict(SATURDAY, home.manager_id) == "slot.free"
    assert verdict(MONDAY, home.manager_id) == "slot.leave"
    assert verdict(MONDAY, home.colleague_id) == "slot.free"
    assert verdict(date(2027, 1, 1), home.manager_id) == "slot.holiday"
    assert verdict(date(2026, 11, 22), home.manager_id) == "slot.weekend"


def test_the_planners_week_knows_the_leave_of_everybody(store: Store, home: build.Bureau) -> None:
    with store.change() as work:
        verbs.add_leave(work, home.colleague_id, FRIDAY, FRIDAY)
    with store.read() as reader:
        found = week(reader, home.manager_id, date(2026, 11, 16)).calendar
    assert found.is_workday(FRIDAY)
    assert not found.of(home.colleague_id).is_workday(FRIDAY)


def test_a_task_in_a_note_counts_the_writers_workdays(store: Store, home: build.Bureau) -> None:
    with store.change() as work:
        account_id = build.account(work, home)
        verbs.add_own_day(work, build.DAY.replace(day=18), False)
        add_note(work, account_id, "#报价 +1工作日")
        due = work.connection.exec_driver_sql("SELECT due_on FROM task").scalar()
    assert str(due) == "2026-11-19"
