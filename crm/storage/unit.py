"""A unit of work: changes that are kept together or not at all."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, delete, insert, select, update

from crm.domain.changes import Action, Changes, Kind
from crm.domain.conflicts import Answer, MergedRow
from crm.domain.errors import Conflict, NotFound
from crm.domain.ids import new_id
from crm.domain.keys import Keys
from crm.domain.undo import NewRows, Steps, UndoStep, UndoSteps
from crm.storage.base import AnyTable
from crm.storage.conflicts import meet, meet_removal, missing, refused
from crm.storage.reader import Reader
from crm.storage.rows import insert_rows

MANY = 500
"""From this many rows of a kind on, pages are told to look at everything again."""
TRIES = 3
"""So often a row is read again when somebody else is quicker between reading and writing."""


def _check(table: AnyTable, row_id: UUID, version: int, row: Mapping[str, Any]) -> None:
    if row["version"] != version:
        raise Conflict("row.changed", table=table.name, id=str(row_id))


class UnitOfWork(Reader):
    """Writes rows with versions and stamps, and remembers what it touched and how to take it back.

    Whoever comes late with a change meets what others wrote since: different fields merge (`merges` tells which), the
    same field is a Conflict that carries both sides, until one of `answers` says what to keep. A unit that `is_strict`
    merges nothing: whatever changed since is a Conflict.
    """

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.changes = Changes()
        self._steps = Steps()
        self._binned_at: datetime | None = None
        self.discarded = False
        self.is_strict = False
        self.merges: list[MergedRow] = []
        self._answers: dict[tuple[str, UUID], Answer] = {}

    @property
    def undo(self) -> UndoSteps:
        """The inverse of everything done so far."""
        return Steps(self._steps.parts)

    def discard(self) -> None:
        """Let the block end well and yet keep nothing: a dry run."""
        self.discarded = True

    def heed(self, answers: Iterable[Answer]) -> None:
        """Know what somebody decided of conflicts that an earlier try met."""
        self._answers.update(((each.table, each.id), each) for each in answers)

    def answer_for(self, table: AnyTable, row_id: UUID) -> Answer | None:
        """Return what somebody decided of a row."""
        return self._answers.get((table.name, row_id))

    def insert(self, table: AnyTable, /, **values: Any) -> UUID:
        """Add a row and return its key (made here unless given)."""
        row = {**self.stamps(), **values, "id": values.get("id") or new_id()}
        self.connection.execute(insert(table), row)
        self._note(Action.ADDED, table, row["id"], 1)
        key: UUID = row["id"]
        return key

    def insert_many(self, table: AnyTable, rows: Iterable[Mapping[str, Any]], *, for_good: bool = False) -> list[UUID]:
        """Add many rows of one shape in one statement and return their keys; every row has the same columns.

        What is added `for_good` stays when the rest is undone.
        """
        stamped = [row if "id" in row else {**row, "id": new_id()} for row in rows]
        if not stamped:
            return []
        insert_rows(self.connection, table, stamped, self.stamps())
        if not for_good:
            self._steps.add(NewRows(table.name, Keys.of(row["id"] for row in stamped)))
        self._tell_added(Kind(table.name), stamped)
        return [row["id"] for row in stamped]

    def _tell_added(self, kind: Kind, rows: Sequence[Mapping[str, Any]]) -> None:
        """Tell pages of new rows: one by one while they are few, also when many come in parts."""
        if self.changes.everything or len(rows) + len(self.changes.added.get(kind, ())) > MANY:
            self.changes.everything = True
            return
        for row in rows:
            self.changes.note(Action.ADDED, kind, row["id"])

    def update(
        self, table: AnyTable, row_id: UUID, version: int, known: Mapping[str, Any] | None = None, /, **values: Any
    ) -> int:
        """Change fields of the row whose `version` the caller has read; return the version it has now.

        `known` is the whole row when this unit of work has read it already. Nothing is written when every value is
        already there. What somebody else changed since stays; raises what crm.storage.conflicts.meet raises where both
        changed the same, and Denied("row.withdrawn") for a row that may be seen and not changed.
        """
        before = self._before(table, row_id, values) if known is None else known
        for _try in range(TRIES):
            changed = {name: value for name, value in values.items() if before[name] != value}
            if before["version"] != version:
                before, changed = self._meet(table, row_id, version, values)
            if not changed:
                return int(before["version"])
            if self._write(table, row_id, before["version"], changed):
                self._note(
                    Action.UPDATED, table, row_id, before["version"] + 1, {name: before[name] for name in changed}
                )
                return int(before["version"]) + 1
            before = self._read_again(table, row_id, before["version"], values)
        raise Conflict("row.changed", table=table.name, id=str(row_id))

    def remove(self, table: AnyTable, row_id: UUID, version: int) -> int:
        """Put a row into the bin; it can be restored. Rows that go together have one moment, and so find each other.

        A row that somebody put there meanwhile stays there; raises what crm.storage.conflicts.meet_removal raises for
        one that somebody changed since.
        """
        if self._before(table, row_id, {})["version"] != version:
            if self.is_strict:
                raise Conflict("row.changed", table=table.name, id=str(row_id))
            version, is_there = meet_removal(self, table, row_id, version, self._answers.get((table.name, row_id)))
            if not is_there:
                return version
        self._binned_at = self._binned_at or self.clock.now()
        self._write_or_fail(table, row_id, version, {"deleted_at": self._binned_at})
        self._note(Action.REMOVED, table, row_id, version + 1)
        return version + 1

    def remove_many(self, table: AnyTable, versions: Mapping[UUID, int]) -> None:
        """Put many rows into the bin, each by the version that the caller has read.

        Raises Conflict("row.changed") when one of them is no longer of it.
        """
        if not versions:
            return
        self._binned_at = self._binned_at or self.clock.now()
        stamps = {"deleted_at": self._binned_at, "updated_at": self.clock.now(), "updated_by": self.actor.login}
        statement = (
            update(table)
            .where(table.c.id == bindparam("key"), table.c.version == bindparam("was"))
            .values(version=bindparam("next"), **stamps)
        )
        rows = [{"key": key, "was": version, "next": version + 1} for key, version in versions.items()]
        for start in range(0, len(rows), MANY):
            part = rows[start : start + MANY]
            self.progress.step(start, len(rows))
            if self.connection.execute(statement, part).rowcount != len(part):
                raise Conflict("row.changed", table=table.name, id=str(part[0]["key"]))
        for key, version in self.progress.through(versions.items()):
            self._steps.add(UndoStep(table.name, Action.REMOVED, key, version + 1, version))
            if len(versions) <= MANY:
                self.changes.note(Action.REMOVED, Kind(table.name), key)
        self.changes.everything = self.changes.everything or len(versions) > MANY

    def restore(self, table: AnyTable, row_id: UUID, version: int) -> int:
        """Take a row out of the bin."""
        _check(table, row_id, version, self._before(table, row_id, {}))
        self._write_or_fail(table, row_id, version, {"deleted_at": None})
        self._note(Action.ADDED, table, row_id, version + 1)
        return version + 1

    def erase(self, table: AnyTable, row_ids: Sequence[UUID]) -> None:
        """Delete rows for good: there is no way back, and nothing may point to them any more."""
        for start in range(0, len(row_ids), MANY):
            self.connection.execute(delete(table).where(table.c.id.in_(row_ids[start : start + MANY])))
        for row_id in row_ids:
            self.changes.note(Action.REMOVED, Kind(table.name), row_id)

    def stamps(self) -> dict[str, Any]:
        """Return the version and the stamps of a new row."""
        now, login = self.clock.now(), self.actor.login
        return {"version": 1, "created_at": now, "created_by": login, "updated_at": now, "updated_by": login}

    def _before(self, table: AnyTable, row_id: UUID, values: Mapping[str, Any]) -> Mapping[str, Any]:
        columns = [table.c[name] for name in values]
        row = self.connection.execute(select(table.c.version, *columns).where(table.c.id == row_id)).first()
        if row is None:
            if self.is_strict:
                raise NotFound("row.gone", table=table.name, id=str(row_id))
            raise missing(self, table, row_id, mine=values)
        return dict(row._mapping)

    def _meet(
        self, table: AnyTable, row_id: UUID, version: int, values: Mapping[str, Any]
    ) -> tuple[Mapping[str, Any], dict[str, Any]]:
        if self.is_strict:
            raise Conflict("row.changed", table=table.name, id=str(row_id))
        now, changed, told = meet(self, table, row_id, version, values, self._answers.get((table.name, row_id)))
        if told is not None:
            self.merges.append(told)
        return now, changed

    def _read_again(self, table: AnyTable, row_id: UUID, version: int, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the row after a write that reached nothing; raises Denied when it is as it was: this login may not."""
        row = self._before(table, row_id, values)
        if row["version"] == version:
            raise refused(self, table, row_id, values)
        return row

    def _write(self, table: AnyTable, row_id: UUID, version: int, values: Mapping[str, Any]) -> bool:
        """Write the next version and say whether the row was still of this one."""
        stamps = {"version": version + 1, "updated_at": self.clock.now(), "updated_by": self.actor.login}
        statement = update(table).where(table.c.id == row_id, table.c.version == version).values(**values, **stamps)
        return self.connection.execute(statement).rowcount == 1

    def _write_or_fail(self, table: AnyTable, row_id: UUID, version: int, values: Mapping[str, Any]) -> None:
        if not self._write(table, row_id, version, values):
            self._read_again(table, row_id, version, values)
            raise Conflict("row.changed", table=table.name, id=str(row_id))

    def _note(
        self,
        action: Action,
        table: AnyTable,
        row_id: UUID,
        version: int,
        before: dict[str, Any] | None = None,
    ) -> None:
        self._steps.add(UndoStep(table.name, action, row_id, version, version - 1, before or {}))
        self.changes.note(action, Kind(table.name), row_id)
