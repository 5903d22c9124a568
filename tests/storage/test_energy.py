"""Comparison, bill, months and losses from both databases: the worked figures, and what must not be shown."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from openpyxl import Workbook

from crm.domain.comparison import Metric
from crm.domain.energy_desk import AdviceKind, AdviceState
from crm.domain.errors import Invalid, NotFound
from crm.domain.ids import new_id
from crm.domain.losses import Anomaly, CoursePoint, LossCut
from crm.domain.peers import PeerLevel
from crm.domain.summary import month_before
from crm.domain.tariffs import Basis, Period
from crm.storage.store import Store
from crm.storage.tables import Account, Feeder, FeederEnergy, MonthlyUsage, SupplyPoint, Visit
from crm.usecases.brief import brief
from crm.usecases.energy.advice import advice_of, answer_advice, give_advice
from crm.usecases.energy.bills import bill_of
from crm.usecases.energy.compare import compare, newest_month
from crm.usecases.energy.contracts import agree_on, agreement_of
from crm.usecases.energy.loss_course import loss_course
from crm.usecases.energy.loss_sums import loss_sums
from crm.usecases.energy.losses import losses
from crm.usecases.energy.plans import plans_in_file
from crm.usecases.energy.readings import readings
from tests.support.build import bureau
from tests.support.energy import MONTH, SINCE, contract, feeder, metered, month, plans


def test_the_worked_bill_is_right_to_the_cent(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        plans(work)
        one = metered(work, home, 1)
        contract(work, home, one)
        month(work, home, one)
    with store.read() as reader:
        found = bill_of(reader, one, MONTH)
    amounts = {line.code: line.amount for line in found.lines}
    assert amounts["basic.demand"] == Decimal("22320.00")
    assert sum(amount for code, amount in amounts.items() if code.startswith("energy")) == Decimal("198380.00")
    assert amounts["power_factor"] == Decimal("-1324.20")
    assert found.total == Decimal("219375.80")
    assert (found.average, found.pf, found.pf_percent) == (Decimal("0.8125"), Decimal("0.94"), Decimal("-0.60"))
    assert found.is_example
    assert found.better_basis is Basis.DEMAND
    assert found.basis_saving == Decimal("2680.00")


def test_a_month_without_prices_readings_or_periods_is_refused(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        plans(work)
        one, other, third = (metered(work, home, number) for number in (1, 2, 3))
        contract(work, home, third)
        month(work, home, third, kwh_peak=-500.0)
        contract(work, home, one, plan="NEW")
        contract(work, home, other)
        month(work, home, one)
        month(work, home, other, kwh_peak=None, kwh_flat=None, kwh_valley=None)
    with store.read() as reader:
        for account_id, at, code in (
            (one, MONTH, "tariff.unknown"),
            (one, date(2026, 9, 1), "tariff.no_reading"),
            (other, MONTH, "tariff.no_parts"),
            (third, MONTH, "tariff.negative"),
        ):
            with pytest.raises(Invalid) as refused:
                bill_of(reader, account_id, at)
            assert refused.value.code == code
            assert refused.value.values.get("month", f"{at:%Y-%m}") == f"{at:%Y-%m}"


def test_two_plans_for_one_kind_of_account_are_not_guessed_between(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        plans(work)
        one, low = metered(work, home, 1), metered(work, home, 2, tariff_class="single_part")
        month(work, home, one)
        month(work, home, low)
    with store.read() as reader:
        with pytest.raises(Invalid) as refused:
            bill_of(reader, one, MONTH)
        assert refused.value.code == "tariff.many_plans"
        assert bill_of(reader, low, MONTH).plan == "SZ_1P_10KV"


def test_an_account_stands_among_those_that_are_like_it(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        plans(work)
        ids = [metered(work, home, number) for number in range(1, 11)]
        for place, each in enumerate(ids):
            contract(work, home, each)
            month(work, home, each, kwh_peak=60_000.0 + 5_000 * place, kwh_valley=110_000.0 - 5_000 * place)
    with store.read() as reader:
        found = compare(reader, ids[-1], MONTH)
    assert (found.size, found.widened) == (10, 0)
    assert found.group is not None
    assert found.group.level is PeerLevel.DIVISION
    peak = next(each for each in found.standings if each.metric is Metric.PEAK_SHARE)
    assert (peak.percentile, peak.is_good) == (95.0, False)
    assert peak.value == pytest.approx(105 / 270)
    saved = next(each for each in found.findings if each.kind is AdviceKind.PEAK_SHARE)
    assert saved.need == pytest.approx((105 - 82.5) * 1000, abs=1)
    assert saved.saving == pytest.approx(Decimal("22500") * (Decimal("1.19") - Decimal("0.266")), rel=Decimal("0.01"))


def test_a_plan_that_is_agreed_on_ends_the_one_before(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        plans(work)
        one = metered(work, home, 1)
        contract(work, home, one)
        for back in (0, 1):
            month(work, home, one, at=month_before(MONTH, back))
        agree_on(work, one, "SZ_2P_10KV", Basis.CAPACITY, date(2026, 12, 1))
        agree_on(work, one, "SZ_2P_10KV", Basis.CAPACITY, MONTH)
        with pytest.raises(Invalid):
            agree_on(work, one, "NOBODY", Basis.CAPACITY, MONTH)
    with store.read() as reader:
        now, before = bill_of(reader, one, MONTH), bill_of(reader, one, month_before(MONTH, 1))
        found = agreement_of(reader, one)
    assert (now.plan, now.basis) == ("SZ_2P_10KV", Basis.CAPACITY)
    assert (before.plan, before.basis) == ("GD_2P_10KV", Basis.DEMAND)
    assert (found.code, found.basis) == ("SZ_2P_10KV", Basis.CAPACITY)
    assert all(each.is_example for each in found.plans)


def test_too_few_peers_widen_and_fewer_still_are_not_shown(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        lone = metered(work, home, 1, industry_code="13")
        for number in range(2, 10):
            month(work, home, metered(work, home, number, industry_code="26"))
        month(work, home, lone)
    with store.read() as reader:
        found = compare(reader, lone, MONTH)
        assert found.group is not None
        assert (found.group.level, found.widened, found.size) == (PeerLevel.SECTION_BAND, 1, 9)
        assert found.no_bill == "tariff.no_plan"
    with store.change() as work:
        for row in work.rows(MonthlyUsage.select().with_only_columns(MonthlyUsage.c.id, MonthlyUsage.c.account_id)):
            if row.account_id != lone:
                work.remove(MonthlyUsage, row.id, 1)
    with store.read() as reader:
        alone = compare(reader, lone, MONTH)
    assert (alone.group, alone.size, alone.standings) == (None, 0, ())


def test_a_comparison_needs_an_account_and_its_month(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        one, gone = metered(work, home, 1), metered(work, home, 2)
        work.remove(Account, gone, 1)
    with store.read() as reader:
        assert newest_month(reader, one) is None
        with pytest.raises(Invalid):
            compare(reader, one, MONTH)
        with pytest.raises(NotFound):
            compare(reader, gone, MONTH)


def test_months_have_gaps_and_doubts(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        one = metered(work, home, 1)
        month(work, home, one, at=month_before(MONTH, 2))
        month(work, home, one, kwh_total=300_000.0, pf=1.2, max_demand_kw=1400.0)
    with store.read() as reader:
        first, gap, last = readings(reader, one)
    assert (first.is_missing, gap.is_missing, gap.total) == (False, True, None)
    assert set(last.doubts) == {"row.parts_differ", "row.pf_range", "row.demand_over_capacity"}
    assert first.doubts == ()


SUPPLY = 1_250_000.0


def steady(rate: float, newest: float) -> dict[date, tuple[float, float]]:
    """Return two years of a line whose months differ a little, so that nobody takes them for unread."""
    found = {month_before(MONTH, back): (SUPPLY + 100 * back) for back in range(1, 25)}
    before = {at: (supply, supply * (1 - rate)) for at, supply in found.items()}
    return {**before, MONTH: (SUPPLY, SUPPLY * (1 - newest))}


def test_losses_are_ranked_by_lost_energy_and_transfers_stand_apart(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        calm = feeder(work, "F1", steady(0.03, 0.03))
        jump = feeder(work, "F2", steady(0.03, 0.09))
        moved = feeder(work, "F3", steady(0.03, 0.15), has_transfer=True)
        unread = feeder(work, "F4", steady(0.03, 0.12), coverage_pct=91.0)
        one = metered(work, home, 1)
        whose = {"account_id": one, "portfolio_id": home.book_id, "role": "primary"}
        work.insert(SupplyPoint, feeder_id=jump, **whose)
        month(work, home, one, at=month_before(MONTH, 1))
        month(work, home, one, kwh_total=100_000.0)
    with store.read() as reader:
        board, mine = losses(reader, MONTH), losses(reader, MONTH, home.manager_id)
    assert [row.feeder_id for row in mine.rows] == [jump]
    assert [row.feeder_id for row in board.rows[:2]] == [jump, calm]
    assert {row.feeder_id for row in board.rows[2:]} == {moved, unread}
    top = board.rows[0]
    assert board.unusual == 1
    assert {Anomaly.HIGH, Anomaly.JUMP} <= set(top.judged.kinds)
    assert top.judged.lost_kwh == pytest.approx(0.06 * SUPPLY)
    assert (top.my_accounts, board.rows[1].my_accounts) == (1, 0)
    assert [(each[0], round(each[2], 2)) for each in top.falling] == [(one, 0.63)]


def test_what_was_always_lost_is_lost_and_no_supply_is_a_fault(store: Store) -> None:
    with store.change() as work:
        always = feeder(work, "F1", steady(0.11, 0.108))
        dead = feeder(work, "F2", {**steady(0.03, 0.03), MONTH: (0.0, 1000.0)})
    with store.read() as reader:
        rows = {row.feeder_id: row for row in losses(reader, MONTH).rows}
    assert rows[always].judged.lost_kwh == pytest.approx((0.108 - 0.04) * SUPPLY)
    assert rows[dead].judged.is_unusual
    assert Anomaly.ZERO_SUPPLY in rows[dead].judged.kinds


def test_an_account_without_capacity_is_neither_compared_nor_billed(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        plans(work)
        one = metered(work, home, 1, contract_kva=0.0, operating_kva=0.0)
        contract(work, home, one)
        month(work, home, one)
    with store.read() as reader:
        for ask in (compare, bill_of):
            with pytest.raises(Invalid) as refused:
                ask(reader, one, MONTH)
            assert refused.value.code == "energy.no_capacity"


def test_advice_joins_the_next_visit_and_is_followed(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        plans(work)
        one = metered(work, home, 1)
        contract(work, home, one, basis="capacity")
        month(work, home, one, at=month_before(MONTH, 1), kvarh=250_000.0)
        work.insert(
            Visit,
            account_id=one,
            portfolio_id=home.book_id,
            visit_no="V1",
            person_id=home.manager_id,
            channel="on_site",
            plan_state="approved",
            record_state="none",
            planned_on=date(2026, 11, 24),
        )
    with store.read() as reader:
        found = bill_of(reader, one, month_before(MONTH, 1))
    assert {each.kind for each in found.findings} == {AdviceKind.POWER_FACTOR, AdviceKind.BASIS}
    with store.change() as work:
        given = give_advice(work, one, found.month, found.findings)
        assert give_advice(work, one, found.month, found.findings) == given
        month(work, home, one, kvarh=80_000.0)
    with store.read() as reader:
        lines = {line.kind: line for line in advice_of(reader, one)}
        reasons = [each.code for topic in brief(reader, one).suggestions for each in topic.reasons]
    power = lines[AdviceKind.POWER_FACTOR]
    assert (power.visit_on, power.value) == (date(2026, 11, 24), 0.73)
    assert power.now == pytest.approx(0.9588, abs=0.001)
    assert {"brief.advice_power_factor", "brief.advice_basis"} <= set(reasons)
    with store.change() as work:
        answer_advice(work, power.advice_id, power.version, AdviceState.ADOPTED)
    with store.read() as reader:
        reasons = [each.code for topic in brief(reader, one).suggestions for each in topic.reasons]
    assert "brief.advice_power_factor" not in reasons


def test_the_last_days_stand_out_before_the_month_does(store: Store) -> None:
    chance, last = Random(3), date(2026, 11, 15)
    with store.change() as work:
        calm, jumps, moved = (feeder(work, number, steady(0.03, 0.03)) for number in ("F1", "F2", "F3"))
        for line in (calm, jumps, moved):
            for back in range(45, -1, -1):
                lost = 0.03 + chance.gauss(0, 0.001) + (0.05 if back < 3 and line != calm else 0)
                figures = {"supply_kwh": 40_000.0 + back, "sales_kwh": (40_000.0 + back) * (1 - lost)}
                day = {
                    "span": "day",
                    "starts_on": last - timedelta(days=back),
                    "has_transfer": line == moved and back < 3,
                }
                work.insert(FeederEnergy, feeder_id=line, **figures, **day)
    with store.read() as reader:
        rows = {row.feeder_id: row for row in losses(reader, MONTH).rows}
    assert {key for key, row in rows.items() if row.days_unusual} == {jumps}
    assert not rows[jumps].judged.is_unusual


def test_losses_are_summed_by_place_with_and_without_dedicated_feeders(store: Store) -> None:
    with store.change() as work:
        feeder(work, "F1", {MONTH: (1_250_000.0, 1_212_500.0)})
        own = feeder(work, "F2", {MONTH: (1_000_000.0, 1_000_000.0)})
        work.update(Feeder, own, 1, is_dedicated=True)
    with store.read() as reader:
        stations = loss_sums(reader, MONTH, LossCut.STATION)
        [all_of_it] = loss_sums(reader, MONTH, LossCut.REGION)
    assert [(each.name, each.rate) for each in stations] == [("演示站F1", pytest.approx(3.0)), ("演示站F2", 0.0)]
    assert (all_of_it.feeders, all_of_it.supply_kwh) == (2, 2_250_000.0)
    assert all_of_it.rate == pytest.approx(37_500 / 2_250_000 * 100)
    assert all_of_it.shared_rate == pytest.approx(3.0)


def test_a_line_of_35_kv_and_more_is_judged_by_limits_of_its_own(store: Store) -> None:
    def past(newest: float, supply: float = 2_000_000.0) -> dict[date, tuple[float, float]]:
        before = {month_before(MONTH, back): (supply + back, (supply + back) * 0.985) for back in range(1, 25)}
        return {**before, MONTH: (supply, supply * (1 - newest))}

    cases = {"AC110KV": past(0.031), "AC35KV": past(0.025), "AC220KV": past(-0.004), None: past(0.031)}
    with store.change() as work:
        made = {}
        for place, (voltage, months) in enumerate(cases.items()):
            made[voltage] = feeder(work, f"F{place}", months)
            work.update(Feeder, made[voltage], 1, voltage_code=voltage)
        little = feeder(work, "F8", past(0.031, 1_400_000.0))
        work.update(Feeder, little, 1, voltage_code="AC110KV")
        twenty = feeder(work, "F9", past(0.031))
        work.update(Feeder, twenty, 1, voltage_code="AC20KV")
    with store.read() as reader:
        rows = {row.feeder_id: row for row in losses(reader, MONTH).rows}
        sums = {each.name: each.feeders for each in loss_sums(reader, MONTH, LossCut.VOLTAGE)}
        course = loss_course(reader, made["AC110KV"], MONTH)
        usual = loss_course(reader, made[None], MONTH)
    kinds = {voltage: rows[key].judged.kinds for voltage, key in made.items()}
    assert kinds == {
        "AC110KV": (Anomaly.HIGH,),
        "AC35KV": (Anomaly.WATCH,),
        "AC220KV": (Anomaly.NEGATIVE,),
        None: (),
    }
    assert (rows[little].judged.apart, rows[twenty].judged.kinds) == (True, ())
    assert (rows[made["AC35KV"]].voltage_code, rows[made[None]].voltage_code) == ("AC35KV", "AC10KV")
    assert sums == {"AC110KV": 2, "AC35KV": 1, "AC220KV": 1, "AC10KV": 1, "AC20KV": 1}
    assert (course[-1].is_unusual, usual[-1].is_unusual) == (True, False)


def test_a_tariff_table_comes_from_a_workbook_as_from_text(tmp_path: Path) -> None:
    headings = ("plan_code", "plan_zh", "item", "period", "price", "months", "time_windows", "starts_on")
    lines = [
        ("OWN", "本局两部制", "energy", "peak", 1.0, "", "10:00-12:00;14:00-19:00", date(2026, 1, 1)),
        ("OWN", "本局两部制", "energy", "flat", 0.7, "", "08:00-10:00;12:00-14:00;19:00-24:00", date(2026, 1, 1)),
        ("OWN", "本局两部制", "energy", "valley", 0.3, "", "00:00-08:00", date(2026, 1, 1)),
    ]
    book = Workbook()
    book.worksheets[0].append(("电价表",))
    for line in (headings, *lines):
        book.worksheets[0].append(line)
    book.save(tmp_path / "电价.xlsx")
    text = "\n".join(",".join(str(cell) for cell in line) for line in (headings, *lines))
    (tmp_path / "电价.csv").write_text(text, encoding="utf-8")
    [of_book], [of_text] = (plans_in_file(tmp_path / name, SINCE) for name in ("电价.xlsx", "电价.csv"))
    assert of_book == of_text
    assert of_book.tariff.starts_on == date(2026, 1, 1)
    assert of_book.tariff.prices[Period.FLAT] == Decimal("0.7")
    book.worksheets[0].append(("OWN", "本局两部制", "energy", "valley", 0.3, "", "07:00-09:00", date(2026, 1, 1)))
    book.save(tmp_path / "重叠.xlsx")
    with pytest.raises(Invalid) as refused:
        plans_in_file(tmp_path / "重叠.xlsx", SINCE)
    assert refused.value.code == "tariff.fault"
    (tmp_path / "无.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(Invalid) as refused:
        plans_in_file(tmp_path / "无.csv", SINCE)
    assert refused.value.code == "tariff.empty"


def test_less_basic_charge_is_offered_as_the_bill_is_made(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        plans(work)
        by_demand, by_capacity, tight = (metered(work, home, number) for number in (1, 2, 3))
        for each, basis, kw in (
            (by_demand, "demand", 620.0),
            (by_capacity, "capacity", 300.0),
            (tight, "capacity", 900.0),
        ):
            contract(work, home, each, basis=basis)
            month(work, home, each, max_demand_kw=kw)
    with store.read() as reader:
        cut, off, none = (bill_of(reader, each, MONTH).relief for each in (by_demand, by_capacity, tight))
    assert cut is not None
    assert (cut.amount, cut.spare, cut.saving) == (Decimal(100), False, Decimal("3600.00"))
    assert off is not None
    assert (off.amount, off.spare, off.saving) == (Decimal(600), True, Decimal("15000.00"))
    assert none is None


def test_energy_per_product_is_held_against_the_same_unit(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        ids = [metered(work, home, number) for number in range(1, 13)]
        for place, each in enumerate(ids):
            unit = "t" if place < 9 else "件"
            month(work, home, each, product_output=100.0 + place, output_unit=unit)
    with store.read() as reader:
        first = {each.metric: each for each in compare(reader, ids[0], MONTH).standings}
        nobody = compare(reader, ids[-1], MONTH)
    found = first[Metric.UNIT_USE]
    assert (found.size, found.is_good) == (9, False)
    assert found.value == pytest.approx(2700.0)
    assert first[Metric.KWH_PER_KVA].size == nobody.size == 12


def test_the_course_of_a_loss_holds_each_month_against_its_own_past(store: Store) -> None:
    with store.change() as work:
        months = {month_before(MONTH, back): (2e6 + back, (2e6 + back) * 0.97) for back in range(40) if back != 5}
        months[MONTH] = (2e6, 2e6 * 0.9)
        key = feeder(work, "F31", months)
        feeder(work, "F32", {MONTH: (1e6, 0.9e6)})
    with store.read() as reader:
        course = loss_course(reader, key, MONTH)
        newest = next(row for row in losses(reader, MONTH).rows if row.feeder_id == key)
    assert [each.month for each in course] == [month_before(MONTH, back) for back in range(35, -1, -1)]
    assert course[-1] == CoursePoint(MONTH, newest.judged.rate, newest.judged.low, newest.judged.high, True, False)
    assert course[-6] == CoursePoint(month_before(MONTH, 5), None, None, None, False, False)
    assert [each.is_unusual for each in course[:-1]] == [False] * 35
    assert {round(each.rate or 0, 6) for each in course[:-6]} == {3.0}
    with store.read() as reader:
        assert loss_course(reader, new_id(), MONTH) == ()
