"""What a customer could save: the basis of the basic charge, hours, demand, power factor (domain.md 4.5 and 4.7)."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct

from crm.domain.tariffs import Basis, Period, Tariff, cents, hours_of
from crm.planning.energy.bill import ZERO, BasicRules, Bill, Usage, basic_fee, bill, discount
from crm.planning.energy.power_factor import adjustment, capacitor_kvar


class MonthOfUse(Struct, frozen=True):
    """A month with what was used in it and the prices that held."""

    month: date
    usage: Usage
    tariff: Tariff


class BasisMonth(Struct, frozen=True):
    """One month by both bases: charges in yuan, the demand in kW at which they are equal, and the cheaper one."""

    month: date
    capacity_fee: Decimal
    demand_fee: Decimal
    break_even_kw: Decimal
    demand_kw: Decimal

    @property
    def better(self) -> Basis:
        """The cheaper basis; capacity where both cost the same."""
        return Basis.DEMAND if self.demand_fee < self.capacity_fee else Basis.CAPACITY


class BasisAdvice(Struct, frozen=True):
    """Both totals, the basis that costs less, the months in which the other one would, and the one that costs most.

    `risk` is the month in which the advised basis loses most against the other, None where it never loses.
    """

    months: tuple[BasisMonth, ...]
    better: Basis
    saving: Decimal
    flips: tuple[date, ...]
    risk: date | None


def compare_bases(months: Sequence[MonthOfUse], rules: BasicRules) -> BasisAdvice | None:
    """Return capacity against actual demand month by month; None where no month has a basic charge."""
    held = tuple(_both(each, rules) for each in months if each.tariff.has_basic_charge)
    if not held:
        return None
    capacity, demand = sum((m.capacity_fee for m in held), ZERO), sum((m.demand_fee for m in held), ZERO)
    better = Basis.DEMAND if demand < capacity else Basis.CAPACITY
    flips = tuple(m.month for m in held if m.better is not better)
    losing = [(_loss(m, better), m.month) for m in held if m.month in flips]
    return BasisAdvice(held, better, abs(capacity - demand), flips, max(losing)[1] if losing else None)


def _both(each: MonthOfUse, rules: BasicRules) -> BasisMonth:
    capacity = basic_fee(each.usage, each.tariff, Basis.CAPACITY, rules)[0]
    demand = basic_fee(each.usage, each.tariff, Basis.DEMAND, rules)[0]
    even = break_even_kw(each.usage, each.tariff, rules)
    return BasisMonth(each.month, capacity, demand, even, each.usage.demand_kw)


def _loss(month: BasisMonth, basis: Basis) -> Decimal:
    more = month.demand_fee - month.capacity_fee
    return more if basis is Basis.DEMAND else -more


def break_even_kw(usage: Usage, tariff: Tariff, rules: BasicRules) -> Decimal:
    """Return the highest demand at which both bases cost the same; 0 where the plan has no basic charge."""
    if not tariff.price_capacity or not tariff.price_demand:
        return ZERO
    return usage.operating_kva * tariff.price_capacity / (tariff.price_demand * discount(usage, rules))


class Shift(Struct, frozen=True):
    """Energy moved to other hours: kWh after the cap, what could be moved at most, and yuan saved in the month."""

    kwh: Decimal
    headroom_kwh: Decimal
    saving: Decimal


def shift(
    each: MonthOfUse, kwh: Decimal, source: Period, target: Period, pf_percent: Decimal, extra_cost: Decimal = ZERO
) -> Shift:
    """Return what moving energy from one period to another saves in a month.

    No more can be moved than the source has, nor than the transformers can give in the hours of the target.
    """
    hours = Decimal(str(hours_of(each.tariff, each.month, target)))
    usage = each.usage
    pf = bill(usage, each.tariff, Basis.CAPACITY, BasicRules()).pf or Decimal(1)
    headroom = max(ZERO, usage.operating_kva * pf * hours - usage.kwh.get(target, ZERO))
    moved = min(kwh, headroom, usage.kwh.get(source, ZERO))
    prices = each.tariff.prices
    gain = moved * (prices[source] - prices[target]) * (1 + pf_percent / 100)
    return Shift(moved, headroom, cents(gain - extra_cost))


def demand_cut(usage: Usage, tariff: Tariff, less_kw: Decimal, rules: BasicRules) -> Decimal:
    """Return the yuan a month that a lower demand saves while the demand is what pays; 0 without a basic charge."""
    if tariff.price_demand is None:
        return ZERO
    return cents(min(less_kw, usage.demand_kw) * tariff.price_demand * discount(usage, rules))


def suspension(tariff: Tariff, kva: Decimal, months: int) -> Decimal:
    """Return the yuan that switching transformers off saves while the capacity is what pays."""
    return ZERO if tariff.price_capacity is None else cents(kva * tariff.price_capacity * months)


class Correction(Struct, frozen=True):
    """A better power factor: yuan a month less, and the capacitors in kvar that it takes."""

    saving: Decimal
    kvar: float


def correction(usage: Usage, now: Bill, wanted: Decimal, hours: float) -> Correction:
    """Return what lifting the power factor to a wanted one saves in a month of some load hours."""
    if now.pf is None or now.pf >= wanted or hours <= 0:
        return Correction(ZERO, 0.0)
    taxed = now.energy_fee + now.basic_fee
    then = cents(taxed * adjustment(usage.standard, wanted) / 100)
    mean_kw = float(usage.total_kwh) / hours
    return Correction(now.pf_fee - then, capacitor_kvar(mean_kw, float(now.pf), float(wanted)))


LIKE_DAYS = 5


class Response(Struct, frozen=True):
    """A demand response event by hours: baseline, actual and valid kWh, the share of the bid that came, and yuan."""

    baseline_kwh: float
    actual_kwh: float
    share: float
    valid_kwh: float
    income: Decimal


def response(
    like_days: Sequence[Sequence[float]],
    actual: Sequence[float],
    bid_kwh: float,
    price: Decimal,
    low_pct: float = 80,
    high_pct: float = 120,
) -> Response:
    """Return what a demand response brought, from kWh by hour of up to five like days before and of the event.

    The baseline is the mean of the same hours; what is used above it takes nothing away. Below 80 % of the bid nothing
    is paid, above 120 % no more than that. Without like days or a bid there is nothing to judge.
    """
    days = like_days[-LIKE_DAYS:]
    baseline = [sum(day[hour] for day in days) / len(days) for hour in range(len(actual))] if days else []
    came = sum(max(0.0, base - used) for base, used in zip(baseline, actual, strict=False))
    share = came / bid_kwh if bid_kwh > 0 else 0.0
    valid = min(came, bid_kwh * high_pct / 100) if share * 100 >= low_pct and bid_kwh > 0 else 0.0
    return Response(sum(baseline), sum(actual), share, valid, cents(Decimal(str(valid)) * price))
