"""Text cells: what a person sees in the cell, without what only the machine sees."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Generic, TypeVar

from msgspec import Struct

from crm.domain.errors import Invalid

Cell = str | float | int | bool | date | datetime | time | timedelta | None
"""What a file holds in one cell; a cell without content is None or an empty text."""

Value = TypeVar("Value")

LINE_LIMIT = 500
PARAGRAPH_LIMIT = 32_767  # what one Excel cell can hold

_UNSEEN = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF])
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BLANKS = re.compile(r"\s+")
_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029]")
_LIST = re.compile(r"[;；、,，/／|\n]+")


class Partly(Struct, Generic[Value], frozen=True):
    """What could be read of a cell that holds several things, and the pieces that could not."""

    value: Value
    unread: tuple[str, ...] = ()


def is_blank(value: Cell) -> bool:
    """Tell whether a cell holds nothing that a person sees."""
    if value is None or value == "":
        return True
    return isinstance(value, str) and not value.isalnum() and not value.translate(_UNSEEN).strip()


def shown(value: Cell) -> str:
    """Return the cell as text: 81.0 is "81", a date is ISO."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e16:
        return str(int(value))
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value)


def line(value: Cell) -> str:
    """Return one line of text as typed, without unseen characters and doubled blanks.

    Raises Invalid("cell.too_long") above LINE_LIMIT characters.
    """
    text = _one_line(shown(value))
    if len(text) > LINE_LIMIT:
        raise Invalid("cell.too_long", value=text[:40], limit=LINE_LIMIT)
    return text


def _one_line(text: str) -> str:
    if text.isprintable() and "  " not in text:  # most cells: nothing to clean
        return text.strip()
    return _BLANKS.sub(" ", _CONTROL.sub("", text.translate(_UNSEEN))).strip()


def paragraph(value: Cell) -> str:
    """Return text with its line ends; raises Invalid("cell.too_long") above PARAGRAPH_LIMIT characters."""
    text = _CONTROL.sub("", _LINE_ENDS.sub("\n", shown(value).translate(_UNSEEN))).strip()
    if len(text) > PARAGRAPH_LIMIT:
        raise Invalid("cell.too_long", value=text[:40], limit=PARAGRAPH_LIMIT)
    return text


def narrow(value: Cell) -> str:
    """Return one line with full-width letters, figures and signs made narrow."""
    text = shown(value)
    return _one_line(text if text.isascii() else unicodedata.normalize("NFKC", text))


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return the form in which two writings of one word are equal: narrow, lower case, no blanks."""
    return re.sub(r"[\s\-_]+", "", narrow(text).casefold())


def pieces(value: Cell) -> tuple[str, ...]:
    """Split a cell that lists several things by ; , 、 / or line ends."""
    return tuple(piece for part in _LIST.split(paragraph(value)) if (piece := line(part)))


def names(value: Cell) -> tuple[str, ...]:
    """Return the persons named in a cell, once each; Chinese names may be set apart by blanks only."""
    found: list[str] = []
    for piece in pieces(value):
        parts = piece.split(" ")
        chinese = len(parts) > 1 and all(1 < len(part) < 5 and not part.isascii() for part in parts)
        found.extend(parts if chinese else [piece])
    return tuple(dict.fromkeys(found))
