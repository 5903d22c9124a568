"""The outage desk under the rights of the database: who may keep outages, who may tell, and who is seen."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest

from crm.domain.codes import OutageType
from crm.domain.errors import Denied, RoundsError
from crm.domain.outage_desk import AttemptDraft, OutageDetail, OutageDraft, ScopePart
from crm.domain.outages import NoticeResult, Promise, Stage
from crm.storage.store import Store
from crm.usecases.outages import detail, life, network, notices
from tests.support.office import Office

pytestmark = pytest.mark.postgresql


@pytest.fixture
def leader(office: Office) -> Iterator[Store]:
    store = office.open("supervisor")
    yield store
    store.close()


@pytest.fixture
def desk(office: Office) -> Iterator[Store]:
    store = office.open("manager")
    yield store
    store.close()


def plan(store: Store) -> OutageDraft:
    """A plan in a month for the feeder with the most accounts of whoever reads."""
    with store.read() as reader:
        nodes = [feeder for station in network.network(reader) for feeder in station.feeders]
        begin = reader.clock.now() + timedelta(days=30)
    feeder = max(nodes, key=lambda node: node.accounts)
    return OutageDraft(
        OutageType.PLANNED,
        (ScopePart(feeder_id=feeder.id),),
        planned_start=begin,
        planned_end=begin + timedelta(hours=4),
    )


def seen(store: Store, outage_id: UUID) -> OutageDetail:
    with store.read() as reader:
        return detail.detail(reader, outage_id)


def test_a_supervisor_plans_and_a_manager_tells_his_own(leader: Store, desk: Store) -> None:
    draft = plan(desk)
    with leader.change() as work:
        outage_id = life.add_outage(work, draft)
        life.publish(work, outage_id)
    whole, mine = seen(leader, outage_id), seen(desk, outage_id)
    keys = {row.account_id for row in mine.affected}
    assert keys
    assert keys < {row.account_id for row in whole.affected}
    row = next(each for each in mine.affected if each.needs_notice)
    promise = Promise(draft.planned_start, draft.planned_end)
    told = AttemptDraft(row.account_id, Stage.FIRST, "phone", NoticeResult.DELIVERED, promise)
    with desk.change() as work:
        notices.log_attempts(work, outage_id, [told])
    assert (seen(desk, outage_id).head.told, seen(leader, outage_id).head.told) == (1, 1)
    stranger = next(each.account_id for each in whole.affected if each.account_id not in keys)
    with pytest.raises(RoundsError, match=r"notice\.not_reached"), desk.change() as work:
        notices.log_attempts(work, outage_id, [AttemptDraft(stranger, *_rest(told))])
    with leader.change() as work:
        life.cancel(work, outage_id, "演示结束")


def _rest(draft: AttemptDraft) -> tuple[Stage, str, NoticeResult, Promise]:
    return draft.stage, draft.channel, draft.result, draft.told


@pytest.mark.parametrize("who", ["manager", "readonly"])
def test_who_does_not_keep_outages_cannot_enter_one(office: Office, desk: Store, who: str) -> None:
    draft, store = plan(desk), office.open(who)
    try:
        with pytest.raises(Denied), store.change() as work:
            life.add_outage(work, draft)
    finally:
        store.close()
