"""What became of a month since a supervisor looked at it: its own row, and the visits that came, went or moved."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID
from zlib import crc32

from msgspec.structs import replace
from sqlalchemy import and_, select

from crm.domain.conflicts import Clash, Fate, RowConflict
from crm.domain.errors import Conflict
from crm.domain.plan_months import PlanChange, PlanMonth, PlannedVisit, changes_between
from crm.storage.conflicts import since, whole
from crm.storage.reader import Reader
from crm.storage.tables import Person, Visit
from crm.storage.tables import PlanMonth as Table
from crm.storage.unit import UnitOfWork

Written = dict[UUID, tuple[str, datetime]]


def mark_of(version: int, plan: Iterable[PlannedVisit]) -> int:
    """Return a number that is another one as soon as the month or a visit of it is not as it was."""
    lines = [f"{each.id} {each.day} {each.start} {each.end}" for each in plan]
    return crc32("\n".join([str(version), *sorted(lines)]).encode())


def check_month(work: UnitOfWork, key: UUID, seen: PlanMonth, plan: Sequence[PlannedVisit], version: int) -> None:
    """Raise Conflict("row.changed") with a RowConflict as value `conflict` for a month that is not as it was `seen`.

    Nothing is raised when somebody has decided to approve it as it stands now.
    """
    changes, mark = changes_between(seen.plan, plan), mark_of(version, plan)
    answer = work.answer_for(Table, key)
    if (version == seen.version and not changes) or (answer is not None and answer.removes_version == mark):
        return
    clashes = (*_of_row(work, seen, version), *_of_visits(work, changes))
    who, at = max(((each.who, each.at) for each in clashes if each.at is not None), key=_moment, default=("", None))
    name = f"{seen.person} {seen.month:%Y-%m}"
    told = RowConflict(Table.name, key, Fate.APPROVING, name, who, at, mark, clashes)
    raise Conflict("row.changed", table=Table.name, id=str(key), conflict=told)


def _moment(written: tuple[str, datetime]) -> datetime:
    return written[1]


def _of_row(reader: Reader, seen: PlanMonth, version: int) -> list[Clash]:
    now = whole(reader, Table, seen.id) if seen.id is not None and version != seen.version else None
    if now is None:
        return []
    found = since(reader, Table, now, seen.version)
    clashes = []
    for name in ("state", "remark"):
        before = getattr(seen, name)
        if before != now[name]:
            who, at = found.writers.get(name, found.last)
            clashes.append(Clash((name,), (before,), (now[name],), (before,), who, at))
    return clashes


def _of_visits(reader: Reader, changes: Sequence[PlanChange]) -> list[Clash]:
    ids = [each.id for change in changes if (each := change.after or change.before) is not None]
    written = _writers(reader, ids)
    clashes = []
    for change, visit_id in zip(changes, ids, strict=True):
        clash = Clash(
            ("planned_start", "planned_end", "planned_on"),
            _time(change.before),
            _time(change.after),
            _time(change.before),
            of=change.account,
        )
        who, at = written.get(visit_id, ("", None))
        clashes.append(replace(clash, who=who, at=at))
    return clashes


def _time(visit: PlannedVisit | None) -> tuple[object, ...]:
    return (visit.start, visit.end, visit.day) if visit is not None else (None, None, None)


def _writers(reader: Reader, visit_ids: Sequence[UUID]) -> Written:
    """Return who wrote some visits last, and when."""
    statement = select(Visit.c.id, Visit.c.updated_by, Visit.c.updated_at, Person.c.name).outerjoin(
        Person, and_(Person.c.login == Visit.c.updated_by, Person.c.deleted_at.is_(None))
    )
    rows = reader.rows(statement.where(Visit.c.id.in_(visit_ids))) if visit_ids else []
    return {row.id: (row.name or row.updated_by, row.updated_at) for row in rows}
