"""What makes one list different from another, as data."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from msgspec import Struct, field
from PySide6.QtCore import Signal

from crm.domain.changes import Kind
from crm.domain.lists import ListKind, ListTotals, SortKey
from ui.context import Context
from ui.widgets.card import Card
from ui.widgets.table.column import Column


class ViewTab(Struct, frozen=True):
    """A built-in view: its id in crm.usecases.lists, its name, and its order where that is not the list's own."""

    key: str
    label: str
    sort: tuple[SortKey, ...] = ()


class Emptiness(Struct, frozen=True):
    """What stands in an empty list: what is true, what happens next, and a way on with the page that it opens."""

    title: str
    detail: str
    action: str = ""
    page: str = ""


class ListWords(Struct, frozen=True):
    """The words of a list; `shown` says how many rows `{count}` of `{total}` are shown."""

    title: str
    filter_hint: str
    shown: str
    hint: str
    failed: str
    hidden: str
    """What is true when the filters hide every row."""
    nothing_yet: Emptiness
    nothing_left: Mapping[str, Emptiness] = field(default_factory=dict)
    """By view: what is true when nothing is left in it."""
    file: str = ""
    """The table's name in the file name of an export (domain.md section 13)."""
    sums: Callable[[ListTotals], list[str]] | None = None
    """What the foot says of the sums of rows (`Listed.sums`)."""


class Edit(Struct, frozen=True):
    """How a column is edited in place: `write(work, row, text)` changes it, `undo(row)` names the change in words."""

    write: Callable[[Any, Any, str], object]
    undo: Callable[[Any], str]


class ListPanel(Card):
    """A side panel: the current row in brief."""

    closed = Signal()

    def show_row(self, key: UUID | None, row: Any) -> None:
        """Show a row; `row` is what the list knows of it, None while that is not there."""
        raise NotImplementedError


class ListSpec(Struct, frozen=True):
    """One list. `columns` are all it can show, by the keys of crm.usecases.lists; the first one carries the checks."""

    kind: ListKind
    row_kind: Kind
    watched: tuple[Kind, ...]
    """A change of these makes the page look again."""
    icon: str
    columns: Sequence[Column]
    shown: tuple[str, ...]
    views: tuple[ViewTab, ...]
    sort: tuple[SortKey, ...]
    words: ListWords
    name_of: Callable[[Any], str]
    account_of: Callable[[Any], UUID | None]
    pinned: tuple[str, ...] = ()
    """Filters whose chips are always in view."""
    whole: frozenset[str] = frozenset()
    """Columns that count: their ranges are worded by whole numbers."""
    value_words: Mapping[str, Callable[[str], str]] = field(default_factory=dict)
    """By column: what a filter's value is called, "" where the general words do."""
    edits: Mapping[str, Edit] = field(default_factory=dict)
    panel: Callable[[Context], ListPanel] | None = None
    panel_width: int = 340
