"""Complaints about outages on both databases: found, linked, and let go (issue 8)."""

from datetime import timedelta
from uuid import UUID

import pytest

from crm.domain.changes import Kind
from crm.domain.codes import IssueTopic, OutageType, Role, SourceRole
from crm.domain.orders import KeyedOrder
from crm.domain.outage_desk import Complaint, OutageDraft, ScopePart
from crm.storage.settings import put
from crm.storage.store import Store
from crm.usecases.issues import add_issue
from crm.usecases.orders import add_order
from crm.usecases.outages import complaints, life
from tests.support.build import DAY, at
from tests.support.outages import Grid, hang, make_grid


@pytest.fixture
def net(store: Store) -> Grid:
    made = make_grid(store)
    store.act_as(made.home.manager_id, Role.MANAGER)
    return made


@pytest.fixture
def place(store: Store, net: Grid) -> UUID:
    with store.change() as work:
        return hang(work, net, 1, [(net.f1, SourceRole.PRIMARY)])


@pytest.fixture
def outage(store: Store, net: Grid, place: UUID) -> UUID:
    with store.change() as work:
        draft = OutageDraft(OutageType.FAULT, (ScopePart(feeder_id=net.f1),), reported_at=at(8, 0))
        outage_id = life.add_outage(work, draft)
        life.publish(work, outage_id)
    return outage_id


def heard(store: Store, outage_id: UUID) -> list[Complaint]:
    with store.read() as reader:
        return complaints.complaints(reader, outage_id)


def test_what_its_accounts_say_of_outages_may_be_about_it(store: Store, net: Grid, place: UUID, outage: UUID) -> None:
    with store.change() as work:
        other = hang(work, net, 2, [(net.f2, SourceRole.PRIMARY)])
        said = add_issue(work, place, IssueTopic.OUTAGE, "停电无人告知")
        add_issue(work, place, IssueTopic.BILL, "电费疑问")
        add_issue(work, other, IssueTopic.OUTAGE, "别处停电")
        now = work.clock.now()
        order = add_order(work, place, KeyedOrder("W1", "complaint", "", now, "频繁停电"))
        add_order(work, place, KeyedOrder("W2", "complaint", "", at(7) - timedelta(days=1), "频繁停电"))
    found = heard(store, outage)
    assert {(each.kind, each.id, each.is_linked) for each in found} == {
        (Kind.ISSUE, said, False),
        (Kind.WORK_ORDER, order, False),
    }
    with store.change() as work:
        complaints.link_complaint(work, next(each for each in found if each.id == order), outage)
    linked = heard(store, outage)[0]
    assert (linked.id, linked.number, linked.is_linked) == (order, "W1", True)
    with store.change() as work:
        complaints.link_complaint(work, linked, None)
    assert not any(each.is_linked for each in heard(store, outage))


def test_a_severe_outage_makes_a_visit_due_and_it_is_named(store: Store, net: Grid, place: UUID, outage: UUID) -> None:
    def owed() -> list[UUID]:
        with store.read() as reader:
            return [each.account_id for each in complaints.after(reader, outage, net.home.manager_id).visits]

    assert owed() == []
    with store.change() as work:
        put(work, "visit.interval.outage_hours", 1, DAY)
        life.restore(work, outage, at(9, 40))
    assert owed() == [place]
    with store.read() as reader:
        (visit,) = complaints.after(reader, outage, None).visits
        assert complaints.after(reader, outage, None).complaints == ()
    assert visit.due_on == DAY + timedelta(days=7)
