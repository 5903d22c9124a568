"""The one engine of all long lists: which rows, in which order, how many, over the declarations of `Listed`."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Column, ColumnElement, FromClause, String, and_, func, select, type_coerce

from crm.domain.errors import Invalid
from crm.domain.keys import Keys
from crm.domain.lists import EVERYTHING, ListQuery, ListTotals, SortKey, storable
from crm.storage.lists.conditions import chosen
from crm.storage.lists.parts import Condition, Field, Link, Listed, Many, Part, Scope
from crm.storage.lists.shared import spelled
from crm.storage.reader import AnySelect, Reader
from crm.storage.types import StoredId


class Chosen:
    """The rows that a query chooses: conditions, and the tables that they and the order stand on."""

    def __init__(self, reader: Reader, listed: Listed, query: ListQuery, without: str | None = None) -> None:
        """Read a query, leaving out the filter of the column `without`.

        Raises Invalid("list.view"), Invalid("list.column") and Invalid("list.filter").
        """
        self.listed = listed
        self.query = query
        self.scope = Scope(reader)
        is_binned = "deleted_at" in listed.table.c
        self.conditions: list[Condition] = [listed.table.c.deleted_at.is_(None)] if is_binned else []
        self._links: dict[Link, None] = {}
        self.join(listed.links)
        self.conditions += listed.base(self.scope)
        if query.person_id is not None:
            self.conditions.append(listed.belongs(self.scope, query.person_id))
        self.conditions += self.view(query.view)
        if (text := storable(query.text)).strip():
            self.conditions.append(listed.words(reader, text))
        for key, values in query.filters.items():
            if values and key != without:
                self._filter(key, values)

    def view(self, name: str) -> list[Condition]:
        """Return the conditions of a built-in view."""
        if name == EVERYTHING:
            return []
        if name not in self.listed.views:
            raise Invalid("list.view", value=name)
        return list(self.listed.views[name](self.scope, self.query.person_id))

    def field(self, key: str) -> Field:
        """Return a column of the list; raises Invalid("list.column")."""
        if key not in self.listed.fields:
            raise Invalid("list.column", value=key)
        return self.listed.fields[key]

    def part(self, each: Field) -> Part | Many:
        """Return where a column stands, and join what it needs."""
        part = self.scope.once(each.build)
        if isinstance(part, Part):
            self.join(part.links)
        return part

    def join(self, links: Iterable[Link]) -> None:
        """Join tables, each once and after what it needs."""
        for link in links:
            self.join(link.needs)
            self._links[link] = None

    def select(self, *columns: Any) -> AnySelect:
        """Return a select of columns over the chosen rows."""
        source: FromClause = self.listed.table
        for link in self._links:
            source = source.join(link.target, link.on, isouter=not link.always)
        return select(*columns).select_from(source).where(*self.conditions)

    def _filter(self, key: str, values: tuple[str, ...]) -> None:
        each = self.field(key)
        if not each.column.is_filtered:
            raise Invalid("list.column", value=key)
        self.conditions.append(chosen(self.scope, each, self.part(each), self.listed.table.c.id, values))


def ids(reader: Reader, listed: Listed, query: ListQuery) -> Keys:
    """Return the key of every row that a query chooses, in its order."""
    found = Chosen(reader, listed, query)
    order = _order(found)
    return reader.keys(found.select(type_coerce(listed.table.c.id, StoredId)).order_by(*order))


def _order(found: Chosen) -> list[ColumnElement[Any]]:
    """Return the keys asked for, or the view's usual ones, and an end that leaves nothing to chance."""
    listed, query = found.listed, found.query
    wanted = query.sort or listed.usual.get(query.view, ())
    return [*(directed for key in wanted for directed in _directed(found, key)), *at_end(found)]


def at_end(found: Chosen) -> list[ColumnElement[Any]]:
    """Return what sorts rows that are equal in everything else."""
    return [_turned(found.scope, one, descending, joined=False) for one, descending in found.listed.end]


def _directed(found: Chosen, key: SortKey) -> list[ColumnElement[Any]]:
    part = found.part(found.field(key.column))
    if isinstance(part, Many):
        part = part.first
        found.join(part.links)
    return [_turned(found.scope, one, key.descending, bool(part.links)) for one in part.order or (part.value,)]


def _turned(scope: Scope, one: ColumnElement[Any], descending: bool, joined: bool) -> ColumnElement[Any]:
    """Return one key of the order with empty values last; where none can be empty an index may serve."""
    sorts = spelled(scope, one) if isinstance(one.type, String) else one
    turned = sorts.desc() if descending else sorts.asc()
    never_empty = isinstance(one, Column) and not one.nullable and not joined
    return turned if never_empty else turned.nulls_last()


def totals(reader: Reader, listed: Listed, query: ListQuery) -> ListTotals:
    """Return how many rows a query chooses, and the sums of the list over them."""
    return _totals(Chosen(reader, listed, query))


def totals_of(reader: Reader, listed: Listed, ids: Sequence[UUID]) -> ListTotals:
    """Return the sums of the list over some of its rows."""
    found = Chosen(reader, listed, ListQuery())
    found.conditions.append(listed.table.c.id.in_(ids))
    return _totals(found)


def _totals(found: Chosen) -> ListTotals:
    names, sums = tuple(found.listed.sums), (each(found.scope) for each in found.listed.sums.values())
    row = found.scope.reader.one(found.select(func.count(), *(func.coalesce(each, 0) for each in sums)))
    assert row is not None
    return ListTotals(row[0], dict(zip(names, map(float, row[1:]), strict=True)))


def count(reader: Reader, listed: Listed, query: ListQuery) -> int:
    """Return how many rows a query chooses."""
    found = reader.scalar(Chosen(reader, listed, query).select(func.count()))
    return int(found or 0)


def view_names(listed: Listed) -> tuple[str, ...]:
    """Return the built-in views of a list, the one that narrows nothing first."""
    return (EVERYTHING, *listed.views)


def view_counts(reader: Reader, listed: Listed, query: ListQuery) -> dict[str, int]:
    """Return how many rows each built-in view shows of whoever's list it is, without text and filters."""
    found = Chosen(reader, listed, ListQuery(person_id=query.person_id))
    views = {name: found.view(name) for name in view_names(listed)}
    columns = [func.count().filter(and_(*view)) if view else func.count() for view in views.values()]
    row = reader.one(found.select(*columns))
    assert row is not None
    return dict(zip(views, row, strict=True))
