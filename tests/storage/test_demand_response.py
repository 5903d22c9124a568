"""A demand response event from stored curves, against values worked out by hand (domain.md 4.7)."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from msgspec.structs import replace

from crm.domain.curves import POINTS, packed
from crm.domain.demand_response import Event
from crm.domain.energy_desk import AdviceKind
from crm.domain.errors import Invalid
from crm.storage.store import Store
from crm.storage.tables import LoadDay, MeteringPoint
from crm.storage.unit import UnitOfWork
from crm.usecases.energy.advice import advice_of, give_advice, kept_events
from crm.usecases.energy.demand_response import as_finding, response_of
from tests.support.build import Bureau, bureau
from tests.support.energy import MONTH, metered, month

WEDNESDAY = date(2026, 11, 11)
EVENT = Event(WEDNESDAY, 14, 16, 100.0, Decimal("0.3"))


def day(work: UnitOfWork, home: Bureau, account_id: UUID, point: UUID, at: date, kw: float, hole: bool = False) -> None:
    loads: list[float | None] = [kw] * POINTS
    if hole:
        loads[14 * 4] = None
    whose = {"account_id": account_id, "portfolio_id": home.book_id, "metering_point_id": point}
    work.insert(LoadDay, **whose, day=at, loads=packed(loads))


@pytest.fixture
def account_id(store: Store) -> UUID:
    """An account of two points whose eight workdays before the event took 300, 310, ... kW each."""
    with store.change() as work:
        home = bureau(work)
        key = metered(work, home, 1)
        month(work, home, key)
        whose = {"account_id": key, "portfolio_id": home.book_id}
        points = [work.insert(MeteringPoint, **whose, point_no=number) for number in ("A", "B")]
        for back in range(1, 13):
            at = WEDNESDAY - timedelta(days=back)
            kw = 9999.0 if at.weekday() > 4 else 300.0 + 10 * back
            day(work, home, key, points[0], at, kw, hole=back == 2)
            day(work, home, key, points[1], at, 50.0)
        day(work, home, key, points[0], WEDNESDAY, 240.0)
        day(work, home, key, points[1], WEDNESDAY, 50.0)
    return key


def test_the_baseline_is_that_of_five_like_days_that_were_read(store: Store, account_id: UUID) -> None:
    with store.read() as reader:
        found = response_of(reader, account_id, EVENT)
    back = [(WEDNESDAY - each).days for each in found.like_days]
    assert back == [8, 7, 6, 5, 1]
    base = 50 + 300 + 10 * sum(back) / 5
    assert found.baseline_kwh == pytest.approx((base, base))
    assert found.actual_kwh == pytest.approx((290.0, 290.0))
    assert found.kw == pytest.approx(base - 290)
    assert found.share == pytest.approx((base - 290) / 100)
    assert found.income == round(Decimal(str(round(2 * (base - 290), 6))) * Decimal("0.3"), 2)


def test_days_of_other_events_are_left_out(store: Store, account_id: UUID) -> None:
    event = replace(EVENT, others=frozenset({WEDNESDAY - timedelta(days=1)}))
    with store.read() as reader:
        found = response_of(reader, account_id, event)
    assert [(WEDNESDAY - each).days for each in found.like_days] == [9, 8, 7, 6, 5]


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"first_hour": 16}, "response.hours"),
        ({"last_hour": 25}, "response.hours"),
        ({"bid_kw": 0.0}, "response.bid"),
        ({"day": WEDNESDAY + timedelta(days=1)}, "response.not_read"),
        ({"day": WEDNESDAY - timedelta(days=2)}, "response.not_read"),
        ({"day": WEDNESDAY - timedelta(days=12)}, "response.no_like_days"),
    ],
)
def test_what_cannot_be_judged_is_refused(store: Store, account_id: UUID, other: dict[str, object], code: str) -> None:
    with store.read() as reader, pytest.raises(Invalid) as refused:
        response_of(reader, account_id, replace(EVENT, **other))
    assert refused.value.code == code


def test_an_event_becomes_advice(store: Store, account_id: UUID) -> None:
    with store.change() as work:
        told = response_of(work, account_id, EVENT)
        give_advice(work, account_id, MONTH, [as_finding(told)])
        [line] = advice_of(work, account_id)
    assert line.kind is AdviceKind.RESPONSE
    assert line.value == pytest.approx(told.kw)
    assert line.event == EVENT


def test_the_days_of_kept_events_are_left_out_of_every_later_baseline(store: Store, account_id: UUID) -> None:
    day_before, other = WEDNESDAY - timedelta(days=1), WEDNESDAY - timedelta(days=5)
    earlier = replace(EVENT, day=day_before, first_hour=9, last_hour=11, others=frozenset({other}))
    with store.change() as work:
        give_advice(work, account_id, MONTH, [as_finding(response_of(work, account_id, earlier))])
        told = response_of(work, account_id, EVENT)
        assert told.event.others == {day_before, other}
        assert [(WEDNESDAY - each).days for each in told.like_days] == [12, 9, 8, 7, 6]
        give_advice(work, account_id, MONTH, [as_finding(told)])
        give_advice(work, account_id, MONTH, [as_finding(response_of(work, account_id, replace(EVENT, bid_kw=50.0)))])
    with store.read() as reader:
        kept = kept_events(reader, account_id)
    assert [(each.day, each.bid_kw) for each in kept] == [(WEDNESDAY, 50.0), (day_before, 100.0)]
    assert kept[0].others == {day_before, other}
