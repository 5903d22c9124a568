"""A workbook that is made before it is written: looked at sheet by sheet, or saved."""

from pathlib import Path

from msgspec import Struct

from crm.domain.sheet_previews import SheetPreview
from crm.exchange.book_model import Book
from crm.exchange.book_writer import write_book
from crm.exchange.preview import previews
from crm.storage.reader import Reader


class MadeBook(Struct, frozen=True):
    """`count` is how many rows it tells of, for whoever says what was saved."""

    book: Book
    count: int

    def sheets(self, limit: int) -> list[SheetPreview]:
        """Return every sheet with so many of its first rows."""
        return previews(self.book, limit)

    def save(self, reader: Reader, out: Path, language: str) -> int:
        """Write it and return its count; raises Cancelled, DiskFull, NotFound or Denied, an older file is as it was."""
        write_book(out, self.book, language, reader.progress)
        return self.count
