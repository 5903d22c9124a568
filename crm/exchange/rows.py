"""Rows into typed drafts, with a problem for everything that could not be taken."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct, field

from crm.domain.coordinates import Datum
from crm.domain.errors import Invalid
from crm.domain.imports import Draft, ImportKind, Problem, Severity
from crm.domain.memory import no_collection
from crm.domain.progress import Progress
from crm.domain.reading.identifiers import LENGTHS
from crm.domain.reading.text import Cell, Partly, is_blank, shown
from crm.exchange.datum import convert, datum_of
from crm.exchange.fields import KINDS, fields
from crm.exchange.headings import Match, Matching
from crm.exchange.kinds.field import Field, ListKind
from crm.exchange.lines import LineFilter
from crm.exchange.sheets import Fault, Row, Sheet

Corrections = Mapping[tuple[int, str], str]
"""Text typed over a cell, by (row number, field id)."""

_STEP = 500
_VALUE_SHOWN = 120

Trouble = tuple[str, str, Mapping[str, object]]  # code, value as it stands, details
Reading = tuple[object, tuple[Trouble, ...]]


class ReadResult(Struct):
    """What a list holds. Row numbers are those of the file, counted from 1.

    `drafts` are the good rows in file order; a number that comes again with other content stands there again, as a
    later update. `duplicates` are (row, earlier row with the same content) and are not in `drafts`. `problems` come
    in file order. `blank_lines` are blank, total, note and repeated heading lines: no rows.
    """

    matching: Matching
    drafts: list[tuple[int, Draft]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    duplicates: list[tuple[int, int]] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)
    blank_lines: int = 0

    @property
    def kind(self) -> ImportKind:
        return self.matching.kind

    @property
    def sheet(self) -> Sheet:
        return self.matching.sheet

    @property
    def read(self) -> int:
        """The number of rows: good, duplicate and refused."""
        return len(self.drafts) + len(self.duplicates) + len(self.refused)

    def cells(self, row: int) -> Row:
        """Return the raw cells of a row."""
        return tuple(self.sheet.rows[row - 1])


def check(
    matching: Matching,
    corrections: Corrections | None = None,
    progress: Progress | None = None,
    lengths: tuple[int, ...] = LENGTHS,
    datum: Datum | None = None,
) -> ReadResult:
    """Read every row below the heading row; raises Cancelled through `progress`.

    `datum` is the map system of the places, None for what the headings say.
    """
    result = ReadResult(matching)
    columns = _columns(matching, lengths)
    datum = datum or datum_of(matching)
    by_row = _corrected(corrections or {}, columns)
    faults = _faulty_rows(matching.sheet)
    seen: dict[object, tuple[int, Draft]] = {}
    list_kind = KINDS[matching.kind]
    either = [(each.id, each.or_else) for each in fields(matching.kind).values() if each.or_else]
    rows = matching.sheet.rows
    with no_collection():
        for number, cells in _rows(result, columns, by_row):
            if progress is not None and number % _STEP == 0:
                progress.step(number, len(rows))
            values, problems, refused = _read_row(number, cells, columns, faults.get(number))
            refused = _lacks_either(values, either, number, problems) or refused
            if refused:
                result.refused.append(number)
            else:
                convert(values, datum)
                _keep(result, seen, number, _draft(list_kind, values, number, problems))
            result.problems.extend(problems)
    return result


def _rows(result: ReadResult, columns: "list[_Column]", by_row: dict[int, dict[int, str]]) -> Iterator[tuple[int, Row]]:
    """Yield the rows with their numbers; count the other lines."""
    matching = result.matching
    key = next((each.index for each in columns if each.field.id == "account_no"), None)
    headings = matching.sheet.rows[matching.heading_row - 1]
    lines = LineFilter(headings, frozenset(each.index for each in columns), key)
    rows = matching.sheet.rows
    for number in range(matching.heading_row + 1, len(rows) + 1):
        cells = rows[number - 1]
        if number in by_row:
            cells = _overlaid(cells, by_row[number])
        if lines.is_row(cells):
            yield number, cells
        else:
            result.blank_lines += 1


class _Column:
    """Reads one column; equal cells are read once."""

    def __init__(self, match: Match, field: Field) -> None:
        self.index = match.column
        self.field = field
        self._reader = field.reader(match.factor)
        self._memo: dict[object, Reading] = {}

    def read(self, cell: Cell, fault: Fault | None = None) -> Reading:
        """Return the value (None for a blank cell) and what was wrong with it."""
        if fault is not None and is_blank(cell):
            code = "cell.error" if fault.kind == "error" else "cell.formula"
            return None, ((code, fault.text[:_VALUE_SHOWN], {}),)
        key = cell if type(cell) is str else (type(cell), cell)
        known = self._memo.get(key)
        if known is None:
            known = self._memo[key] = self._read(cell)
        return known

    def _read(self, cell: Cell) -> Reading:
        if is_blank(cell):
            return None, (("cell.missing", "", {}),) if self._must_be else ()
        try:
            value = self._reader(cell)
        except Invalid as invalid:
            details = {name: each for name, each in invalid.values.items() if name != "value"}
            return None, ((invalid.code, shown(cell).strip()[:_VALUE_SHOWN], details),)
        if isinstance(value, Partly) and not value.unread:
            return value.value, ()
        if isinstance(value, Partly) and self.field.piece_code:
            return value, tuple((self.field.piece_code, piece[:_VALUE_SHOWN], {}) for piece in value.unread)
        if value in ("", ()):
            return None, (("cell.missing", "", {}),) if self._must_be else ()
        return value, ()

    @property
    def _must_be(self) -> bool:
        return self.field.required and not self.field.or_else


def _read_row(
    number: int, cells: Row, columns: list[_Column], faults: Mapping[int, Fault] | None
) -> tuple[dict[str, Any], list[Problem], bool]:
    """Return the values by field id, the problems, and whether the row is refused."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    refused = False
    width = len(cells)
    for column in columns:
        index = column.index
        cell = cells[index] if index < width else None
        value, troubles = column.read(cell, faults.get(index) if faults else None)
        if value is not None:
            values[column.field.id] = value
        if column.field.id == "topics" and not is_blank(cell):
            values["purpose"] = shown(cell).strip()  # the words stay beside the topics read from them
        for code, text, details in troubles:
            severity = Severity.ERROR if value is None and column.field.refuses else Severity.WARNING
            refused = refused or severity is Severity.ERROR
            problems.append(Problem(number, column.field.id, code, text, severity, details))
    return values, problems, refused


