"""The working calendar: published years, years that are not out, and arithmetic over any calendar."""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from crm.domain.clock import BUREAU_ZONE
from crm.domain.workdays import DayKind, Leave, OwnDay
from crm.planning.publicdays import public_year
from crm.planning.workdays import WEEKS_ONLY, WorkCalendar, calendar_of

CHINA = calendar_of(range(2024, 2028))
NOT_OUT = next(year for year in range(2026, 2100) if not public_year(year).is_published)
"""The first year without a list in the installed library."""
SOMEBODY = uuid4()
NOBODY_ELSE = uuid4()


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=BUREAU_ZONE)


def span(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def of_kind(kind: DayKind, year: int) -> set[date]:
    return {day for day in span(date(year, 1, 1), date(year, 12, 31)) if CHINA.kind_of(day).kind is kind}


# -- what the State Council published


def test_the_make_up_workdays_of_2025() -> None:
    days = {(1, 26), (2, 8), (4, 27), (9, 28), (10, 11)}
    assert of_kind(DayKind.MAKE_UP, 2025) == {date(2025, month, day) for month, day in days}


@pytest.mark.parametrize(
    ("first", "last", "zh", "en"),
    [
        (date(2025, 1, 1), date(2025, 1, 1), "元旦", "New Year's Day"),
        (date(2025, 1, 28), date(2025, 2, 4), "春节", "Spring Festival"),
        (date(2025, 4, 4), date(2025, 4, 6), "清明节", "Qingming Festival"),
        (date(2025, 5, 1), date(2025, 5, 5), "劳动节", "Labour Day"),
        (date(2025, 5, 31), date(2025, 6, 2), "端午节", "Dragon Boat Festival"),
        (date(2025, 10, 1), date(2025, 10, 5), "国庆节", "National Day"),
        (date(2025, 10, 6), date(2025, 10, 8), "中秋节", "Mid-Autumn Festival"),
        (date(2026, 2, 15), date(2026, 2, 23), "春节", "Spring Festival"),
        (date(2026, 10, 1), date(2026, 10, 7), "国庆节", "National Day"),
        (date(2023, 12, 30), date(2024, 1, 1), "元旦", "New Year's Day"),
    ],
)
def test_a_feast_with_its_weekends_bears_its_name(first: date, last: date, zh: str, en: str) -> None:
    calendar = calendar_of(range(2023, 2027))
    for day in span(first, last):
        found = calendar.kind_of(day)
        assert (found.kind, found.name.zh, found.name.en) == (DayKind.HOLIDAY, zh, en)
    assert calendar.kind_of(first - timedelta(days=1)).name.zh != zh
    assert calendar.kind_of(last + timedelta(days=1)).name.zh != zh


def test_national_day_2025_is_worked_before_and_after() -> None:
    assert CHINA.is_workday(date(2025, 9, 28))
    assert CHINA.next_workday(date(2025, 9, 30)) == date(2025, 10, 9)
    assert CHINA.previous_workday(date(2025, 10, 9)) == date(2025, 9, 30)
    assert CHINA.add_workdays(date(2025, 9, 30), 3) == date(2025, 10, 11)
    assert CHINA.add_workdays(date(2025, 9, 30), 4) == date(2025, 10, 13)


def test_two_feasts_on_one_day_keep_both_names() -> None:
    name = calendar_of([2020]).kind_of(date(2020, 10, 1)).name
    assert {"中秋节", "国庆节"} == set(name.zh.split("、"))
    assert {"Mid-Autumn Festival", "National Day"} == set(name.en.split(", "))


def test_a_published_year_is_not_provisional_and_a_year_that_is_not_out_is() -> None:
    assert not CHINA.is_provisional(2025)
    later = calendar_of([NOT_OUT])
    assert later.is_provisional(NOT_OUT)
    assert not later.make_up
    assert later.kind_of(date(NOT_OUT, 10, 1)).kind is DayKind.HOLIDAY


def test_a_year_that_was_not_asked_for_or_that_nobody_knows_has_weeks_and_is_provisional() -> None:
    assert WEEKS_ONLY.is_provisional(2025)
    assert WEEKS_ONLY.is_workday(date(2025, 10, 1))
    for year in (1, 9999):
        calendar = calendar_of([year])
        assert calendar.is_provisional(year)
        assert calendar.kind_of(date(year, 10, 4)).kind in (DayKind.WORKDAY, DayKind.WEEKEND)


# -- deadlines (domain.md section 2.7 and the deadline test of 2.8)

FRIDAY, SATURDAY, SUNDAY, MONDAY = (date(2025, 10, 10 + number) for number in range(4))


def test_a_deadline_in_workdays_and_one_in_hours() -> None:
    raised = at(FRIDAY, 17, 30)
    assert CHINA.kind_of(SATURDAY).kind is DayKind.MAKE_UP
    assert CHINA.kind_of(SUNDAY).kind is DayKind.WEEKEND
    assert CHINA.deadline(raised, 1) == at(SATURDAY, 18)
    assert CHINA.deadline(raised, 2) == at(MONDAY, 18)
    assert CHINA.hours_deadline(raised, 24) == at(SATURDAY, 17, 30)


def test_a_deadline_counts_from_the_day_at_the_bureau() -> None:
    late = at(date(2025, 10, 13), 6).astimezone(BUREAU_ZONE)
    assert late.utctimetuple().tm_mday == 12
    assert CHINA.deadline(late, 1) == at(date(2025, 10, 14), 18)


def test_the_end_of_office_hours_is_the_bureaus() -> None:
    assert calendar_of([2025], office_end=17).deadline(at(FRIDAY, 9), 1) == at(SATURDAY, 17)


# -- own days and leave


def test_the_bureaus_own_days_overrule_the_public_calendar() -> None:
    own = [OwnDay(date(2025, 10, 3), True, "值班"), OwnDay(date(2025, 10, 9), False, "迁址")]
    calendar = calendar_of([2025], own)
    assert calendar.kind_of(date(2025, 10, 3)).kind is DayKind.OWN_WORKDAY
    assert calendar.kind_of(date(2025, 10, 9)).name.zh == "迁址"
    assert calendar.next_workday(date(2025, 9, 30)) == date(2025, 10, 3)
    assert calendar.next_workday(date(2025, 10, 3)) == date(2025, 10, 10)


def test_leave_is_the_persons_alone_and_counts_on_workdays() -> None:
    calendar = calendar_of([2025], leaves=[Leave(SOMEBODY, FRIDAY, MONDAY, "年休假")])
    mine = calendar.of(SOMEBODY)
    assert [mine.kind_of(day).kind for day in (FRIDAY, SATURDAY, SUNDAY, MONDAY)] == [
        DayKind.LEAVE, DayKind.LEAVE, DayKind.WEEKEND, DayKind.LEAVE,
    ]  # fmt: skip
    assert mine.kind_of(FRIDAY).name.zh == "年休假"
    assert mine.next_workday(date(2025, 10, 9)) == date(2025, 10, 14)
    for other in (calendar, calendar.of(NOBODY_ELSE), mine.of(None)):
        assert other.next_workday(date(2025, 10, 9)) == FRIDAY


# -- any calendar

DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 31))
COUNTS = st.integers(-40, 40)


