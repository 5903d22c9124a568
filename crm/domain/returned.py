"""A list that was exported, worked on elsewhere, and comes back: what marks it, and what somebody changed in it.

The heading of the hidden key column carries a stamp, and each row a mark for every cell as it left. Only a cell whose
mark does not fit any more was changed by somebody, however the sheet was sorted, cut and saved on the way.
"""

import json
import re
import zlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from string import ascii_letters, digits
from typing import Any
from uuid import UUID

from msgspec import Struct, field

from crm.domain.conflicts import Clash
from crm.domain.lists import ListKind
from crm.domain.reading.text import Cell

KEY, VERSION, MARKS = "rounds.id", "rounds.version", "rounds.was"
"""What the headings of the hidden columns begin with: the row's key, its version, the marks of its cells."""
FORMAT = 1
WIDTH = 4
"""Signs of a mark: 24 bits, so that one change in 16 million would go unseen."""
RETURNABLE = (
    ListKind.ACCOUNTS,
    ListKind.CONTACTS,
    ListKind.VISITS,
    ListKind.TASKS,
    ListKind.ISSUES,
    ListKind.ORDERS,
)
"""The lists that can be worked on elsewhere."""
_SIGNS = f"{ascii_letters}{digits}+/"
_PAIRS = [first + second for first in _SIGNS for second in _SIGNS]
"""Twelve bits as two signs."""
_SPELLED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_UNKEPT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd-\uffff\ud800-\udfff]")
_LONGEST = 32_000
_FIGURE = re.compile(r"-?\d{1,15}(?:\.\d+)?")


class Stamp(Struct, frozen=True):
    """Where a list comes from: the database, which list, when (aware) and in which language.

    `columns` are the keys of its columns with their headings, in the order of the marks.
    """

    database: str
    kind: ListKind
    at: datetime
    language: str
    columns: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """The stamp as the heading of the key column holds it."""
        told = {
            "format": FORMAT,
            "database": self.database,
            "list": self.kind.value,
            "at": self.at.isoformat(),
            "language": self.language,
            "columns": [list(column) for column in self.columns],
        }
        return f"{KEY} {json.dumps(told, ensure_ascii=False)}"


def stamp_of(text: str) -> Stamp | None:
    """Return the stamp of a heading, None for any other text and for a stamp that somebody damaged."""
    start, _blank, told = text.strip().partition(" ")
    if start != KEY or not told:
        return None
    try:
        found = json.loads(told)
        columns = tuple((str(key), str(heading)) for key, heading in found["columns"])
        at = datetime.fromisoformat(found["at"])
        if found["format"] != FORMAT or at.tzinfo is None:
            return None
        return Stamp(str(found["database"]), ListKind(found["list"]), at, str(found["language"]), columns)
    except (ValueError, KeyError, TypeError):
        return None


def marks(cells: Sequence[Any]) -> str:
    """Return the marks of a row's cells, one behind the other."""
    return "".join(map(_mark, cells))


def was_changed(cell: Cell, mark: str) -> bool:
    """Say whether a cell is another one than the one of this mark.

    Spreadsheets may give a figure as text or as a number, a day with or without an hour: that is no change.
    """
    if _mark(cell) == mark:
        return False
    if isinstance(cell, str) and _FIGURE.fullmatch(cell.strip()):
        return _mark(float(cell)) != mark
    return True


@lru_cache(maxsize=32_768, typed=True)
def _mark(value: Any) -> str:
    total = zlib.crc32(plain(value).encode())
    return _PAIRS[total >> 12 & 0xFFF] + _PAIRS[total & 0xFFF]


def plain(value: Any) -> str:
    """Return a cell so that two spreadsheets that hold the same say the same."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _plain_text(value)
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        return str(int(value)) if value == value // 1 and abs(value) < 1e16 else f"{value:.12g}"
    return _plain_time(value)


def _plain_text(value: str) -> str:
    text = value[:_LONGEST]
    if not text.isprintable() or "_x" in text or len(value) > len(text):
        text = _SPELLED.sub(lambda found: chr(int(found[1], 16)), text)
        text = _UNKEPT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text.strip()


def _plain_time(value: object) -> str:
    """Days are ISO, moments and times to the minute: their fractions of a day lose the last second."""
    if isinstance(value, datetime):
        near = value + timedelta(seconds=30)
        if near.year <= 1900:
            return f"{near:%H:%M}"
        return near.date().isoformat() if (near.hour, near.minute) == (0, 0) else f"{near:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        minutes = (value.hour * 3600 + value.minute * 60 + value.second + 30) // 60 % 1440
        return f"{minutes // 60:02}:{minutes % 60:02}"
    return str(value)


class ReturnedRow(Struct, frozen=True):
    """A row that came back: its number in the sheet, its key and version, and the cells that somebody changed.

    `faults` are those of the changed cells that hold an error, or a formula without its result.
    """

    number: int
    id: UUID
    version: int
    changed: Mapping[str, Cell]
    faults: Mapping[str, str] = field(default_factory=dict)


class ReturnedList(Struct, frozen=True):
    """A list that came back.

    `read` counts its rows. `added` are the numbers of rows without a key, `twice` of rows whose key another one has
    too, `broken` of rows whose hidden cells somebody changed. `unknown` are headings that were not there, `missing` are
    columns that are not there any more.
    """

    stamp: Stamp
    file: str
    sheet: str
    read: int
    rows: tuple[ReturnedRow, ...]
    added: tuple[int, ...] = ()
    twice: tuple[int, ...] = ()
    broken: tuple[int, ...] = ()
    unknown: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    def heading(self, key: str) -> str:
        """Return what stood above a column."""
        return dict(self.stamp.columns).get(key, key)


class Outcome(StrEnum):
    """What becomes of a changed cell."""

    CHANGED = "changed"
    CONFLICT = "conflict"
    """Somebody changed the same field in the database since the list left."""
    COMPUTED = "computed"
    """The column follows from others or is kept elsewhere: nothing is taken from it."""
    REFUSED = "refused"


class Difference(Struct, frozen=True):
    """One cell that came back changed: `old` stands in the database, `new` in the file.

    `heading` is the one of the file, `table` and `column` name the field for whoever words its values. A conflict
    has its `clash`, a refused cell the code and the values of its sentence.
    """

    row: int
    id: UUID
    name: str
    heading: str
    outcome: Outcome
    table: str
    column: str
    old: object
    new: object
    clash: Clash | None = None
    code: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


class ReturnedReport(Struct, frozen=True):
    """What a list that came back would change, or has changed.

    `same` counts changed cells that say what the database says already. A cell that cannot be read is refused alone;
    of the rows in `refused` nothing is taken.
    """

    source: ReturnedList
    differences: tuple[Difference, ...]
    same: int
    refused: frozenset[UUID] = frozenset()

    def count(self, outcome: Outcome) -> int:
        """Return how many cells have an outcome."""
        return sum(1 for each in self.differences if each.outcome is outcome)

    def of(self, outcome: Outcome) -> tuple[Difference, ...]:
        """Return the differences of one outcome."""
        return tuple(each for each in self.differences if each.outcome is outcome)

    @property
    def rows(self) -> int:
        """How many rows have something that is taken."""
        return len({each.id for each in self.differences if each.outcome in (Outcome.CHANGED, Outcome.CONFLICT)})

    @property
    def left_out(self) -> int:
        """How many rows nothing could be told of: added ones, those with a key twice or with a damaged one."""
        return len(self.source.added) + len(self.source.twice) + len(self.source.broken)
