"""Files that come from anywhere: names made harmless, and what can be shown or opened."""

import re
import unicodedata
from collections.abc import Collection
from datetime import datetime
from itertools import count
from pathlib import PurePath
from uuid import UUID

from msgspec import Struct

from crm.domain.codes import FileKind

LONGEST_BYTES = 180
"""Of a name in UTF-8, so that every file system takes it together with a folder of its own."""
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])", re.IGNORECASE)
_FORBIDDEN = frozenset('<>:"/\\|?*')
_PROGRAMS = (
    "app appimage bat bin cmd com command cpl csh deb desktop dll dmg exe gadget hta inf jar js jse ksh lnk msc msi "
    "msp pif pkg pl ps1 ps1xml ps2 psc1 psm1 py pyc pyw rb reg rpm run scf scpt scr sh shb sys url vb vbe vbs vbscript "
    "workflow ws wsc wsf wsh xbap xll"
)
"""Endings of what a system runs."""
IMAGES = ("image/png", "image/jpeg", "image/gif", "image/bmp", "image/webp")
TEXTS = ("text/plain", "text/csv", "text/markdown", "application/json")


class FileRow(Struct, frozen=True):
    """A file kept with an account, perhaps with one of its visits; `size` in bytes.

    `caption` says what a photo shows, and who signed; `issue_id` is the issue that it proves to be answered.
    """

    id: UUID
    version: int
    name: str
    media_type: str
    size: int
    added_at: datetime
    visit_id: UUID | None = None
    kind: FileKind = FileKind.FILE
    caption: str = ""
    issue_id: UUID | None = None


def safe_name(name: str) -> str:
    """Return a file name that harms no system: no folders, no hidden signs, no device names, not too long."""
    plain = unicodedata.normalize("NFC", name.replace("\\", "/").rsplit("/", 1)[-1])
    # Control and format signs include those that turn the direction, which can make "gpj.exe" look like a picture.
    kept = "".join("_" if each in _FORBIDDEN else each for each in plain if unicodedata.category(each)[0] != "C")
    kept = " ".join(kept.split()).strip(" .")
    stem, dot, ending = kept.rpartition(".")
    if not dot:
        stem, ending = kept, ""
    if _RESERVED.fullmatch(kept.split(".")[0].strip()):
        stem = f"_{stem}"
    ending = f".{_cut(ending, 20)}" if ending else ""
    stem = _cut(stem, LONGEST_BYTES - len(ending.encode())).rstrip(" .")
    return f"{stem or '_'}{ending}"


def free_name(name: str, taken: Collection[str]) -> str:
    """Return a name, with a number before its ending when another file has it already."""
    stem, dot, ending = name.rpartition(".") if "." in name else (name, "", "")
    numbered = (f"{stem} ({number}){dot}{ending}" for number in count(2))
    return name if name not in taken else next(each for each in numbered if each not in taken)


def _cut(text: str, most: int) -> str:
    return text.encode()[:most].decode(errors="ignore")


def is_program(name: str) -> bool:
    """Say whether a system would run the file instead of showing it."""
    return PurePath(name.casefold()).suffix.lstrip(".").strip() in _PROGRAMS.split()


def is_image(media_type: str) -> bool:
    return media_type in IMAGES


def is_text(media_type: str) -> bool:
    return media_type in TEXTS
