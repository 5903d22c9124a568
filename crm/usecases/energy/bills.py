"""The bill of an account's month, line by line, and what could be saved on it (domain.md 4.3 to 4.7)."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from crm.domain.energy_desk import (
    AdviceKind,
    BasisLine,
    BillLine,
    BillView,
    ChargeLine,
    Finding,
    ReliefOffer,
    ShiftOffer,
    Subject,
)
from crm.domain.errors import Invalid, NotFound
from crm.domain.settings import SettingValue
from crm.domain.summary import month_before
from crm.domain.tariffs import Basis, Period, days_in
from crm.planning.energy.advice import (
    BasisAdvice,
    BasisMonth,
    Correction,
    MonthOfUse,
    compare_bases,
    correction,
    demand_cut,
    shift,
    suspension,
)
from crm.planning.energy.bill import ZERO, BasicRules, Bill, Usage, bill, billed_kw
from crm.storage.energy import usage as store
from crm.storage.reader import AnyRow, Reader
from crm.storage.settings import all_values, number
from crm.usecases.energy.terms import Plans, Terms, plans_of, rules_of, terms_of, usage_of

MONTHS = 12
"""The basis of the basic charge is advised from so many months (domain.md 4.5)."""
SHIFTED = Decimal("0.1")
"""The share of the peak energy that the offer moves to the valley."""
LESS_KW, STEP, RESERVE = Decimal(100), Decimal(100), Decimal("1.2")
"""An offer cuts the demand by so much, or switches off steps of kVA and keeps a fifth over the highest demand."""


def subject_of(reader: Reader, account_id: UUID) -> AnyRow:
    """Return the row of an account; raises NotFound("account.gone")."""
    row = store.subject(reader, account_id)
    if row is None:
        raise NotFound("account.gone")
    return row


def with_capacity(reader: Reader, account_id: UUID) -> AnyRow:
    """Return the row of an account that has a capacity; raises Invalid("energy.no_capacity") as well."""
    row = subject_of(reader, account_id)
    if row.contract_kva <= 0:
        raise Invalid("energy.no_capacity", name=row.name)
    return row


def as_subject(row: AnyRow) -> Subject:
    """Return an account as the page shows it."""
    return Subject(row.id, row.name, row.account_no, row.contract_kva, row.operating_kva or row.contract_kva)


class Billed(NamedTuple):
    """A month that was billed, with everything that its view and its advice stand on."""

    account: AnyRow
    month: date
    rows: Mapping[date, AnyRow]
    plans: Plans
    terms: Terms
    rules: BasicRules
    usage: Usage
    made: Bill
    better: Correction
    advice: BasisAdvice | None


def billed(reader: Reader, account: AnyRow, month: date) -> Billed:
    """Bill a month of an account; raises Invalid as `bill_of` does."""
    rows = {row.month: row for row in store.months(reader, account.id, month_before(month, MONTHS - 1), month)}
    if month not in rows:
        raise Invalid("tariff.no_reading", name=account.name, month=f"{month:%Y-%m}")
    plans = plans_of(reader, account, min(rows), month)
    values = all_values(reader, month)
    terms, rules = terms_of(account, plans, month), rules_of(values)
    usage = usage_of(account, rows[month], terms)
    made = bill(usage, terms.tariff, terms.basis, rules)
    better = _corrected(usage, made, month, values)
    advice = compare_bases(list(_months(account, rows, plans)), rules)
    return Billed(account, month, rows, plans, terms, rules, usage, made, better, advice)


def bill_of(reader: Reader, account_id: UUID, month: date) -> BillView:
    """Return the whole bill of a month.

    Raises NotFound("account.gone"), and Invalid where the account has no capacity, or the month was not read, was not
    read by period, or has no prices.
    """
    found = billed(reader, with_capacity(reader, account_id), month)
    terms, usage, made, advice = found.terms, found.usage, found.made, found.advice
    name, _ = found.plans.name_of(terms.tariff.code)
    charged = found.rows[month].total_fee
    return BillView(
        subject=as_subject(found.account),
        month=month,
        plan=terms.tariff.code,
        plan_name=name,
        is_example=terms.tariff.is_example,
        basis=made.basis,
        lines=tuple(_lines(usage, terms, made)),
        total=made.total,
        average=made.average,
        charged=None if charged is None else Decimal(str(charged)),
        charges=_charges(found.rows[month], made),
        pf=made.pf,
        pf_standard=usage.standard,
        pf_percent=made.pf_percent,
        capacitor_kvar=found.better.kvar,
        pf_saving=found.better.saving,
        bases=() if advice is None else tuple(_basis_line(each) for each in advice.months),
        better_basis=None if advice is None else advice.better,
        basis_saving=ZERO if advice is None else advice.saving,
        flips=() if advice is None else advice.flips,
        risk=None if advice is None else advice.risk,
        shift=_shift(MonthOfUse(month, usage, terms.tariff), made),
        relief=_relief(found),
        findings=tuple(findings_of(found)),
    )


def _months(account: AnyRow, rows: Mapping[date, AnyRow], plans: Plans) -> Iterator[MonthOfUse]:
    """Yield the months that can be billed; one that cannot says nothing about the better basis."""
    for month, row in sorted(rows.items()):
        try:
            terms = terms_of(account, plans, month)
            yield MonthOfUse(month, usage_of(account, row, terms), terms.tariff)
        except Invalid:
            continue


def _corrected(usage: Usage, made: Bill, month: date, values: Mapping[str, SettingValue]) -> Correction:
    """Return what lifting the power factor to the bureau's target is worth, at the hours of the whole month."""
    wanted = max(Decimal(str(number(values, "pf.target"))), usage.standard or ZERO)
    return correction(usage, made, wanted, days_in(month) * 24)


