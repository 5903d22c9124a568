"""Areas (supply units), people, portfolios (books of accounts) and the dated grants on them."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from crm.storage.base import Base, Stamped, live_unique
from crm.storage.types import Id


class Area(Stamped, Base):
    """A supply unit 供电单位."""

    __tablename__ = "area"
    __table_args__ = live_unique("name")

    name: Mapped[str]
    sort_key: Mapped[str]


class Person(Stamped, Base):
    """Somebody of the bureau; `login` is the database login or the operating-system user."""

    __tablename__ = "person"
    __table_args__ = live_unique("login")

    name: Mapped[str]
    sort_key: Mapped[str]
    role: Mapped[str]
    login: Mapped[str | None]
    area_id: Mapped[UUID | None] = mapped_column(Id, ForeignKey("area.id"))
    phone: Mapped[str | None]


class Portfolio(Stamped, Base):
    """A book of accounts; rights hang on it."""

    __tablename__ = "portfolio"

    name: Mapped[str]
    area_id: Mapped[UUID] = mapped_column(Id, ForeignKey("area.id"), index=True)


class PortfolioGrant(Stamped, Base):
    """Who answers for a portfolio (owner) or stands in (substitute), from a day, until a day (inclusive)."""

    __tablename__ = "portfolio_grant"
    __table_args__ = (Index("ix_portfolio_grant_person_id", "person_id"),)

    portfolio_id: Mapped[UUID] = mapped_column(Id, ForeignKey("portfolio.id"), index=True)
    person_id: Mapped[UUID] = mapped_column(Id, ForeignKey("person.id"))
    kind: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
