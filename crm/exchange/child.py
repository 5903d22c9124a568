"""The process in which a workbook or a text file is opened: `python -m crm.exchange.child FILE MEGABYTES SECONDS`.

A hostile file can make its reader abort, hang or eat memory; here that ends this process only. The answer goes to
standard output as pickles: ("refused", code, values), or ("sheets", [(name, hidden, parts, faults, notes)]) and then
the rows of each sheet in so many parts.
"""

import gc
import pickle
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from crm.domain.errors import Unreadable
from crm.domain.reading.text import is_blank
from crm.exchange import faults, rowcount, textfile, zeros, zipgate
from crm.exchange.binary_count import xls_counted, xlsb_counted, xlsb_texts
from crm.exchange.binary_formulas import NOT_TOLD, Formulas, never_calculated, xls_formulas
from crm.exchange.process_limits import limit_process
from crm.exchange.sheets import CELL_LIMIT, CELLS_LIMIT, Fault

SHEETS_LIMIT = 1000
ANSWER_LIMIT = 400 * 1024**2

SMALL = frozenset(f"xl/{name}" for book in ("workbook.xml", "workbook.bin") for name in (book, f"_rels/{book}.rels"))
"""Parts that say which sheet stands in which part."""
TEXTS, BINARY_TEXTS = "xl/sharedStrings.xml", "xl/sharedStrings.bin"
_HUGE = re.compile(rb">[^<]{%d}" % CELL_LIMIT)
PART = 1000
"""Rows in one pickle: whoever reads them lets others go on between two."""

Places = dict[tuple[int, int], tuple[str, str]]
LACKING = ("formula", NOT_TOLD)
Note = tuple[str, dict[str, object]]
RawSheet = tuple[str, bool, Sequence[Sequence[Any]], Places, list[Note]]
_TOO_LARGE: Note = ("file.beyond_limits", {})


def main(arguments: list[str]) -> int:
    """Read the file named in the arguments and write the answer."""
    path, megabytes, seconds = Path(arguments[0]), int(arguments[1]), int(arguments[2])
    limit_process(megabytes, seconds)
    gc.disable()
    try:
        packed = list(_packed(_read(path)))
    except Unreadable as error:
        packed = [_refusal(error.code, error.values)]
    except MemoryError:
        packed = [_refusal(*_TOO_LARGE)]
    except BaseException as error:  # a panic in the reader's Rust code derives from BaseException
        packed = [_refusal("file.damaged", {"detail": type(error).__name__})]
    if sum(map(len, packed)) > ANSWER_LIMIT:  # few bytes of a file can stand for very many equal texts
        packed = [_refusal(*_TOO_LARGE)]
    for part in packed:
        sys.stdout.buffer.write(part)
    sys.stdout.buffer.flush()
    return 0


def _refusal(code: str, values: dict[str, object]) -> bytes:
    return pickle.dumps(("refused", code, values), protocol=5)


