"""A look into a file of another program, opened in a process of its own."""

import re
from collections.abc import Sequence
from pathlib import Path

from crm.domain.errors import Unreadable
from crm.domain.file_looks import Inside, LookKind, PageLook, SheetsLook, WordsLook
from crm.domain.progress import Progress
from crm.domain.sheet_previews import SheetPreview
from crm.exchange.apart import answer_of
from crm.exchange.sheet_xml import letters

MEGABYTES, SECONDS = 1000, 20
_FIGURE = re.compile(r"-?(0|[1-9][\d,]*)(\.\d+)?%?")
"""A number, but no code that begins with a zero."""


def look_inside(path: Path, kind: LookKind, page: int = 0, progress: Progress | None = None) -> Inside:
    """Return what is shown of a file; `page` counts from 0, and one beyond the last is the last.

    Raises Unreadable with one of "file.encrypted", "file.hostile", "file.beyond_limits", "file.too_slow" or
    "file.damaged"; Cancelled through `progress`.
    """
    arguments = (str(path.resolve()), kind.value, str(page), str(MEGABYTES), str(SECONDS))
    try:
        return _plain(answer_of("crm.exchange.inside_child", arguments, SECONDS, progress))
    except Unreadable as error:
        error.values.setdefault("path", path.name)
        raise


def _plain(answer: object) -> Inside:
    match answer:
        case ("page", int(number), int(count), int(width), int(height), bytes(pixels)) if (
            len(pixels) == width * height * 3
        ):
            return PageLook(number, count, width, height, pixels)
        case ("sheets", list(sheets)):
            return SheetsLook(tuple(_sheet(place, *sheet) for place, sheet in enumerate(sheets)))
        case ("words", str(text)):
            return WordsLook(text)
    raise Unreadable("file.damaged")


def _sheet(place: int, name: str, rows: list[list[str]], count: int) -> SheetPreview:
    width = len(rows[0]) if rows else 0
    headings = [letters(column) for column in range(1, width + 1)]
    return SheetPreview(str(place), name, headings, rows, count, tuple(_are_figures(rows, width)))


def _are_figures(rows: Sequence[Sequence[str]], width: int) -> list[bool]:
    """Say of each column whether what stands in it, but for its first line, are numbers."""
    return [_is_figures([row[column] for row in rows[1:] if row[column]]) for column in range(width)]


def _is_figures(cells: Sequence[str]) -> bool:
    return bool(cells) and all(_FIGURE.fullmatch(cell) for cell in cells)