@st.composite
def calendars(draw: st.DrawFn) -> WorkCalendar:
    own = draw(st.dictionaries(DAYS, st.booleans(), max_size=30))
    starts = draw(st.lists(st.tuples(DAYS, st.integers(0, 20)), max_size=4))
    leaves = [Leave(SOMEBODY, first, first + timedelta(days=length)) for first, length in starts]
    person: UUID | None = draw(st.sampled_from([None, SOMEBODY]))
    made = [OwnDay(day, works) for day, works in own.items()]
    return calendar_of(range(2023, 2028), made, leaves).of(person)


@given(calendars(), DAYS, COUNTS)
def test_counting_never_ends_on_a_day_off(calendar: WorkCalendar, day: date, count: int) -> None:
    assume(count != 0)
    assert calendar.is_workday(calendar.add_workdays(day, count))


@given(calendars(), DAYS, COUNTS)
def test_the_days_between_are_what_was_added(calendar: WorkCalendar, day: date, count: int) -> None:
    assert calendar.workdays_between(day, calendar.add_workdays(day, count)) == count


@given(calendars(), DAYS, COUNTS)
def test_going_back_is_the_inverse_from_a_workday(calendar: WorkCalendar, day: date, count: int) -> None:
    start = calendar.workday_from(day)
    assert calendar.add_workdays(calendar.add_workdays(start, count), -count) == start


@given(calendars(), DAYS, st.integers(0, 30), st.integers(0, 30))
def test_steps_add_up(calendar: WorkCalendar, day: date, one: int, other: int) -> None:
    assert calendar.add_workdays(calendar.add_workdays(day, one), other) == calendar.add_workdays(day, one + other)
    assert calendar.add_workdays(calendar.add_workdays(day, -one), -other) == calendar.add_workdays(day, -one - other)


@given(calendars(), DAYS, DAYS, DAYS)
def test_spans_add_up(calendar: WorkCalendar, a: date, b: date, c: date) -> None:
    a, b, c = sorted((a, b, c))
    between = calendar.workdays_between
    assert between(a, b) + between(b, c) == between(a, c)
    assert between(a, b) == sum(map(calendar.is_workday, span(a, b)[1:]))


@given(calendars(), DAYS, DAYS, st.integers(1, 20), st.integers(1, 20))
def test_a_later_start_or_more_days_are_never_due_earlier(
    calendar: WorkCalendar, a: date, b: date, few: int, more: int
) -> None:
    early, late = sorted((a, b))
    few, more = sorted((few, more))
    assert calendar.deadline(at(early, 10), few) <= calendar.deadline(at(late, 9), few)
    assert calendar.deadline(at(early, 10), few) <= calendar.deadline(at(early, 10), more)


@given(calendars(), DAYS)
def test_a_days_kind_agrees_with_whether_it_is_worked(calendar: WorkCalendar, day: date) -> None:
    assert calendar.kind_of(day).is_workday == calendar.is_workday(day)


def test_the_end_of_the_calendar_is_told() -> None:
    with pytest.raises(OverflowError):
        WEEKS_ONLY.add_workdays(date(9999, 12, 30), 5)
