"""The process that looks into a file: `python -m crm.exchange.inside_child FILE KIND PAGE MB SECONDS`.

A hostile file can make its reader abort, hang or eat memory; here that ends this process only. The answer goes to
standard output as one pickle of plain values: ("page", number, count, width, height, pixels),
("sheets", [(name, rows as text, count)]), ("words", text) or ("refused", code, values).
"""

import pickle
import sys
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from crm.domain.errors import Unreadable
from crm.domain.file_looks import LONGEST_WORDS, LookKind
from crm.domain.reading.text import shown
from crm.exchange.child import read_book
from crm.exchange.document_words import words_of
from crm.exchange.pdf_page import page_of
from crm.exchange.process_limits import limit_process

SHEETS, ROWS, COLUMNS, CELL = 20, 200, 40, 200
"""What a look shows at most of a workbook: sheets, rows and columns of each, characters of a cell."""


def main(arguments: list[str]) -> int:
    """Look into the file named in the arguments and write the answer."""
    path, kind, page, megabytes, seconds = arguments
    limit_process(int(megabytes), int(seconds))
    try:
        answer = _look(Path(path), LookKind(kind), int(page))
    except Unreadable as error:
        answer = ("refused", error.code, error.values)
    except MemoryError:
        answer = ("refused", "file.beyond_limits", {})
    except BaseException as error:  # a panic in a reader's Rust code derives from BaseException
        answer = ("refused", "file.damaged", {"detail": type(error).__name__})
    sys.stdout.buffer.write(pickle.dumps(answer, protocol=5))
    sys.stdout.buffer.flush()
    return 0


def _look(path: Path, kind: LookKind, page: int) -> tuple[Any, ...]:
    if kind is LookKind.PAGES:
        return "page", *page_of(path, page)
    if kind is LookKind.WORDS:
        return "words", words_of(path, LONGEST_WORDS)
    sheets = read_book(path)[:SHEETS]
    return "sheets", [(name, _texts(rows), len(rows)) for name, is_hidden, rows, *_rest in sheets if not is_hidden]


def _texts(rows: Sequence[Sequence[Any]]) -> list[list[str]]:
    """Return the first rows as text, each as long as the longest of them."""
    texts = [[shown(cell)[:CELL] for cell in islice(row, COLUMNS)] for row in islice(rows, ROWS)]
    width = max((place for row in texts for place, cell in enumerate(row, start=1) if cell), default=0)
    return [row[:width] + [""] * (width - len(row)) for row in texts]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
