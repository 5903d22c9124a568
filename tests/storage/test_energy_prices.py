"""Prices changed by hand on both databases: versions by day, what cannot be, and what bills make of them."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from crm.domain.errors import Conflict, Invalid
from crm.domain.summary import month_before
from crm.domain.tariffs import Period, Window
from crm.storage.store import Store
from crm.usecases.energy.bills import bill_of
from crm.usecases.energy.plan_edits import PlanVersion, plan_versions, save_plan
from crm.usecases.undo import apply
from tests.support.build import bureau
from tests.support.energy import MONTH, PLAN, contract, metered, month, plans


def newest(store: Store) -> PlanVersion:
    with store.read() as reader:
        return next(each for each in plan_versions(reader) if each.plan.tariff.code == PLAN)


def test_another_day_makes_a_version_and_earlier_months_keep_their_prices(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        plans(work)
        contract(work, home, one := metered(work, home, 1))
        for at in (month_before(MONTH, 1), MONTH):
            month(work, home, one, at=at)
    known = newest(store)
    dearer = {**known.plan.tariff.prices, Period.PEAK: known.plan.tariff.prices[Period.PEAK] + 1}
    plan = replace(known.plan, name="本局两部制", name_en=None, tariff=replace(known.plan.tariff, prices=dearer))
    with store.change() as work:
        save_plan(work, known, replace(plan, tariff=replace(plan.tariff, starts_on=MONTH)))
        steps = work.undo
    with store.read() as reader:
        before, now = (bill_of(reader, one, at) for at in (month_before(MONTH, 1), MONTH))
    assert (before.is_example, now.is_example) == (True, False)
    peak = {line.code: line.price for line in now.lines}["energy.peak"]
    assert peak == dearer[Period.PEAK]
    assert {line.code: line.price for line in before.lines}["energy.peak"] == peak - 1
    with store.change() as work, pytest.raises(Conflict) as twice:
        save_plan(work, known, replace(plan, tariff=replace(plan.tariff, starts_on=MONTH)))
    assert twice.value.code == "tariff.version_there"
    with store.change() as work:
        apply(work, steps)
    with store.read() as reader:
        assert bill_of(reader, one, MONTH).total == before.total


def test_a_version_that_keeps_its_day_is_changed(store: Store) -> None:
    with store.change() as work:
        plans(work)
    known = newest(store)
    tariff = replace(known.plan.tariff, price_capacity=Decimal("24.5"))
    with store.change() as work:
        assert save_plan(work, known, replace(known.plan, tariff=tariff)) == known.plan_id
    after = newest(store)
    assert (after.plan_id, after.version) == (known.plan_id, known.version + 1)
    assert after.plan.tariff.price_capacity == Decimal("24.5")
    with store.change() as work, pytest.raises(Conflict):
        save_plan(work, known, replace(known.plan, tariff=replace(tariff, price_capacity=Decimal(1))))


def test_prices_that_cannot_be_are_refused(store: Store) -> None:
    with store.change() as work:
        plans(work)
    known = newest(store)
    tariff, day = known.plan.tariff, date(2027, 1, 1)
    late = {**tariff.windows, Period.FLAT: (Window(0, 60), *tariff.windows[Period.FLAT])}
    bad = {
        "overlap": replace(tariff, windows=late),
        "gap": replace(tariff, windows={Period.PEAK: tariff.windows[Period.PEAK]}),
        "negative": replace(tariff, surcharge=Decimal("-0.1")),
        "half_basic": replace(tariff, price_demand=None),
        "ends_before": replace(tariff, ends_on=date(2019, 1, 1)),
    }
    for fault, each in bad.items():
        with store.change() as work, pytest.raises(Invalid) as refused:
            save_plan(work, known, replace(known.plan, tariff=replace(each, starts_on=day)))
        assert (refused.value.code, refused.value.values["fault"]) == ("tariff.fault", fault)
    with store.change() as work, pytest.raises(Invalid) as nameless:
        save_plan(work, known, replace(known.plan, name=" "))
    assert nameless.value.code == "tariff.no_name"
    assert newest(store) == known
