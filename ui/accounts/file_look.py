"""What a preview shows of a file; made beside the window, because pictures take a while."""

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from crm.domain.files import FileRow, is_image, is_text

LARGEST = 1600
"""Pixels of a picture in a preview, across or down."""
LONGEST = 200_000
"""Bytes of a text in a preview."""


@dataclass(frozen=True)
class FileLook:
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


def read_image(data: bytes) -> QImage:
    """Return a picture made smaller; an empty one for what is no picture or would fill the memory."""
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > LARGEST:
        reader.setScaledSize(size.scaled(QSize(LARGEST, LARGEST), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def readable(data: bytes) -> str:
    """Return the text of bytes in UTF-8 or, as older Chinese programs write, in GB 18030; the end may be cut."""
    for name in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(name)
        except UnicodeDecodeError as error:
            if error.start > len(data) - 4:
                return data[: error.start].decode(name, errors="replace")
    return data.decode("utf-8", errors="replace")


def png(image: QImage) -> bytes:
    """Return a picture as the bytes of a PNG file."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(held.data())
