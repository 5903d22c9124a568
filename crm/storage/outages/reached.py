"""The accounts that outages reach, and what decides whether each was told."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from msgspec import Struct
from sqlalchemy import func, select

from crm.domain.outage_desk import TeamOf, Whose
from crm.storage.owner import in_parts
from crm.storage.people import books_of
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import (
    Account,
    OutageAccount,
    OutageNotice,
    Portfolio,
)

JUDGED = (
    *(OutageAccount.c.outage_id, OutageAccount.c.account_id, OutageAccount.c.source_role, OutageAccount.c.effect),
    *(OutageAccount.c.is_interrupted, OutageAccount.c.lost_kw, OutageAccount.c.restored_at),
    Account.c.importance_grade,
)


class Judged(Struct, frozen=True):
    """What the board judges of an account that an outage reaches: `JUDGED`.

    A value, because SQLAlchemy's rows look for each name in vain before they find it, 4,000 instructions every time.
    """

    outage_id: UUID
    account_id: UUID
    source_role: str
    effect: str | None
    is_interrupted: bool
    lost_kw: float | None
    restored_at: datetime | None
    importance_grade: str


R = TypeVar("R", AnyRow, Judged)


def in_books(reader: Reader, whose: Whose) -> list[Any]:
    """Return the conditions of whose accounts are meant: somebody's of today, a team's, or everybody's."""
    found: list[Any] = [Account.c.deleted_at.is_(None)]
    if isinstance(whose, TeamOf):
        book, own = Portfolio.c, books_of(reader, whose.person_id, reader.clock.today())
        units = select(book.area_id).where(book.id.in_(own)).scalar_subquery()
        found.append(Account.c.portfolio_id.in_(select(book.id).where(book.area_id.in_(units))))
    elif whose is not None:
        found.append(Account.c.portfolio_id.in_(books_of(reader, whose, reader.clock.today())))
    return found


def reached(reader: Reader, ids: Iterable[UUID], whose: Whose) -> dict[UUID, list[AnyRow]]:
    """Return the accounts in scope that outages reach, by outage; one by two feeders is one, the worst of both."""
    row = OutageAccount.c
    return _by_outage(_rows(reader, ids, whose, (*JUDGED, row.id, row.version, row.portfolio_id, row.is_named)))


def judged(reader: Reader, ids: Iterable[UUID], whose: Whose) -> dict[UUID, list[Judged]]:
    """Return of whom outages reach what the board judges, as `reached`: it reads those of every outage."""
    return _by_outage(Judged(*row) for row in _rows(reader, ids, whose, JUDGED))


def _rows(reader: Reader, ids: Iterable[UUID], whose: Whose, columns: Iterable[Any]) -> Iterator[AnyRow]:
    row = OutageAccount.c
    for part in in_parts(ids):
        statement = (
            select(*columns)
            .join(Account, Account.c.id == row.account_id)
            .where(row.outage_id.in_(part), row.deleted_at.is_(None), *in_books(reader, whose))
            .order_by(row.is_interrupted, row.id)
        )
        yield from reader.each(statement)


def _by_outage(rows: Iterable[R]) -> dict[UUID, list[R]]:
    """Return rows by outage, of each account the last one."""
    found: dict[UUID, dict[UUID, R]] = {}
    for row in rows:
        found.setdefault(row.outage_id, {})[row.account_id] = row
    return {key: list(accounts.values()) for key, accounts in found.items()}


def outages_of(reader: Reader, account_id: UUID) -> list[UUID]:
    """Return the outages that reach an account."""
    row = OutageAccount.c
    return reader.scalars(select(row.outage_id).where(row.account_id == account_id, row.deleted_at.is_(None)))


TOLD = ("outage_id", "account_id", "stage", "channel", "sent_at", "delivered_at", "told_start", "told_time", "result")
"""What the clocks judge of an attempt."""


def attempts(reader: Reader, ids: Iterable[UUID]) -> Iterator[AnyRow]:
    """Yield of the attempts to tell accounts of outages what the clocks judge, of an outage the oldest first."""
    notice = OutageNotice.c
    for part in in_parts(ids):
        statement = select(*(notice[name] for name in TOLD)).where(
            notice.outage_id.in_(part), notice.deleted_at.is_(None)
        )
        yield from reader.each(statement.order_by(notice.sent_at, notice.id))


def count_of(reader: Reader, outage_id: UUID) -> int:
    """Return how many accounts an outage reaches, by whatever supply."""
    row = OutageAccount.c
    statement = select(func.count(func.distinct(row.account_id)))
    return int(reader.scalar(statement.where(row.outage_id == outage_id, row.deleted_at.is_(None))))
