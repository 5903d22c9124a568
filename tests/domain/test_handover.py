"""What goes along when accounts are handed over, and where the receiver is taken."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.appointments import Appointment, AppointmentKind
from crm.domain.clock import at_local
from crm.domain.codes import GrantKind
from crm.domain.handover import ClashKind, HandOver, OpenVisit, clashes_of
from crm.domain.ids import new_id
from crm.domain.workdays import Leave

TODAY = date(2026, 11, 17)
FIRST, LAST = date(2026, 12, 1), date(2026, 12, 14)
PERSON = UUID(int=1)
DAYS = st.dates(TODAY - timedelta(days=40), TODAY + timedelta(days=60))


def for_good(day: date) -> HandOver:
    return HandOver(PERSON, GrantKind.OWNER, day)


def stands_in(first: date, last: date | None) -> HandOver:
    return HandOver(PERSON, GrantKind.SUBSTITUTE, first, last)


@pytest.mark.parametrize(
    ("wish", "on", "goes"),
    [
        (for_good(FIRST), FIRST, True),
        (for_good(FIRST), FIRST - timedelta(days=1), False),
        (for_good(FIRST), None, True),
        (stands_in(FIRST, LAST), FIRST, True),
        (stands_in(FIRST, LAST), LAST, True),
        (stands_in(FIRST, LAST), LAST + timedelta(days=1), False),
        (stands_in(FIRST, LAST), None, False),
        (stands_in(FIRST, None), LAST + timedelta(days=100), True),
    ],
)
def test_a_visit_goes_along_on_its_days(wish: HandOver, on: date | None, goes: bool) -> None:
    assert wish.takes_visit(on) is goes


@pytest.mark.parametrize(
    ("wish", "due", "goes"),
    [
        (for_good(TODAY), TODAY - timedelta(days=9), True),
        (for_good(FIRST), TODAY - timedelta(days=9), False),
        (for_good(FIRST), FIRST - timedelta(days=1), False),
        (for_good(FIRST), None, True),
        (stands_in(TODAY, LAST), TODAY - timedelta(days=9), True),
        (stands_in(TODAY, LAST), LAST + timedelta(days=1), False),
        (stands_in(TODAY, LAST), None, False),
        (stands_in(FIRST, LAST), TODAY - timedelta(days=9), False),
        (stands_in(FIRST, LAST), LAST, True),
    ],
)
def test_a_task_goes_along_that_is_due_then(wish: HandOver, due: date | None, goes: bool) -> None:
    assert wish.takes_due(due, TODAY) is goes


@given(due=st.none() | DAYS)
def test_for_good_from_today_leaves_nothing(due: date | None) -> None:
    assert for_good(TODAY).takes_due(due, TODAY)


def visit(hour: int, on: date = FIRST, name: str = "甲", minutes: int = 60) -> OpenVisit:
    start = at_local(on, hour)
    return OpenVisit(new_id(), 1, new_id(), name, PERSON, on, start, start + timedelta(minutes=minutes))


def appointment(start: datetime, end: datetime) -> Appointment:
    kind = AppointmentKind.MEETING
    return Appointment(new_id(), 1, PERSON, "何", "例会", kind, start, end, False, "", "", None, None, None, None, None)


def test_every_way_of_being_taken_is_named() -> None:
    nine, ten = visit(9), visit(10)
    leave = Leave(PERSON, FIRST, FIRST, "年假")
    meeting = appointment(at_local(FIRST, 9, 30), at_local(FIRST, 11))
    found = clashes_of([nine, ten], [visit(9, name="乙")], [meeting], [leave])
    named = {(clash.visit_id, clash.kind, clash.other) for clash in found}
    assert named == {
        (nine.id, ClashKind.LEAVE, "年假"),
        (ten.id, ClashKind.LEAVE, "年假"),
        (nine.id, ClashKind.VISIT, "乙"),
        (nine.id, ClashKind.APPOINTMENT, "例会"),
        (ten.id, ClashKind.APPOINTMENT, "例会"),
    }
    assert [clash.start for clash in found] == sorted(clash.start for clash in found if clash.start)


def test_visits_one_after_the_other_do_not_clash() -> None:
    assert clashes_of([visit(9), visit(10)], [visit(11)], [], []) == ()


def test_two_visits_that_come_from_two_managers_clash_with_each_other() -> None:
    one, two = visit(9, name="甲"), visit(9, name="乙")
    assert [(clash.account, clash.other) for clash in clashes_of([one, two], [], [], [])] == [
        ("乙", "甲"),
        ("甲", "乙"),
    ]


def test_a_visit_without_an_hour_clashes_with_leave_alone() -> None:
    free = OpenVisit(new_id(), 1, new_id(), "甲", PERSON, FIRST)
    assert clashes_of([free], [visit(9)], [appointment(at_local(FIRST), at_local(LAST))], []) == ()
    (clash,) = clashes_of([free], [], [], [Leave(PERSON, FIRST, LAST, "")])
    assert (clash.kind, clash.start) == (ClashKind.LEAVE, None)


@given(start=st.integers(8, 16), length=st.integers(1, 180), other=st.integers(8, 16))
def test_two_clash_exactly_when_they_share_a_minute(start: int, length: int, other: int) -> None:
    coming, there = visit(start, minutes=length), visit(other)
    minutes = {start * 60 + each for each in range(length)} & {other * 60 + each for each in range(60)}
    assert bool(clashes_of([coming], [there], [], [])) is bool(minutes)
