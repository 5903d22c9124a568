"""What a preview shows of a file; made beside the window, because pictures take a while."""

from msgspec import Struct
from PySide6.QtGui import QImage

from crm.domain.files import FileRow, is_image, is_text
from ui.widgets.photos import read_image

LONGEST = 200_000
"""Bytes of a text in a preview."""


class FileLook(Struct, frozen=True):
    """A file with its picture or its text; with neither there is no preview."""

    row: FileRow
    image: QImage | None = None
    text: str | None = None


def look_at(row: FileRow, data: bytes) -> FileLook:
    """Return what can be shown of some bytes."""
    if is_image(row.media_type):
        image = read_image(data)
        return FileLook(row, None if image.isNull() else image)
    return FileLook(row, text=readable(data)) if is_text(row.media_type) else FileLook(row)


def readable(data: bytes) -> str:
    """Return the text of bytes in UTF-8 or, as older Chinese programs write, in GB 18030; the end may be cut."""
    for name in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(name)
        except UnicodeDecodeError as error:
            if error.start > len(data) - 4:
                return data[: error.start].decode(name, errors="replace")
    return data.decode("utf-8", errors="replace")
