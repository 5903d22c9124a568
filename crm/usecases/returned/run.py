"""Taking over a list that came back: first to see what would change, then for good, each in one unit of work."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from msgspec import Struct

from crm.domain.changes import Action
from crm.domain.conflicts import Answer, Chosen, Clash, RowConflict
from crm.domain.errors import Cancelled, Conflict, Invalid, RoundsError, Unreadable
from crm.domain.reading.text import Cell, shown
from crm.domain.returned import Difference, Outcome, ReturnedList, ReturnedReport, ReturnedRow
from crm.storage.audit_subjects import subjects
from crm.storage.conflicts import whole
from crm.storage.origin import database_identity
from crm.storage.reader import Reader
from crm.storage.unit import UnitOfWork
from crm.usecases.lists import LISTS
from crm.usecases.returned.fields import FIELDS, NAMING, ReturnedField
from crm.usecases.returned.writing import write_row

STEP = 20
PART = 500
SHOWN = 60
"""Signs of a cell that its sentence tells."""
FEWEST_SHIFTED = 4
"""From so many rows on a file whose rows mostly differ in what nobody edits is taken for one that was sorted askew."""

Decisions = Mapping[tuple[UUID, str], Chosen]
"""What was decided of conflicts, by row and by the first field of the clash."""


def check_origin(reader: Reader, source: ReturnedList) -> None:
    """Raise Unreadable for a list of another database ("returned.other_database"), for one that cannot come back
    ("returned.other_list"), and for one whose hidden columns do not belong to their rows any more ("returned.shifted").
    """
    stamp = source.stamp
    if stamp.kind not in FIELDS:
        raise Unreadable("returned.other_list", path=source.file)
    if stamp.database != database_identity(reader):
        raise Unreadable("returned.other_database", path=source.file)
    computed = [row for row in source.rows if set(row.changed) - set(FIELDS[stamp.kind])]
    if len(computed) >= FEWEST_SHIFTED and len(computed) * 2 > source.read:
        raise Unreadable("returned.shifted", path=source.file, rows=len(computed))


def preview_returned(work: UnitOfWork, source: ReturnedList) -> ReturnedReport:
    """Return what a list would change, and keep nothing; raises as `check_origin` does."""
    check_origin(work, source)
    report = _Taker(work, source, {}).report()
    work.discard()
    return report


def take_returned(work: UnitOfWork, seen: ReturnedReport, decisions: Decisions | None = None) -> ReturnedReport:
    """Write what a preview has shown; a conflict without a decision keeps what the database says.

    What somebody changed since the preview is a Conflict again, and whatever goes wrong undoes all of it.
    """
    check_origin(work, seen.source)
    clashes = [(each.id, each.clash) for each in seen.differences if each.clash is not None]
    kept = {(row_id, clash.fields[0]): _theirs(clash) for row_id, clash in clashes}
    return _Taker(work, seen.source, {**kept, **(decisions or {})}, seen.refused).report()


def decided_for_file(seen: ReturnedReport) -> dict[tuple[UUID, str], Chosen]:
    """Return the decisions that let the file win every conflict."""
    return {
        (each.id, each.clash.fields[0]): Chosen(each.clash.theirs, each.clash.mine)
        for each in seen.differences
        if each.clash is not None
    }


def _theirs(clash: Clash) -> Chosen:
    return Chosen(clash.theirs, clash.theirs)


class _Taker:
    """Takes row after row by the verbs of its list, and tells by their undo steps what they wrote.

    With `refused` given it writes for good: those rows are left out, and no other may fail.
    """

    def __init__(
        self, work: UnitOfWork, source: ReturnedList, decisions: Decisions, refused: frozenset[UUID] | None = None
    ) -> None:
        self._work, self._source, self._decisions = work, source, decisions
        self._is_rehearsal = refused is None
        self._refused = set(refused or ())
        self._kind = source.stamp.kind
        self._table = LISTS[self._kind].table
        self._fields = FIELDS[self._kind]
        self._found: list[Difference] = []
        self._same = 0

    def report(self) -> ReturnedReport:
        """Take every row and return what became of its cells."""
        names = self._names()
        for place, row in enumerate(self._source.rows):
            if place % STEP == 0:
                self._work.progress.step(place, len(self._source.rows))
            self._take(row, names.get(row.id, ""))
        return ReturnedReport(self._source, tuple(self._found), self._same, frozenset(self._refused))

    def _names(self) -> dict[UUID, str]:
        keys = [(self._table.name, row.id) for row in self._source.rows]
        found: dict[UUID, str] = {}
        for start in range(0, len(keys), PART):
            for key, subject in subjects(self._work, keys[start : start + PART]).items():
                found[key] = subject.title or subject.account
        return found

    def _take(self, row: ReturnedRow, name: str) -> None:
        one = _Row(row, name, self._table.name, self._source)
        if NAMING & set(row.changed):
            self._refuse(one, {key: shown(cell) for key, cell in row.changed.items()}, "returned.shifted_row", {})
            return
        now = whole(self._work, self._table, row.id) or {}
        wishes = self._read(one, now)
        if not wishes or row.id in self._refused:
            return
        if now and all(now[self._fields[key].column] == value for key, value in wishes.items()):
            self._same += len(wishes)
            return
        try:
            self._write(one, wishes, now)
        except Cancelled:
            raise
        except RoundsError as error:
            if not self._is_rehearsal:
                raise
            self._refuse(one, wishes, error.code, _plain(error.values), now)

    def _read(self, one: "_Row", now: Mapping[str, Any]) -> dict[str, object]:
        """Return what the row wants by column key; tell what is computed and what cannot be read."""
        wishes: dict[str, object] = {}
        for key, cell in one.row.changed.items():
            known = self._fields.get(key)
            if known is None:
                self._found.append(one.tell(key, key, Outcome.COMPUTED, None, shown(cell)))
                continue
            try:
                wishes[key] = _value(known, one.row, key, cell)
            except Invalid as error:
                told = {"value": shown(cell)[:SHOWN], **error.values}
                old, column = now.get(known.column), known.column
                self._found.append(
                    one.tell(key, column, Outcome.REFUSED, old, shown(cell), code=error.code, values=told)
                )
        return wishes

    def _refuse(
        self,
        one: "_Row",
        wishes: Mapping[str, object],
        code: str,
        values: Mapping[str, object],
        now: Mapping[str, Any] | None = None,
    ) -> None:
        """Tell that nothing of a row is taken."""
        self._refused.add(one.row.id)
        for key, value in wishes.items():
            column = self._fields[key].column if key in self._fields else key
            old = (now or {}).get(column)
            self._found.append(one.tell(key, column, Outcome.REFUSED, old, value, code=code, values=values))

    def _write(self, one: "_Row", wishes: Mapping[str, object], now: Mapping[str, Any]) -> None:
        """Write a row; where somebody changed the same, tell it, keep theirs, and write the rest."""
        values = {self._fields[key].column: value for key, value in wishes.items()}
        before = len(self._work.undo)
        self._decide(one.row.id, self._decisions_of(one.row.id))
        told: dict[str, Clash] = {}
        while (clashes := self._met(one.row, values)) and not set(clashes) <= set(told):
            told.update(clashes)
            self._decide(one.row.id, {field: _theirs(each) for field, each in told.items()})
        self._tell(one, wishes, now, self._written(one.row.id, before), told)

    def _met(self, row: ReturnedRow, values: Mapping[str, object]) -> dict[str, Clash]:
        """Write a row and return the clashes that a rehearsal meets."""
        try:
            write_row(self._work, self._source.stamp, row.id, row.version, values)
        except Conflict as error:
            met = error.values.get("conflict")
            if not self._is_rehearsal or not isinstance(met, RowConflict) or not met.clashes:
                raise
            return {each.fields[0]: each for each in met.clashes}
        return {}

    def _tell(
        self,
        one: "_Row",
        wishes: Mapping[str, object],
        now: Mapping[str, Any],
        written: Mapping[str, object],
        told: Mapping[str, Clash],
    ) -> None:
        by_field = {name: clash for clash in told.values() for name in clash.fields}
        for key, value in wishes.items():
            column = self._fields[key].column
            clash = by_field.get(column)
            if clash is not None:
                self._found.append(one.tell(key, column, Outcome.CONFLICT, now.get(column), value, clash=clash))
            elif column in written:
                self._found.append(one.tell(key, column, Outcome.CHANGED, now.get(column), value))
            else:
                self._same += 1

    def _decisions_of(self, row_id: UUID) -> dict[str, Chosen]:
        return {field: chosen for (key, field), chosen in self._decisions.items() if key == row_id}

    def _decide(self, row_id: UUID, chosen: Mapping[str, Chosen]) -> None:
        if chosen:
            self._work.heed([Answer(self._table.name, row_id, chosen)])

    def _written(self, row_id: UUID, before: int) -> dict[str, object]:
        """Return what the newest steps replaced in a row."""
        steps = [step for step in self._work.undo[before:] if step.id == row_id and step.action is Action.UPDATED]
        return {name: value for step in reversed(steps) for name, value in step.before.items()}


class _Row(Struct, frozen=True):
    """A row with what names it, for its differences."""

    row: ReturnedRow
    name: str
    table: str
    source: ReturnedList

    def tell(self, key: str, column: str, outcome: Outcome, old: object, new: object, **more: Any) -> Difference:
        """Return one difference of the row."""
        heading = self.source.heading(key)
        return Difference(
            self.row.number, self.row.id, self.name, heading, outcome, self.table, column, old, new, **more
        )


def _value(known: ReturnedField, row: ReturnedRow, key: str, cell: Cell) -> object:
    """Return what a cell says; raises Invalid also for a cell that holds an error or a formula without a result."""
    fault = row.faults.get(key)
    if fault is not None:
        raise Invalid("cell.error" if fault == "error" else "cell.formula", value=shown(cell))
    return known.value(cell)


def _plain(values: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if name != "conflict"}