def _packed(sheets: list[RawSheet]) -> Iterator[bytes]:
    heads = [(name, hidden, -(-len(rows) // PART), places, notes) for name, hidden, rows, places, notes in sheets]
    yield pickle.dumps(("sheets", heads), protocol=5)
    for _name, _hidden, rows, _places, _notes in sheets:
        for start in range(0, len(rows), PART):
            yield pickle.dumps(_shared(rows[start : start + PART]), protocol=5)


def _shared(rows: Sequence[Sequence[Any]]) -> list[tuple[Any, ...]]:
    """Return rows in which equal texts are one: a list tells the same few units, people and dates again and again."""
    same: dict[str, str] = {}
    one = same.setdefault
    return [tuple([one(cell, cell) if type(cell) is str else cell for cell in row]) for row in rows]


def _read(path: Path) -> list[RawSheet]:
    with path.open("rb") as file:
        start = file.read(8)
    return [_text_sheet(path)] if textfile.is_text(start) else read_book(path)


def _text_sheet(path: Path) -> RawSheet:
    """Read a text file; where its lines are more than its records, an open quotation mark may have swallowed some."""
    rows, counted = textfile.rows(path.read_bytes())
    filled = sum(1 for row in rows if any(not is_blank(cell) for cell in row))
    told = {"sheet": path.stem, "read": filled, "counted": counted}
    return path.stem, False, rows, {}, [("file.count_differs", told)] if filled < counted else []


def read_book(path: Path) -> list[RawSheet]:
    """Return every sheet of a workbook, for a process of its own; raises Unreadable."""
    with path.open("rb") as file:
        zipped = file.read(2) == b"PK"
    found = _gate(path) if zipped else _of_xls(path)
    import python_calamine as calamine

    try:
        with path.open("rb") as file, calamine.CalamineWorkbook.from_filelike(file) as book:
            kinds = (calamine.SheetTypeEnum.WorkSheet, calamine.SheetTypeEnum.MacroSheet)
            sheets = [sheet for sheet in book.sheets_metadata if sheet.typ in kinds]
            if len(sheets) > SHEETS_LIMIT:
                raise Unreadable("file.too_many_sheets", count=len(sheets), limit=SHEETS_LIMIT)
            return [
                _sheet(book, sheet.name, sheet.visible != calamine.SheetVisibleEnum.Visible, found) for sheet in sheets
            ]
    except calamine.PasswordError:
        raise Unreadable("file.encrypted") from None


def _sheet(book: Any, name: str, is_hidden: bool, found: "Parts") -> RawSheet:
    rows = _rows(book, name)
    notes: list[Note] = [("file.macros", {})] if found.has_macros else []
    counted = found.counts.get(name)
    filled = sum(1 for row in rows if any(cell != "" for cell in row))
    if counted is not None and filled < counted:
        notes.append(("file.count_differs", {"sheet": name, "read": filled, "counted": counted}))
    return name, is_hidden, rows, found.places.get(name, {}), notes


def _rows(book: Any, name: str) -> list[list[Any]]:
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height * sheet.total_width > CELLS_LIMIT:
        raise Unreadable("file.beyond_limits", sheet=name)
    rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    return rows


class Parts(Struct, frozen=True):
    """What the parts of a workbook tell that its reader does not: by sheet, places to look at and rows with content."""

    places: dict[str, Places]
    counts: dict[str, int]
    has_macros: bool


def _of_xls(path: Path) -> Parts:
    content = path.read_bytes()
    told = xls_counted(content)
    places = {name: dict.fromkeys(each, LACKING) for name, each in never_calculated(xls_formulas(content)).items()}
    for name, counted in told.items():
        places.setdefault(name, {}).update({place: ("error", text) for place, text in counted.errors.items()})
    return Parts(places, {name: each.rows for name, each in told.items()}, False)


def _gate(path: Path) -> Parts:
    """Check every part; on the way gather the faults of the sheets, what they show with zeros, and count their rows."""
    small: dict[str, bytes] = {}
    by_part: dict[str, faults.Faults] = {}
    counts: dict[str, int] = {}
    formulas: dict[str, Formulas] = {}
    tables: dict[str, int] = {}
    wrong: dict[str, Places] = {}
    has_macros = False
    filling: zeros.Widths = {}
    texts = b""
    for name, content in zipgate.safe_parts(path, first=(zeros.STYLES, TEXTS, BINARY_TEXTS)):
        if not name.endswith(".bin") and _HUGE.search(content):
            raise Unreadable("file.cell_too_long", limit=CELL_LIMIT)
        if name in SMALL:
            small[name] = content
        elif name.startswith("xl/worksheets/") and name.endswith(".bin"):
            told = xlsb_counted(content, texts)
            counts[name] = told.rows
            by_part[name] = {place: Fault("error", text) for place, text in told.errors.items()}
            formulas[name] = told.formulas
        elif name.startswith("xl/worksheets/"):
            by_part[name] = zeros.zeros_of(content, filling) | faults.faults_of(content)
            counts[name] = rowcount.rows_with_content(content, texts)
        elif name == TEXTS:
            texts = rowcount.shared_texts(content)
        elif name == BINARY_TEXTS:
            texts = xlsb_texts(content)
        elif name == "content.xml":
            tables = rowcount.ods_rows_with_content(content)
            wrong = rowcount.ods_faults(content)
        elif name.endswith("vbaProject.bin"):
            has_macros = True
        elif name == zeros.STYLES:
            filling = zeros.widths(content)
    for name, lacking in never_calculated(formulas).items():
        by_part[name] |= dict.fromkeys(lacking, Fault(*LACKING))
    parts = faults.sheet_parts(small) | faults.binary_sheet_parts(small)
    places = {
        sheet: {place: (fault.kind, fault.text) for place, fault in by_part.get(part, {}).items()}
        for sheet, part in parts.items()
    }
    places |= wrong
    by_sheet = tables | {sheet: counts[part] for sheet, part in parts.items() if part in counts}
    return Parts(places, by_sheet, has_macros)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
