"""The gate in front of zipped workbooks: nothing is parsed before the archive itself is plain.

The limits are those of the bureau's rule for files from outside: sizes, ratio, parts, names, and no DOCTYPE anywhere.
"""

import re
import zipfile
import zlib
from collections.abc import Collection, Iterator
from pathlib import Path

from crm.domain.errors import Unreadable

INFLATED_LIMIT = 400 * 1024**2
RATIO_LIMIT = 100
RATIO_FROM = 10 * 1024**2
PARTS_LIMIT = 5000

_MARKUP = (".xml", ".rels", ".vml", ".rdf", ".html", ".xhtml")
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_DRIVE = re.compile(r"^[A-Za-z]:")
WORKBOOKS = ("workbook.xml", "workbook.bin", "content.xml")
"""One of these parts makes an archive a workbook."""


def check_directory(path: Path) -> None:
    """Judge an archive by its directory alone; fast enough for the calling process.

    Raises Unreadable with "file.hostile", "file.encrypted", "file.no_workbook" or "file.damaged".
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _check_entries(archive.infolist(), WORKBOOKS)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, EOFError) as error:
        raise Unreadable("file.damaged", path=path.name) from error


def _check_entries(entries: list[zipfile.ZipInfo], must_hold: Collection[str]) -> None:
    if len(entries) > PARTS_LIMIT:
        raise Unreadable("file.hostile", reason="parts")
    names = [entry.filename for entry in entries]
    if len({name.casefold() for name in names}) < len(names):
        raise Unreadable("file.hostile", reason="repeated_names")
    if any(_climbs(name) for name in names):
        raise Unreadable("file.hostile", reason="climbing_names")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable("file.encrypted")
    _check_sizes(sum(entry.file_size for entry in entries), sum(entry.compress_size for entry in entries))
    if must_hold and not any(name.rsplit("/", 1)[-1].casefold() in must_hold for name in names):
        raise Unreadable("file.no_workbook")


def _climbs(name: str) -> bool:
    return (
        name.startswith(("/", "\\"))
        or "\0" in name
        or _DRIVE.match(name) is not None
        or ".." in re.split(r"[/\\]", name)
    )


def _check_sizes(inflated: int, packed: int) -> None:
    if inflated > INFLATED_LIMIT:
        raise Unreadable("file.hostile", reason="inflated")
    if inflated > RATIO_FROM and inflated > RATIO_LIMIT * max(packed, 1):
        raise Unreadable("file.hostile", reason="ratio")


def safe_parts(
    path: Path, first: Collection[str] = (), must_hold: Collection[str] = WORKBOOKS
) -> Iterator[tuple[str, bytes]]:
    """Inflate every part, check it and yield it with its name, those of `first` before all; for the child process.

    One of the parts in `must_hold` must be there, where it names any. Raises as check_directory does; a directory that
    lies about a size or a checksum is "file.damaged".
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _check_entries(archive.infolist(), must_hold)
            inflated = 0
            for entry in sorted(archive.infolist(), key=lambda entry: entry.filename not in first):
                content = archive.read(entry)
                inflated += len(content)
                _check_sizes(inflated, max(entry.compress_size, path.stat().st_size))
                if entry.filename.casefold().endswith(_MARKUP) or content[:1] == b"<":
                    check_markup(content)
                yield entry.filename, content
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, EOFError) as error:
        raise Unreadable("file.damaged", path=path.name) from error


def check_markup(content: bytes) -> None:
    """Refuse markup with declarations of its own; raises Unreadable with "file.hostile" or "file.encrypted"."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in content[:4]:
        content = content.replace(b"\0", b"")
    if _DECLARATION.search(content):
        raise Unreadable("file.hostile", reason="doctype")
    if b":encryption-data" in content[:20_000]:
        raise Unreadable("file.encrypted")
