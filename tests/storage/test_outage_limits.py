"""Yearly limits of planned outages, notices that came late, and what waits on the user, on both databases."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from crm.domain.codes import ImportanceGrade, OutageType, SourceRole
from crm.domain.errors import Invalid
from crm.domain.outage_desk import AttemptDraft, OutageDraft, ScopePart, TeamOf
from crm.domain.outages import Kept, NoticeChannel, NoticeResult, Promise, Stage
from crm.storage.store import Store
from crm.usecases.outages import board, breaches, detail, life, limits, notices
from tests.support.build import DAY, at
from tests.support.outages import Grid, contact, hang, make_grid

PRIMARY = SourceRole.PRIMARY
ONE = timedelta(days=1)


@pytest.fixture
def net(store: Store) -> Grid:
    return make_grid(store)


def planned(store: Store, net: Grid, start: datetime, kind: OutageType = OutageType.PLANNED) -> UUID:
    with store.change() as work:
        draft = OutageDraft(
            kind, (ScopePart(feeder_id=net.f1),), planned_start=start, planned_end=start + timedelta(hours=4)
        )
        key = life.add_outage(work, draft)
        life.publish(work, key)
    return key


def test_one_plan_too_many_is_said_by_voltage_and_year(store: Store, net: Grid) -> None:
    with store.change() as work:
        middle = hang(work, net, 1, [(net.f1, PRIMARY)], voltage_code="AC10KV")
        high = hang(work, net, 2, [(net.f1, PRIMARY)], voltage_code="AC110KV")
        hang(work, net, 3, [(net.f1, PRIMARY)], voltage_code="AC380V")
        hang(work, net, 4, [(net.f9, PRIMARY), (net.f1, SourceRole.STANDBY)], voltage_code="AC110KV")

    def over(start: datetime, own: UUID | None = None) -> list[tuple[UUID, int, int]]:
        with store.read() as reader:
            rows = detail.affected_by(reader, (ScopePart(feeder_id=net.f1),), start)
            return [(each.account_id, each.count, each.limit) for each in limits.over_limit(reader, rows, start, own)]

    assert over(at(8) + 9 * ONE) == []
    first = planned(store, net, at(8) + 9 * ONE)
    assert over(at(8) + 12 * ONE) == [(high, 2, 1)]
    assert over(at(8) + 9 * ONE, first) == []
    planned(store, net, at(8) + 12 * ONE)
    planned(store, net, at(8) + 15 * ONE)
    planned(store, net, at(8) + 16 * ONE, OutageType.TEMPORARY)
    assert over(at(8) + 18 * ONE) == [(high, 4, 1), (middle, 4, 3)]
    assert over(at(8) + 60 * ONE) == []
    with store.change() as work:
        life.cancel(work, first, "天气")
    assert over(at(8) + 18 * ONE) == [(high, 3, 1)]


@pytest.fixture
def fault(store: Store, net: Grid) -> tuple[UUID, UUID, UUID]:
    """A fault that two accounts have to be told of, one of them important."""
    with store.change() as work:
        usual = hang(work, net, 1, [(net.f1, PRIMARY)])
        grave = hang(work, net, 2, [(net.f1, PRIMARY)], importance_grade=ImportanceGrade.GRADE1)
        for each in (usual, grave):
            contact(work, each)
        draft = OutageDraft(OutageType.FAULT, (ScopePart(feeder_id=net.f1),), reported_at=at(8))
        key = life.add_outage(work, draft)
        life.publish(work, key)
    return key, usual, grave


def test_what_was_told_late_or_not_at_all_is_listed_and_stays(store: Store, fault: tuple[UUID, UUID, UUID]) -> None:
    key, usual, grave = fault
    with store.change() as work:
        draft = AttemptDraft(usual, Stage.FAULT, NoticeChannel.SMS, NoticeResult.DELIVERED, Promise(None, None))
        notices.log_attempts(work, key, [draft])
    with store.read() as reader:
        found = breaches.breaches(reader, DAY, DAY, None)
        assert breaches.breaches(reader, DAY - ONE, DAY - ONE, None) == ()
    by_account = {row.account_id: row for row in found}
    assert by_account[usual].kept is Kept.LATE
    assert by_account[usual].told_at == store.clock.now()
    assert (by_account[grave].kept, by_account[grave].told_at) == (Kept.MISSED, None)
    assert by_account[grave].due_at < by_account[usual].due_at
    with store.change() as work:
        life.restore(work, key, at(9))
    with store.read() as reader:
        assert breaches.breaches(reader, DAY, DAY, None) == found
    with store.read() as reader, pytest.raises(Invalid, match=r"outage\.backwards"):
        breaches.breaches(reader, DAY, DAY - ONE, None)


def test_a_deadline_that_is_over_is_listed_before_its_outage(store: Store, net: Grid) -> None:
    with store.change() as work:
        mine = hang(work, net, 1, [(net.f1, PRIMARY)])
    planned(store, net, at(8) + 3 * ONE)
    with store.read() as reader:
        (found,) = breaches.breaches(reader, DAY - 4 * ONE, DAY - 4 * ONE, TeamOf(net.home.manager_id))
        assert breaches.breaches(reader, DAY, DAY + 3 * ONE, None) == ()
    assert (found.account_id, found.due_at, found.kept) == (mine, at(8) - 4 * ONE, Kept.MISSED)


def test_the_rail_counts_what_has_to_be_told_now(store: Store, net: Grid, fault: tuple[UUID, UUID, UUID]) -> None:
    def waiting() -> int:
        with store.read() as reader:
            return board.waiting_count(reader, None)

    assert waiting() == 1
    far = planned(store, net, at(8) + 20 * ONE)
    assert waiting() == 1
    planned(store, net, at(8) + 9 * ONE)
    assert waiting() == 1
    planned(store, net, at(8) + 8 * ONE)
    assert waiting() == 2
    key, usual, grave = fault
    with store.change() as work:
        told = (NoticeChannel.PHONE, NoticeResult.DELIVERED, Promise(None, None))
        notices.log_attempts(work, key, [AttemptDraft(each, Stage.FAULT, *told) for each in (usual, grave)])
    assert waiting() == 1
    with store.change() as work:
        life.postpone(work, far, at(8) + 4 * ONE, at(12) + 4 * ONE)
    assert waiting() == 2
