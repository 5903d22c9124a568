"""Substations, feeders and the dated links from accounts to feeders (domain.md 1.4)."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from crm.storage.base import Base, OfAccount, Stamped, live_unique, of_account
from crm.storage.types import Id


class Substation(Stamped, Base):
    __tablename__ = "substation"
    __table_args__ = live_unique("name")

    name: Mapped[str]
    sort_key: Mapped[str]
    voltage_code: Mapped[str | None]
    area_id: Mapped[UUID | None] = mapped_column(Id, ForeignKey("area.id"))


class Feeder(Stamped, Base):
    """A feeder; `position` is the figure in its number, so that F2 sorts before F12."""

    __tablename__ = "feeder"
    __table_args__ = live_unique("substation_id", "number")

    substation_id: Mapped[UUID] = mapped_column(Id, ForeignKey("substation.id"))
    number: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    line_name: Mapped[str | None]
    is_dedicated: Mapped[bool] = mapped_column(default=False)
    limit_kva: Mapped[float | None]


class SupplyPoint(Stamped, OfAccount, Base):
    """An account's link to a feeder, from a day, until a day (inclusive)."""

    __tablename__ = "supply_point"
    __table_args__ = of_account("supply_point", Index("ix_supply_point_feeder_id", "feeder_id"))

    feeder_id: Mapped[UUID] = mapped_column(Id, ForeignKey("feeder.id"))
    role: Mapped[str]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
