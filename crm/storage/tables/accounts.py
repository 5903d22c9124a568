"""Legal entities, their electricity accounts with tags and ranks, and the people to call."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Named, UniqueConstraint

from crm.storage.base import OfAccount, Stamped, live_unique, of_account, table
from crm.storage.columns import column
from crm.storage.types import Id, UtcDateTime


class CustomerColumns(Stamped):
    """A legal entity (domain.md 1.4); its portfolio answers for it."""

    portfolio_id: Named[UUID] = column(Id, ForeignKey("portfolio.id"), index=True)
    name: Named[str]
    name_en: Named[str | None]
    uscc: Named[str | None] = column(index=True)
    sort_key: Named[str] = column(index=True)


Customer = table("customer", CustomerColumns)


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


class AccountTagColumns(Stamped, OfAccount):
    """A word that somebody hung on an account."""

    text: Named[str]


AccountTag = table(
    "account_tag",
    AccountTagColumns,
    *of_account("account_tag", Index("ix_account_tag_text", "text")),
    info=live_unique("account_id", "text"),
)


class Top100RankColumns(Stamped, OfAccount):
    """An account's place among the top-100 of a year, kept for good (domain.md 1.1).

    `year` is the calendar year in which the rank holds, `kwh` the energy of the year before; accounts of one legal
    entity share a rank.
    """

    year: Named[int]
    rank: Named[int]
    kwh: Named[float]
    source: Named[str]
    applied_at: Named[datetime] = column(UtcDateTime)


Top100Rank = table(
    "top100_rank",
    Top100RankColumns,
    *of_account("top100_rank", Index("ix_top100_rank_year_rank", "year", "rank")),
    info=live_unique("account_id", "year"),
)


class ContactColumns(Stamped, OfAccount):
    """A person at the customer.

    `call_order` is the place among the account's contacts, `emergency_order` the place in its emergency call list
    (1 is called first), empty for somebody who is not on it.
    """

    name: Named[str]
    sort_key: Named[str]
    role: Named[str]
    title: Named[str | None]
    call_order: Named[int] = column(default=1)
    emergency_order: Named[int | None]
    email: Named[str | None]
    wechat: Named[str | None]
    note: Named[str | None]
    verified_on: Named[date | None]
    verified_by: Named[UUID | None] = column(Id, ForeignKey("person.id"))


Contact = table("contact", ContactColumns, *of_account("contact", Index("ix_contact_sort_key", "sort_key")))


class ContactPhoneColumns(Stamped, OfAccount):
    """One of a contact's numbers, as text; `is_doubtful` after a failed call, since a day and for a reason."""

    contact_id: Named[UUID] = column(Id, ForeignKey("contact.id"), index=True)
    number: Named[str]
    kind: Named[str]
    position: Named[int] = column(default=1)
    is_doubtful: Named[bool] = column(default=False)
    doubtful_since: Named[date | None]
    doubt_reason: Named[str | None]


ContactPhone = table("contact_phone", ContactPhoneColumns, *of_account("contact_phone"))


class PhoneLookColumns(Stamped, OfAccount):
    """Somebody unmasked a number: such looks are logged (Privacy)."""

    phone_id: Named[UUID] = column(Id, ForeignKey("contact_phone.id"))
    person_id: Named[UUID | None] = column(Id, ForeignKey("person.id"))
    seen_at: Named[datetime] = column(UtcDateTime)


PhoneLook = table("phone_look", PhoneLookColumns, *of_account("phone_look"))
