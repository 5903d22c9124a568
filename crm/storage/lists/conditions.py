"""A filter of a list as a condition of a statement."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, false, or_, select

from crm.domain.clock import at_local
from crm.domain.errors import Invalid
from crm.domain.lists import EMPTY, FLAGS, ColumnType, day_range, number_range, storable
from crm.storage.lists.parts import Condition, Field, Many, Part, Scope


def chosen(
    scope: Scope, each: Field, part: Part | Many, row_id: ColumnElement[Any], values: Sequence[str]
) -> Condition:
    """Return the condition of one filter: any of its values. Raises Invalid("list.filter")."""
    if isinstance(part, Part):
        return any_of(scope, each, part, part.value, values)
    pairs = part.pairs.subquery()
    full = [value for value in values if value != EMPTY]
    found: list[Condition] = []
    if full:
        of_value = any_of(scope, each, part, pairs.c.value, full)
        found.append(row_id.in_(select(pairs.c.row_id).where(of_value)))
    if EMPTY in values:
        found.append(~exists().where(pairs.c.row_id == row_id))
    return or_(*found)


def any_of(scope: Scope, each: Field, part: Part | Many, value: ColumnElement[Any], values: Sequence[str]) -> Condition:
    """Return the condition that an expression has one of a filter's values."""
    found: list[Condition] = []
    plain = [_plain(each, text) for text in values if text != EMPTY] if not _is_range(each) else []
    if plain:
        found.append(value.in_(plain))
    if EMPTY in values:
        found.append(is_empty(each, value))
    if _is_range(each):
        found += [_range(scope, each, part, value, text) for text in values if text != EMPTY]
    return or_(*found) if found else false()


def is_empty(each: Field, value: ColumnElement[Any]) -> Condition:
    """Return the condition that a row has no value."""
    if each.column.type is ColumnType.TEXT:
        return or_(value.is_(None), value == "")
    return value.is_(None)


def _is_range(each: Field) -> bool:
    return each.column.type in (ColumnType.NUMBER, ColumnType.DAY)


def _plain(each: Field, text: str) -> Any:
    """Return a filter's value as the database knows it."""
    if each.column.type is ColumnType.KEY:
        try:
            return UUID(text)
        except ValueError as error:
            raise Invalid("list.filter", value=text) from error
    if each.column.type is ColumnType.FLAG:
        if text not in FLAGS:
            raise Invalid("list.filter", value=text)
        return FLAGS[text]
    if each.codes is not None and text not in each.codes:
        raise Invalid("list.filter", value=text)
    return storable(text)


def _range(scope: Scope, each: Field, part: Part | Many, value: ColumnElement[Any], text: str) -> Condition:
    if each.column.type is ColumnType.NUMBER:
        low, high = number_range(text)
        return _between(value, low, high)
    first, last = day_range(text, scope.today)
    if isinstance(part, Part) and part.is_moment:
        return _in_days(scope, value, first, last)
    found = [value >= first] if first is not None else []
    if last is not None:
        found.append(value <= last)
    return and_(value.is_not(None), *found)


def _between(value: ColumnElement[Any], low: float | None, high: float | None) -> Condition:
    found = [value >= low] if low is not None else []
    if high is not None:
        found.append(value < high)
    return and_(value.is_not(None), *found)


def _in_days(scope: Scope, value: ColumnElement[Any], first: date | None, last: date | None) -> Condition:
    """Return the condition that a moment lies in the bureau's days from first to last."""
    zone = scope.reader.clock.zone
    found = [value >= at_local(_near(first), zone=zone)] if first is not None else []
    if last is not None:
        found.append(value < at_local(_near(last) + timedelta(days=1), zone=zone))
    return and_(value.is_not(None), *found)


def _near(day: date) -> date:
    """Return a day that has moments in both databases: nothing that is kept lies beyond."""
    return min(max(day, date(1900, 1, 1)), date(9998, 12, 31))
