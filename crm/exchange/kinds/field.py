"""What a kind of list is made of."""

from collections.abc import Callable
from functools import partial
from typing import Any

from msgspec import Struct

from crm.domain.errors import Invalid
from crm.domain.imports import Draft, Problem
from crm.domain.reading.numbers import Units
from crm.domain.reading.text import Cell

Read = Callable[..., object]
"""Takes a cell, and where units count, the factor of a figure without unit."""
Looks = Callable[[Cell], bool]
Check = Callable[[dict[str, Any], int, list[Problem]], None]


class Field(Struct, frozen=True):
    """A field of a list.

    A bad cell refuses its row when the field is required or `strict` (figures and dates: leaving one out would
    falsify sums); otherwise the cell alone is left out with a warning. A required field may be blank where the field
    `or_else` is not. `units` are those a heading may name. `piece_code` is the code for a piece of a list cell that
    could not be read. A column under an unknown heading goes to the field whose cells `looks` knows.
    """

    id: str
    read: Read
    required: bool = False
    strict: bool = False
    units: Units | None = None
    piece_code: str = ""
    or_else: str = ""
    looks: Looks | None = None

    @property
    def refuses(self) -> bool:
        return self.required or self.strict

    def reader(self, factor: float) -> Read:
        """Return the reader for a column whose heading gives bare figures this factor."""
        return partial(self.read, factor=factor) if self.units and factor != 1 else self.read


def no_check(values: dict[str, Any], row: int, problems: list[Problem]) -> None:
    """Check nothing."""


class ListKind(Struct, frozen=True):
    """A kind of list as data.

    `fields` takes the reader of account numbers, whose lengths are a setting. Two rows are one when the fields of
    `key` are equal (the latest of them counts); without a key only when they are the same in everything.
    """

    draft: type[Draft]
    fields: Callable[[Read], list[Field]]
    check: Check = no_check
    key: tuple[str, ...] = ()


def readable(read: Read) -> Looks:
    """Return whether a cell looks like what a reader takes: for readers that take few things only."""

    def looks(cell: Cell) -> bool:
        try:
            read(cell)
        except Invalid:
            return False
        return True

    return looks
