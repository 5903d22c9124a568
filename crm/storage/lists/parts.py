"""What a list is made of, as declarations: a table, columns, and the tables that these columns need."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

from msgspec import Struct, field
from sqlalchemy import ColumnElement, FromClause

from crm.domain.lists import ListColumn, ListKind, SortKey
from crm.domain.settings import SettingValue
from crm.storage.base import AnyTable
from crm.storage.reader import AnySelect, Reader
from crm.storage.settings import all_values

Condition = ColumnElement[bool]
Made = TypeVar("Made")


class Scope:
    """What the parts of one statement share: the day, the settings, and links, made once however often asked."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.today = reader.clock.today()
        self._made: dict[Any, Any] = {}

    @cached_property
    def values(self) -> Mapping[str, SettingValue]:
        """The settings of today."""
        return all_values(self.reader, self.today)

    def once(self, make: Callable[["Scope"], Made]) -> Made:
        """Return what `make` makes of this scope, made only once."""
        if make not in self._made:
            self._made[make] = make(self)
        found: Made = self._made[make]
        return found


class Link(Struct, frozen=True, eq=False):
    """A table that is joined when a column asks for it, after the links that it stands on itself."""

    target: FromClause
    on: Condition
    needs: tuple["Link", ...] = ()
    always: bool = False
    """Every row has one, so that the database may begin with either table."""


class Part(Struct, frozen=True, eq=False):
    """Where the value of a column stands; `order` sorts when the value does not, `label` names a key."""

    value: ColumnElement[Any]
    links: tuple[Link, ...] = ()
    order: tuple[ColumnElement[Any], ...] = ()
    label: ColumnElement[Any] | None = None
    is_moment: bool = False
    """A moment that is filtered by the bureau's days."""


class Many(Struct, frozen=True, eq=False):
    """A column of which a row may have several values: `pairs` selects `row_id`, `value` and `label`."""

    pairs: AnySelect
    first: Part
    """What sorts."""


class Field(Struct, frozen=True):
    """A column and where its values stand; `codes` closes the list of a code, `ranges` are offered by its filter."""

    column: ListColumn
    build: Callable[[Scope], Part | Many]
    codes: frozenset[str] | None = None
    ranges: tuple[str, ...] = ()


class Listed(Struct, frozen=True):
    """One list: what it stands on, whose its rows are, its built-in views, its usual order, how a row is read."""

    kind: ListKind
    table: AnyTable
    fields: Mapping[str, Field]
    views: Mapping[str, Callable[[Scope, UUID | None], Sequence[Condition]]]
    belongs: Callable[[Scope, UUID], Condition]
    words: Callable[[Reader, str], Condition]
    rows: Callable[[Reader, Sequence[UUID]], list[Any]]
    end: tuple[tuple[ColumnElement[Any], bool], ...]
    """What sorts at last, and whether it does from high to low, so that nothing is left to chance."""
    usual: Mapping[str, tuple[SortKey, ...]] = field(default_factory=dict)
    """The order of a built-in view as long as nobody asks for another."""
    base: Callable[[Scope], Sequence[Condition]] = lambda _scope: ()
    """What every row fulfils, in every view."""
    links: tuple[Link, ...] = ()
    """What `base` and `belongs` stand on; it is always joined."""
    sums: Mapping[str, Callable[[Scope], ColumnElement[Any]]] = field(default_factory=dict)
    """What the foot says beside the number of rows: aggregates over the columns of `table`, by their names."""


def by_key(*fields: Field) -> dict[str, Field]:
    """Return fields by the key of their column, in their order."""
    return {each.column.key: each for each in fields}
