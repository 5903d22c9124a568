"""Electricity accounts."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Named, UniqueConstraint

from crm.storage.base import Stamped, live_unique, table
from crm.storage.columns import column
from crm.storage.types import Id


class AccountColumns(Stamped):
    """An electricity account 户; the columns after `derived` are refreshed by crm.storage.duty."""

    portfolio_id: Named[UUID] = column(Id, ForeignKey("portfolio.id"))
    customer_id: Named[UUID] = column(Id, ForeignKey("customer.id"), index=True)
    account_no: Named[str]
    former_account_no: Named[str | None]
    name: Named[str]
    name_en: Named[str | None]
    sort_key: Named[str]
    segment: Named[str]
    tariff_class: Named[str | None]
    is_direct_service: Named[bool] = column(default=False)
    top100_year: Named[int | None]
    top100_rank: Named[int | None]
    importance_grade: Named[str] = column(default="none")
    grade_approved_on: Named[date | None]
    grade_doc_no: Named[str | None]
    is_high_risk: Named[bool] = column(default=False)
    industry_code: Named[str | None]
    voltage_code: Named[str | None]
    contract_kva: Named[float]
    operating_kva: Named[float | None]
    contract_demand_kw: Named[float | None]
    own_generator_kw: Named[float | None]
    security_load_kw: Named[float | None]
    district_code: Named[str | None]
    street_code: Named[str | None]
    address: Named[str | None]
    lon: Named[float | None]
    lat: Named[float | None]
    contract_signed_on: Named[date | None]
    site_access: Named[str | None]
    visit_hours: Named[str | None]
    note: Named[str | None]
    # derived
    last_onsite_on: Named[date | None]
    last_contact_on: Named[date | None]
    interval_days: Named[int | None]
    due_on: Named[date | None]
    phone_due_on: Named[date | None]
    duty_rule: Named[str | None]
    rating: Named[float | None]


Account = table(
    "account",
    AccountColumns,
    UniqueConstraint("id", "portfolio_id"),
    Index("ix_account_due_on_interval_days_deleted_at", "due_on", "interval_days", "deleted_at"),
    Index(
        "ix_account_portfolio_id_due_on_interval_days_deleted_at",
        *("portfolio_id", "due_on", "interval_days", "deleted_at"),
    ),
    Index("ix_account_sort_key", "sort_key"),
    info=live_unique("account_no"),
)
