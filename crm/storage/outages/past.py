"""Outages that are over: what they tell of the next one, of estimates, and of reliability."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import func, or_, select

from crm.domain.codes import OutageState, OutageType
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import Account, Feeder, Outage, OutageAccount, Portfolio, SupplyPoint

UNTOUCHED = (OutageType.TRANSFER, OutageType.CUSTOMER_SIDE)
"""Kinds that leave every supply alive that they do not interrupt."""


def faults(reader: Reader, since: datetime) -> list[AnyRow]:
    """Return (id, cause code, cause, begin, end, kind of network) of faults that began since a moment and are over."""
    outage = Outage.c
    columns = (outage.id, outage.cause_code, outage.cause, outage.actual_start, outage.actual_end)
    statement = (
        select(*columns, Feeder.c.network_kind)
        .outerjoin(Feeder, Feeder.c.id == outage.feeder_id)
        .where(
            outage.type == OutageType.FAULT,
            outage.state == OutageState.RESTORED,
            outage.actual_start >= since,
            outage.actual_end.is_not(None),
            outage.deleted_at.is_(None),
        )
    )
    return reader.rows(statement)


def network_kind(reader: Reader, feeder_id: UUID | None) -> str | None:
    """Return whether a feeder is cable or overhead, where that is known."""
    kind: str | None = reader.scalar(select(Feeder.c.network_kind).where(Feeder.c.id == feeder_id))
    return kind


def sustained(reader: Reader, begin: datetime, end: datetime) -> list[AnyRow]:
    """Return whole outages of the bureau that ended between two moments, by their begin."""
    outage = Outage.c
    statement = select(*Outage.columns).where(
        outage.state == OutageState.RESTORED,
        outage.actual_start.is_not(None),
        outage.actual_end >= begin,
        outage.actual_end < end,
        outage.deleted_at.is_(None),
    )
    return reader.rows(statement.order_by(outage.actual_start, outage.id))


class LostSupply(NamedTuple):
    """An account that an outage took a supply of; one that came back before the rest has its own end.

    Not interrupted is one that had another supply as far as was known when the outage was stored.
    """

    account_id: UUID
    area_id: UUID
    outage_id: UUID
    type: str
    actual_start: datetime
    actual_end: datetime | None
    is_interrupted: bool


def without_a_supply(
    reader: Reader, begin: datetime, end: datetime, account_id: UUID | None = None
) -> Iterator[LostSupply]:
    """Yield what accounts lost between two moments, all of an account together and by begin."""
    row, outage = OutageAccount.c, Outage.c
    back = func.coalesce(row.restored_at, outage.actual_end)
    statement = (
        select(
            row.account_id,
            Portfolio.c.area_id,
            row.outage_id,
            outage.type,
            outage.actual_start,
            back.label("actual_end"),
            row.is_interrupted,
        )
        .join(Outage, outage.id == row.outage_id)
        .join(Account, Account.c.id == row.account_id)
        .join(Portfolio, Portfolio.c.id == Account.c.portfolio_id)
        .where(
            or_(row.is_interrupted.is_(True), outage.type.not_in(UNTOUCHED)),
            row.deleted_at.is_(None),
            outage.state.in_((OutageState.RUNNING, OutageState.RESTORED)),
            outage.actual_start < end,
            or_(back.is_(None), back > begin),
            outage.deleted_at.is_(None),
            Account.c.deleted_at.is_(None),
        )
        .order_by(row.account_id, outage.actual_start, row.id)
    )
    # A year has thousands of them from a few hundred outages: what these share is kept once.
    same: dict[Any, Any] = {}
    one = same.setdefault
    for each in reader.each(statement if account_id is None else statement.where(row.account_id == account_id)):
        yield LostSupply._make((each[0], *(one(value, value) for value in each[1:])))


def registered(reader: Reader) -> Iterator[AnyRow]:
    """Yield (supply unit, first day, last day, how many) of accounts: between these days supply points of theirs hold.

    Both are None of those that have none, who count always; an open day is the first or last of all.
    """
    point = SupplyPoint.c
    held = (
        select(
            point.account_id,
            func.min(func.coalesce(point.starts_on, date.min)).label("first"),
            func.max(func.coalesce(point.ends_on, date.max)).label("last"),
        )
        .where(point.deleted_at.is_(None))
        .group_by(point.account_id)
        .subquery()
    )
    statement = (
        select(Portfolio.c.area_id, held.c.first, held.c.last, func.count(Account.c.id).label("accounts"))
        .join(Account, Account.c.portfolio_id == Portfolio.c.id)
        .outerjoin(held, held.c.account_id == Account.c.id)
        .where(Account.c.deleted_at.is_(None))
        .group_by(Portfolio.c.area_id, held.c.first, held.c.last)
    )
    return reader.each(statement)
