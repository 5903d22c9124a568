"""What looks odd about records: values, and properties over any day of anybody."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import combinations
from random import Random
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from rapidfuzz import fuzz

from crm.domain.honesty import Flag, Held, HonestyRules, Oddity, rules_from
from crm.domain.settings import DEFAULTS
from crm.planning.honesty import SHARED, clashes, copied, late, normalised
from crm.planning.workdays import calendar_of
from tests.support.build import DAY, at

RULES = HonestyRules(
    late_workdays=3,
    overlap_minutes=5,
    detour=1.3,
    brisk_kmh=60,
    copied_pct=90,
    copied_chars=20,
    copied_days=365,
)
CALENDAR = calendar_of(range(2025, 2028))
HERE, FAR = (114.05, 22.54), (114.30, 22.70)
"""Two places about 31 km apart: 40 minutes at 60 km/h with the detour."""
NOTE = "配电房通风不畅,变压器油温偏高,已建议加装轴流风机并于两周内复查。"


def rules(_day: date) -> HonestyRules:
    return RULES


def held(number: int, **values: object) -> Held:
    given = {"id": UUID(int=number), "person_id": UUID(int=1), "account_id": UUID(int=100 + number), "held_on": DAY}
    return Held(**{**given, **values})  # type: ignore[arg-type]


def by_visit(flags: Iterable[Flag]) -> dict[int, tuple[Oddity, float, int | None]]:
    return {f.visit_id.int: (f.kind, f.amount, f.other_id.int if f.other_id else None) for f in flags}


def test_the_rules_stand_in_the_settings() -> None:
    assert rules_from(DEFAULTS) == RULES


def test_a_record_is_late_after_the_allowed_workdays() -> None:
    friday = date(2026, 11, 13)
    visits = [
        held(1, held_on=friday, submitted_on=friday),
        held(2, held_on=friday, submitted_on=date(2026, 11, 18)),
        held(3, held_on=friday, submitted_on=date(2026, 11, 19)),
        held(4, held_on=friday, submitted_on=None),
    ]
    assert by_visit(late(visits, rules, CALENDAR)) == {3: (Oddity.LATE, 4, None)}


def test_a_feast_is_no_time_to_write() -> None:
    last = date(2026, 9, 30)
    visits = [held(1, held_on=last, submitted_on=CALENDAR.add_workdays(last, 3))]
    assert CALENDAR.add_workdays(last, 3) - last > timedelta(days=7)
    assert not list(late(visits, rules, CALENDAR))


def test_the_rule_of_the_visit_s_day_counts() -> None:
    visit = held(1, submitted_on=DAY + timedelta(days=2))
    assert not list(late([visit], rules, CALENDAR))
    strict = list(late([visit], lambda day: replace(RULES, late_workdays=0 if day == DAY else 9), CALENDAR))
    assert by_visit(strict) == {1: (Oddity.LATE, 2, None)}


def test_two_visits_of_one_person_at_once_are_both_odd() -> None:
    visits = [
        held(1, arrived_at=at(9), left_at=at(10)),
        held(2, arrived_at=at(9, 40), left_at=at(10, 30)),
        held(3, arrived_at=at(9), left_at=at(10), person_id=UUID(int=2)),
    ]
    assert by_visit(clashes(visits, rules)) == {1: (Oddity.OVERLAP, 20, 2), 2: (Oddity.OVERLAP, 20, 1)}


def test_some_minutes_are_no_overlap_and_a_call_within_a_long_visit_is_one() -> None:
    first, next_one = held(1, arrived_at=at(9), left_at=at(10)), held(2, arrived_at=at(9, 55), left_at=at(11))
    assert not list(clashes([first, next_one], rules))
    long, call, later = (
        held(1, arrived_at=at(9), left_at=at(12)),
        held(2, arrived_at=at(9, 30), left_at=at(9, 50), is_on_site=False),
        held(3, arrived_at=at(11), left_at=at(11, 30)),
    )
    found = by_visit(clashes([later, call, long], rules))
    assert found == {1: (Oddity.OVERLAP, 30, 3), 2: (Oddity.OVERLAP, 20, 1), 3: (Oddity.OVERLAP, 30, 1)}


def test_a_drive_that_cannot_be() -> None:
    first = held(1, arrived_at=at(9), left_at=at(10), place=HERE)
    soon = held(2, arrived_at=at(10, 10), left_at=at(11), place=FAR)
    (flag,) = clashes([soon, first], rules)
    assert (flag.visit_id, flag.kind, flag.other_id) == (soon.id, Oddity.TRAVEL, first.id)
    assert 25 <= flag.amount <= 35
    assert not list(clashes([first, soon._replace(arrived_at=at(10, 45))], rules))
    assert not list(clashes([first, soon._replace(is_on_site=False)], rules))
    assert not list(clashes([first, soon._replace(place=(None, None))], rules))


def test_a_note_that_was_written_before() -> None:
    earlier = held(1, held_on=DAY - timedelta(days=30), note=NOTE)
    visits = [
        earlier,
        held(2, note=NOTE.replace("两周", "三周") + " "),
        held(3, note=NOTE, person_id=UUID(int=9)),
        held(4, note="客户咨询基本电费改按需量计收,已现场测算,近十二个月有九个月更省。"),
        held(5, note="情况正常。"),
        held(6, held_on=DAY + timedelta(days=1), note="情况正常。"),
    ]
    assert by_visit(copied(visits, rules)) == {2: (Oddity.COPIED, 96.7, 1)}


def test_a_note_about_the_same_account_is_compared_whoever_wrote_it() -> None:
    place = UUID(int=77)
    visits = [
        held(1, account_id=place, held_on=DAY - timedelta(days=30), note=NOTE),
        held(2, account_id=place, person_id=UUID(int=9), note=NOTE.upper()),
    ]
    assert by_visit(copied(visits, rules)) == {2: (Oddity.COPIED, 100, 1)}


def test_a_note_of_long_ago_is_forgotten() -> None:
    assert not list(copied([held(1, held_on=DAY - timedelta(days=366), note=NOTE), held(2, note=NOTE)], rules))
    assert list(copied([held(1, held_on=DAY - timedelta(days=365), note=NOTE), held(2, note=NOTE)], rules))


hours = st.integers(0, 12 * 60).map(lambda minutes: at(7) + timedelta(minutes=minutes))
places = st.sampled_from((HERE, FAR, (114.06, 22.55), (None, None)))


@st.composite
def days(draw: st.DrawFn) -> list[Held]:
    """Return visits of one or two people on one or two days."""
    found = []
    for number in range(draw(st.integers(0, 8))):
        first, last = sorted((draw(hours), draw(hours)))
        day = draw(st.sampled_from((DAY, DAY + timedelta(days=1))))
        found.append(
            held(
                number + 1,
                person_id=UUID(int=draw(st.integers(1, 2))),
                held_on=day,
                arrived_at=first + (day - DAY),
                left_at=last + (day - DAY),
                place=draw(places),
                is_on_site=draw(st.booleans()),
            )
        )
    return found


@given(days(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(visits: list[Held], chance: Random) -> None:
    mixed = list(visits)
    chance.shuffle(mixed)
    assert set(clashes(mixed, rules)) == set(clashes(visits, rules))


@given(days())
def test_exactly_those_overlap_that_share_time_with_another(visits: list[Held]) -> None:
    """Every pair by brute force: who shares more than the allowed minutes is flagged, and nobody else."""
    odd: set[UUID] = set()
    for one, two in combinations(visits, 2):
        if (one.person_id, one.held_on) == (two.person_id, two.held_on):
            assert one.arrived_at is not None
            assert two.arrived_at is not None
            assert one.left_at is not None
            assert two.left_at is not None
            shared = min(one.left_at, two.left_at) - max(one.arrived_at, two.arrived_at)
            if shared > timedelta(minutes=RULES.overlap_minutes):
                odd |= {one.id, two.id}
    assert {flag.visit_id for flag in clashes(visits, rules) if flag.kind is Oddity.OVERLAP} == odd


words = st.lists(
    st.sampled_from(("油温偏高", "建议加装风机", "下周复查", "电费解释", "已登记", "A1")), min_size=2, max_size=7
)
notes = st.builds(
    lambda number, parts, day, person, account: held(
        number,
        note="，".join(parts),
        held_on=DAY - timedelta(days=day),
        person_id=UUID(int=person),
        account_id=UUID(int=account),
    ),
    st.integers(1, 10_000),
    words,
    st.integers(0, 500),
    st.integers(1, 2),
    st.integers(50, 52),
)
LIKE = replace(RULES, copied_pct=70, copied_chars=8)


def is_copy(visit: Held, other: Held) -> bool:
    """Say in plain Python whether a note is a copy of another one."""
    text, earlier = normalised(visit.note), normalised(other.note)
    days = (visit.held_on - other.held_on).days
    return (
        min(len(text), len(earlier)) >= LIKE.copied_chars
        and (other.held_on, other.id) < (visit.held_on, visit.id)
        and days <= LIKE.copied_days
        and (visit.person_id == other.person_id or visit.account_id == other.account_id)
        and (text[:SHARED] == earlier[:SHARED] or text[-SHARED:] == earlier[-SHARED:])
        and fuzz.ratio(text, earlier) >= LIKE.copied_pct
    )


@given(st.lists(notes, max_size=12, unique_by=lambda visit: visit.id))
def test_copies_are_those_of_brute_force(visits: list[Held]) -> None:
    found = {flag.visit_id: flag for flag in copied(visits, lambda _day: LIKE)}
    for visit in visits:
        like = [other for other in visits if is_copy(visit, other)]
        assert (visit.id in found) == bool(like)
        if like:
            best = max(like, key=lambda o: (fuzz.ratio(normalised(visit.note), normalised(o.note)), o.held_on, o.id))
            assert found[visit.id].other_id == best.id


@given(st.lists(notes, max_size=12, unique_by=lambda visit: visit.id))
def test_some_are_judged_as_among_all(visits: list[Held]) -> None:
    some = frozenset(visit.id for visit in visits[::2])
    everything = [flag for flag in copied(visits, lambda _day: LIKE) if flag.visit_id in some]
    assert list(copied(visits, lambda _day: LIKE, some)) == everything
