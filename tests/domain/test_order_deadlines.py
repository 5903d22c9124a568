"""By when hotline orders are due, by their types, the settings and the calendar (domain.md section 2.8)."""

import csv
from datetime import date, datetime, timedelta
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.clock import BUREAU_ZONE
from crm.domain.codelists import work_order_type, work_order_types
from crm.domain.orders import says_finished
from crm.domain.settings import DEFAULTS, SPECS, Unit
from crm.planning.order_deadlines import AT_ONCE, CONTACT, REPLY, order_deadlines
from crm.planning.workdays import WorkCalendar, calendar_of

FRIDAY, SATURDAY, MONDAY = date(2026, 10, 9), date(2026, 10, 10), date(2026, 10, 12)
"""The Saturday after it is a make-up workday here, the Sunday is off."""
MAKE_UP = WorkCalendar(make_up=frozenset({SATURDAY}))
UNITS = {"minute": Unit.MINUTES, "hour": Unit.HOURS, "workday": Unit.WORKDAYS, "day": Unit.DAYS}
KINDS = [(each.type, each.subtype) for each in work_order_types()]


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=BUREAU_ZONE)


def test_the_deadline_test_of_the_guide() -> None:
    """Raised Friday 17:30: 1 workday ends Saturday 18:00, 2 workdays Monday 18:00, 24 hours Saturday 17:30."""
    raised = at(FRIDAY, 17, 30)
    request = order_deadlines("service_request", "connect_residential", raised, DEFAULTS, MAKE_UP)
    assert (request.contact_at, request.due_at) == (at(SATURDAY, 18), at(MONDAY, 18))
    assert order_deadlines("inquiry", "", raised, DEFAULTS, MAKE_UP).due_at == at(MONDAY, 18)
    assert order_deadlines("complaint", "", raised, DEFAULTS, MAKE_UP).contact_at == at(SATURDAY, 17, 30)


def test_workdays_pass_over_a_long_holiday_and_days_do_not() -> None:
    """National Day of 2026: 1 to 7 October are free, the 10th is worked."""
    calendar = calendar_of([2026])
    raised = at(date(2026, 9, 30), 10)
    assert order_deadlines("complaint", "", raised, DEFAULTS, calendar).due_at == at(date(2026, 10, 13), 18)
    assert order_deadlines("external_12345", "", raised, DEFAULTS, calendar).due_at == at(date(2026, 10, 7), 18)


def test_a_fault_is_mended_after_the_crew_is_there() -> None:
    raised = at(FRIDAY, 23, 50)
    town = order_deadlines("fault_repair", "urban", raised, DEFAULTS, MAKE_UP)
    assert town == order_deadlines("fault_repair", "", raised, DEFAULTS, MAKE_UP)
    assert (town.contact_at, town.due_at) == (
        raised + timedelta(minutes=45), raised + timedelta(hours=4, minutes=45)
    )  # fmt: skip
    remote = order_deadlines("fault_repair", "remote", raised, DEFAULTS, MAKE_UP)
    assert (remote.contact_at, remote.due_at) == (raised + timedelta(hours=2), None)


@pytest.mark.parametrize("code", ["praise", "outage_query", "fault", ""])
def test_what_has_no_deadline(code: str) -> None:
    due = order_deadlines(code, "", at(FRIDAY, 9), DEFAULTS, MAKE_UP)
    assert (due.contact_at, due.due_at) == (None, None)


def test_other_settings_give_other_deadlines() -> None:
    values = {**DEFAULTS, "order.complaint_workdays": 1, "order.contact_hours": 2}
    due = order_deadlines("complaint", "", at(FRIDAY, 17, 30), values, MAKE_UP)
    assert (due.contact_at, due.due_at) == (at(FRIDAY, 19, 30), at(SATURDAY, 18))


def test_the_defaults_are_those_of_the_list() -> None:
    """Every deadline of work_order_types.csv is the default of the setting that rules it, and none is left out."""
    text = files("resources").joinpath("domain", "work_order_types.csv").read_text(encoding="utf-8-sig")
    for row in csv.DictReader(text.splitlines()):
        name = f"{row['type']}.{row['subtype']}" if row["subtype"] else row["type"]
        contact = None if name in AT_ONCE else CONTACT.get(name, CONTACT.get(row["type"]))
        for key, value, unit in (
            (contact, row["response_value"], row["response_unit"]),
            (REPLY.get(name), row["resolve_value"], row["resolve_unit"]),
        ):
            if unit in ("none", "immediate"):
                assert key is None, name
                continue
            assert key is not None, name
            assert (DEFAULTS[key], SPECS[key].unit) == (float(value), UNITS[unit]), name


@given(st.sampled_from(KINDS), st.datetimes(datetime(2024, 1, 1), datetime(2027, 12, 1)))
def test_nothing_is_due_before_it_was_received(kind: tuple[str, str], wall: datetime) -> None:
    received = wall.replace(tzinfo=BUREAU_ZONE)
    due = order_deadlines(*kind, received, DEFAULTS, calendar_of(range(2024, 2028)))
    assert all(moment >= received for moment in (due.contact_at, due.due_at) if moment is not None)


def test_whose_promise_a_deadline_is() -> None:
    operators = {each.subtype: each.operator for each in work_order_types()}
    assert (operators["connect_lv"], operators["meter_test"], operators["profile_change"]) == ("csg", "sgcc", "")
    town, praise = work_order_type("fault_repair", ""), work_order_type("praise", "")
    assert town is not None
    assert town.subtype == "urban"
    assert praise is not None
    assert praise.operator == ""
    assert work_order_type("fault", "") is None
    assert work_order_type("praise", "urban") is None


@pytest.mark.parametrize(
    ("words", "is_finished"),
    [
        ("已办结", True), ("归档", True), ("处理完成", True), ("Closed", True), ("已闭环", True),
        ("处理中", False), ("未办结", False), ("待归档", False), ("not finished", False), ("", False), (None, False),
    ],
)  # fmt: skip
def test_the_words_of_an_official_state(words: str | None, is_finished: bool) -> None:
    assert says_finished(words) is is_finished
