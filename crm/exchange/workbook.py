"""Safe reading of workbooks and text files (rules: files from outside)."""

import os
import stat
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any

from msgspec import Struct

from crm.domain.errors import NotFound, Unreadable
from crm.domain.progress import Progress
from crm.domain.reading.text import is_blank
from crm.exchange import zipgate
from crm.exchange.apart import answers_of
from crm.exchange.sheets import Fault, Sheet
from crm.exchange.textfile import is_text

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class Limits(Struct, frozen=True):
    """What a file may take: its own size, the child's memory and time."""

    file_bytes: int = 200 * 1024**2
    text_bytes: int = 60 * 1024**2
    megabytes: int = 1000
    seconds: int = 60


LIMITS = Limits()


def read_sheets(path: Path, limits: Limits = LIMITS, progress: Progress | None = None) -> list[Sheet]:
    """Return the sheets of an .xlsx, .xlsm, .xlsb, .xls or .ods workbook or of a text file.

    The content tells the kind of file, not its name.
    Raises NotFound("file.missing") and Unreadable with one of "file.empty", "file.no_rows", "file.no_workbook",
    "file.is_folder", "file.encrypted", "file.hostile" (with a reason), "file.beyond_limits", "file.too_slow",
    "file.damaged", "file.encoding", "file.cell_too_long", "file.no_access"; Cancelled through `progress`.
    """
    progress = progress or Progress()
    try:
        sheets = _sheets(path, limits, progress)
    except Unreadable as error:
        error.values.setdefault("path", path.name)
        raise
    if all(is_blank(cell) for sheet in sheets for row in progress.through(sheet.rows) for cell in row):
        raise Unreadable("file.no_rows", path=path.name)
    return sheets


def _sheets(path: Path, limits: Limits, progress: Progress) -> list[Sheet]:
    start, size = _start_of(path)
    if size > limits.file_bytes:
        raise Unreadable("file.beyond_limits")
    if is_text(start):
        if size > limits.text_bytes:
            raise Unreadable("file.beyond_limits")
    elif start.startswith(b"PK"):
        zipgate.check_directory(path)
    elif _ENCRYPTED in path.read_bytes():
        raise Unreadable("file.encrypted")
    return _from_child(path, limits, progress)


def _start_of(path: Path) -> tuple[bytes, int]:
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            raise Unreadable("file.is_folder", path=str(path))
        if not stat.S_ISREG(kind):  # a pipe or a device never ends
            raise Unreadable("file.no_workbook")
        with path.open("rb") as file:
            start, size = file.read(8), os.fstat(file.fileno()).st_size
    except FileNotFoundError:
        raise NotFound("file.missing", path=str(path)) from None
    except OSError as error:
        raise Unreadable("file.no_access", detail=error.strerror) from error
    if not start:
        raise Unreadable("file.empty")
    return start, size


def _from_child(path: Path, limits: Limits, progress: Progress) -> list[Sheet]:
    arguments = (str(path.absolute()), str(limits.megabytes), str(limits.seconds))
    first, *parts = answers_of("crm.exchange.child", arguments, limits.seconds, progress)
    match first:
        case ("sheets", list(heads)):
            rows = iter(parts)
            return [_sheet(head, rows) for head in heads]
    raise Unreadable("file.damaged")


def _sheet(head: tuple[Any, ...], coming: Iterator[Any]) -> Sheet:
    name, hidden, parts, faults, notes = head
    rows: list[tuple[Any, ...]] = list(chain.from_iterable(islice(coming, parts)))
    found = {}
    for (number, column), (kind, text) in faults.items():
        if kind != "zeros":
            found[number, column] = Fault(kind, text)
        elif number <= len(rows) and column < len(rows[number - 1]):
            row = rows[number - 1]
            rows[number - 1] = (*row[:column], text, *row[column + 1 :])  # as a person sees it
    return Sheet(name, rows, hidden, found, tuple(notes))
