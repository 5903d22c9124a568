"""Verdicts beside the rows of the very file that was read: everything else of the workbook stays as it is."""

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from crm.domain.errors import Unreadable
from crm.domain.progress import Progress
from crm.exchange.atomic import atomic_file
from crm.exchange.faults import column_of, sheet_parts
from crm.exchange.list_workbook import FAST
from crm.exchange.verdict_rows import MOST_WAITING, ROWS_END, ChangedSheet, NotTheSame
from crm.exchange.zipgate import check_directory, check_markup

BOOK, RELATIONS, TYPES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
PIECE = 1 << 20
"""So many bytes are looked through between two looks at Cancel; others have their turn meanwhile."""
_PLAIN_BOOK = b"spreadsheetml.sheet.main+xml"
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="[A-Z]{1,3}(\d+):([A-Z]{1,3})(\d+)"')


def write_into(
    out: Path,
    source: Path,
    sheet: str,
    after: int,
    heading_row: int,
    rows: Mapping[int, Sequence[str]],
    progress: Progress | None = None,
) -> None:
    """Write a workbook with texts beside rows of a sheet, from the column after `after` columns on, at the latest.

    `rows` are by row number; that of the headings gives the last heading's style to its texts. Every other part of the
    file is copied as it is. Raises NotTheSame for what is no plain .xlsx or is built too oddly for that, Cancelled
    through `progress`, and as crm.exchange.atomic.atomic_file does.
    """
    progress = progress or Progress()
    with _opened(source) as archive:
        part = _part_of(archive, sheet)
        entries = archive.infolist()
        steps = _Steps(progress, sum(entry.file_size for entry in entries) + archive.getinfo(part).file_size)
        with archive.open(part) as content:
            kept = _merged_up_to(_behind_rows(steps.pieces(content)), after, heading_row, max(rows))
        changed = ChangedSheet(kept, heading_row, rows)
        with atomic_file(out, progress) as file:
            _copy(file, archive, part, changed, steps)


def _copy(file: BinaryIO, archive: ZipFile, part: str, changed: ChangedSheet, steps: "_Steps") -> None:
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=FAST) as packed:
        for entry in archive.infolist():
            with archive.open(entry) as old, packed.open(entry.filename, "w") as new:
                pieces = steps.pieces(old)
                for piece in changed.written(pieces) if entry.filename == part else pieces:
                    new.write(piece)


class _Steps:
    """Reads content in pieces, and tells how far all of them are."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0

    def pieces(self, content: IO[bytes]) -> Iterator[bytes]:
        while piece := content.read(PIECE):
            self._done += len(piece)
            self._progress.step(min(self._done, self._total - 1), self._total)
            yield piece


@contextmanager
def _opened(source: Path) -> Iterator[ZipFile]:
    try:
        with source.open("rb") as file:
            if file.read(2) != b"PK":
                raise NotTheSame("verdict.plain_format")
        check_directory(source)
        with ZipFile(source) as archive:
            yield archive
    except (OSError, Unreadable, zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise NotTheSame("verdict.plain_changed") from error


def _part_of(archive: ZipFile, sheet: str) -> str:
    """Return the name of a sheet's part; raises NotTheSame for what is no plain .xlsx."""
    known = set(archive.namelist())
    small = {name: _small(archive, name) for name in (TYPES, BOOK, RELATIONS) if name in known}
    if BOOK not in small or _PLAIN_BOOK not in small.get(TYPES, b""):
        raise NotTheSame("verdict.plain_format")
    name = sheet_parts(small).get(sheet)
    if name is None or name not in known:
        raise NotTheSame("verdict.plain_built")
    return name


def _small(archive: ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > MOST_WAITING:
        raise NotTheSame("verdict.plain_large")
    content = archive.read(name)
    check_markup(content)
    return content


def _behind_rows(pieces: Iterator[bytes]) -> bytes:
    """Return what stands behind the rows of a sheet; raises NotTheSame for what only a parser would understand."""
    behind, is_behind = b"", False
    for piece in pieces:
        behind += piece
        if b"<!" in behind:
            raise NotTheSame("verdict.plain_built")
        if not is_behind and (end := ROWS_END.search(behind)):
            behind, is_behind = behind[end.end() :], True
        if not is_behind:
            behind = behind[-64:]
        elif len(behind) > MOST_WAITING:
            raise NotTheSame("verdict.plain_large")
    return behind if is_behind else b""


def _merged_up_to(behind: bytes, after: int, first: int, last: int) -> int:
    """Return how many columns are left as they are, which must not end within a merged cell."""
    for top, right, bottom in _MERGED.findall(behind):
        if int(top) <= last and int(bottom) >= first:
            after = max(after, column_of(right) + 1)
    return after
