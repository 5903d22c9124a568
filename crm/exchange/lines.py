"""Lines of a list that are no rows: blank, total, note, signature and repeated heading lines."""

import re
from collections.abc import Sequence

from crm.domain.reading.text import Cell, fold, is_blank, line

_TOTAL = re.compile(
    r"(?:本页|本月|本年|全局|总)?(?:合计|小计|总计|累计|共计)|grandtotal|subtotal|total|sum", re.IGNORECASE
)
_NOTE = re.compile(
    r"(?:注|备注|说明|附注|附|note|notes|remark|remarks|数据来源|单位)\d*[:：.、]|[*※]|以下空白|以下无正文|续表|接下页|转下页",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"(?:制表|填表|填报|审核|复核|编制|批准|负责)(?:人|单位|日期|时间)?[:：].*|(?:prepared|checked|approved)by:.*",
    re.IGNORECASE,
)


class LineFilter:
    """Tells rows from other lines below one heading row."""

    def __init__(self, headings: Sequence[Cell], matched: frozenset[int], key: int | None) -> None:
        self._headings = tuple(_text(cell) for cell in headings)
        self._matched = matched
        self._key = key

    def is_row(self, cells: Sequence[Cell]) -> bool:
        """Tell whether the cells are a row of the list; quick where the key cell begins with a figure.

        A line with nothing in a matched column holds nothing to take: it is blank, or a note.
        """
        key = cells[self._key] if self._key is not None and self._key < len(cells) else None
        if isinstance(key, str) and key[:1].isdecimal():
            return True
        filled = [(column, cell) for column, cell in enumerate(cells) if not is_blank(cell)]
        if not any(column in self._matched for column, _ in filled):
            return False
        return not (self._is_total(filled, key) or self._is_remark(filled) or self._is_heading(cells))

    def _is_total(self, filled: list[tuple[int, Cell]], key: Cell) -> bool:
        words = [fold(cell).rstrip(":") for _, cell in filled[:3] if isinstance(cell, str) and len(cell) < 30]
        is_total = any(map(_TOTAL.fullmatch, words))
        return is_total and (is_blank(key) or (isinstance(key, str) and fold(key).rstrip(":") in words))

    def _is_remark(self, filled: list[tuple[int, Cell]]) -> bool:
        texts = [fold(cell[:200]) for _, cell in filled if isinstance(cell, str)]
        if len(texts) < len(filled):
            return False
        return (len(texts) == 1 and _NOTE.match(texts[0]) is not None) or all(map(_SIGNATURE.fullmatch, texts))

    def _is_heading(self, cells: Sequence[Cell]) -> bool:
        return tuple(_text(cell) for cell in cells) == self._headings


def _text(cell: Cell) -> str:
    return line(cell[:200]) if isinstance(cell, str) else ("" if cell is None else str(cell))
