"""The life of outages on both databases: entered, published, restored, postponed, called off (domain.md 3.3)."""

from datetime import timedelta
from uuid import UUID

import pytest

from crm.domain.codes import OutageState, OutageType, SourceRole
from crm.domain.outage_desk import BoardGroup, EstimateDraft, OutageDetail, OutageDraft, ScopePart
from crm.domain.outages import Effect, EstimateSource
from crm.storage.store import Store
from crm.usecases.outages import board, detail, estimates, life
from tests.support.build import DAY, at
from tests.support.outages import Grid, hang, make_grid

PRIMARY, STANDBY, SECURITY = SourceRole.PRIMARY, SourceRole.STANDBY, SourceRole.SECURITY


@pytest.fixture
def net(store: Store) -> Grid:
    return make_grid(store)


def fault(net: Grid) -> OutageDraft:
    return OutageDraft(OutageType.FAULT, (ScopePart(feeder_id=net.f1),), cause="雷击", reported_at=at(8, 12))


def enter(store: Store, draft: OutageDraft, publish: bool = True) -> UUID:
    with store.change() as work:
        outage_id = life.add_outage(work, draft)
        if publish:
            life.publish(work, outage_id)
    return outage_id


def seen(store: Store, outage_id: UUID) -> OutageDetail:
    with store.read() as reader:
        return detail.detail(reader, outage_id)


def test_a_fault_reaches_whom_it_leaves_without_supply(store: Store, net: Grid) -> None:
    with store.change() as work:
        off = hang(work, net, 1, [(net.f1, PRIMARY)], operating_kva=1000.0)
        moved = hang(work, net, 2, [(net.f1, PRIMARY), (net.f9, STANDBY)])
        backup = hang(work, net, 3, [(net.f9, PRIMARY), (net.f1, STANDBY)])
        kept = hang(work, net, 4, [(net.f1, PRIMARY), (net.f9, SECURITY)], operating_kva=1000.0, security_load_kw=200.0)
        hang(work, net, 5, [(net.f2, PRIMARY)])
    found = seen(store, enter(store, fault(net)))
    rows = {row.account_id: row for row in found.affected}
    assert {key: row.effect for key, row in rows.items()} == {
        off: Effect.OFF,
        moved: Effect.SWITCHED,
        backup: Effect.BACKUP_LOST,
        kept: Effect.ON_SECURITY,
    }
    assert (rows[off].lost_kw, rows[kept].lost_kw, rows[moved].lost_kw) == (900, 700, 0)
    assert (rows[moved].switched_to, rows[moved].needs_notice) == ("乙站 F09", False)
    assert (found.head.reached, found.head.told, found.head.lost_kw) == (3, 0, 1600)
    assert (found.head.group, found.head.state, found.actual_start) == (
        BoardGroup.OFF_NOW,
        OutageState.RUNNING,
        at(8, 12),
    )
    assert found.head.place == "甲站 F01"


def test_the_newest_estimate_is_when_supply_comes_back(store: Store, net: Grid) -> None:
    with store.change() as work:
        hang(work, net, 1, [(net.f1, PRIMARY)])
    outage_id = enter(store, fault(net))
    with store.change() as work:
        first = estimates.estimate(work, outage_id, EstimateDraft(at(13), EstimateSource.CREW, "换绝缘子"))
        right = estimates.correct_estimate(work, first, EstimateDraft(at(14), EstimateSource.CREW))
    found = seen(store, outage_id)
    assert [(line.restored_by, line.corrected_by) for line in found.estimates] == [(at(13), right), (at(14), None)]
    assert found.head.ends_at == at(14)
    with store.change() as work:
        life.restore(work, outage_id, work.clock.now() - timedelta(minutes=1))
    assert seen(store, outage_id).head.state is OutageState.RESTORED
    with store.read() as reader:
        assert [row.outage_id for row in board.board(reader, net.home.manager_id).rows] == [outage_id]
        assert board.board(reader, net.home.colleague_id).rows == ()
    assert found.head.starts_at.date() == DAY if found.head.starts_at else False
