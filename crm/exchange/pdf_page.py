"""One page of a PDF as pixels."""

from pathlib import Path
from typing import Any

from crm.domain.errors import Unreadable

CHANNELS = 3
WIDEST, HIGHEST = 1200, 4000
"""Pixels of a drawn page: sharp as wide as a preview becomes, and no page can ask for gigabytes."""


def page_of(path: Path, number: int) -> tuple[int, int, int, int, bytes]:
    """Return a page's number from 0, the count of pages, width, height and its pixels as bytes of red, green and blue.

    A number beyond the last page is the last. For the child process: a PDF from outside may end the library.
    Raises Unreadable with "file.encrypted" or "file.damaged".
    """
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(path) as document:
            count = len(document)
            number = max(0, min(number, count - 1))
            page = document[number]
            wide, high = page.get_size()
            bitmap = page.render(scale=min(WIDEST / wide, HIGHEST / high), rev_byteorder=True)
            return number, count, bitmap.width, bitmap.height, _pixels(bitmap)
    except (pypdfium2.PdfiumError, ZeroDivisionError, IndexError) as error:
        code = "file.encrypted" if "password" in str(error).casefold() else "file.damaged"
        raise Unreadable(code, path=path.name, detail=str(error)) from error


def _pixels(bitmap: Any) -> bytes:
    """Return the pixels without what fills each row up to the library's own length."""
    held, row = bytes(bitmap.buffer), bitmap.width * CHANNELS
    return b"".join(held[at : at + row] for at in range(0, bitmap.height * bitmap.stride, bitmap.stride))
