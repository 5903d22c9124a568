"""Whether a visit may stand at a time, and where the first free one is."""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.clock import BUREAU_ZONE
from crm.domain.codes import Channel, PlanState, RecordState, Segment
from crm.domain.planner import SlotRules
from crm.domain.visits import VisitRow
from crm.planning.slots import Slot, first_free, judge
from crm.planning.workdays import WEEKS_ONLY

RULES = SlotRules(work_start=8, work_end=18, lunch_start=12, lunch_end=13, minutes=60, detour=1.3, kmh=30)
NOW = datetime(2026, 11, 17, 9, 48, tzinfo=BUREAU_ZONE)
HERE, THERE = (114.00, 22.60), (114.20, 22.60)


def at(hour: int, minute: int = 0, day: int = 18) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=BUREAU_ZONE)


def visit(start: datetime, end: datetime, place: tuple[float | None, float | None] = HERE) -> VisitRow:
    return VisitRow(
        uuid4(), 1, uuid4(), "演示客户", Segment.TOP100, None, uuid4(), "林演示", Channel.ON_SITE,
        PlanState.APPROVED, RecordState.NONE, start.date(), start, end, None, None, False, None, None, None, *place,
    )  # fmt: skip


def reason(start: datetime, end: datetime, *others: VisitRow, moving: UUID | None = None) -> tuple[bool, str]:
    verdict = judge(Slot(start, end, HERE, moving), others, RULES, WEEKS_ONLY, NOW, BUREAU_ZONE)
    return verdict.ok, verdict.code


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        (at(9, day=16), at(10, day=16), "slot.past"),
        (at(9, day=21), at(10, day=21), "slot.weekend"),
        (at(7), at(9), "slot.outside_hours"),
        (at(17), at(19), "slot.outside_hours"),
        (at(17), at(9, day=19), "slot.outside_hours"),
        (at(11, 30), at(12, 30), "slot.lunch"),
        (at(9), at(10), "slot.free"),
    ],
)
def test_reasons(start: datetime, end: datetime, code: str) -> None:
    assert reason(start, end) == (code == "slot.free", code)


def test_one_visit_may_follow_another_and_not_lie_over_it() -> None:
    other = visit(at(9), at(10))
    assert reason(at(9, 45), at(10, 45), other) == (False, "slot.taken")
    assert reason(at(10), at(11), other)[0]
    assert reason(at(9, 15), at(10, 15), other, moving=other.id)[0]


def test_the_drive_from_the_visit_before_is_told() -> None:
    far = visit(at(9), at(10), THERE)
    verdict = judge(Slot(at(11), at(12), HERE), [far, visit(at(8), at(8, 45))], RULES, WEEKS_ONLY, NOW, BUREAU_ZONE)
    assert verdict.code == "slot.drive"
    # 0.2 degrees of longitude at 22.6 degrees north are 20.53 km as the crow flies.
    km = 20.53 * RULES.detour
    assert verdict.values["km"] == pytest.approx(km, abs=0.1)
    assert verdict.values["minutes"] == pytest.approx(km / RULES.kmh * 60, abs=1)


def test_a_place_that_is_not_known_costs_no_drive() -> None:
    nowhere = visit(at(9), at(10), (None, None))
    assert judge(Slot(at(11), at(12), HERE), [nowhere], RULES, WEEKS_ONLY, NOW, BUREAU_ZONE).code == "slot.free"


@given(
    st.lists(
        st.builds(
            lambda day, quarter, length: (day, quarter, length),
            st.integers(17, 30),
            st.integers(32, 70),
            st.integers(1, 12),
        ),
        max_size=40,
    )
)
def test_the_first_free_slot_is_free_and_nothing_earlier_is(taken: list[tuple[int, int, int]]) -> None:
    visits = []
    for day, quarter, length in taken:
        start = datetime(2026, 11, day, tzinfo=BUREAU_ZONE) + timedelta(minutes=15 * quarter)
        visits.append(visit(start, start + timedelta(minutes=15 * length)))
    found = first_free(HERE, visits, RULES, WEEKS_ONLY, NOW, BUREAU_ZONE)
    if found is None:
        return
    assert judge(found, visits, RULES, WEEKS_ONLY, NOW, BUREAU_ZONE).ok
    assert found.start > NOW
    step = timedelta(minutes=15)
    earlier = datetime.combine(date(2026, 11, 17), found.start.timetz())
    earlier = max(earlier, NOW.replace(minute=0) + 4 * step)
    while earlier < found.start:
        assert not judge(
            Slot(earlier, earlier + (found.end - found.start), HERE), visits, RULES, WEEKS_ONLY, NOW, BUREAU_ZONE
        ).ok
        earlier += step


def test_hours_of_the_customer_are_a_hint_where_somebody_chooses_and_kept_where_the_program_does() -> None:
    hours = "Mon-Fri 14:00-16:00; Thu closed"
    code = {
        start: judge(
            Slot(start, start + timedelta(hours=1), HERE, hours=hours), (), RULES, WEEKS_ONLY, NOW, BUREAU_ZONE
        )
        for start in (at(9), at(14), at(15), at(15, 15), at(14, day=19))
    }
    assert all(verdict.ok for verdict in code.values())
    assert [verdict.code == "slot.customer_hours" for verdict in code.values()] == [True, False, False, True, True]
    found = first_free(HERE, (), RULES, WEEKS_ONLY, at(15, 5), BUREAU_ZONE, hours=hours)
    assert found is not None
    assert found.start == at(14, day=20)
