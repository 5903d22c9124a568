"""What a preview shows of a file; made beside the window, because pictures and other programs' files take a while."""

from pathlib import Path
from typing import Any
from uuid import UUID

from msgspec import Struct
from PySide6.QtGui import QImage

from crm.domain.errors import Unreadable
from crm.domain.file_looks import LONGEST_WORDS, Inside, LookKind, look_kind
from crm.domain.files import FileRow, is_image, is_text
from crm.usecases.attachments import beginning, content, file_row
from crm.usecases.file_looks import look_into
from ui.widgets.photos import read_image


class FileLook(Struct, frozen=True):
    """A file with its picture, its text, what is inside it, or why that cannot be shown; else there is no preview."""

    row: FileRow
    image: QImage | None = None
    text: str | None = None
    inside: Inside | None = None
    problem: Unreadable | None = None


def look_at(reader: Any, key: UUID, folder: Path, page: int = 0) -> FileLook:
    """Return what can be shown of a file; copies for other programs' files go into the folder, pages count from 0."""
    row = file_row(reader, key)
    if kind := look_kind(row.name):
        return _inside(reader, row, kind, folder, page)
    if is_image(row.media_type):
        image = read_image(content(reader, key)[1])
        return FileLook(row, None if image.isNull() else image)
    if is_text(row.media_type):
        return FileLook(row, text=readable(beginning(reader, key, LONGEST_WORDS)))
    return FileLook(row)


def _inside(reader: Any, row: FileRow, kind: LookKind, folder: Path, page: int) -> FileLook:
    try:
        return FileLook(row, inside=look_into(reader, row.id, kind, folder, page))
    except Unreadable as error:
        return FileLook(row, problem=error)


def readable(data: bytes) -> str:
    """Return the text of bytes in UTF-8 or, as older Chinese programs write, in GB 18030; the end may be cut."""
    for name in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(name)
        except UnicodeDecodeError as error:
            if error.start > len(data) - 4:
                return data[: error.start].decode(name, errors="replace")
    return data.decode("utf-8", errors="replace")
