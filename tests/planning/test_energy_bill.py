"""Bills and advice by the worked cases of domain.md 4.3 to 4.7."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import asdict

from crm.domain.errors import Invalid
from crm.domain.tariffs import (
    Basis,
    Period,
    Tariff,
    TariffFault,
    Window,
    days_in,
    faults_of,
    hours_of,
    period_at,
    tariff_on,
)
from crm.planning.energy.advice import (
    MonthOfUse,
    break_even_kw,
    compare_bases,
    correction,
    demand_cut,
    response,
    shift,
    suspension,
)
from crm.planning.energy.bill import BasicRules, Usage, basic_fee, bill, billed_kw
from crm.planning.energy.power_factor import adjustment, adjustments, capacitor_kvar, power_factor

RULES = BasicRules()
D = Decimal


def hours(*pairs: tuple[int, int]) -> tuple[Window, ...]:
    return tuple(Window(start * 60, end * 60) for start, end in pairs)


PLAN = Tariff(
    code="GD_2P_10KV",
    starts_on=date(2026, 1, 1),
    ends_on=None,
    prices={Period.SHARP: D("1.4875"), Period.PEAK: D("1.19"), Period.FLAT: D("0.70"), Period.VALLEY: D("0.266")},
    windows={
        Period.SHARP: hours((11, 12), (15, 17)),
        Period.PEAK: hours((10, 12), (14, 19)),
        Period.FLAT: hours((8, 10), (12, 14), (19, 24)),
        Period.VALLEY: hours((0, 8)),
    },
    sharp_months=frozenset({7, 8, 9}),
    price_capacity=D(25),
    price_demand=D(40),
    is_example=True,
)
WORKED = Usage(
    kwh={Period.PEAK: D(90_000), Period.FLAT: D(100_000), Period.VALLEY: D(80_000)},
    kvarh=D(100_000),
    demand_kw=D(620),
    operating_kva=D(1000),
    contract_kva=D(1000),
    standard=D("0.90"),
)


def test_the_worked_bill_comes_out_to_the_cent() -> None:
    found = bill(WORKED, PLAN, Basis.DEMAND, RULES)
    assert WORKED.kwh_per_kva == 270
    assert found.pf == D("0.94")
    assert found.pf_percent == D("-0.60")
    assert basic_fee(WORKED, PLAN, Basis.CAPACITY, RULES)[0] == D("25000.00")
    assert (found.basic_fee, found.factor) == (D("22320.00"), D("0.90"))
    assert found.energy_fee == D("198380.00")
    assert found.pf_fee == D("-1324.20")
    assert found.total == D("219375.80")
    assert found.average == D("0.8125")


def test_the_worked_choice_is_demand_and_saves_2680() -> None:
    found = compare_bases([MonthOfUse(date(2026, 10, 1), WORKED, PLAN)], RULES)
    assert found is not None
    assert (found.better, found.saving, found.flips, found.risk) == (Basis.DEMAND, D("2680.00"), (), None)


@pytest.mark.parametrize(
    ("standard", "pf", "percent"),
    [
        ("0.90", "0.95", "-0.75"),
        ("0.90", "0.92", "-0.30"),
        ("0.90", "0.90", "0"),
        ("0.90", "0.85", "2.5"),
        ("0.90", "0.70", "10"),
        ("0.90", "0.65", "15"),
        ("0.90", "0.60", "25"),
        ("0.85", "0.90", "-0.50"),
        ("0.85", "0.80", "2.5"),
        ("0.85", "0.60", "15"),
        ("0.80", "0.92", "-1.30"),
        ("0.80", "0.75", "2.5"),
        ("0.80", "0.55", "15"),
    ],
)
def test_the_adjustment_has_the_points_of_the_rule(standard: str, pf: str, percent: str) -> None:
    assert adjustment(D(standard), D(pf)) == D(percent)


def test_the_adjustment_never_falls_while_the_power_factor_does() -> None:
    for standard in ("0.90", "0.85", "0.80"):
        points = [adjustments()[D(standard), D(pf) / 100] for pf in range(100, 29, -1)]
        assert points == sorted(points)


def test_below_the_table_its_last_line_holds_and_without_a_standard_nothing() -> None:
    assert adjustment(D("0.90"), D("0.12")) == D(85)
    assert adjustment(None, D("0.12")) == 0
    assert adjustment(D("0.90"), None) == 0


@pytest.mark.parametrize(
    ("kwh", "kvarh", "pf"),
    [(270_000, 100_000, "0.94"), (100, 0, "1.00"), (0, 50, "0.00"), (3, 4, "0.60")],
)
def test_the_power_factor_is_rounded_half_up(kwh: float, kvarh: float, pf: str) -> None:
    assert power_factor(kwh, kvarh) == D(pf)


def test_without_energy_there_is_no_power_factor() -> None:
    assert power_factor(0, 0) is None


def test_a_contract_demand_counts_the_excess_twice_and_has_a_least() -> None:
    agreed = Usage({}, D(0), D(1200), D(2000), D(2000), contract_kw=D(1000))
    assert billed_kw(agreed, Basis.CONTRACT, RULES) == 1350
    within = Usage({}, D(0), D(1050), D(2000), D(2000), contract_kw=D(1000))
    assert billed_kw(within, Basis.CONTRACT, RULES) == 1000
    small = Usage({}, D(0), D(100), D(2000), D(2000), contract_kw=D(500))
    assert billed_kw(small, Basis.CONTRACT, RULES) == 800


def test_the_break_even_follows_the_prices_and_the_discount() -> None:
    low = Usage({Period.FLAT: D(100_000)}, D(0), D(500), D(1000), D(1000))
    assert break_even_kw(low, PLAN, RULES) == 625
    assert round(break_even_kw(WORKED, PLAN, RULES), 1) == D("694.4")


@given(st.integers(0, 2000))
def test_demand_is_cheaper_exactly_below_the_break_even(demand: int) -> None:
    usage = Usage({Period.FLAT: D(100_000)}, D(0), D(demand), D(1000), D(1000))
    found = compare_bases([MonthOfUse(date(2026, 10, 1), usage, PLAN)], RULES)
    assert found is not None
    assert (found.better is Basis.DEMAND) == (demand < break_even_kw(usage, PLAN, RULES))


def test_a_month_that_flips_and_the_one_of_most_risk_are_named() -> None:
    demands = {date(2026, 3, 1): 400, date(2026, 4, 1): 700, date(2026, 5, 1): 900, date(2026, 6, 1): 100}
    months = [
        MonthOfUse(month, Usage({Period.FLAT: D(1)}, D(0), D(kw), D(1000), D(1000)), PLAN)
        for month, kw in demands.items()
    ]
    found = compare_bases(months, RULES)
    assert found is not None
    assert found.better is Basis.DEMAND
    assert found.flips == (date(2026, 4, 1), date(2026, 5, 1))
    assert found.risk == date(2026, 5, 1)


def test_moving_energy_saves_the_worked_amount_and_stops_at_the_headroom() -> None:
    month = MonthOfUse(date(2026, 10, 1), WORKED, PLAN)
    assert shift(month, D(10_000), Period.PEAK, Period.VALLEY, D(0)).saving == D("9240.00")
    full = Usage(WORKED.kwh, WORKED.kvarh, D(620), D(340), D(1000))
    capped = shift(MonthOfUse(date(2026, 10, 1), full, PLAN), D(10_000), Period.PEAK, Period.VALLEY, D(0))
    assert capped.headroom_kwh == capped.kwh == 0
    assert shift(month, D(500_000), Period.PEAK, Period.VALLEY, D(0)).kwh == 90_000


def test_cuts_and_suspensions_save_what_the_prices_say() -> None:
    assert demand_cut(WORKED, PLAN, D(100), RULES) == D("3600.00")
    assert suspension(PLAN, D(400), 3) == D("30000.00")


def test_a_better_power_factor_saves_the_difference_of_the_fees() -> None:
    weak = Usage(WORKED.kwh, D(167_000), D(620), D(1000), D(1000), standard=D("0.90"))
    now = bill(weak, PLAN, Basis.CAPACITY, RULES)
    assert now.pf == D("0.85")
    found = correction(weak, now, D("0.95"), 720)
    taxed = now.energy_fee + now.basic_fee
    assert found.saving == (taxed * D("0.025")).quantize(D("0.01")) - (taxed * D("-0.0075")).quantize(D("0.01"))
    assert found.kvar == pytest.approx(capacitor_kvar(375, 0.85, 0.95))
    assert correction(WORKED, bill(WORKED, PLAN, Basis.CAPACITY, RULES), D("0.90"), 720).saving == 0


def test_a_response_is_paid_between_four_and_six_fifths_of_the_bid() -> None:
    like = [[100.0, 100.0]] * 7
    assert response(like, [60.0, 60.0], 100, D("0.3")).income == D("24.00")
    assert response(like, [61.0, 60.0], 100, D("0.3")).income == 0
    assert response(like, [0.0, 0.0], 100, D("0.3")).valid_kwh == 120
    assert response(like, [150.0, 0.0], 100, D("0.3")).valid_kwh == 100
    assert response([], [1.0], 100, D("0.3")).valid_kwh == 0


def test_sharp_hours_lie_over_peak_ones_in_their_months_and_on_hot_days() -> None:
    assert period_at(PLAN, 8, 11 * 60) is Period.SHARP
    assert period_at(PLAN, 10, 11 * 60) is Period.PEAK
    assert period_at(PLAN, 10, 11 * 60, hot=True) is Period.SHARP
    assert [hours_of(PLAN, date(2026, 8, 1), period) for period in Period] == [93, 124, 279, 248]
    assert hours_of(PLAN, date(2026, 4, 1), Period.VALLEY) == 240


def test_a_flat_load_has_the_shares_of_the_guide() -> None:
    month = date(2026, 4, 1)
    shares = [round(hours_of(PLAN, month, period) / 720 * 100, 1) for period in tuple(Period)[1:]]
    assert shares == [29.2, 37.5, 33.3]


@pytest.mark.parametrize(("month", "days"), [(date(2024, 2, 1), 29), (date(2026, 2, 1), 28), (date(2026, 12, 1), 31)])
def test_months_have_their_days(month: date, days: int) -> None:
    assert days_in(month) == days


def test_a_plan_with_overlaps_gaps_or_no_price_is_named_so() -> None:
    def changed(**values: object) -> Tariff:
        return Tariff(**{**asdict(PLAN), **values})

    assert faults_of(PLAN) == []
    over = {**PLAN.windows, Period.FLAT: hours((7, 10), (12, 14), (19, 24))}
    assert faults_of(changed(windows=over)) == [TariffFault.OVERLAP]
    outside = {**PLAN.windows, Period.SHARP: hours((13, 14))}
    assert faults_of(changed(windows=outside)) == [TariffFault.OVERLAP]
    gap = {**PLAN.windows, Period.FLAT: hours((8, 10), (12, 14))}
    assert faults_of(changed(windows=gap)) == [TariffFault.GAP]
    assert faults_of(changed(prices={Period.PEAK: D(1), Period.FLAT: D(1)})) == [TariffFault.NO_PRICE]
    assert faults_of(changed(price_demand=None)) == [TariffFault.HALF_BASIC]
    assert faults_of(changed(surcharge=D(-1))) == [TariffFault.NEGATIVE]
    assert faults_of(changed(ends_on=date(2025, 1, 1))) == [TariffFault.ENDS_BEFORE]


def test_a_month_without_a_tariff_is_refused() -> None:
    plans = {PLAN.code: (PLAN,)}
    assert tariff_on(plans, PLAN.code, date(2026, 1, 1)) is PLAN
    with pytest.raises(Invalid, match=r"tariff\.missing"):
        tariff_on(plans, PLAN.code, date(2025, 12, 1))
    with pytest.raises(Invalid, match=r"tariff\.unknown"):
        tariff_on(plans, "XX", date(2026, 1, 1))


MONEY = st.decimals(0, 1_000_000, places=2)


@given(peak=MONEY, flat=MONEY, valley=MONEY, kvarh=MONEY, demand=st.decimals(0, 5000, places=1))
def test_a_bill_is_the_sum_of_its_parts(peak: D, flat: D, valley: D, kvarh: D, demand: D) -> None:
    usage = Usage(
        {Period.PEAK: peak, Period.FLAT: flat, Period.VALLEY: valley}, kvarh, demand, D(1000), D(1000), None, D("0.90")
    )
    for basis in Basis:
        found = bill(usage, PLAN, basis, RULES)
        assert found.total == found.energy_fee + found.basic_fee + found.pf_fee + found.surcharge
        assert found.total == found.total.quantize(D("0.01"))


def test_a_leap_years_february_has_a_day_more() -> None:
    usual, leap = date(2026, 2, 1), date(2028, 2, 1)
    assert (days_in(usual), days_in(leap)) == (28, 29)
    hours = [sum(hours_of(PLAN, month, period) for period in Period) for month in (usual, leap)]
    assert hours == [28 * 24, 29 * 24]
