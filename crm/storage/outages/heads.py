"""Outages with their times, what is off, and what was estimated."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select

from crm.domain.codes import OutageState
from crm.domain.outage_desk import ScopePart
from crm.storage.conflicts import missing
from crm.storage.owner import in_parts
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import Outage, OutageAccount, OutageEstimate, OutageScope, Person

OVER = (OutageState.RESTORED, OutageState.CANCELLED)


def head(reader: Reader, outage_id: UUID) -> AnyRow:
    """Return the row of an outage; raises NotFound("outage.gone")."""
    row = reader.one(select(*Outage.columns).where(Outage.c.id == outage_id, Outage.c.deleted_at.is_(None)))
    if row is None:
        raise missing(reader, Outage, outage_id, "outage.gone")
    return row


def heads_of(reader: Reader, ids: Iterable[UUID]) -> list[AnyRow]:
    """Return the rows of some outages, those in the bin too."""
    return [row for part in in_parts(ids) for row in reader.rows(select(*Outage.columns).where(Outage.c.id.in_(part)))]


def heads_since(reader: Reader, since: datetime) -> list[AnyRow]:
    """Return the outages that are not over, and those that ended or were called off since a moment."""
    outage = Outage.c
    ended = or_(outage.actual_end >= since, outage.actual_end.is_(None) & (outage.updated_at >= since))
    statement = select(*Outage.columns).where(or_(outage.state.not_in(OVER), ended), outage.deleted_at.is_(None))
    return reader.rows(statement.order_by(outage.id))


def heads_between(reader: Reader, begin: datetime, end: datetime) -> list[AnyRow]:
    """Return the outages that may be off between two moments and are neither drafts nor called off."""
    outage, states = Outage.c, (OutageState.PUBLISHED, OutageState.RUNNING, OutageState.RESTORED)
    begins = or_(outage.actual_start < end, outage.actual_start.is_(None) & (outage.planned_start < end))
    lasts = or_(outage.actual_end > begin, outage.actual_end.is_(None) & or_(outage.planned_end > begin, _open()))
    statement = select(*Outage.columns).where(outage.state.in_(states), begins, lasts, outage.deleted_at.is_(None))
    return reader.rows(statement.order_by(outage.actual_start, outage.planned_start, outage.id))


def _open() -> ColumnElement[bool]:
    return (Outage.c.state == OutageState.RUNNING) | Outage.c.planned_end.is_(None)


def numbers(reader: Reader) -> list[str]:
    """Return the numbers of every outage, those in the bin too."""
    return reader.scalars(select(Outage.c.outage_no))


def scopes(reader: Reader, rows: Iterable[AnyRow]) -> dict[UUID, tuple[ScopePart, ...]]:
    """Return what is off by each of some outages: the network first, then the accounts that are named."""
    heads = {row.id: row for row in rows}
    found: dict[UUID, list[ScopePart]] = {key: [] for key in heads}
    scope, named = OutageScope.c, OutageAccount.c
    for part in in_parts(heads):
        columns = (scope.outage_id, scope.substation_id, scope.feeder_id, scope.section, scope.transformer_area_id)
        statement = select(*columns).where(scope.outage_id.in_(part), scope.deleted_at.is_(None)).order_by(scope.id)
        for key, *values in reader.rows(statement):
            found[key].append(ScopePart(*values))
        accounts = select(named.outage_id, named.account_id).where(
            named.outage_id.in_(part), named.is_named.is_(True), named.deleted_at.is_(None)
        )
        for key, account_id in reader.rows(accounts.order_by(named.id)):
            found[key].append(ScopePart(account_id=account_id))
    for key, row in heads.items():
        if not found[key] and row.feeder_id is not None:
            found[key].append(ScopePart(feeder_id=row.feeder_id))
    return {key: tuple(parts) for key, parts in found.items()}


def scope_rows(reader: Reader, outage_id: UUID) -> list[AnyRow]:
    """Return the stored parts of an outage."""
    scope = OutageScope.c
    return reader.rows(select(*OutageScope.columns).where(scope.outage_id == outage_id, scope.deleted_at.is_(None)))


def estimates(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, list[AnyRow]]:
    """Return every estimate of outages with who said it and which one corrected it, by when it was said."""
    said = OutageEstimate.c
    found: dict[UUID, list[AnyRow]] = {}
    fixed = OutageEstimate.alias("fixed")
    # By the outage, which is the same: that has an index.
    same = (fixed.c.outage_id == said.outage_id, fixed.c.corrects_id == said.id)
    by = select(fixed.c.id).where(*same, fixed.c.deleted_at.is_(None)).limit(1)
    columns = (said.id, said.outage_id, said.said_at, said.restored_by, said.source, said.reason, said.corrects_id)
    for part in in_parts(ids):
        statement = (
            select(*columns, Person.c.name.label("person"), by.scalar_subquery().label("corrected_by"))
            .outerjoin(Person, Person.c.id == said.person_id)
            .where(said.outage_id.in_(part), said.deleted_at.is_(None))
            .order_by(said.said_at, said.id)
        )
        for row in reader.rows(statement):
            found.setdefault(row.outage_id, []).append(row)
    return found


def estimate(reader: Reader, estimate_id: UUID) -> AnyRow:
    """Return an estimate; raises NotFound("estimate.gone")."""
    row = reader.one(select(*OutageEstimate.columns).where(OutageEstimate.c.id == estimate_id))
    if row is None:
        raise missing(reader, OutageEstimate, estimate_id, "estimate.gone")
    return row


def is_corrected(reader: Reader, estimate_id: UUID) -> bool:
    """Say whether another estimate took the place of this one."""
    said = OutageEstimate.c
    found = select(said.id).where(said.corrects_id == estimate_id, said.deleted_at.is_(None))
    return reader.one(found.limit(1)) is not None
