"""What the statements of a timeline share: the way of its key, words to find, moments of days."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from msgspec import Struct
from sqlalchemy import ColumnElement, and_, cast, func, literal_column, or_, true, type_coerce
from sqlalchemy import DateTime as PlainMoment
from sqlalchemy import String as PlainText

from crm.domain.folding import fold
from crm.domain.timeline import EntryKind, TimelineKey
from crm.storage.reader import Reader
from crm.storage.types import UtcDateTime

Condition = ColumnElement[bool]


class Wanted(Struct, frozen=True):
    """A page of a timeline: at most `limit` entries that stand behind `before` and hold every one of the words."""

    account_id: UUID
    kinds: frozenset[EntryKind]
    limit: int
    before: TimelineKey | None = None
    words: tuple[str, ...] = ()
    with_all_files: bool = False


def words_of(typed: str) -> tuple[str, ...]:
    """Return what was typed as words to find."""
    return tuple(dict.fromkeys(typed.split()))


def behind(before: TimelineKey | None, at: Any, row_id: Any, kind: EntryKind | None = None) -> Condition:
    """Return the condition that an entry stands behind a key; `kind` is given where a row makes several entries."""
    if before is None:
        return true()
    same_row_too = kind is not None and kind.value < before.kind.value
    later = row_id <= before.id if same_row_too else row_id < before.id
    # The first part alone narrows the index; the second keeps the entries of one moment apart.
    return and_(at <= before.at, or_(at < before.at, later))


def holds(words: Sequence[str], *columns: Any) -> Condition:
    """Return the condition that each word stands in one of the columns, as typed or as texts are compared."""
    found: list[Condition] = []
    for word in words:
        shapes = dict.fromkeys((word.lower(), fold(word)))
        found.append(
            or_(*(func.lower(column).contains(shape, autoescape=True) for column in columns for shape in shapes))
        )
    return and_(true(), *found)


def moment_of_day(reader: Reader, day: Any, minute: int = 0) -> Any:
    """Return a little after noon of the bureau's day, which is four hours after that of UTC, as a moment."""
    if reader.dialect == "postgresql":
        plain = cast(day, PlainMoment) + literal_column(f"interval '4 hours {minute} minutes'")
        return type_coerce(func.timezone("UTC", plain), UtcDateTime)
    return type_coerce(type_coerce(day, PlainText).op("||")(f" 04:{minute:02d}:00.000000"), UtcDateTime)
