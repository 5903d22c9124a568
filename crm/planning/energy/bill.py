"""A month's bill to the cent, by any basis of the basic charge (domain.md sections 4.3 to 4.5)."""

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct

from crm.domain.tariffs import Basis, Period, Tariff, cents
from crm.planning.energy.power_factor import adjustment, power_factor

ZERO = Decimal(0)
PERCENT = Decimal(100)


class BasicRules(Struct, frozen=True):
    """The numbers of the basic charge as they stand on a day."""

    discount_kwh_per_kva: Decimal = Decimal(260)
    discount_factor: Decimal = Decimal("0.90")
    over_ratio: Decimal = Decimal("1.05")
    least_ratio: Decimal = Decimal("0.40")


class Usage(Struct, frozen=True):
    """What a bill counts: kWh by period, kvarh (forward and reverse added), the highest demand in kW.

    `operating_kva` is what is switched on and pays, `contract_kva` what was agreed, `contract_kw` a demand agreed on.
    `standard` is the power factor that the rule asks for, None where it asks for none.
    """

    kwh: Mapping[Period, Decimal]
    kvarh: Decimal
    demand_kw: Decimal
    operating_kva: Decimal
    contract_kva: Decimal
    contract_kw: Decimal | None = None
    standard: Decimal | None = None

    @property
    def total_kwh(self) -> Decimal:
        """The month's energy."""
        return sum(self.kwh.values(), ZERO)

    @property
    def kwh_per_kva(self) -> Decimal | None:
        """Energy for the capacity that was agreed; None without one."""
        return self.total_kwh / self.contract_kva if self.contract_kva > 0 else None


class Bill(Struct, frozen=True):
    """The parts of a bill in yuan; `billed` are the kVA or kW of the basic charge, `factor` its discount k."""

    energy: Mapping[Period, Decimal]
    basis: Basis | None
    billed: Decimal
    factor: Decimal
    basic_fee: Decimal
    pf: Decimal | None
    pf_percent: Decimal
    pf_fee: Decimal
    surcharge: Decimal
    kwh: Decimal

    @property
    def energy_fee(self) -> Decimal:
        """The energy of all periods."""
        return sum(self.energy.values(), ZERO)

    @property
    def total(self) -> Decimal:
        """All parts."""
        return self.energy_fee + self.basic_fee + self.pf_fee + self.surcharge

    @property
    def average(self) -> Decimal | None:
        """Yuan per kWh to four decimals; None without energy."""
        return (self.total / self.kwh).quantize(Decimal("0.0001")) if self.kwh else None


def discount(usage: Usage, rules: BasicRules) -> Decimal:
    """Return the factor k of a demand charge: less for whoever makes good use of the transformers."""
    intensity = usage.kwh_per_kva
    return rules.discount_factor if intensity is not None and intensity >= rules.discount_kwh_per_kva else Decimal(1)


def billed_kw(usage: Usage, basis: Basis, rules: BasicRules) -> Decimal:
    """Return the kW that a demand charge counts.

    An agreed demand is at least 40 % of the capacity, and what goes beyond 105 % of it counts twice.
    """
    if basis is Basis.DEMAND or usage.contract_kw is None:
        return usage.demand_kw
    agreed = max(usage.contract_kw, rules.least_ratio * usage.operating_kva)
    allowed = agreed * rules.over_ratio
    return agreed if usage.demand_kw <= allowed else usage.demand_kw + (usage.demand_kw - allowed)


def basic_fee(usage: Usage, tariff: Tariff, basis: Basis, rules: BasicRules) -> tuple[Decimal, Decimal, Decimal]:
    """Return the basic charge, the kVA or kW that it counts, and its factor; all 0, 0, 1 for a single-part plan."""
    if tariff.price_capacity is None or tariff.price_demand is None:
        return ZERO, ZERO, Decimal(1)
    if basis is Basis.CAPACITY:
        return cents(usage.operating_kva * tariff.price_capacity), usage.operating_kva, Decimal(1)
    factor, kw = discount(usage, rules), billed_kw(usage, basis, rules)
    return cents(kw * tariff.price_demand * factor), kw, factor


def bill(usage: Usage, tariff: Tariff, basis: Basis, rules: BasicRules) -> Bill:
    """Return the whole bill of a month. Raises KeyError where the plan has no price for a period that has energy."""
    energy = {period: cents(kwh * tariff.prices[period]) for period, kwh in usage.kwh.items() if kwh}
    fee, billed, factor = basic_fee(usage, tariff, basis, rules)
    pf = power_factor(float(usage.total_kwh), float(usage.kvarh))
    percent = adjustment(usage.standard, pf)
    pf_fee = cents((fee + sum(energy.values(), ZERO)) * percent / PERCENT)
    surcharge = cents(usage.total_kwh * tariff.surcharge)
    shown = basis if tariff.has_basic_charge else None
    return Bill(energy, shown, billed, factor, fee, pf, percent, pf_fee, surcharge, usage.total_kwh)
