"""Trying what a login cannot see: rows of other books have numbers too, and each may be there only once."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select, text

from crm.storage.base import AnyTable
from crm.storage.tables import Person
from crm.storage.unit import UnitOfWork


def taken(work: UnitOfWork, *parts: tuple[AnyTable, Sequence[Mapping[str, Any]]]) -> set[UUID]:
    """Return the keys of new rows of the last part that cannot be added, because a row out of sight has their number.

    The parts before are what those rows need to be there. Nothing is kept; whoever sees every row has looked before.
    """
    if not work.is_guarded or not parts[-1][1]:
        return set()
    from sqlalchemy.dialects.postgresql import insert

    there: set[UUID] = set()
    with work.connection.begin_nested() as trial:
        for table, rows in parts:
            statement = insert(table).on_conflict_do_nothing().returning(table.c.id)
            whole = [{**work.stamps(), **row} for row in rows]
            there = set(work.connection.execute(statement, whole).scalars()) if whole else there
        trial.rollback()
    return {row["id"] for row in parts[-1][1]} - there


def own_books(work: UnitOfWork) -> frozenset[UUID]:
    """Return the books whose rows this login may write on a server that keeps rights."""
    return frozenset(work.connection.execute(text("SELECT unnest(public.rounds_write())")).scalars())


def own_unit(work: UnitOfWork) -> UUID | None:
    """Return the supply unit of whoever acts, None for one who belongs to none."""
    found: UUID | None = work.scalar(select(Person.c.area_id).where(Person.c.id == work.actor.person_id))
    return found
