"""Rows of a long sheet as XML in the styles of the book around them: written as they come, never all in memory."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from crm.exchange.sheet_xml import SHORT, serial, text_cell

BLOCK = 1 << 18
Writer = Callable[[Any], str]


def row_writer(styles: Sequence[int]) -> Callable[[Sequence[Any]], str]:
    """Return what makes a row of cells, each in the style of its column and by what it is."""
    writers = [_cell_writer(style) for style in styles]

    def row(values: Sequence[Any]) -> str:
        cells = [write(value) for write, value in zip(writers, values, strict=True)]
        return f"<row>{''.join(cells)}</row>"

    return row


def blocks(rows: Iterable[str]) -> Iterator[bytes]:
    """Yield text in blocks that are worth packing."""
    waiting: list[str] = []
    size = 0
    for piece in rows:
        waiting.append(piece)
        size += len(piece)
        if size >= BLOCK:
            yield "".join(waiting).encode()
            waiting, size = [], 0
    if waiting:
        yield "".join(waiting).encode()


def _cell_writer(style: int) -> Writer:
    nothing = f'<c s="{style}"/>'

    @lru_cache(maxsize=4096)
    def short(value: str) -> str:
        return text_cell(value, style)

    def write(value: Any) -> str:
        if value is None or value == "":
            return nothing
        kind = type(value)
        if kind is str:
            return short(value) if len(value) <= SHORT else text_cell(value, style)
        if kind is int or kind is float:
            return f'<c s="{style}"><v>{value!r}</v></c>' if value - value == 0 else nothing
        days = serial(value)
        return text_cell(str(value), style) if days is None else f'<c s="{style}"><v>{days!r}</v></c>'

    return write
