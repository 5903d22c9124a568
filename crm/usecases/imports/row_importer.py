"""What the importers of rows of one table share: whose a row is, whether it is there, and what it changes."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import datetime
from typing import Any, ClassVar, Generic, Literal, TypeVar
from uuid import UUID

from crm.domain.changes import Kind
from crm.domain.clock import wall_words
from crm.domain.codes import Role
from crm.domain.ids import new_id
from crm.domain.imports import Draft, Existing
from crm.exchange.rows import ReadResult
from crm.storage import imports as known
from crm.storage.base import AnyTable
from crm.storage.searchable import reindex
from crm.storage.unit import UnitOfWork
from crm.usecases.imports.directory import Directory
from crm.usecases.imports.meeting import Meeting, Wish
from crm.usecases.imports.options import ImportOptions, heeded, rule_for
from crm.usecases.imports.owners import Owner, Owners
from crm.usecases.imports.pairing import Nears, paired
from crm.usecases.imports.report import Change, ImportReport, Verdict

D = TypeVar("D", bound=Draft)
STEP = 500


class Entry:
    """One row of the table while the file's rows are taken: what is there, and what the file makes of it."""

    def __init__(self, values: dict[str, Any], before: Mapping[str, Any] | None) -> None:
        self.values, self.before = values, before
        self.rows: list[int] = []
        self.changes: list[Change] = []

    @property
    def id(self) -> UUID:
        key: UUID = self.values["id"]
        return key

    def other(self) -> dict[str, Any]:
        """Return what is other than in the database."""
        there = self.before or {}
        return {name: value for name, value in self.values.items() if there.get(name) != value}


