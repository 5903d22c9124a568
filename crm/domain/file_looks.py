"""What can be shown of a file that another program made: a page, sheets or words."""

from enum import StrEnum
from pathlib import PurePath

from msgspec import Struct

from crm.domain.sheet_previews import SheetPreview

LONGEST_WORDS = 200_000
"""Characters of a text in a preview."""


class LookKind(StrEnum):
    """How a file is shown."""

    PAGES = "pages"
    SHEETS = "sheets"
    WORDS = "words"


_KINDS = {
    LookKind.PAGES: (".pdf",),
    LookKind.SHEETS: (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"),
    LookKind.WORDS: (".docx", ".docm", ".pptx", ".pptm", ".odt", ".odp"),
}
_BY_ENDING = {ending: kind for kind, endings in _KINDS.items() for ending in endings}


class PageLook(Struct, frozen=True):
    """One drawn page, `number` from 0 of `count`; `pixels` are rows of red, green and blue bytes without padding."""

    number: int
    count: int
    width: int
    height: int
    pixels: bytes


class SheetsLook(Struct, frozen=True):
    """The first rows of the sheets of a workbook."""

    sheets: tuple[SheetPreview, ...]


class WordsLook(Struct, frozen=True):
    """The words of a document without their looks, a paragraph a line and the cells of a table's row by tabs."""

    text: str


Inside = PageLook | SheetsLook | WordsLook


def look_kind(name: str) -> LookKind | None:
    """Return how a file is shown by the ending of its name; None where only its own program can show it."""
    return _BY_ENDING.get(PurePath(name.casefold()).suffix)
