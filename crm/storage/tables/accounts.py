"""Legal entities, their electricity accounts, and the people to call."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from crm.storage.base import Base, OfAccount, Stamped, live_unique, of_account
from crm.storage.types import Id


class Customer(Stamped, Base):
    """A legal entity (domain.md 1.4); its portfolio answers for it."""

    __tablename__ = "customer"

    portfolio_id: Mapped[UUID] = mapped_column(Id, ForeignKey("portfolio.id"), index=True)
    name: Mapped[str]
    name_en: Mapped[str | None]
    uscc: Mapped[str | None] = mapped_column(index=True)
    sort_key: Mapped[str] = mapped_column(index=True)


class Account(Stamped, Base):
    """An electricity account 户; the columns after `derived` are refreshed by crm.storage.duty."""

    __tablename__ = "account"
    __table_args__ = (
        UniqueConstraint("id", "portfolio_id"),
        Index("ix_account_portfolio_id_due_on", "portfolio_id", "due_on"),
        Index("ix_account_sort_key", "sort_key"),
        Index("ix_account_due_on", "due_on"),
        live_unique("account_no"),
    )

    portfolio_id: Mapped[UUID] = mapped_column(Id, ForeignKey("portfolio.id"))
    customer_id: Mapped[UUID] = mapped_column(Id, ForeignKey("customer.id"), index=True)
    account_no: Mapped[str]
    former_account_no: Mapped[str | None]
    name: Mapped[str]
    name_en: Mapped[str | None]
    sort_key: Mapped[str]
    segment: Mapped[str]
    tariff_class: Mapped[str | None]
    is_direct_service: Mapped[bool] = mapped_column(default=False)
    top100_year: Mapped[int | None]
    top100_rank: Mapped[int | None]
    importance_grade: Mapped[str] = mapped_column(default="none")
    grade_approved_on: Mapped[date | None]
    grade_doc_no: Mapped[str | None]
    is_high_risk: Mapped[bool] = mapped_column(default=False)
    industry_code: Mapped[str | None]
    voltage_code: Mapped[str | None]
    contract_kva: Mapped[float]
    operating_kva: Mapped[float | None]
    contract_demand_kw: Mapped[float | None]
    own_generator_kw: Mapped[float | None]
    security_load_kw: Mapped[float | None]
    district_code: Mapped[str | None]
    street_code: Mapped[str | None]
    address: Mapped[str | None]
    lon: Mapped[float | None]
    lat: Mapped[float | None]
    contract_signed_on: Mapped[date | None]
    site_access: Mapped[str | None]
    note: Mapped[str | None]
    # derived
    last_onsite_on: Mapped[date | None]
    last_contact_on: Mapped[date | None]
    interval_days: Mapped[int | None]
    due_on: Mapped[date | None]
    rating: Mapped[float | None]


class Contact(Stamped, OfAccount, Base):
    """A person at the customer; `call_order` 1 is called first in an emergency."""

    __tablename__ = "contact"
    __table_args__ = of_account("contact", Index("ix_contact_sort_key", "sort_key"))

    name: Mapped[str]
    sort_key: Mapped[str]
    role: Mapped[str]
    title: Mapped[str | None]
    call_order: Mapped[int] = mapped_column(default=1)
    email: Mapped[str | None]
    wechat: Mapped[str | None]
    note: Mapped[str | None]
    verified_on: Mapped[date | None]
    verified_by: Mapped[UUID | None] = mapped_column(Id, ForeignKey("person.id"))


class ContactPhone(Stamped, OfAccount, Base):
    """One of a contact's numbers, as text; `is_doubtful` after a failed call."""

    __tablename__ = "contact_phone"
    __table_args__ = of_account("contact_phone")

    contact_id: Mapped[UUID] = mapped_column(Id, ForeignKey("contact.id"), index=True)
    number: Mapped[str]
    kind: Mapped[str]
    position: Mapped[int] = mapped_column(default=1)
    is_doubtful: Mapped[bool] = mapped_column(default=False)
