"""The nouns of a brief: months, promises, notices."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.brief import Promise, PromiseKind, a_year_before, in_order, twelve_months
from crm.domain.codes import ImportanceGrade, OutageType
from crm.domain.notices import Notice, judged
from tests.support.briefs import PROMISES, at, promise
from tests.support.build import DAY

HOURS: dict[str, float] = {OutageType.PLANNED: 168.0, OutageType.TEMPORARY: 24.0}
START = at(DAY)


@given(st.dates(date(2001, 2, 1), date(2199, 1, 1)))
def test_the_twelve_months_end_before_the_present_one(day: date) -> None:
    found = twelve_months(day)
    assert len(set(found)) == 12
    assert found[-1] < day.replace(day=1) <= found[-1] + timedelta(days=31)
    assert found == tuple(sorted(found))
    assert a_year_before(found[0]).replace(year=found[0].year) == found[0]


@pytest.mark.parametrize(
    ("kind", "told", "grade", "wanted"),
    [
        ("planned", [("sms", 168)], "none", Notice.IN_TIME),
        ("planned", [("sms", 167)], "none", Notice.LATE),
        ("planned", [("phone", 1), ("sms", 200)], "none", Notice.IN_TIME),
        ("planned", [], "none", Notice.NONE),
        ("planned", [("sms", 200)], "grade1", Notice.NONE),
        ("planned", [("sms", 200), ("phone", 10)], "grade1", Notice.LATE),
        ("planned", [("on_site", 200)], "special", Notice.IN_TIME),
        ("temporary", [("sms", 24)], "temporary", Notice.IN_TIME),
        ("fault", [], "none", Notice.NOT_OWED),
    ],
)
def test_a_notice_is_in_time_by_the_hours_of_its_type(
    kind: str, told: list[tuple[str, int]], grade: str, wanted: Notice
) -> None:
    arrived = [(channel, START - timedelta(hours=hours)) for channel, hours in told]
    assert judged(kind, START, arrived, ImportanceGrade(grade), HOURS) is wanted


def test_of_an_outage_without_a_start_nothing_is_owed() -> None:
    assert judged(OutageType.PLANNED, None, [], ImportanceGrade.NONE, HOURS) is Notice.NOT_OWED


def test_the_latest_promise_comes_first_and_one_without_a_day_last() -> None:
    late, soon, never = (promise(due_on=due) for due in (DAY - timedelta(days=3), DAY, None))
    assert in_order((never, soon, late), DAY) == (late, soon, never)
    assert (late.days_late(DAY), soon.days_late(DAY), never.days_late(DAY)) == (3, 0, 0)
    assert promise(PromiseKind.TASK).kind is PromiseKind.TASK


@given(st.lists(PROMISES, max_size=12).map(tuple))
def test_ordering_loses_nothing_and_puts_the_late_first(found: tuple[Promise, ...]) -> None:
    ordered = in_order(found, DAY)
    assert sorted(map(str, ordered)) == sorted(map(str, found))
    late = [each.days_late(DAY) for each in ordered]
    assert late == sorted(late, reverse=True)
