"""The review of visit records: where a record stands, its steps with what each changed, and what waits."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping, func, select

from crm.domain.reviewing import RecordChange, RecordEvent, RecordStep
from crm.storage.base import AnyTable
from crm.storage.conflicts import missing
from crm.storage.history import traced
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import (
    Attachment,
    AuditLog,
    Hazard,
    Issue,
    Person,
    Task,
    Visit,
    VisitMaterial,
    VisitParticipant,
    VisitReview,
    VisitTopic,
)
from crm.storage.unit import UnitOfWork

PARTS: Mapping[str, tuple[AnyTable, str]] = {
    "topics": (VisitTopic, "topic"),
    "participants": (VisitParticipant, "name"),
    "materials": (VisitMaterial, "title"),
    "issues": (Issue, "text"),
    "hazards": (Hazard, "text"),
    "follow_ups": (Task, "title"),
}
"""The parts of a record that stand in tables of their own, and what they are called by."""
OF_REVIEW = frozenset({"record_state", "plan_state", "submitted_at", "reviewed_by", "review_remark", "deleted_at"})
"""Columns of a visit that its review changes, and not whoever corrects it."""


def standing(reader: Reader, visit_id: UUID) -> AnyRow:
    """Return state, author, remark and reviewer of a record; raises NotFound("visit.gone")."""
    statement = (
        select(
            Visit.c.id,
            Visit.c.version,
            Visit.c.account_id,
            Visit.c.portfolio_id,
            Visit.c.person_id,
            Visit.c.held_on,
            Visit.c.record_state,
            Visit.c.review_remark,
            Person.c.name.label("reviewer"),
        )
        .outerjoin(Person, Person.c.id == Visit.c.reviewed_by)
        .where(Visit.c.id == visit_id, Visit.c.deleted_at.is_(None))
    )
    row = reader.one(statement)
    if row is None:
        raise missing(reader, Visit, visit_id, "visit.gone")
    return row


def note_step(work: UnitOfWork, visit: Mapping[str, Any] | RowMapping, step: RecordStep, said: str = "") -> None:
    """Write down a step of a record's review, after the change itself; `visit` holds the columns of the visit."""
    work.insert(
        VisitReview,
        account_id=visit["account_id"],
        portfolio_id=visit["portfolio_id"],
        visit_id=visit["id"],
        step=step,
        happened_at=work.clock.now(),
        person_id=work.actor.person_id,
        said=said.strip() or None,
    )


def events(reader: Reader, visit_id: UUID) -> list[RecordEvent]:
    """Return the steps of a record's review, the oldest first, a correction with the fields that it changed."""
    statement = (
        select(VisitReview, Person.c.name.label("person"))
        .outerjoin(Person, Person.c.id == VisitReview.c.person_id)
        .where(VisitReview.c.visit_id == visit_id, VisitReview.c.deleted_at.is_(None))
        .order_by(VisitReview.c.happened_at, VisitReview.c.id)
    )
    rows = reader.rows(statement)
    found = _changes(reader, visit_id) if any(row.step == RecordStep.CORRECT for row in rows) else {}
    return [
        RecordEvent(
            RecordStep(row.step),
            row.happened_at,
            row.person or row.created_by,
            row.said or "",
            found.get(row.id, ()) if row.step == RecordStep.CORRECT else (),
        )
        for row in rows
    ]


def _changes(reader: Reader, visit_id: UUID) -> dict[UUID, tuple[RecordChange, ...]]:
    """Return by step what the audit holds of a record since the step before it."""
    ids: dict[str, Sequence[UUID]] = {Visit.name: [visit_id]}
    names: dict[UUID, str] = {}
    for table, label in PARTS.values():
        there = reader.rows(select(table.c.id, table.c[label]).where(table.c.visit_id == visit_id))
        ids[table.name] = [row[0] for row in there]
        names.update({row[0]: row[1] for row in there})
    steps = select(VisitReview.c.id).where(VisitReview.c.visit_id == visit_id, VisitReview.c.deleted_at.is_(None))
    ids[VisitReview.name] = reader.scalars(steps)
    found: dict[UUID, tuple[RecordChange, ...]] = {}
    waiting: list[AnyRow] = []
    for row in reader.rows(traced(ids).order_by(AuditLog.c.id)):
        if row.table_name != VisitReview.name:
            waiting.append(row)
        elif row.action == "insert":
            found[row.row_id] = tuple(_told(waiting, names))
            waiting = []
    return found


def _told(rows: Iterable[AnyRow], names: Mapping[UUID, str]) -> Iterator[RecordChange]:
    """Yield what some rows of the audit come to: of a field the first value and the last, of parts what came and went.

    A change that was taken back between two steps is none.
    """
    pairs: dict[str, list[Any]] = {}
    count: dict[tuple[str, str], int] = {}
    parts = {table.name: part for part, (table, _label) in PARTS.items()}
    for row in rows:
        if row.table_name == Visit.name:
            for field, (old, new) in row.changes.items():
                pairs.setdefault(field, [old, new])[1] = new
        elif (step := _came_or_went(row)) and row.row_id in names:
            key = parts[row.table_name], names[row.row_id]
            count[key] = count.get(key, 0) + step
    for field, (old, new) in sorted(pairs.items()):
        if old != new and field not in OF_REVIEW:
            yield RecordChange(field, old, new)
    for part in PARTS:
        went = tuple(name for (each, name), sum_ in count.items() if each == part and sum_ < 0)
        came = tuple(name for (each, name), sum_ in count.items() if each == part and sum_ > 0)
        if went or came:
            yield RecordChange(part, went, came)


def _came_or_went(row: AnyRow) -> int:
    """Return 1 for a part that was added, -1 for one that was taken out, 0 for any other change."""
    if row.action == "insert":
        return 1
    old, new = row.changes.get("deleted_at", (None, None))
    return int(old is not None) - int(new is not None)


def photo_count(reader: Reader, visit_id: UUID) -> tuple[int, int]:
    """Return how many pictures and how many other files belong to a visit."""
    pictures = Attachment.c.media_type.like("image/%")
    statement = select(func.count().filter(pictures), func.count()).where(
        Attachment.c.visit_id == visit_id, Attachment.c.deleted_at.is_(None)
    )
    row = reader.one(statement)
    assert row is not None
    return row[0], row[1] - row[0]
