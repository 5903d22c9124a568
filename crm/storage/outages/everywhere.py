"""Whom outages reach and what was broken in every book, for whoever keeps outages or rules and sees some books or none.

On a shared server functions tell it by keys alone (crm/storage/server/owing.py); in a file everything is seen anyway.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import text

from crm.domain.changes import Action, Kind
from crm.domain.codes import Role, SourceRole
from crm.domain.ids import new_id
from crm.domain.outage_desk import ScopePart
from crm.planning.outages.reach import Link
from crm.storage.outages import broken, reached
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import OutageBreach
from crm.storage.unit import UnitOfWork

LEADERS = frozenset({Role.SUPERVISOR, Role.ADMIN})
"""Who changes what deadlines follow from for accounts of other books, too."""


def accounts(reader: Reader, ids: Sequence[UUID]) -> dict[UUID, list[AnyRow]]:
    """Return whom outages reach, by outage."""
    if not _asks(reader):
        return reached.reached(reader, ids, None)
    found: dict[UUID, list[AnyRow]] = {}
    for row in _told(reader, "SELECT * FROM rounds_reached(:ids)", ids):
        found.setdefault(row.outage_id, []).append(row)
    return found


def attempts(reader: Reader, ids: Sequence[UUID]) -> Iterable[AnyRow]:
    """Return the attempts to tell accounts of outages, the oldest first."""
    if not _asks(reader):
        return reached.attempts(reader, ids)
    return _told(reader, f"SELECT {', '.join(reached.TOLD)} FROM rounds_attempts(:ids)", ids)


def add(work: UnitOfWork, lines: Sequence[Mapping[str, Any]]) -> None:
    """Keep broken deadlines that are not kept already; they stay when the rest is undone."""
    if not _asks(work):
        there = broken.known(work, {line["outage_id"] for line in lines})
        fresh = [line for line in lines if _deadline(line) not in there]
        work.insert_many(OutageBreach, fresh, for_good=True)
        return
    rows = [{**line, "id": new_id()} for line in lines]
    if rows:
        given = {"found": json.dumps(rows, default=str), "at": work.clock.now()}
        work.connection.execute(text("SELECT rounds_breached(CAST(:found AS jsonb), :at)"), given)
    for row in rows:
        work.changes.note(Action.ADDED, Kind.OUTAGE_BREACH, row["id"])


def links_elsewhere(
    reader: Reader, scope: Sequence[ScopePart], on: date, since: date
) -> dict[UUID, tuple[list[Link], float, float | None]]:
    """Return the links of accounts of other units that lie in a scope on a day, with load and security load in kW."""
    parts = [
        {
            "substation_id": part.substation_id,
            "feeder_id": part.feeder_id,
            "section": part.section,
            "transformer_area_id": part.transformer_area_id,
        }
        for part in scope
        if part.account_id is None
    ]
    found: dict[UUID, tuple[list[Link], float, float | None]] = {}
    if not parts or not sees_a_part(reader):
        return found
    given = {"parts": json.dumps(parts, default=str), "day": on, "since": since}
    statement = text("SELECT * FROM rounds_supplied(CAST(:parts AS jsonb), :day, :since)")
    for row in reader.connection.execute(statement, given):
        link = Link(row[0], row[1], SourceRole(row[2]), *row[3:7])
        found.setdefault(link.account_id, ([], row.load_kw, row.security_load_kw))[0].append(link)
    return found


def reach_elsewhere(work: UnitOfWork, outage_id: UUID, rows: Iterable[Mapping[str, Any]]) -> None:
    """Keep whom an outage reaches in books of other units, and nobody there whom it reaches no more untold."""
    found = json.dumps([{**row, "id": new_id()} for row in rows], default=str)
    given = {"outage": outage_id, "found": found, "at": work.clock.now()}
    work.connection.execute(text("SELECT rounds_reaches(:outage, CAST(:found AS jsonb), :at)"), given)
    work.changes.note(Action.UPDATED, Kind.OUTAGE_ACCOUNT, outage_id)


def sees_a_part(reader: Reader) -> bool:
    """Say whether somebody who keeps outages may be blind to accounts that these reach."""
    return reader.is_guarded and reader.actor.role is Role.SUPERVISOR


def _asks(reader: Reader) -> bool:
    return reader.is_guarded and reader.actor.role in LEADERS


def _told(reader: Reader, statement: str, ids: Iterable[UUID]) -> list[AnyRow]:
    return list(reader.connection.execute(text(statement), {"ids": list(ids)}))


def _deadline(line: Mapping[str, Any]) -> broken.Deadline:
    return line["outage_id"], line["account_id"], str(line["stage"]), line["due_at"]
