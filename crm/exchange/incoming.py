"""The road of a file into the program: inspect, match, check; or all of it at once by read_file."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from crm.domain.coordinates import Datum
from crm.domain.errors import Invalid, Unreadable
from crm.domain.imports import ImportKind
from crm.domain.progress import Progress
from crm.domain.reading.identifiers import LENGTHS
from crm.domain.reading.text import is_blank
from crm.exchange import headings
from crm.exchange.curve_columns import with_curve
from crm.exchange.curve_rows import with_days
from crm.exchange.headings import Mapped, Matching
from crm.exchange.rows import ReadResult, check
from crm.exchange.sheets import Row, Sheet
from crm.exchange.workbook import LIMITS, Limits, read_sheets

__all__ = ["FileView", "check", "inspect", "match", "read_file"]


class FileView(Struct, frozen=True):
    """A file that has been read: its sheets, and where its list seems to begin (None when no heading is known)."""

    path: Path
    sheets: Sequence[Sheet]
    kind: ImportKind | None
    sheet: Sheet | None
    heading_row: int | None
    saved_at: datetime | None = None

    @property
    def notes(self) -> list[tuple[str, Mapping[str, object]]]:
        """What reading has to say of the file, once each."""
        found: list[tuple[str, Mapping[str, object]]] = []
        for note in (note for sheet in self.sheets for note in sheet.notes):
            if note not in found:
                found.append(note)
        return found

    def sample(self, sheet: Sheet, count: int = 20) -> list[tuple[int, Row]]:
        """Return the first rows of a sheet that hold anything, with their numbers."""
        found: list[tuple[int, Row]] = []
        for number, row in enumerate(sheet.rows, 1):
            if any(not is_blank(cell) for cell in row):
                found.append((number, tuple(row)))
                if len(found) == count:
                    break
        return found


def inspect(
    path: Path, kind: ImportKind | None = None, progress: Progress | None = None, limits: Limits = LIMITS
) -> FileView:
    """Read a file and find the best sheet and heading row; without `kind` the kind whose fields fit most.

    Raises NotFound and Unreadable as crm.exchange.workbook.read_sheets does.
    """
    sheets = [with_curve(sheet) for sheet in read_sheets(path, limits, progress)]
    if kind in (None, ImportKind.CURVES):
        sheets = [with_days(sheet) for sheet in sheets]
    saved_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    places = [
        (len(headings.match(*place, each).matches), each, place)
        for each in ([kind] if kind else list(ImportKind))
        if (place := headings.best_place(sheets, each)) is not None
    ]
    if not places:
        return FileView(path, sheets, kind, None, None, saved_at)
    _, found, (sheet, row) = max(places, key=lambda each: each[0])
    return FileView(path, sheets, found, sheet, row, saved_at)


def match(
    view: FileView,
    kind: ImportKind,
    sheet: str | None = None,
    heading_row: int | None = None,
    mapping: Mapped | None = None,
) -> Matching:
    """Match the columns to the fields of a kind; what is not given is found.

    Raises NotFound("file.no_sheet"), Unreadable("file.no_headings") (no row looks like headings),
    Unreadable("file.no_columns") (none of the headings is known) and Invalid("mapping....").
    """
    sheets = [headings.sheet_named(view.sheets, sheet)] if sheet is not None else view.sheets
    if heading_row is not None:
        chosen = sheets[0] if sheet is not None else view.sheet or view.sheets[0]
        if not 1 <= heading_row <= len(chosen.rows):
            raise Invalid("sheet.no_such_row", value=heading_row, sheet=chosen.name)
        place = chosen, heading_row
    else:
        found = headings.best_place(sheets, kind, mapping)
        if found is None:
            refusal = headings.nothing_found(sheets)
            refusal.values["path"] = view.path.name
            raise refusal
        place = found
    matching = headings.match(*place, kind, mapping)
    if not matching.matches:
        raise Unreadable(
            "file.no_columns", path=view.path.name, headings=", ".join(text[:40] for _, text in matching.unmatched[:12])
        )
    return replace(matching, file=view.path.name, saved_at=view.saved_at)


def read_file(
    path: Path,
    kind: ImportKind,
    sheet: str | None = None,
    mapping: Mapped | None = None,
    progress: Progress | None = None,
    lengths: tuple[int, ...] = LENGTHS,
    datum: Datum | None = None,
) -> ReadResult:
    """Read a list from a file.

    Raises as inspect and match do, and Unreadable("file.columns_missing", fields=(id, id)) when a required field has no
    column.
    """
    matching = match(inspect(path, kind, progress), kind, sheet, None, mapping)
    if matching.missing:
        raise Unreadable("file.columns_missing", path=path.name, fields=matching.missing)
    return check(matching, None, progress, lengths, datum)
