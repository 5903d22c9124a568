"""Where references stand after a row became several: of cells, ranges and formulas."""

import re
from collections.abc import Callable

from msgspec import Struct

_CELL = r"(\$?)([A-Z]{1,3})(\$?)(\d{1,7})"
_AREA = re.compile(rf"{_CELL}(?::{_CELL})?")
_ROWS = re.compile(r"(\$?)(\d{1,7}):(\$?)(\d{1,7})")


class Growth(Struct, frozen=True):
    """Row `at` of a sheet stands `count` times, one under the other; what was below is `count - 1` rows lower."""

    sheet: str
    at: int
    count: int

    def start(self, row: int) -> int:
        """Return where a cell, or the first row of a range, stands now."""
        return row + self.count - 1 if row > self.at else row

    def end(self, row: int) -> int:
        """Return where the last row of a range stands now: a range over the row spans all of its copies."""
        return row + self.count - 1 if row >= self.at else row

    def area(self, reference: str) -> str:
        """Return a reference without a sheet, such as A1, $A$1:B2 or 3:4, as it stands now."""
        if found := _ROWS.fullmatch(reference):
            return f"{found[1]}{self.start(int(found[2]))}:{found[3]}{self.end(int(found[4]))}"
        found = _AREA.fullmatch(reference)
        if found is None:
            return reference
        first = f"{found[1]}{found[2]}{found[3]}{self.start(int(found[4]))}"
        if found[6] is None:
            return first
        return f"{first}:{found[5]}{found[6]}{found[7]}{self.end(int(found[8]))}"

    def spread(self, reference: str) -> str:
        """Return what a format or a chart spans now: of a single cell in the row all of its copies."""
        found = _AREA.fullmatch(reference)
        if found is None or found[6] is not None or int(found[4]) != self.at or self.count == 1:
            return self.area(reference)
        return f"{reference}:{found[1]}{found[2]}{found[3]}{self.end(self.at)}"

    def areas(self, references: str) -> str:
        """Return several references apart by blanks, as `spread` does."""
        return " ".join(map(self.spread, references.split(" ")))

    def chart(self, text: str) -> str:
        """Return what a chart shows."""
        return mapped(text, lambda sheet, area: self.spread(area) if sheet == self.sheet else area)

    def formula(self, text: str, home: str) -> str:
        """Return a formula (without its =) of a cell on the sheet `home` as it stands now."""
        return mapped(text, lambda sheet, area: self.area(area) if (sheet or home) == self.sheet else area)


def mapped(text: str, change: Callable[[str, str], str]) -> str:
    """Return a formula with each of its references changed by `change(sheet or "", area)`."""
    from openpyxl.formula.tokenizer import Token, Tokenizer

    found = Tokenizer(f"={text}")
    for token in found.items:
        if token.type == Token.OPERAND and token.subtype == Token.RANGE:
            sheet, area = apart(token.value)
            prefix = token.value[: len(token.value) - len(area)]
            token.value = prefix + change(sheet, area)
    return str(found.render())[1:]


def apart(reference: str) -> tuple[str, str]:
    """Return sheet ("" when none is named) and area of a reference."""
    name, mark, area = reference.rpartition("!")
    if not mark:
        return "", reference
    return (name[1:-1].replace("''", "'") if name.startswith("'") else name), area


def moved_down(text: str, row: int, by: int, home: str) -> str:
    """Return the formula of a copy of a row, `by` rows below it: its own row's cells are the copy's."""

    def change(sheet: str, area: str) -> str:
        found = _AREA.fullmatch(area)
        if found is None or (sheet or home) != home:
            return area
        first = _down(found[1], found[2], found[3], int(found[4]), row, by)
        if found[6] is None:
            return first
        return f"{first}:{_down(found[5], found[6], found[7], int(found[8]), row, by)}"

    return mapped(text, change)


def _down(mark: str, column: str, fixed: str, number: int, row: int, by: int) -> str:
    return f"{mark}{column}{fixed}{number + by if number == row and not fixed else number}"
