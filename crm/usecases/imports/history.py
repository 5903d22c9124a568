"""The history of imports, and taking one back as a whole, row by row where somebody changed a row since."""

from collections import Counter, defaultdict
from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from crm.domain.changes import Action
from crm.domain.errors import Invalid, NotFound
from crm.domain.imports import ImportKind
from crm.domain.undo import UndoStep, UndoSteps
from crm.exchange.rows import ReadResult
from crm.storage import import_runs as store
from crm.storage.import_steps import packed_steps, unpacked_steps
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import ImportRun, every_table, table_named
from crm.storage.unit import UnitOfWork
from crm.usecases.imports.report import ImportReport, Verdict
from crm.usecases.undo import given_back, refresh_derived

FORM = "forms"
"""The kind of a survey form in the history: it is no list, so it is no ImportKind."""
LIMIT = 200
STEP = 500


class ImportEntry(Struct, frozen=True):
    """One import as the history shows it; `undone_at` is None while it stands.

    `number` counts the imports that the login sees, from the first on.
    """

    id: UUID
    number: int
    version: int
    kind: ImportKind | None
    """None for a survey form."""
    file_name: str
    person: str | None
    at: datetime
    read: int
    added: int
    updated: int
    unchanged: int
    duplicates: int
    rejected: int
    undone_at: datetime | None
    kept: int


class KeptRow(Struct, frozen=True):
    """A row that stays as it is: it was changed since, or something was added to it (`is_used`)."""

    table: str
    name: str
    is_used: bool


class Undone(Struct, frozen=True):
    """What taking an import back did: rows taken out, rows set back, and those that stay."""

    removed: int
    restored: int
    kept: tuple[KeptRow, ...]


def record(work: UnitOfWork, result: ReadResult, report: ImportReport) -> UUID:
    """Write an import down with the way back of everything that the unit of work has done."""
    counts = Counter(verdict for verdict, _key in work.progress.through(report.verdicts.values()))
    return work.insert(
        ImportRun,
        kind=result.kind,
        file_name=result.matching.file,
        person_id=work.actor.person_id,
        read=report.read,
        added=counts[Verdict.ADDED],
        updated=counts[Verdict.UPDATED],
        unchanged=counts[Verdict.UNCHANGED],
        duplicates=counts[Verdict.DUPLICATE],
        rejected=counts[Verdict.REJECTED],
        steps=packed_steps(work.undo, work.progress),
    )


def record_form(work: UnitOfWork, file_name: str, is_new: bool) -> UUID:
    """Write the import of a survey form down, with the way back of everything that the unit of work has done."""
    counts = {"read": 1, "added": int(is_new), "updated": int(not is_new)}
    nothing = dict.fromkeys(("unchanged", "duplicates", "rejected"), 0)
    return work.insert(
        ImportRun,
        kind=FORM,
        file_name=file_name,
        person_id=work.actor.person_id,
        steps=packed_steps(work.undo, work.progress),
        **counts,
        **nothing,
    )


def import_history(reader: Reader) -> list[ImportEntry]:
    """Return the imports that the login may see, the newest first."""
    return [_entry(row) for row in store.runs(reader, LIMIT)]


def _entry(row: AnyRow) -> ImportEntry:
    counts = {name: getattr(row, name) for name in ("read", "added", "updated", "unchanged", "duplicates", "rejected")}
    return ImportEntry(
        id=row.id,
        number=row.number,
        version=row.version,
        kind=None if row.kind == FORM else ImportKind(row.kind),
        file_name=row.file_name,
        person=row.person,
        at=row.created_at,
        undone_at=row.undone_at or row.deleted_at,
        kept=row.kept,
        **counts,
    )


def undo_import(work: UnitOfWork, run_id: UUID) -> Undone:
    """Take an import back: what it added goes into the bin, what it changed gets its former values.

    A row stays that somebody changed since, or to which something was added that is not of this import. Raises
    NotFound("import.gone") and Invalid("import.undone").
    """
    run = store.run(work, run_id)
    if run is None:
        raise NotFound("import.gone")
    if run.undone_at is not None or run.deleted_at is not None:
        raise Invalid("import.undone")
    undone = _Undoing(work, unpacked_steps(run.steps, work.progress)).go()
    work.update(ImportRun, run_id, run.version, undone_at=work.clock.now(), kept=len(undone.kept))
    refresh_derived(work)
    return undone


class _Undoing:
    """Goes through the tables from those that point to others to those that are pointed to."""

    def __init__(self, work: UnitOfWork, steps: UndoSteps) -> None:
        self._work = work
        self._through = work.progress.through
        self._steps: dict[str, dict[UUID, list[UndoStep]]] = defaultdict(lambda: defaultdict(list))
        for step in self._through(steps):
            self._steps[step.table][step.id].append(step)
        self._total = sum(map(len, self._steps.values()))
        self._done = self._removed = self._restored = 0
        self._gone: set[UUID] = set()
        self._kept: list[KeptRow] = []

    def go(self) -> Undone:
        """Set back what was changed first: what points to a new row may then no longer do so."""
        names = [table.name for table in reversed(every_table().sorted_tables) if table.name in self._steps]
        for name in names:
            self._set_back(name)
        for name in names:
            self._take_out(name)
        return Undone(self._removed, self._restored, tuple(self._kept))

    def _set_back(self, name: str) -> None:
        steps_of = self._through(self._steps[name].items())
        changed = {key: steps for key, steps in steps_of if steps[0].action is not Action.ADDED}
        there = store.standing(self._work, table_named(name), changed)
        later = []
        for key, steps in changed.items():
            self._step()
            row = there.get(key)
            went = steps[-1].action is Action.REMOVED
            if row is None or row.version != steps[-1].version or (row.deleted_at is not None) is not went:
                later.append(key)
                continue
            table, version = table_named(name), row.version
            if went:
                version = self._work.restore(table, key, version)
            before = {
                column: value for step in reversed(steps) for column, value in given_back(self._work, step).items()
            }
            self._work.update(table, key, version, **before)
            self._restored += 1
        self._keep(name, later, is_used=False)

    def _take_out(self, name: str) -> None:
        table = table_named(name)
        steps_of, through = self._through(self._steps[name].items()), self._through
        added = {key: steps for key, steps in steps_of if steps[0].action is Action.ADDED}
        there = store.standing(self._work, table, added)
        alive = {key: row for key, row in through(there.items()) if row.deleted_at is None}
        later = {key: None for key, row in through(alive.items()) if row.version != added[key][-1].version}
        used = store.pointed_at(self._work, table, alive, self._gone) - later.keys()
        going = {key: row.version for key, row in through(alive.items()) if key not in used and key not in later}
        self._work.remove_many(table, going)
        self._gone.update(key for key in through(added) if key not in used and key not in later)
        self._removed += len(going)
        self._step(len(added))
        self._keep(name, later, is_used=False)
        self._keep(name, used, is_used=True)

    def _keep(self, name: str, keys: Collection[UUID], is_used: bool) -> None:
        names = store.labels(self._work, table_named(name), keys) if keys else {}
        self._kept += [KeptRow(name, names.get(key, ""), is_used) for key in keys]

    def _step(self, count: int = 1) -> None:
        before, self._done = self._done, self._done + count
        if before // STEP != self._done // STEP:
            self._work.progress.step(self._done, self._total)
