"""What others wrote between the check of a file and its import: nothing of it is overwritten unseen."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from msgspec import Struct

from crm.domain.clock import wall_words
from crm.domain.conflicts import Fate, RowConflict
from crm.storage.base import AnyTable
from crm.storage.conflicts import missing, whole
from crm.storage.row_by_row import row_by_row
from crm.storage.unit import UnitOfWork
from crm.usecases.imports.options import ImportOptions
from crm.usecases.imports.report import Change, ImportReport

COLUMNS = {
    "area": "portfolio_id",
    "manager": "portfolio_id",
    "customer_name": "customer_id",
    "order_channel": "channel",
}
"""Columns of fields that are told by another name."""


class Wish(Struct, frozen=True):
    """What a file wants of a row that is there: `known` has its version and at least the columns of `values`.

    Of `changes` those are taken out that were not made after all.
    """

    version: int
    values: Mapping[str, object]
    rows: Sequence[int]
    changes: list[Change]
    known: Mapping[str, object] | None = None


class Meeting:
    """Writes each row by the version that the check of the file has seen, so that what others wrote since is met."""

    def __init__(
        self, work: UnitOfWork, report: ImportReport, options: ImportOptions, field: str = "account_no"
    ) -> None:
        self._work, self._report, self._checked, self._field = work, report, options.checked, field

    def saw(self, row_id: UUID, version: int) -> None:
        """Remember a row that the file may mean, also one that it leaves as it is."""
        self._report.seen[row_id] = version

    def version_of(self, row_id: UUID, version: int) -> int:
        """Return the version that was seen; 0 for a row that somebody added since."""
        return version if self._checked is None else self._checked.seen.get(row_id, 0)

    def meant(self, row: int) -> UUID | None:
        """Return what the check has found there of a row of the file."""
        return self._checked.meant(row) if self._checked is not None else None

    def refuses(self, table: AnyTable, row: int, row_id: UUID | None) -> bool:
        """Refuse a row of the file whose row of the table the check has seen and that is not there any more.

        It says what became of it, rather than that a second one is made.
        """
        if row_id is None:
            return False
        there = whole(self._work, table, row_id)
        if there is not None and there["deleted_at"] is None:
            self._report.refuse(row, self._field, "row.changed", "")
            return True
        error = missing(self._work, table, row_id)
        told = error.values["conflict"]
        assert isinstance(told, RowConflict)
        if told.fate is Fate.DELETED and told.at is not None:
            details = {"who": told.who, "at": wall_words(told.at)}
            self._report.refuse(row, self._field, "import.row_deleted", "", details)
        else:
            self._report.refuse(row, self._field, error.code, "")
        return True

    def write(self, table: AnyTable, wishes: Mapping[UUID, Wish]) -> set[UUID]:
        """Write rows and return those that were; a row that may not be changed is refused by itself.

        Raises as `row_by_row` does, with every row that both the file and somebody else changed.
        """
        written: set[UUID] = set()

        def change(row_id: UUID) -> None:
            if self._write(table, row_id, wishes[row_id]):
                written.add(row_id)

        for row_id, error in row_by_row(self._work, table, wishes, change):
            told = {name: value for name, value in error.values.items() if name != "conflict"}
            for row in wishes[row_id].rows:
                self._report.refuse(row, self._field, error.code, "", told)
        for row_id in wishes.keys() - written:
            _leave(wishes[row_id], frozenset())
        return written

    def _write(self, table: AnyTable, row_id: UUID, wish: Wish) -> bool:
        seen = self.version_of(row_id, wish.version)
        now = self._work.update(table, row_id, seen, wish.known, **wish.values)
        if seen != wish.version and now > wish.version:
            _leave(wish, frozenset(self._work.undo[-1].before))
        return now > wish.version


def _leave(wish: Wish, written: frozenset[str]) -> None:
    """Tell only of the columns that were written."""
    wish.changes[:] = [each for each in wish.changes if _column(each) in written or _column(each) not in wish.values]


def _column(change: Change) -> str:
    return change.column or COLUMNS.get(change.field, change.field)
