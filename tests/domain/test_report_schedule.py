"""Which months are to be written, and how a schedule is kept."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from crm.domain.report_schedule import MOST_MONTHS, ReportSchedule, month_due, schedule_of, whole_month
from crm.domain.summary import month_before

SCHEDULE = ReportSchedule("/reports", ("visit_summary", "issues"), 3, "zh_CN", "team.db", date(2026, 9, 1))


@pytest.mark.parametrize(
    ("today", "months"),
    [
        (date(2026, 11, 2), []),
        (date(2026, 11, 3), [date(2026, 10, 1)]),
        (date(2026, 12, 2), [date(2026, 10, 1)]),
        (date(2027, 1, 3), [date(2026, 10, 1), date(2026, 11, 1), date(2026, 12, 1)]),
    ],
)
def test_a_month_is_due_when_it_is_over_and_its_day_has_come(today: date, months: list[date]) -> None:
    assert list(SCHEDULE.months(today)) == months


def test_one_that_never_wrote_begins_with_the_newest_and_a_year_is_the_most() -> None:
    today = date(2026, 11, 20)
    assert list(replace(SCHEDULE, done=date.min).months(today)) == [date(2026, 10, 1)]
    missed = replace(SCHEDULE, done=date(2020, 1, 1)).months(today)
    assert len(missed) == MOST_MONTHS
    assert missed[-1] == date(2026, 10, 1)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 28), st.integers(1, 12))
def test_what_was_written_is_not_due_again_and_comes_in_order(today: date, day: int, back: int) -> None:
    schedule = replace(SCHEDULE, day=day, done=month_before(month_due(day, today), back))
    months = schedule.months(today)
    assert len(months) == back
    for month in months:
        assert schedule.months(today)[0] == month
        assert whole_month(month).last < today
        schedule = schedule.after(month)
    assert schedule.months(today) == ()


def test_a_schedule_is_kept_as_text_and_what_is_no_schedule_is_none() -> None:
    assert schedule_of(SCHEDULE.as_text()) == SCHEDULE
    for text in ("", "{}", "[]", "no", '{"folder": "x", "reports": 3}', SCHEDULE.as_text().replace("2026-09-01", "x")):
        assert schedule_of(text) is None
    assert whole_month(date(2024, 2, 1)).last == date(2024, 2, 29)
