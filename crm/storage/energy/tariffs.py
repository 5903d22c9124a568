"""Plans with their prices, and which account is billed by which (domain.md 4.4 and 4.5)."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import or_, select

from crm.domain.tariffs import Period, Tariff, windows_from
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import AccountTariff, TariffPlan

PLAN = TariffPlan.c


def plan_rows(reader: Reader) -> list[AnyRow]:
    """Return the rows of all plans by code and day."""
    statement = select(TariffPlan).where(PLAN.deleted_at.is_(None)).order_by(PLAN.code, PLAN.starts_on)
    return reader.rows(statement)


def tariff_of(row: AnyRow) -> Tariff:
    """Return a row as prices; money is exact to the digits that were entered."""
    prices = {period: price for period in Period if (price := _money(getattr(row, f"price_{period}"))) is not None}
    months = frozenset(int(month) for month in (row.sharp_months or "").split(",") if month)
    return Tariff(
        code=row.code,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        prices=prices,
        windows=windows_from(row.windows),
        sharp_months=months,
        price_capacity=_money(row.price_capacity),
        price_demand=_money(row.price_demand),
        surcharge=_money(row.surcharge) or Decimal(0),
        is_example=row.is_example,
    )


def _money(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def contracts(reader: Reader, account_id: UUID, first: date, last: date) -> list[AnyRow]:
    """Return by which plan and basis an account is billed in a span of days, the oldest first."""
    row = AccountTariff.c
    holds = or_(row.ends_on.is_(None), row.ends_on >= first)
    statement = select(row.tariff_code, row.basis, row.pf_standard, row.starts_on, row.ends_on).where(
        row.account_id == account_id, row.deleted_at.is_(None), row.starts_on <= last, holds
    )
    return reader.rows(statement.order_by(row.starts_on))


def agreed(reader: Reader, account_id: UUID) -> list[AnyRow]:
    """Return everything that was agreed on for an account, with keys and versions."""
    row = AccountTariff.c
    statement = select(row.id, row.version, row.starts_on, row.ends_on).where(
        row.account_id == account_id, row.deleted_at.is_(None)
    )
    return reader.rows(statement.order_by(row.starts_on))
