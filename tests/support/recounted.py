"""The formulas of a workbook worked out again by arithmetic of the tests: sums, counts, rates and proofs."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<text>\"(?:[^\"]|\"\")*\")|(?P<call>[A-Z]+)\(|"
    r"(?P<name>(?:'(?:[^']|'')+'!|[A-Za-z_]+!)?\$?[A-Za-z_][A-Za-z0-9_.$]*(?::\$?[A-Z]+\$?\d+)?)|"
    r"(?P<sign><>|<=|>=|[-+*/=<>(),]))"
)
Cells = list[tuple[str, int, int]]
ORDER: tuple[tuple[str, ...], ...] = (("=", "<", ">"), ("+", "-"), ("*", "/"))


class Recounted:
    """The values of a workbook's cells with every formula worked out anew; what stands as its result is not read."""

    def __init__(self, path: Path) -> None:
        book = load_workbook(path)
        self.formulas: dict[tuple[str, int, int], str] = {}
        self._values: dict[tuple[str, int, int], Any] = {}
        self._names = {name.casefold(): str(each.attr_text) for name, each in book.defined_names.items()}
        for sheet in book.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    place = (sheet.title, cell.row, cell.column)
                    if cell.data_type == "f":
                        self.formulas[place] = str(cell.value)[1:]
                    elif cell.value is not None:
                        self._values[place] = cell.value

    def value(self, place: tuple[str, int, int]) -> Any:
        """Return the value of a cell."""
        if place in self.formulas and place not in self._values:
            self._values[place] = _Formula(self, place[0], self.formulas[place]).value()
        return self._values.get(place)

    def cells(self, sheet: str, reference: str) -> Cells:
        """Return the cells of a name or a reference."""
        named = self._names.get(reference.casefold())
        if named is not None:
            return self.cells(sheet, named)
        if "!" in reference:
            sheet, _, reference = reference.rpartition("!")
            sheet = sheet.strip("'").replace("''", "'")
        left, top, right, bottom = (side or 0 for side in range_boundaries(reference.replace("$", "")))
        return [(sheet, row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]


class _Formula:
    def __init__(self, book: Recounted, sheet: str, text: str) -> None:
        self._book, self._sheet = book, sheet
        self._tokens = list(_tokens(text))
        self._at = 0

    def value(self) -> Any:
        found = self._level(0)
        assert self._at == len(self._tokens), self._tokens
        return found

    def _next(self) -> tuple[str, str]:
        self._at += 1
        return self._tokens[self._at - 1]

    def _peek(self) -> str:
        return self._tokens[self._at][1] if self._at < len(self._tokens) else ""

    def _level(self, level: int) -> Any:
        if level == len(ORDER):
            return self._atom()
        left = self._level(level + 1)
        while self._at < len(self._tokens) and self._tokens[self._at][0] == "sign" and self._peek() in ORDER[level]:
            left = _applied(self._next()[1], left, self._level(level + 1))
        return left

    def _atom(self) -> Any:
        kind, text = self._next()
        if kind == "number":
            return float(text)
        if kind == "text":
            return text[1:-1].replace('""', '"')
        if kind == "call":
            return self._call(text)
        if kind == "name":
            places = self._book.cells(self._sheet, text)
            return self._book.value(places[0]) if len(places) == 1 else places
        assert text == "(", text
        found = self._level(0)
        assert self._next()[1] == ")"
        return found

    def _call(self, name: str) -> Any:
        begin, given = self._at, []
        while self._peek() != ")":
            given.append((self._at, self._level(0)))
            if self._peek() == ",":
                self._next()
        self._next()
        places = [self._places(at) for at, _ in given]
        values = [value for _, value in given]
        return FUNCTIONS[name](self._book, values, places) if begin else None

    def _places(self, at: int) -> Cells:
        kind, text = self._tokens[at]
        return self._book.cells(self._sheet, text) if kind == "name" else []


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(text):
        found = TOKEN.match(text, at)
        assert found is not None, text[at:]
        at, kind = found.end(), str(found.lastgroup)
        yield kind, found[kind]


def _applied(sign: str, left: Any, right: Any) -> Any:
    left, right = (0 if each is None else each for each in (left, right))
    match sign:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/":
            return left / right if right else "#DIV/0!"
        case "<":
            return left < right
        case ">":
            return left > right
    return left == right


def _numbers(book: Recounted, places: list[Cells]) -> list[float]:
    found = (book.value(place) for cells in places for place in cells)
    return [value for value in found if isinstance(value, int | float) and not isinstance(value, bool)]


def _subtotal(book: Recounted, values: list[Any], places: list[Cells]) -> float:
    """Add up, without other subtotals."""
    assert values[0] == 9
    plain = [[each for each in cells if not book.formulas.get(each, "").startswith("SUBTOTAL")] for cells in places[1:]]
    return sum(_numbers(book, plain))


def _filled(book: Recounted, places: list[Cells]) -> int:
    return sum(book.value(place) is not None for cells in places for place in cells)


FUNCTIONS: dict[str, Callable[[Recounted, list[Any], list[Cells]], Any]] = {
    "SUM": lambda book, _values, places: sum(_numbers(book, places)),
    "COUNT": lambda book, _values, places: len(_numbers(book, places)),
    "COUNTA": lambda book, _values, places: _filled(book, places),
    "SUBTOTAL": _subtotal,
    "INDEX": lambda book, values, places: book.value(places[0][int(values[1]) - 1]),
    "ABS": lambda _book, values, _places: abs(values[0] or 0),
    "IF": lambda _book, values, _places: values[1] if values[0] else values[2],
}


def wrong_formulas(path: Path) -> list[str]:
    """Return the formulas whose result in the file is not what they come to."""
    book, kept = Recounted(path), load_workbook(path, data_only=True)
    found = []
    for place, formula in book.formulas.items():
        sheet, row, column = place
        old, new = kept[sheet].cell(row, column).value, book.value(place)
        new = 0 if new is None else new
        is_same = abs(old - new) <= 1e-9 * max(1, abs(new)) if _are_numbers(old, new) else old == new
        if not is_same:
            found.append(f"{path.name} {sheet} {row},{column} ={formula}: {old!r} is {new!r}")
    return found


def _are_numbers(*values: Any) -> bool:
    return all(isinstance(value, int | float) for value in values)
