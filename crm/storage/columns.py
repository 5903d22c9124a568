"""Reads the columns of a table's class: `name: Named[str | None]`, with `= column(...)` where more is to be said.

SQLAlchemy reads such classes too, but interprets each of a thousand annotations anew, copies every column that says
more, and gives each a type of its own that is then prepared for the database: a third of what the tables took at every
start.
"""

from datetime import date, time
from functools import cache
from inspect import get_annotations
from types import NoneType
from typing import Any, TypeAlias, get_args

from sqlalchemy import Boolean, Column, Date, Double, Integer, LargeBinary, String, Time, TypedColumns
from sqlalchemy.types import TypeEngine

Stored: TypeAlias = type[TypeEngine[Any]] | TypeEngine[Any]
KINDS: dict[Any, type[TypeEngine[Any]]] = {
    str: String,
    int: Integer,
    float: Double,
    bool: Boolean,
    date: Date,
    time: Time,
    bytes: LargeBinary,
}
"""What an annotation is stored as by itself; keys and moments name their types."""


class _Said:
    """What a class says of a column beside its annotation."""

    def __init__(self, kind: Stored | None, more: tuple[Any, ...], options: dict[str, Any]) -> None:
        self.kind, self.more, self.options = kind, more, options


NOTHING = _Said(None, (), {})


def column(kind: Stored | None = None, *more: Any, **options: Any) -> Any:
    """Say more of a column than its annotation does, as to SQLAlchemy's Column; `kind` in the place of its own type."""
    return _Said(kind, more, options)


def columns_of(declared: type[TypedColumns]) -> list[Column[Any]]:
    """Return new columns as a class and those that it stands on declare them, theirs first."""
    found: dict[str, Column[Any]] = {}
    for each in reversed(declared.__mro__):
        if issubclass(each, TypedColumns):
            said = vars(each)
            for name, annotation in get_annotations(each).items():
                found[name] = _column(name, annotation, said.get(name, NOTHING))
    return list(found.values())


def _column(name: str, annotation: Any, said: _Said) -> Column[Any]:
    plain, is_optional = _read(annotation)
    kind = plain if said.kind is None else said.kind
    if kind is None:
        raise TypeError(f"{name}: {annotation} does not say how it is stored")
    return Column(name, _one_of(kind), *said.more, nullable=is_optional, **said.options)


@cache
def _read(annotation: Any) -> tuple[Stored | None, bool]:
    """Return what `Named[...]` is stored as, and whether it may be missing."""
    (meant,) = get_args(annotation)
    kinds = get_args(meant) or (meant,)
    (kind,) = (each for each in kinds if each is not NoneType)
    return KINDS.get(kind), len(kinds) > 1


def _one_of(kind: Any) -> TypeEngine[Any]:
    """Return the one type that all columns of a kind share."""
    return _shared(kind) if isinstance(kind, type) else kind


@cache
def _shared(kind: Any) -> TypeEngine[Any]:
    made: TypeEngine[Any] = kind()
    return made