def _shift(each: MonthOfUse, made: Bill) -> ShiftOffer | None:
    prices = each.tariff.prices
    wanted = each.usage.kwh.get(Period.PEAK, ZERO) * SHIFTED
    if not wanted or Period.PEAK not in prices or Period.VALLEY not in prices:
        return None
    moved = shift(each, wanted, Period.PEAK, Period.VALLEY, made.pf_percent)
    return ShiftOffer(moved.kwh, moved.headroom_kwh, moved.saving)


def _relief(found: Billed) -> ReliefOffer | None:
    """Return what a lower demand is worth, or switching off transformers that are not needed (domain.md 4.7)."""
    usage, tariff, basis = found.usage, found.terms.tariff, found.made.basis
    if basis is None:
        return None
    if basis is not Basis.CAPACITY:
        saving = demand_cut(usage, tariff, LESS_KW, found.rules)
        return ReliefOffer(LESS_KW, False, saving) if saving else None
    highest = max(Decimal(str(row.max_demand_kw or 0)) for row in found.rows.values())
    needed = highest / (found.made.pf or Decimal(1)) * RESERVE
    spare = (usage.operating_kva - needed) // STEP * STEP
    return ReliefOffer(spare, True, suspension(tariff, spare, 1)) if highest and spare > 0 else None


def _charges(row: AnyRow, made: Bill) -> tuple[ChargeLine, ...]:
    """Return the parts of a bill beside those that were read, and the total last."""
    parts = (
        ("energy", made.energy_fee, row.energy_fee),
        ("basic", made.basic_fee, row.basic_fee),
        ("power_factor", made.pf_fee, row.pf_fee),
        ("surcharge", made.surcharge, row.surcharge),
    )
    if all(charged is None for _code, _counted, charged in parts):
        return ()
    every = (*parts, ("total", made.total, row.total_fee))
    return tuple(
        ChargeLine(code, counted, None if charged is None else Decimal(str(charged)))
        for code, counted, charged in every
        if counted or charged
    )


def _basis_line(each: BasisMonth) -> BasisLine:
    fees = (each.capacity_fee, each.demand_fee)
    return BasisLine(each.month, *fees, each.demand_kw, each.break_even_kw, each.better)


def _lines(usage: Usage, terms: Terms, made: Bill) -> Iterator[BillLine]:
    for period, amount in made.energy.items():
        yield BillLine(f"energy.{period}", usage.kwh[period], "kWh", terms.tariff.prices[period], amount)
    if made.basis is not None:
        unit = "kVA" if made.basis is Basis.CAPACITY else "kW"
        price = terms.tariff.price_capacity if made.basis is Basis.CAPACITY else terms.tariff.price_demand
        discounted = None if price is None else price * made.factor
        yield BillLine(f"basic.{made.basis}", made.billed, unit, discounted, made.basic_fee)
    if usage.standard is not None:
        yield BillLine("power_factor", made.pf_percent, "%", None, made.pf_fee)
    if terms.tariff.surcharge:
        yield BillLine("surcharge", made.kwh, "kWh", terms.tariff.surcharge, made.surcharge)


def findings_of(found: Billed) -> Iterator[Finding]:
    """Yield what stands out about a bill: the power factor, the basis, a demand over the agreed one."""
    usage, terms, made, advice = found.usage, found.terms, found.made, found.advice
    better, rules = found.better, found.rules
    if usage.standard is not None and made.pf is not None and made.pf < usage.standard:
        against = float(usage.standard)
        yield Finding(AdviceKind.POWER_FACTOR, float(made.pf), against, better.saving, better.kvar)
    if advice is not None and made.basis is not None and advice.saving and _other(made.basis, advice.better):
        saving = (advice.saving / len(advice.months)).quantize(Decimal("0.01"))
        newest = advice.months[-1]
        figures = (float(newest.demand_kw), float(newest.break_even_kw))
        yield Finding(AdviceKind.BASIS, *figures, saving, other=advice.better)
    if made.basis is Basis.CONTRACT and usage.contract_kw is not None and terms.tariff.price_demand is not None:
        over = billed_kw(usage, Basis.CONTRACT, rules) - usage.demand_kw
        if usage.demand_kw > usage.contract_kw * rules.over_ratio and over > 0:
            cost = (over * terms.tariff.price_demand * made.factor).quantize(Decimal("0.01"))
            figures = (float(usage.demand_kw), float(usage.contract_kw))
            yield Finding(AdviceKind.DEMAND_OVER, *figures, cost, float(usage.demand_kw - usage.contract_kw))


def _other(basis: Basis, better: Basis) -> bool:
    """Say whether the better basis is another one than that of the bill; an agreed demand is one of demand."""
    return (basis is Basis.CAPACITY) != (better is Basis.CAPACITY)
