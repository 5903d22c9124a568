"""Areas (supply units), people, portfolios (books of accounts), and the dated grants on them."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Named

from crm.storage.base import Stamped, live_unique, table
from crm.storage.columns import column
from crm.storage.types import Id


class AreaColumns(Stamped):
    """A supply unit 供电单位; its office is where a day of visits begins unless the manager has a home."""

    name: Named[str]
    sort_key: Named[str]
    office_lon: Named[float | None]
    office_lat: Named[float | None]


Area = table("area", AreaColumns, info=live_unique("name"))


class PersonColumns(Stamped):
    """Somebody of the bureau; `login` is the database login or the operating-system user."""

    name: Named[str]
    sort_key: Named[str]
    role: Named[str]
    login: Named[str | None]
    area_id: Named[UUID | None] = column(Id, ForeignKey("area.id"))
    phone: Named[str | None]
    home_lon: Named[float | None]
    home_lat: Named[float | None]


Person = table("person", PersonColumns, info=live_unique("login"))


class PortfolioColumns(Stamped):
    """A book of accounts; rights hang on it.

    `part_of_id` is the book that its accounts were taken out of, so that some accounts can have a substitute.
    """

    name: Named[str]
    area_id: Named[UUID] = column(Id, ForeignKey("area.id"), index=True)
    part_of_id: Named[UUID | None] = column(Id, ForeignKey("portfolio.id"))


Portfolio = table("portfolio", PortfolioColumns)


class PortfolioGrantColumns(Stamped):
    """Who answers for a portfolio (owner) or stands in (substitute), from a day, until a day (inclusive)."""

    portfolio_id: Named[UUID] = column(Id, ForeignKey("portfolio.id"), index=True)
    person_id: Named[UUID] = column(Id, ForeignKey("person.id"))
    kind: Named[str]
    starts_on: Named[date]
    ends_on: Named[date | None]


PortfolioGrant = table("portfolio_grant", PortfolioGrantColumns, Index("ix_portfolio_grant_person_id", "person_id"))
