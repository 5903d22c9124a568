"""The shipped example prices, and by which of them the invented accounts are billed."""

from datetime import date
from typing import Any

from crm.domain.codelists import voltage_by_code
from crm.domain.codes import TariffClass
from crm.domain.tariffs import Basis
from crm.usecases.demo.accounts import Ledger
from crm.usecases.demo.source import Source
from crm.usecases.energy.plans import example_plans, values_of

Row = dict[str, Any]
PLANS = {
    (TariffClass.TWO_PART, "1_20kv"): "GD_2P_10KV",
    (TariffClass.TWO_PART, "110kv"): "SZ_2P_110KV",
    (TariffClass.SINGLE_PART, "1_20kv"): "SZ_1P_10KV",
    (TariffClass.SINGLE_PART, "lt1kv"): "SZ_1P_LV",
}
SINCE = date(2022, 1, 1)


def tariffs(source: Source) -> list[Row]:
    """Return the example plans as rows."""
    stamps = source.stamps(source.at(SINCE, 9))
    return [{"id": source.id(), **values_of(plan), **stamps} for plan in example_plans()]


def contracts(book: Ledger, source: Source) -> list[Row]:
    """Return by which plan and basis the managed accounts are billed; a third of the large ones by demand."""
    rows = []
    for account, made in zip(book.accounts, book.made, strict=True):
        voltage = voltage_by_code().get(account["voltage_code"] or "")
        plan = PLANS.get((account["tariff_class"], voltage.tariff_band if voltage else ""))
        if made.manager is None or plan is None:
            continue
        rows.append(
            {
                "id": source.id(),
                "account_id": made.id,
                "portfolio_id": made.portfolio_id,
                "tariff_code": plan,
                "basis": Basis.DEMAND if "_2P_" in plan and source.often(0.33) else Basis.CAPACITY,
                "starts_on": SINCE,
                **source.stamps(source.at(SINCE, 9)),
            }
        )
    return rows
