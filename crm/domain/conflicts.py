"""Two people change one row: what merges by itself, what somebody has to decide, and what was decided."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from msgspec import Struct, field

Values = Mapping[str, object]
Fields = tuple[str, ...]

TOGETHER: Mapping[str, tuple[Fields, ...]] = {
    "account": (
        ("name", "sort_key"),
        ("segment", "is_direct_service"),
        ("street_code", "district_code", "lon", "lat"),
    ),
    "appointment": (("starts_at", "ends_at", "is_all_day"),),
    "contact": (("name", "sort_key"), ("verified_on", "verified_by")),
    "issue": (("state", "closed_on", "suspended_reason"),),
    "task": (("due_on", "due_time"), ("state", "done_at", "returned_at"), ("account_id", "portfolio_id")),
    "visit": (("planned_start", "planned_end", "planned_on", "reschedule_reason"),),
}
"""Fields of a table that are one thing and are decided together; the first one names it."""


class Fate(StrEnum):
    """What became of a row since it was read."""

    CHANGED = "changed"
    REMOVING = "removing"
    """Somebody changed what the user is about to delete."""
    APPROVING = "approving"
    """Somebody changed what the user is about to approve."""
    DELETED = "deleted"
    MOVED = "moved"
    WITHDRAWN = "withdrawn"
    GONE = "gone"


class Clash(Struct, frozen=True):
    """Fields that both sides changed, each to something else; `before` is None where nobody knows any more.

    `of` names what the fields belong to where that is something inside the row, such as a visit of a month.
    """

    fields: Fields
    before: tuple[object, ...] | None
    theirs: tuple[object, ...]
    mine: tuple[object, ...]
    who: str = ""
    at: datetime | None = None
    of: str = ""


class Merge(Struct, frozen=True):
    """What to write over theirs, which fields only they changed, and what has to be decided."""

    values: dict[str, object]
    taken: frozenset[str]
    clashes: tuple[Clash, ...]


class Chosen(Struct, frozen=True):
    """What somebody decided of a clash, having seen `theirs`."""

    theirs: tuple[object, ...]
    value: tuple[object, ...]


class Answer(Struct, frozen=True):
    """What somebody decided of a row: the clashes by their first field, or to go on as it was seen, or without it.

    `removes_version` is the version on which the user wants to delete or approve it all the same; a row that is left
    out of a change of many stays as it is.
    """

    table: str
    id: UUID
    chosen: Mapping[str, Chosen] = field(default_factory=dict)
    removes_version: int = 0
    leaves_out: bool = False


class RowConflict(Struct, frozen=True):
    """A change that could not be kept, with everything that is needed to decide.

    `mine` is what the user wanted to write, `names` are the names of keys among the values, `version` is the one that
    stands in the database.
    """

    table: str
    id: UUID
    fate: Fate
    name: str = ""
    who: str = ""
    at: datetime | None = None
    version: int = 0
    clashes: tuple[Clash, ...] = ()
    mine: Values = field(default_factory=dict)
    names: Mapping[UUID, str] = field(default_factory=dict)


class MergedRow(Struct, frozen=True):
    """A row that took both sides' changes: who had changed which fields."""

    table: str
    id: UUID
    name: str
    who: str
    fields: Fields


def merged(base: Values, theirs: Values, mine: Values, together: Iterable[Fields] = ()) -> Merge:
    """Merge the fields that `mine` wants to write into the row as it stands, which is `theirs`.

    `base` is what both began with; a field that is not in it is one of which nobody knows. A field that only one side
    changed has that side's value, equal values are no clash, and a group of `together` is taken or clashes as a whole.
    """
    values: dict[str, object] = {}
    clashes: list[Clash] = []
    settled_fields: set[str] = set()
    for fields in _atoms(mine, together):
        is_known = all(name in base for name in fields)
        before = tuple(base[name] for name in fields) if is_known else None
        there = tuple(theirs[name] for name in fields)
        wish = tuple(mine.get(name, base.get(name, theirs[name])) for name in fields)
        if wish in (there, before):
            continue
        settled_fields.update(fields)
        if there == before:
            values.update((name, new) for name, new, old in zip(fields, wish, there, strict=True) if new != old)
        else:
            clashes.append(Clash(fields, before, there, wish))
    taken = {name for name in theirs if name in base and base[name] != theirs[name]} - settled_fields
    return Merge(values, frozenset(taken - _equal(theirs, mine)), tuple(clashes))


def settled(merge: Merge, chosen: Mapping[str, Chosen]) -> tuple[dict[str, object], tuple[Clash, ...]]:
    """Return what to write after decisions, and the clashes that are still open: new ones, or changed once more."""
    values, still_open = dict(merge.values), []
    for clash in merge.clashes:
        answer = chosen.get(clash.fields[0])
        if answer is None or answer.theirs != clash.theirs:
            still_open.append(clash)
            continue
        written = zip(clash.fields, answer.value, clash.theirs, strict=True)
        values.update((name, new) for name, new, old in written if new != old)
    return values, tuple(still_open)


def whole_answer(told: RowConflict, mine: bool) -> Answer:
    """Return the answer that takes one side for a whole row; a row that is gone is left out on both."""
    if told.fate is Fate.CHANGED:
        sides = {each.fields[0]: Chosen(each.theirs, each.mine if mine else each.theirs) for each in told.clashes}
        return Answer(told.table, told.id, sides)
    goes_on = mine and told.fate in (Fate.REMOVING, Fate.APPROVING)
    return Answer(told.table, told.id, removes_version=told.version if goes_on else 0, leaves_out=not goes_on)


def _atoms(mine: Values, together: Iterable[Fields]) -> list[Fields]:
    """Return the fields that `mine` names, those that belong together as one."""
    groups = {name: group for group in together for name in group}
    return list(dict.fromkeys(groups.get(name, (name,)) for name in mine))


def _equal(theirs: Values, mine: Values) -> set[str]:
    return {name for name in mine if mine[name] == theirs[name]}


FREE_TEXT = frozenset(
    {
        "address",
        "advice",
        "caption",
        "content",
        "evidence",
        "note",
        "production",
        "purpose",
        "reason",
        "remark",
        "reply_on_site",
        "result",
        "site_access",
        "suspended_reason",
        "text",
        "title",
    }
)
"""Columns that hold somebody's words, so that others can be put in place of both."""
