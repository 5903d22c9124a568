"""What a filter offers: the values of a column with how many rows have each."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Column, ColumnElement, Subquery, distinct, func, literal, select

from crm.domain.errors import Invalid
from crm.domain.lists import EMPTY, FLAGS, ColumnType, ListChoice, ListQuery, storable
from crm.storage.lists.conditions import any_of
from crm.storage.lists.engine import Chosen
from crm.storage.lists.parts import Field, Listed, Many, Part
from crm.storage.reader import AnySelect, Reader

MOST = 200
"""Values that a filter offers; whoever looks for a rarer one types a part of it."""
RANGES = (ColumnType.NUMBER, ColumnType.DAY)


def choices(reader: Reader, listed: Listed, query: ListQuery, column: str, words: str = "") -> list[ListChoice]:
    """Return the values of a column under the other filters, the most frequent first, but ranges in their own order.

    What the query has chosen is always there, also when no row has it. `words` keeps the values whose text holds
    them. Raises Invalid("list.column").
    """
    found = Chosen(reader, listed, query, without=column)
    each = found.field(column)
    if not each.column.is_filtered:
        raise Invalid("list.column", value=column)
    wanted = tuple(query.filters.get(column, ()))
    if each.column.type in RANGES:
        return _ranges(found, each, wanted)
    made = _values(found, each, words)
    missing = set(wanted) - {choice.value for choice in made}
    names = labels(reader, listed, column, missing) if missing else {}
    return [*made, *(ListChoice(value, 0, names.get(value, "")) for value in wanted if value in missing)]


def labels(reader: Reader, listed: Listed, column: str, values: Collection[str]) -> dict[str, str]:
    """Return the names of the keys that a filter holds, for whoever words it."""
    found = Chosen(reader, listed, ListQuery(filters={column: tuple(values)}))
    each = found.field(column)
    if each.column.type is not ColumnType.KEY:
        return {}
    grouped = _grouped(found, each)
    keys = [UUID(value) for value in values if value != EMPTY]
    rows = reader.rows(select(grouped.c.value, grouped.c.label).where(grouped.c.value.in_(keys)))
    return {str(key): name for key, name in rows if name}


def _ranges(found: Chosen, each: Field, wanted: Sequence[str]) -> list[ListChoice]:
    part = found.part(each)
    assert isinstance(part, Part)
    offered = list(dict.fromkeys((*each.ranges, *(value for value in wanted if value != EMPTY), EMPTY)))
    row = found.scope.reader.one(_counted(found, each, part, offered))
    assert row is not None
    counts = zip(offered, row, strict=True)
    return [ListChoice(value, int(count or 0)) for value, count in counts if count or value in wanted]


def _counted(found: Chosen, each: Field, part: Part, offered: Sequence[str]) -> AnySelect:
    """Return the statement that counts the rows in each range; what is worked out is worked out once a row."""
    if isinstance(part.value, Column):
        ranges = (any_of(found.scope, each, part, part.value, [value]) for value in offered)
        return found.select(*(func.count().filter(one) for one in ranges))
    rows = found.select(part.value.label("value"), func.count().label("count")).group_by(part.value).subquery()
    ranges = (any_of(found.scope, each, part, rows.c.value, [value]) for value in offered)
    return select(*(func.sum(rows.c.count).filter(one) for one in ranges))


def _values(found: Chosen, each: Field, words: str) -> list[ListChoice]:
    grouped = _grouped(found, each)
    statement = select(grouped.c.value, grouped.c.label, grouped.c.count)
    if words := storable(words).strip():
        text = func.lower(grouped.c.label if each.column.type is ColumnType.KEY else grouped.c.value)
        statement = statement.where(text.contains(words.lower(), autoescape=True))
    order = (grouped.c.count.desc(), grouped.c.label.asc().nulls_last(), grouped.c.value.asc().nulls_last())
    rows = found.scope.reader.rows(statement.order_by(*order).limit(MOST))
    return [ListChoice(_text(each, value), count, label or "") for value, label, count in rows]


def _grouped(found: Chosen, each: Field) -> Subquery:
    part = found.part(each)
    return _of_one(found, each, part) if isinstance(part, Part) else _of_many(found, part)


def _of_one(found: Chosen, each: Field, part: Part) -> Subquery:
    """Return value, label and count of a column that has one value a row; empty text is no value."""
    is_text = each.column.type is ColumnType.TEXT
    value: ColumnElement[Any] = func.nullif(part.value, "", type_=part.value.type) if is_text else part.value
    label: ColumnElement[Any] = literal("") if part.label is None else func.min(part.label)
    columns = (value.label("value"), label.label("label"), func.count().label("count"))
    return found.select(*columns).group_by(value).subquery()


def _of_many(found: Chosen, part: Many) -> Subquery:
    """Return value, label and count of a column that may have several values a row, and the rows without any."""
    pairs, rows = part.pairs.subquery(), found.select(found.listed.table.c.id.label("id")).subquery()
    joined = rows.outerjoin(pairs, pairs.c.row_id == rows.c.id)
    columns = (
        pairs.c.value.label("value"),
        func.min(pairs.c.label).label("label"),
        func.count(distinct(rows.c.id)).label("count"),
    )
    return select(*columns).select_from(joined).group_by(pairs.c.value).subquery()


def _text(each: Field, value: Any) -> str:
    """Return a value as a filter holds it."""
    if value is None:
        return EMPTY
    if each.column.type is ColumnType.FLAG:
        return next(name for name, flag in FLAGS.items() if flag == bool(value))
    return str(value)
