"""One night by hand: forty accounts of a feeder, its backup, three estimates, an end after midnight (domain.md 3)."""

from collections import Counter
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from crm.domain.clock import FixedClock
from crm.domain.codes import OutageType, SourceRole
from crm.domain.outage_desk import EstimateDraft, OutageDraft, ScopePart
from crm.domain.outage_ledger import By
from crm.domain.outages import Effect, EstimateSource
from crm.storage.store import Store
from crm.usecases.outages import detail, estimates, ledger, life, reliability
from tests.support.build import DAY, at
from tests.support.outages import Grid, hang, make_grid

PRIMARY, STANDBY, SECURITY = SourceRole.PRIMARY, SourceRole.STANDBY, SourceRole.SECURITY
EVE = DAY - timedelta(days=1)
MINUTE = 1 / 60


@pytest.fixture
def net(store: Store) -> Grid:
    return make_grid(store)


@pytest.fixture
def forty(store: Store, net: Grid) -> list[UUID]:
    """1-25 have one feeder, 26-33 a backup, 34-37 it as backup, 38-39 a security supply, 40 a backup that is off."""
    other = [
        *[((net.f1, PRIMARY),)] * 25,
        *[((net.f1, PRIMARY), (net.f9, STANDBY))] * 8,
        *[((net.f9, PRIMARY), (net.f1, STANDBY))] * 4,
        *[((net.f1, PRIMARY), (net.f9, SECURITY))] * 2,
        ((net.f1, PRIMARY), (net.f2, STANDBY)),
    ]
    with store.change() as work:
        return [
            hang(work, net, number, links, operating_kva=1000.0, security_load_kw=200.0)
            for number, links in enumerate(other, start=1)
        ]


def moment(store: Store, when: datetime) -> None:
    store.clock = FixedClock(when)


@pytest.fixture
def night(store: Store, net: Grid, forty: list[UUID]) -> UUID:
    """F02 is off from 22:00 to 01:45; F01 fails at 22:35, five accounts are back at 00:10, the rest at 03:05."""
    moment(store, at(22, 0, EVE))
    with store.change() as work:
        plan = OutageDraft(
            OutageType.PLANNED, (ScopePart(feeder_id=net.f2),), planned_start=at(22, 0, EVE), planned_end=at(2)
        )
        other = life.add_outage(work, plan)
        life.publish(work, other)
        life.start(work, other, at(22, 0, EVE))
    moment(store, at(22, 40, EVE))
    with store.change() as work:
        draft = OutageDraft(OutageType.FAULT, (ScopePart(feeder_id=net.f1),), cause="雷击", reported_at=at(22, 40, EVE))
        fault = life.add_outage(work, draft)
        life.publish(work, fault)
        life.start(work, fault, at(22, 35, EVE))
    said = ((at(23, 5, EVE), at(0, 30)), (at(23, 55, EVE), at(2)), (at(1, 30), at(3, 15)))
    for when, back in said:
        moment(store, when)
        with store.change() as work:
            if when == at(1, 30):
                life.restore_part(work, fault, forty[:5], at(0, 10))
            estimates.estimate(work, fault, EstimateDraft(back, EstimateSource.CREW))
    moment(store, at(3, 10))
    with store.change() as work:
        life.restore(work, other, at(1, 45))
        life.restore(work, fault, at(3, 5))
    moment(store, at(9, 48))
    return fault


def test_whom_the_night_reached(store: Store, night: UUID, forty: list[UUID]) -> None:
    with store.read() as reader:
        found = detail.detail(reader, night)
    effects = {row.account_id: row.effect for row in found.affected}
    assert Counter(effects.values()) == {
        Effect.OFF: 26,
        Effect.SWITCHED: 8,
        Effect.BACKUP_LOST: 4,
        Effect.ON_SECURITY: 2,
    }
    assert effects[forty[39]] is Effect.OFF
    assert sum(row.lost_kw for row in found.affected) == 26 * 900 + 2 * 700
    assert (found.head.reached, found.head.ends_at) == (32, at(3, 5))
    assert [row.restored_at for row in found.affected if row.account_id in forty[:5]] == [at(0, 10)] * 5


def test_how_right_its_estimates_were(store: Store, night: UUID) -> None:
    with store.read() as reader:
        found = ledger.ledgers(reader, DAY, DAY, By.CAUSE)
        assert ledger.ledgers(reader, EVE, EVE).rows == ()
    (row,) = found.rows
    assert (row.errors, row.changes, row.first_delay) == ((155, 65, -10), 2, 25)
    assert (row.bias, row.promised, row.is_accurate, row.is_kept) == (155, -10, True, True)
    total = found.total.score
    assert (total.outages, total.estimates, total.right, total.early, total.late) == (1, 3, 1, 1, 2)
    assert [(group.label, group.score.accuracy, group.score.right_share) for group in found.groups] == [
        ("雷击", 1, 1 / 3)
    ]


@pytest.mark.parametrize(
    ("first", "last", "interruptions", "minutes"),
    [(EVE, DAY, 28, 6605), (EVE, EVE, 28, 2380), (DAY, DAY, 0, 4225)],
    ids=["the night", "until midnight", "after midnight"],
)
def test_its_minutes_without_supply(
    store: Store, night: UUID, first: date, last: date, interruptions: int, minutes: int
) -> None:
    with store.read() as reader:
        found = reliability.reliability(reader, first, last)
    now = found.total.now
    assert (now.customers, now.interruptions, round(now.customer_hours * 60, 6)) == (40, interruptions, minutes)
    assert now.saidi == pytest.approx(minutes / 40 * MINUTE)
    assert now.saifi == pytest.approx(interruptions / 40)
    assert [(pair.now.label, pair.now.customer_hours) for pair in found.areas] == [("甲供电所", now.customer_hours)]
    assert found.total.before.interruptions == 0


def test_an_account_of_two_feeders_was_dark_while_both_were(store: Store, night: UUID, forty: list[UUID]) -> None:
    with store.read() as reader:
        year = reliability.account_year(reader, forty[39], 2026)
    assert [(each.started_at, each.ended_at) for each in year.outages] == [(at(22, 35, EVE), at(1, 45))]
    assert (year.interruptions, round(year.hours * 60, 6)) == (1, 190)
