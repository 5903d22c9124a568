"""By which plan, basis and standard an account is billed in a month, and what was used in it (domain.md 4.3 to 4.5)."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from math import acos, tan

from msgspec import Struct

from crm.domain.codelists import voltage_by_code
from crm.domain.errors import Invalid
from crm.domain.settings import SettingValue
from crm.domain.tariffs import Basis, Period, Tariff, pf_standard, tariff_on
from crm.planning.energy.bill import BasicRules, Usage
from crm.storage.energy import tariffs as store
from crm.storage.reader import AnyRow, Reader
from crm.storage.settings import number

LOW_BAND = "lt1kv"


class Plans(Struct, frozen=True):
    """All plans, which of them are meant for whom, their names, and the contracts of one account."""

    prices: Mapping[str, tuple[Tariff, ...]]
    rows: tuple[AnyRow, ...]
    contracts: tuple[AnyRow, ...]

    def name_of(self, code: str) -> tuple[str, str]:
        """Return a plan's Chinese and English name, the newest ones."""
        row = next(row for row in reversed(self.rows) if row.code == code)
        return row.name, row.name_en or row.name


class Terms(Struct, frozen=True):
    """The plan of a month, the basis of its basic charge and the power factor that it asks for."""

    tariff: Tariff
    basis: Basis
    standard: Decimal | None


def plans_of(reader: Reader, account: AnyRow, first: date, last: date) -> Plans:
    """Return what is known of the plans of an account in a span of months."""
    rows = tuple(store.plan_rows(reader))
    contracts = tuple(store.contracts(reader, account.id, first, last))
    prices: dict[str, list[Tariff]] = {}
    for row in rows:
        prices.setdefault(row.code, []).append(store.tariff_of(row))
    return Plans({code: tuple(each) for code, each in prices.items()}, rows, contracts)


def terms_of(account: AnyRow, plans: Plans, month: date) -> Terms:
    """Return the terms of a month.

    Without a contract the plan is the one that is meant for such accounts, if there is just one. Raises Invalid where
    no plan is known, several could be meant, or the plan has no prices for that month.
    """
    contract = next((row for row in reversed(plans.contracts) if _holds(row, month)), None)
    code = contract.tariff_code if contract is not None else _meant(account, plans.rows)
    tariff = tariff_on(plans.prices, code, month)
    if contract is not None:
        basis = Basis(contract.basis)
    else:
        basis = Basis.CAPACITY if account.contract_demand_kw is None else Basis.CONTRACT
    given = None if contract is None or contract.pf_standard is None else Decimal(str(contract.pf_standard))
    band = _band(account)
    standard = pf_standard(account.tariff_class, band not in (None, LOW_BAND), account.contract_kva)
    return Terms(tariff, basis, given or standard)


def _holds(row: AnyRow, month: date) -> bool:
    return bool(row.starts_on <= month and (row.ends_on is None or row.ends_on >= month))


def _band(account: AnyRow) -> str | None:
    voltage = voltage_by_code().get(account.voltage_code or "")
    return None if voltage is None else voltage.tariff_band


def _meant(account: AnyRow, rows: Iterable[AnyRow]) -> str:
    band = _band(account)
    meant = {row.code for row in rows if row.tariff_class == account.tariff_class and row.tariff_band == band}
    if len(meant) != 1 or account.tariff_class is None:
        raise Invalid("tariff.no_plan" if not meant else "tariff.many_plans", name=account.name)
    return str(meant.pop())


def rules_of(values: Mapping[str, SettingValue]) -> BasicRules:
    """Return the numbers of the basic charge as they stand."""
    keys = (
        *("basic.discount_kwh_per_kva", "basic.discount_factor"),
        *("basic.contract_over_ratio", "basic.contract_min_ratio"),
    )
    return BasicRules(*(Decimal(str(number(values, key))) for key in keys))


def usage_of(account: AnyRow, row: AnyRow, terms: Terms) -> Usage:
    """Return what was used in a month as a bill counts it.

    The capacity in operation is the one that the month was billed by, where it was read. Where only the power factor
    was read the reactive energy follows from it; where neither was, none is asked for.
    Raises Invalid where the energy was not read by period, or is below 0: no bill is guessed.
    """
    kwh = {period: value for period in Period if (value := getattr(row, f"kwh_{period}")) is not None}
    if not kwh:
        raise Invalid("tariff.no_parts", name=account.name, month=f"{row.month:%Y-%m}")
    if any(value < 0 for value in kwh.values()):
        raise Invalid("tariff.negative", name=account.name, month=f"{row.month:%Y-%m}")
    kvarh, standard = row.kvarh, terms.standard
    if kvarh is None and row.pf:
        kvarh = row.kwh_total * tan(acos(min(row.pf, 1.0)))
    return Usage(
        kwh={period: _exact(value) for period, value in kwh.items()},
        kvarh=_exact(kvarh or 0.0),
        demand_kw=_exact(row.max_demand_kw or 0.0),
        operating_kva=_exact(row.operating_kva or account.operating_kva or account.contract_kva),
        contract_kva=_exact(account.contract_kva),
        contract_kw=None if account.contract_demand_kw is None else _exact(account.contract_demand_kw),
        standard=None if kvarh is None else standard,
    )


def _exact(value: float) -> Decimal:
    return Decimal(str(value))
