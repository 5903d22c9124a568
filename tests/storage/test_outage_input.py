"""What the outage desk refuses and what it takes, on both databases: impossible times, overlaps, many accounts."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace

from crm.domain.codes import ImportanceGrade, OutageState, OutageType, Segment, SourceRole
from crm.domain.errors import RoundsError
from crm.domain.network import SupplyPlace
from crm.domain.outage_desk import AttemptDraft, EstimateDraft, OutageDraft, ScopePart
from crm.domain.outages import Effect, EstimateSource, NoticeResult, Promise, Stage
from crm.storage.store import Store
from crm.storage.tables import Account, Customer, SupplyPoint
from crm.usecases.outages import board, detail, estimates, life, network, notices, supply
from tests.support.build import DAY, at
from tests.support.outages import Grid, hang, make_grid

PRIMARY = SourceRole.PRIMARY
WEEK = timedelta(days=7)


@pytest.fixture
def net(store: Store) -> Grid:
    return make_grid(store)


def plan(net: Grid, hours: float = 4, **values: Any) -> OutageDraft:
    begin = at(8) + WEEK
    draft = OutageDraft(
        OutageType.PLANNED,
        (ScopePart(feeder_id=net.f1),),
        planned_start=begin,
        planned_end=begin + timedelta(hours=hours),
    )
    return replace(draft, **values)


def enter(store: Store, draft: OutageDraft, publish: bool = True) -> UUID:
    with store.change() as work:
        outage_id = life.add_outage(work, draft)
        if publish:
            life.publish(work, outage_id)
    return outage_id


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"hours": -1}, "outage.ends_before_start"),
        ({"hours": 30 * 24 + 1}, "outage.too_long"),
        ({"scope": ()}, "outage.no_scope"),
        ({"scope": (ScopePart(feeder_id=UUID(int=7)),)}, "outage.unknown_feeder"),
        ({"type": OutageType.TRANSFER}, "outage.no_target"),
        ({"reported_at": at(9, 49)}, "outage.future"),
    ],
)
def test_an_outage_that_cannot_be_is_refused(store: Store, net: Grid, values: dict[str, Any], code: str) -> None:
    with pytest.raises(RoundsError) as caught:
        enter(store, plan(net, **values))
    assert caught.value.code == code


def test_thirty_days_over_the_turn_of_the_year_are_taken(store: Store, net: Grid) -> None:
    begin = at(22, day=date(2026, 12, 20))
    draft = plan(net, planned_start=begin, planned_end=begin + timedelta(days=30))
    key = enter(store, draft)
    with store.read() as reader:
        assert detail.detail(reader, key).head.ends_at == begin + timedelta(days=30)


def test_two_plans_of_one_feeder_at_once_are_a_slip(store: Store, net: Grid) -> None:
    enter(store, plan(net, outage_no="A1"))
    with pytest.raises(RoundsError, match=r"outage\.overlaps.*A1"):
        enter(store, plan(net))
    begin = at(12) + WEEK
    enter(store, plan(net, planned_start=begin, planned_end=begin + timedelta(hours=1)))
    enter(store, plan(net, scope=(ScopePart(feeder_id=net.f2),)))


def test_plans_of_one_time_may_not_hold_each_other(store: Store, net: Grid) -> None:
    with store.change() as work:
        low = network.save_area(work, net.f1, "1号公变", "1段")
        named = hang(work, net, 1, [(net.f1, PRIMARY)])
    area, account = (ScopePart(transformer_area_id=low),), (ScopePart(account_id=named),)
    section, other = (ScopePart(feeder_id=net.f1, section="1段"),), (ScopePart(feeder_id=net.f1, section="2段"),)
    station, far = (ScopePart(substation_id=net.stations[0]),), (ScopePart(substation_id=net.stations[1]),)

    def planned(day: int, scope: tuple[ScopePart, ...], number: str | None = None) -> None:
        begin = at(8) + WEEK + timedelta(days=day)
        end = begin + timedelta(hours=4)
        enter(store, plan(net, scope=scope, outage_no=number, planned_start=begin, planned_end=end))

    doubled = ((area, area), (account, account), (station, station), (section, area), (area, station))
    for day, (first, second) in enumerate((*doubled, (station, section))):
        planned(day, first, f"B{day}")
        with pytest.raises(RoundsError, match=rf"outage\.overlaps.*B{day}"):
            planned(day, second)
    for scope in (area, other, far, account):
        planned(20, scope)


def test_a_fault_spreads_over_what_is_off_already(store: Store, net: Grid) -> None:
    with store.change() as work:
        named = hang(work, net, 1, [(net.f1, PRIMARY)])
    fault = OutageDraft(OutageType.FAULT, (ScopePart(feeder_id=net.f1),), reported_at=at(8))
    enter(store, fault)
    enter(store, replace(fault, scope=(ScopePart(substation_id=net.stations[0]),), reported_at=at(9)))
    scope = (ScopePart(account_id=named),)
    arrears = plan(net, type=OutageType.ARREARS, scope=scope, planned_start=at(20), planned_end=None)
    enter(store, arrears)
    with pytest.raises(RoundsError, match=r"outage\.overlaps"):
        enter(store, arrears)


def test_parts_of_a_scope_are_taken_out_again(store: Store, net: Grid) -> None:
    with store.change() as work:
        told = hang(work, net, 1, [(net.f9, PRIMARY)])
        silent = hang(work, net, 2, [(net.f9, PRIMARY)])
        stays = hang(work, net, 3, [(net.f1, PRIMARY)])
        hang(work, net, 4, [(net.f2, PRIMARY)])
    one, two = ScopePart(feeder_id=net.f1), ScopePart(feeder_id=net.f2)
    draft = plan(net, scope=(one, two, ScopePart(account_id=told), ScopePart(account_id=silent)))
    key = enter(store, draft)
    word = AttemptDraft(told, Stage.FIRST, "phone", NoticeResult.DELIVERED, Promise(None, None))
    with store.change() as work:
        notices.log_attempts(work, key, [word])
        life.change_outage(work, key, detail.detail(work, key).head.version, replace(draft, scope=(one,)))
    with store.read() as reader:
        found = detail.detail(reader, key)
    assert found.draft.scope == (one,)
    # Whoever was told stays on the list: that somebody said so has to be answered for.
    assert {row.account_id for row in found.affected} == {stays, told}


def test_sections_of_one_feeder_may_be_off_at_once(store: Store, net: Grid) -> None:
    with store.change() as work:
        first = hang(work, net, 1, [(net.f1, PRIMARY)], section="1段")
        hang(work, net, 2, [(net.f1, PRIMARY)], section="2段")
    key = enter(store, plan(net, scope=(ScopePart(feeder_id=net.f1, section="1段"),)))
    enter(store, plan(net, scope=(ScopePart(feeder_id=net.f1, section="2段"),)))
    with store.read() as reader:
        assert [row.account_id for row in detail.detail(reader, key).affected] == [first]


def test_supply_cannot_come_back_before_the_report(store: Store, net: Grid) -> None:
    key = enter(store, OutageDraft(OutageType.FAULT, (ScopePart(feeder_id=net.f1),), reported_at=at(9)))
    with store.change() as work:
        life.start(work, key, at(8, 30))
    for when, code in ((at(8, 45), "outage.restored_before_reported"), (at(9, 49), "outage.future")):
        with pytest.raises(RoundsError) as caught, store.change() as work:
            life.restore(work, key, when)
        assert caught.value.code == code
    with pytest.raises(RoundsError, match=r"estimate\.past"), store.change() as work:
        estimates.estimate(work, key, EstimateDraft(at(9, 48), EstimateSource.CREW))
    with pytest.raises(RoundsError, match=r"outage\.running"), store.change() as work:
        life.cancel(work, key, "误报")


def test_a_plan_is_put_off_and_called_off(store: Store, net: Grid) -> None:
    key = enter(store, plan(net))
    with store.change() as work:
        life.postpone(work, key, None, None)
    with store.read() as reader:
        assert detail.detail(reader, key).head.state is OutageState.POSTPONED
    with store.change() as work:
        life.postpone(work, key, at(8) + 2 * WEEK, at(12) + 2 * WEEK)
        life.cancel(work, key, "天气原因")
    with store.read() as reader:
        found = detail.detail(reader, key)
    assert (found.head.state, found.draft.note) == (OutageState.CANCELLED, "天气原因")


def test_a_customer_who_was_switched_keeps_the_outages_of_the_past(store: Store, net: Grid) -> None:
    with store.change() as work:
        moved = hang(work, net, 1, [(net.f1, PRIMARY)], since=date(2026, 1, 1))
    past = enter(store, OutageDraft(OutageType.FAULT, (ScopePart(feeder_id=net.f1),), reported_at=at(8)))
    with store.change() as work:
        life.restore(work, past, at(9))
        (link,) = supply.supplies(work, ScopePart(feeder_id=net.f1), DAY)
        supply.switch_supplies(work, [link.id], SupplyPlace(net.f9), DAY + timedelta(days=1))
    coming = enter(store, plan(net, scope=(ScopePart(feeder_id=net.f9),)))
    with store.read() as reader:
        assert [row.account_id for row in detail.detail(reader, past).affected] == [moved]
        assert [row.account_id for row in detail.detail(reader, coming).affected] == [moved]
        assert detail.affected_by(reader, (ScopePart(feeder_id=net.f1),), at(8) + WEEK) == ()
        today = detail.affected_by(reader, (ScopePart(feeder_id=net.f1),), at(9))
    assert [row.effect for row in today] == [Effect.OFF]


def test_five_thousand_accounts_hang_on_a_feeder(store: Store, net: Grid) -> None:
    book = net.home.book_id
    with store.change() as work:
        customer = work.insert(Customer, portfolio_id=book, name="演示客户", sort_key="yan")
        base = {"portfolio_id": book, "customer_id": customer, "segment": Segment.RESIDENTIAL, "contract_kva": 8.0}
        keys = work.insert_many(
            Account,
            [
                {
                    **base,
                    "account_no": f"99{number:011d}",
                    "name": f"演示用户{number}",
                    "sort_key": f"{number:04d}",
                    "importance_grade": ImportanceGrade.NONE,
                }
                for number in range(5000)
            ],
        )
        link = {"portfolio_id": book, "feeder_id": net.f1, "role": PRIMARY}
        work.insert_many(SupplyPoint, [{**link, "account_id": key} for key in keys])
    key = enter(store, plan(net))
    with store.read() as reader:
        head = board.board(reader, None).rows[0]
        mute = notices.without_contact(detail.detail(reader, key))
    assert (head.reached, head.told, len(mute)) == (5000, 0, 5000)
    assert head.lost_kw == pytest.approx(5000 * 8 * 0.9)


def test_a_plan_for_later_waits_for_no_fault_of_today(store: Store, net: Grid) -> None:
    fault = enter(store, OutageDraft(OutageType.FAULT, (ScopePart(feeder_id=net.f1),), reported_at=at(8)))
    with pytest.raises(RoundsError, match=r"outage\.overlaps"):
        enter(store, plan(net, planned_start=at(18), planned_end=at(20)))
    with store.change() as work:
        estimates.estimate(work, fault, EstimateDraft(at(17), EstimateSource.CREW))
    enter(store, plan(net, planned_start=at(18), planned_end=at(20)))
    with pytest.raises(RoundsError, match=r"outage\.overlaps"):
        enter(store, plan(net, planned_start=at(16), planned_end=at(17, 30)))
    enter(store, plan(net))
