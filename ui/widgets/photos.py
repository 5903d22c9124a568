"""Pictures from files: upright and small enough to be kept, or made smaller to be looked at; for any thread."""

from pathlib import PurePath

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from crm.domain.errors import Unreadable

LARGEST = 1600
"""Pixels of a picture in a preview, across or down."""
QUALITY = 88
JPEG_START, JPEG_PICTURE, JPEG_END = b"\xff\xd8", b"\xff\xda", b"\xff\xd9"
ENDINGS = frozenset({"jpg", "jpeg", "png", "webp", "bmp", "gif", "heic", "heif", "tif", "tiff", "jfif"})
"""What is taken for a photo by its name; whether it can be read shows when it is."""


def is_photo(name: str) -> bool:
    """Say whether a file is taken for a photo."""
    return PurePath(name.casefold()).suffix.lstrip(".") in ENDINGS


def read_image(data: bytes, longest: int = LARGEST) -> QImage:
    """Return a picture upright and made smaller; an empty one for what is no picture or would fill the memory."""
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > longest:
        reader.setScaledSize(size.scaled(QSize(longest, longest), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def kept_photo(name: str, data: bytes, longest: int) -> tuple[str, bytes]:
    """Return the name and bytes under which a photo is kept: upright, at most so many pixels long, without its place.

    It is written anew as JPEG, or as PNG when it can be seen through, so that the place and the camera that a phone
    writes into its pictures do not go along. Raises Unreadable("photo.unreadable"), also for a picture whose rest is
    missing.
    """
    image = QImage() if is_cut_off(data) else read_image(data, longest)
    if image.isNull():
        raise Unreadable("photo.unreadable", name=name[:80])
    kind, ending = ("PNG", "png") if image.hasAlphaChannel() else ("JPEG", "jpg")
    stem = PurePath(name).stem or "photo"
    return f"{stem}.{ending}", encoded(image, kind)


def is_cut_off(data: bytes) -> bool:
    """Say whether a JPEG breaks off before its end, where the reader would fill in grey and say nothing.

    The lengths of the parts before the picture lead over a small picture inside them, which has an end of its own.
    """
    if not data.startswith(JPEG_START):
        return False
    place = len(JPEG_START)
    while data[place : place + 1] == b"\xff" and data[place : place + 2] != JPEG_PICTURE:
        place += 2 + int.from_bytes(data[place + 2 : place + 4], "big")
    return data.find(JPEG_END, place) < 0


def encoded(image: QImage, kind: str = "PNG") -> bytes:
    """Return a picture as the bytes of a file."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind, QUALITY if kind == "JPEG" else -1)  # type: ignore[call-overload]
    return bytes(held.data())