def _lacks_either(
    values: Mapping[str, Any], either: list[tuple[str, str]], number: int, problems: list[Problem]
) -> bool:
    """Say whether a field is empty that may be, were it not that what stands for it is empty too."""
    known = {problem.field for problem in problems}
    lacking = [field for field, other in either if field not in values and other not in values and field not in known]
    problems.extend(Problem(number, field, "cell.missing", "", Severity.ERROR) for field in lacking)
    return bool(lacking)


def _draft(list_kind: ListKind, values: dict[str, Any], number: int, problems: list[Problem]) -> Draft:
    """Check the fields of a row among each other and return what the row says; a row by its name has no number."""
    if "account_name" in values:
        values.setdefault("account_no", "")
    list_kind.check(values, number, problems)
    plain = {field: value.value if isinstance(value, Partly) else value for field, value in values.items()}
    return list_kind.draft(**plain)


def _keep(result: ReadResult, seen: dict[object, tuple[int, Draft]], number: int, draft: Draft) -> None:
    """File a draft, or note it as a duplicate.

    A row of a kind with a key repeats itself when the latest row of its key says the same (an earlier one may have
    been changed back); others repeat themselves when any earlier row says the same.
    """
    names = KINDS[result.kind].key
    key: object = tuple(getattr(draft, name) for name in names) if names else draft
    earlier = seen.get(key)
    if earlier is not None and earlier[1] == draft:
        result.duplicates.append((number, earlier[0]))
        return
    seen[key] = number, draft
    result.drafts.append((number, draft))


def _columns(matching: Matching, lengths: tuple[int, ...]) -> list[_Column]:
    known = fields(matching.kind, lengths)
    return [_Column(match, known[match.field]) for match in matching.matches]


def _corrected(corrections: Corrections, columns: list[_Column]) -> dict[int, dict[int, str]]:
    index_of = {column.field.id: column.index for column in columns}
    by_row: dict[int, dict[int, str]] = {}
    for (number, field_id), text in corrections.items():
        if field_id in index_of:
            by_row.setdefault(number, {})[index_of[field_id]] = text
    return by_row


def _overlaid(cells: Row, texts: Mapping[int, str]) -> Row:
    width = max(len(cells), *(index + 1 for index in texts))
    padded = [*cells, *[None] * (width - len(cells))]
    return tuple(texts.get(index, cell) for index, cell in enumerate(padded))


def _faulty_rows(sheet: Sheet) -> dict[int, dict[int, Fault]]:
    by_row: dict[int, dict[int, Fault]] = {}
    for (number, column), fault in sheet.faults.items():
        by_row.setdefault(number, {})[column] = fault
    return by_row
