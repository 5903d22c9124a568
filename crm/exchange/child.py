"""The process in which a workbook is opened: `python -m crm.exchange.child FILE MEGABYTES SECONDS`.

A hostile workbook can make its reader abort, hang or eat memory; here that ends this process only. The answer goes to
standard output as one pickle: ("sheets", [(name, hidden, rows, faults)]) or ("refused", code, values).
"""

import gc
import pickle
import sys
from pathlib import Path
from typing import Any

from crm.domain.errors import Unreadable
from crm.exchange import faults, zeros, zipgate
from crm.exchange.apart import limit_process

CELLS_LIMIT = 20_000_000
ANSWER_LIMIT = 400 * 1024**2

_TOO_LARGE: tuple[object, ...] = ("refused", "file.beyond_limits", {})

RawSheet = tuple[str, bool, list[list[Any]], dict[tuple[int, int], tuple[str, str]]]


def main(arguments: list[str]) -> int:
    """Read the file named in the arguments and write the answer."""
    path, megabytes, seconds = Path(arguments[0]), int(arguments[1]), int(arguments[2])
    limit_process(megabytes, seconds)
    gc.disable()
    try:
        answer: tuple[object, ...] = ("sheets", _read(path))
    except Unreadable as error:
        answer = ("refused", error.code, error.values)
    except MemoryError:
        answer = _TOO_LARGE
    except BaseException as error:  # a panic in the reader's Rust code derives from BaseException
        answer = ("refused", "file.damaged", {"detail": type(error).__name__})
    packed = pickle.dumps(answer, protocol=5)
    if len(packed) > ANSWER_LIMIT:  # few bytes of a file can stand for very many equal texts
        packed = pickle.dumps(_TOO_LARGE)
    sys.stdout.buffer.write(packed)
    sys.stdout.buffer.flush()
    return 0


def _read(path: Path) -> list[RawSheet]:
    with path.open("rb") as file:
        zipped = file.read(2) == b"PK"
    found = _gate(path) if zipped else {}
    import python_calamine as calamine

    try:
        with path.open("rb") as file, calamine.CalamineWorkbook.from_filelike(file) as book:
            return [
                (sheet.name, sheet.visible != calamine.SheetVisibleEnum.Visible, _rows(book, sheet.name), raw)
                for sheet in book.sheets_metadata
                if sheet.typ in (calamine.SheetTypeEnum.WorkSheet, calamine.SheetTypeEnum.MacroSheet)
                for raw in [found.get(sheet.name, {})]
            ]
    except calamine.PasswordError:
        raise Unreadable("file.encrypted") from None


def _rows(book: Any, name: str) -> list[list[Any]]:
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height * sheet.total_width > CELLS_LIMIT:
        raise Unreadable("file.beyond_limits", sheet=name)
    rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    return rows


def _gate(path: Path) -> dict[str, dict[tuple[int, int], tuple[str, str]]]:
    """Check every part; on the way gather the faults of the sheets and what they show with leading zeros."""
    small: dict[str, bytes] = {}
    by_part: dict[str, faults.Faults] = {}
    filling: zeros.Widths = {}
    for name, content in zipgate.safe_parts(path, first=zeros.STYLES):
        if name in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels"):
            small[name] = content
        elif name.startswith("xl/worksheets/"):
            by_part[name] = zeros.zeros_of(content, filling) | faults.faults_of(content)
        elif name == zeros.STYLES:
            filling = zeros.widths(content)
    return {
        sheet: {place: (fault.kind, fault.text) for place, fault in by_part.get(part, {}).items()}
        for sheet, part in faults.sheet_parts(small).items()
    }


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