class RowImporter(ABC, Generic[D]):
    """Takes row after row in memory, then writes the table in one go; a kind says how its rows are matched and written.

    `fields` are the file's fields of columns that have another name. Reference columns are told by `words`.
    """

    table: ClassVar[AnyTable]
    unknown: ClassVar[str] = "import.unknown_account"
    which: ClassVar[str | None] = None
    """The code that refuses a row that may be one of several that are there; without one it is a new row."""
    fields: ClassVar[Mapping[str, str]] = {}
    doubted: ClassVar[str] = "account_no"
    """The field that such a row is refused for."""
    silent: ClassVar[frozenset[str]] = frozenset()
    """Columns that follow from others: a change of them is not told."""

    def __init__(self, work: UnitOfWork, result: ReadResult, options: ImportOptions) -> None:
        self.work, self.result, self.options = work, result, options
        self.report = ImportReport.of(result)
        self.directory = Directory(work, self.report.created)
        self.meeting = Meeting(work, self.report, options, self.doubted)
        self.owners = Owners(work, self.report, options)
        self.entries: dict[Hashable, Entry] = {}
        self._by_id: dict[UUID, Entry] = {}
        self._means: dict[Hashable, Hashable] = {}
        self._doubtful: dict[Hashable, int] = {}

    def run(self) -> ImportReport:
        """Take every row and write what is new or other."""
        taken = [(row, draft, owner) for row, draft in self._drafts() if (owner := self.owned(row, draft)) is not False]
        ids = {owner.id for _row, _draft, owner in taken if owner is not None}
        for there in self.there(ids):
            self.entries[self.key_of(there)] = self._by_id[there["id"]] = Entry(dict(there), there)
            self.meeting.saw(there["id"], there["version"])
        self.begin(taken)
        self._pair(taken)
        for place, (row, draft, owner) in enumerate(taken):
            if place % STEP == 0:
                self.work.progress.step(place, len(taken))
            if row not in self.report.verdicts:
                self.take(row, draft, owner)
        self._write()
        return self.report

    def owned(self, row: int, draft: Any) -> Owner | Literal[False] | None:
        """Return the account of a row, None for a row of no account, False for one that was refused."""
        return self.owners.find(row, draft.account_no, draft.account_name, self.unknown) or False

    def begin(self, taken: list[tuple[int, D, Any]]) -> None:
        """Look at all rows together before the first is taken; may refuse some."""

    def take(self, row: int, draft: D, owner: Owner | None) -> None:
        """Add one row, or change what is known of it."""
        key = self.key(draft, owner)
        if self.which is not None and key in self._doubtful:
            self.report.refuse(row, self.doubted, self.which, "", {"count": self._doubtful[key]})
            return
        meant = self.meeting.meant(row)
        entry = self.entries.get(self._means.get(key, key)) or (self._by_id.get(meant) if meant is not None else None)
        if entry is None and self.meeting.refuses(self.table, row, meant):
            return
        if entry is None:
            values = {**self._blank(), "id": new_id(), **self.start(draft, owner)}
            entry = self.entries[key] = Entry(values, None)
            entry.values.update(self.given(row, draft, owner, values))
            self.report.note(row, Verdict.ADDED, entry.id)
        elif not self._change(row, draft, owner, entry):
            return
        entry.rows.append(row)
        self.also(row, draft, owner, entry)

    def _pair(self, taken: list[tuple[int, D, Any]]) -> None:
        """Find the rows that are there under other words: what is left over on both sides may be one and the same."""
        new: dict[Hashable, tuple[D, Owner | None]] = {}
        named = set()
        for row, draft, owner in taken:
            if row not in self.report.verdicts:
                key = self.key(draft, owner)
                named.add(key)
                if key not in self.entries:
                    new.setdefault(key, (draft, owner))
        if not new:
            return
        nears = {key: self.nears(draft, owner) for key, (draft, owner) in new.items()}
        there = {key: self.nears_of(entry.values) for key, entry in self.entries.items() if key not in named}
        self._means, self._doubtful = paired(
            nears, there, lambda key, other: self.may_be(new[key][0], self.entries[other].values)
        )

    def _change(self, row: int, draft: D, owner: Owner | None, entry: Entry) -> bool:
        """Let a row say what it says of one that is there; return False where it was refused."""
        given = self.given(row, draft, owner, entry.values)
        if entry.before is not None:
            given = heeded(self.rule(entry.before), entry.values, given)
        other = [name for name in given if entry.values[name] != given[name]]
        if other and not self.may_change(row, entry):
            return False
        changes = [
            Change(
                row,
                self.fields.get(name, name),
                self.words(name, entry.values[name]),
                self.words(name, given[name]),
                self.table.name,
                name,
            )
            for name in other
            if name not in self.silent
        ]
        entry.values.update(given)
        entry.changes += changes
        self.report.note(row, Verdict.UPDATED if other else Verdict.UNCHANGED, entry.id)
        return True

    def may_change(self, row: int, entry: Entry) -> bool:
        """Say whether a row that is there may be changed by a file; one that may not is refused."""
        return True

    def nears(self, draft: D, owner: Owner | None) -> Nears:
        """Return what a row of the file still shares with the one that it means when its words were edited."""
        return ()

    def nears_of(self, row: Mapping[str, Any]) -> Nears:
        """Return the same by a row of the table."""
        return ()

    def may_be(self, draft: D, row: Mapping[str, Any]) -> bool:
        """Say whether a row of the file that shares so much with one of the table may be that one."""
        return True

    def rule(self, before: Mapping[str, Any]) -> Existing:
        """Return what holds for a row that is there."""
        return rule_for(self.options.existing, before["updated_at"], self.result.matching.saved_at)

    def words(self, name: str, value: Any) -> object:
        """Return a value of a column as a change tells it."""
        return wall_words(value) if isinstance(value, datetime) else value

    @abstractmethod
    def key(self, draft: D, owner: Owner | None) -> Hashable:
        """Return what tells one row of the table from another, by the file."""

    @abstractmethod
    def key_of(self, row: Mapping[str, Any]) -> Hashable:
        """Return the same by a row of the table."""

    @abstractmethod
    def start(self, draft: D, owner: Owner | None) -> dict[str, Any]:
        """Return what a new row has that the file need not say."""

    @abstractmethod
    def given(self, row: int, draft: D, owner: Owner | None, before: Mapping[str, Any]) -> dict[str, Any]:
        """Return the columns of which the file says something."""

    def there(self, account_ids: set[UUID]) -> list[dict[str, Any]]:
        """Return the rows of the table that the file may mean."""
        return known.rows_of(self.work, self.table, account_ids)

    def also(self, row: int, draft: D, owner: Owner | None, entry: Entry) -> None:
        """Take what else a row says, such as the numbers of a contact."""

    def after(self, touched: list[Entry]) -> None:
        """Write what belongs to the rows, and bring up to date what follows from them."""

    def person(self, row: int, field: str, name: str | None) -> UUID | None:
        """Return the person of a name; where the login may not add people an unknown one is left out, and told."""
        if not name:
            return None
        if not self.may_name(name):
            self.report.warn(row, field, "import.unknown_person", name, {})
            return None
        return self.directory.person(name)

    def may_name(self, name: str) -> bool:
        """Say whether somebody of the bureau has this name, or the login may add who has it."""
        return not self.work.is_guarded or self.work.actor.role is Role.ADMIN or self.directory.knows(name)

    def _drafts(self) -> Iterable[tuple[int, Any]]:
        return self.result.drafts

    def _blank(self) -> dict[str, Any]:
        """Return a row of which nothing is known: what the table takes by itself, else nothing."""
        stamps = {"version", "created_at", "created_by", "updated_at", "updated_by", "deleted_at"}
        defaults = {column.name: column.default for column in self.table.columns if column.name not in stamps}
        return {
            name: default.arg if default is not None and default.is_scalar else None
            for name, default in defaults.items()
        }

    def _write(self) -> None:
        taken = [entry for entry in self.entries.values() if entry.rows]
        self.work.insert_many(self.table, [entry.values for entry in taken if entry.before is None])
        self._update([entry for entry in taken if entry.before is not None])
        touched = [entry for entry in taken if entry.before is None or entry.other()]
        reindex(self.work, Kind(self.table.name), [entry.id for entry in touched])
        self.after(touched)

    def _update(self, entries: list[Entry]) -> None:
        """Write what is other; rows that took back what the one before them did leave nothing."""
        wishes = {
            entry.id: Wish(entry.before["version"], other, entry.rows, entry.changes, entry.before)
            for entry in entries
            if entry.before is not None and (other := entry.other())
        }
        written = self.meeting.write(self.table, wishes)
        for entry in entries:
            if entry.id in written:
                self.report.changes += entry.changes
                continue
            for row in entry.rows:
                if self.report.verdicts[row][0] is Verdict.UPDATED and not self.is_told_elsewhere(row):
                    self.report.note(row, Verdict.UNCHANGED, entry.id)

    def is_told_elsewhere(self, row: int) -> bool:
        """Say whether a row changed something beside the table."""
        return False


Importer = Callable[[UnitOfWork, ReadResult, ImportOptions], ImportReport]


def importer(kind: type[RowImporter[Any]]) -> Importer:
    """Return the importer of a kind as a function of the registry."""
    return lambda work, result, options: kind(work, result, options).run()
