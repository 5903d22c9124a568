"""What is shown of a workbook's sheets before they are written, or of those that a file holds."""

from msgspec import Struct


class SheetPreview(Struct, frozen=True):
    """One sheet's first rows; `count` is how many rows the file holds, `figures` tells which columns are figures.

    `key` tells sheets of one file apart, `title` is what the tab shows.
    """

    key: str
    title: str
    headings: list[str]
    rows: list[list[str]]
    count: int
    figures: tuple[bool, ...]
