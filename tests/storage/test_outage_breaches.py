"""Broken deadlines of notices stay on the list whatever the desk does to the outage afterwards, on both databases."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace
from sqlalchemy import text

from crm.domain.codes import ImportanceGrade, OutageType, SourceRole
from crm.domain.errors import Denied
from crm.domain.mail import Delivery
from crm.domain.network import SupplyPlace
from crm.domain.outage_desk import AttemptDraft, BreachRow, EstimateDraft, OutageDraft, ScopePart
from crm.domain.outages import EstimateSource, Kept, NoticeChannel, NoticeResult, Promise, Stage
from crm.storage.outages import customers, heads
from crm.storage.store import Store
from crm.storage.unit import UnitOfWork
from crm.usecases import bin as bins
from crm.usecases import undo
from crm.usecases.accounts import edit_account
from crm.usecases.outages import breaches, estimates, life, notices, outbox, supply
from crm.usecases.outages.broken import AT_ONCE
from crm.usecases.rules import change_rules
from tests.support.build import DAY, at
from tests.support.outages import Grid, hang, make_grid

PRIMARY = SourceRole.PRIMARY
ONE = timedelta(days=1)
START = at(8) + 3 * ONE
"""A plan of this day had to be told four days ago."""
DUE = START - 7 * ONE


@pytest.fixture
def net(store: Store) -> Grid:
    return make_grid(store)


@pytest.fixture
def place(store: Store, net: Grid) -> UUID:
    with store.change() as work:
        return hang(work, net, 1, [(net.f1, PRIMARY)], importance_grade=ImportanceGrade.GRADE2)


@pytest.fixture
def plan(store: Store, net: Grid, place: UUID) -> UUID:
    with store.change() as work:
        draft = OutageDraft(
            OutageType.PLANNED,
            (ScopePart(feeder_id=net.f1),),
            planned_start=START,
            planned_end=START + timedelta(hours=4),
        )
        key = life.add_outage(work, draft)
        life.publish(work, key)
    return key


def listed(store: Store) -> tuple[BreachRow, ...]:
    with store.read() as reader:
        return breaches.breaches(reader, DAY - 31 * ONE, DAY + 31 * ONE, None)


def moved(work: UnitOfWork, net: Grid, plan: UUID) -> None:
    life.postpone(work, plan, START + 9 * ONE, START + 10 * ONE)


def put_off(work: UnitOfWork, net: Grid, plan: UUID) -> None:
    life.postpone(work, plan, None, None)


def called_off(work: UnitOfWork, net: Grid, plan: UUID) -> None:
    life.cancel(work, plan, "天气")


def elsewhere(work: UnitOfWork, net: Grid, plan: UUID) -> None:
    head = heads.head(work, plan)
    other = OutageDraft(
        OutageType.PLANNED,
        (ScopePart(feeder_id=net.f9),),
        planned_start=head.planned_start,
        planned_end=head.planned_end,
    )
    life.change_outage(work, plan, head.version, other)


def fed_by_another(work: UnitOfWork, net: Grid, plan: UUID) -> None:
    (link,) = supply.supplies(work, ScopePart(feeder_id=net.f1), DAY)
    supply.switch_supplies(work, [link.id], SupplyPlace(net.f9), DAY)


def other_rules(work: UnitOfWork, net: Grid, plan: UUID) -> None:
    change_rules(work, {"notice.planned_hours": 48.0}, DAY)


@pytest.mark.parametrize("change", [moved, put_off, called_off, elsewhere, fed_by_another, other_rules])
def test_no_change_makes_good_what_was_not_told_in_time(
    store: Store, net: Grid, place: UUID, plan: UUID, change: Callable[[UnitOfWork, Grid, UUID], None]
) -> None:
    (before,) = listed(store)
    assert (before.account_id, before.due_at, before.kept, before.is_former) == (place, DUE, Kept.MISSED, False)
    with store.change() as work:
        change(work, net, plan)
        steps = work.undo
    (after,) = [row for row in listed(store) if row.due_at == DUE]
    assert (after.account_id, after.stage, after.kept, after.is_former) == (place, Stage.FIRST, Kept.MISSED, True)
    assert (after.place, after.outage_no) == (("乙站 F09" if change is elsewhere else "甲站 F01"), before.outage_no)
    with store.change() as work:
        undo.apply(work, steps)
    assert listed(store) == (before,)


def told(work: UnitOfWork, plan: UUID, place: UUID, **how: Any) -> None:
    draft = AttemptDraft(place, Stage.FIRST, NoticeChannel.PHONE, NoticeResult.DELIVERED, Promise(START, None))
    notices.log_attempts(work, plan, [replace(draft, **how)])


def test_what_was_told_late_is_kept_with_the_moment(store: Store, net: Grid, place: UUID, plan: UUID) -> None:
    with store.change() as work:
        told(work, plan, place)
        moved(work, net, plan)
        moved(work, net, plan)
    (row,) = listed(store)
    assert (row.kept, row.told_at, row.attempts, row.is_former) == (Kept.LATE, store.clock.now(), 1, True)


def test_every_outage_is_looked_at_however_many_there_are(store: Store, net: Grid, place: UUID, plan: UUID) -> None:
    with store.change() as work:
        for number in range(AT_ONCE + 1):
            begin = START + timedelta(hours=5 + 2 * number)
            part, end = ScopePart(feeder_id=net.f1), begin + timedelta(hours=1)
            draft = OutageDraft(OutageType.PLANNED, (part,), planned_start=begin, planned_end=end)
            life.publish(work, life.add_outage(work, draft))
    found = listed(store)
    assert len({row.outage_id for row in found}) == len(found) == AT_ONCE + 2
    assert {row.account_id for row in found} == {place}


def test_a_grade_that_changes_makes_nothing_good(store: Store, net: Grid, place: UUID) -> None:
    with store.change() as work:
        scope = (ScopePart(feeder_id=net.f1),)
        life.publish(work, life.add_outage(work, OutageDraft(OutageType.FAULT, scope, reported_at=at(9, 30))))
    (before,) = listed(store)
    assert (before.due_at, before.is_former) == (at(9, 45), False)
    with store.change() as work:
        edit_account(work, place, 1, importance_grade=ImportanceGrade.NONE)
    assert [(row.due_at, row.kept, row.is_former) for row in listed(store)] == [(at(9, 45), Kept.MISSED, True)]


SAID = (
    ("outage_breach", "told_at = due_at"),
    ("outage_breach", "deleted_at = due_at"),
    ("outage_estimate", "restored_by = said_at"),
    ("outage_estimate", "deleted_at = said_at"),
    ("outage_estimate", "reason = '改写'"),
    ("outage_notice", "message = '改写'"),
    ("outage_notice", "told_time = sent_at"),
    ("outage_notice", "result = 'no_answer'"),
    ("outage_notice", "delivered_at = NULL"),
    ("outage_notice", "deleted_at = sent_at"),
)


@pytest.mark.parametrize(("table", "what"), SAID)
def test_nobody_edits_what_was_promised_or_broken(
    store: Store, net: Grid, place: UUID, plan: UUID, table: str, what: str
) -> None:
    with store.change() as work:
        estimates.estimate(work, plan, EstimateDraft(START + timedelta(hours=5), EstimateSource.CREW))
        told(work, plan, place)
        put_off(work, net, plan)
    with pytest.raises(Denied), store.change() as work:
        work.connection.execute(text(f"UPDATE {table} SET {what}, version = version + 1"))


def test_nobody_takes_a_promise_away(store: Store, net: Grid, place: UUID, plan: UUID) -> None:
    with store.change() as work:
        estimates.estimate(work, plan, EstimateDraft(START + timedelta(hours=5), EstimateSource.CREW))
    with pytest.raises(Denied), store.change() as work:
        work.connection.execute(text("DELETE FROM outage_estimate"))


@pytest.mark.parametrize("table", ["outage_notice", "outage_breach"])
def test_what_was_told_or_broken_goes_only_with_an_account_that_is_erased(
    store: Store, net: Grid, place: UUID, plan: UUID, table: str
) -> None:
    with store.change() as work:
        told(work, plan, place)
        put_off(work, net, plan)
    with pytest.raises(Denied), store.change() as work:
        work.connection.execute(text(f"DELETE FROM {table}"))
    with store.change() as work:
        bins.delete_account(work, place, bins.going_with_account(work, place).version)
    count = text(f"SELECT count(*) FROM {table} WHERE deleted_at IS NULL")
    with store.read() as reader:
        assert reader.connection.execute(count).scalar() == 1
    with store.change() as work:
        bins.purge(work, [place])
    with store.read() as reader:
        assert reader.connection.execute(count).scalar() == 0


def test_what_became_of_a_mail_that_waited_is_written_once(store: Store, place: UUID, plan: UUID) -> None:
    mail = {"channel": NoticeChannel.EMAIL, "result": NoticeResult.QUEUED, "message": "演示"}
    with store.change() as work:
        told(work, plan, place, **mail)
        (waits,) = outbox.queued(work)
        outbox.settle(work, Delivery(((waits, "250 OK"),), (), ()))
    with pytest.raises(Denied), store.change() as work:
        outbox.settle(work, Delivery((), ((replace(waits, version=2), "550"),), ()))


def test_undo_takes_nothing_back_that_was_told(store: Store, place: UUID, plan: UUID) -> None:
    with store.change() as work:
        told(work, plan, place)
        steps = work.undo
    with store.change() as work:
        undo.apply(work, steps)
    with store.read() as reader:
        assert len(customers.notices(reader, [plan])) == 1
