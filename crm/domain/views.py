"""Saved views: a list's filters, order and columns under a name of somebody's own."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from msgspec import Struct, field, to_builtins

from crm.domain.errors import Invalid
from crm.domain.lists import EVERYTHING, ListKind, ListQuery, SortKey, storable

LONGEST_NAME = 60


class ShownColumn(Struct, frozen=True):
    """A column that a view shows, and how wide, in pixels at scale 1; None leaves the width to the page."""

    key: str
    width: int | None = None


class ViewDefinition(Struct, frozen=True):
    """What a view keeps; `base` is the built-in view that it narrows. No columns at all means the usual ones."""

    base: str = EVERYTHING
    text: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: tuple[SortKey, ...] = ()
    columns: tuple[ShownColumn, ...] = ()

    def query(self, person_id: UUID | None) -> ListQuery:
        """Return what the view asks of the rows of one manager, or of everybody's."""
        return ListQuery(self.base, person_id, self.text, self.filters, self.sort)


class SavedViewRow(Struct, frozen=True):
    """A view in the order of its position; without a person it is everybody's."""

    id: UUID
    version: int
    kind: ListKind
    person_id: UUID | None
    name: str
    position: int
    definition: ViewDefinition


def checked_name(name: str) -> str:
    """Return a name without spaces around it; raises Invalid("view.no_name") and Invalid("view.long_name")."""
    plain = " ".join(storable(name).split())
    if not plain:
        raise Invalid("view.no_name")
    if len(plain) > LONGEST_NAME:
        raise Invalid("view.long_name", limit=LONGEST_NAME)
    return plain


def as_text(definition: ViewDefinition) -> str:
    """Return a definition as JSON."""
    return json.dumps(to_builtins(definition), ensure_ascii=False, sort_keys=True)


def from_text(text: str) -> ViewDefinition:
    """Return a definition from JSON; what cannot be read, of a later program perhaps, is left out."""
    try:
        found = json.loads(text)
    except ValueError:
        return ViewDefinition()
    if not isinstance(found, dict):
        return ViewDefinition()
    return ViewDefinition(
        _text(found.get("base"), EVERYTHING),
        _text(found.get("text"), ""),
        {key: tuple(map(str, values)) for key, values in _items(found.get("filters")) if isinstance(values, list)},
        tuple(SortKey(str(each["column"]), bool(each.get("descending"))) for each in _named(found, "sort", "column")),
        tuple(ShownColumn(str(each["key"]), _width(each.get("width"))) for each in _named(found, "columns", "key")),
    )


def _text(value: object, usual: str) -> str:
    return value if isinstance(value, str) else usual


def _items(value: object) -> list[tuple[str, Any]]:
    return list(value.items()) if isinstance(value, dict) else []


def _named(found: dict[str, Any], part: str, name: str) -> list[dict[str, Any]]:
    """Return the entries of a part that are objects with a name."""
    every = found.get(part)
    return [each for each in every if isinstance(each, dict) and name in each] if isinstance(every, list) else []


def _width(value: object) -> int | None:
    return value if isinstance(value, int) and value > 0 else None
