"""Two people write one record: lists merge item by item, so that what either added or took out is kept."""

from collections.abc import Sequence
from typing import Any

from msgspec.structs import fields, replace

from crm.domain.codes import RecordState
from crm.domain.errors import Conflict
from crm.domain.visits import RecordDraft

LISTS = ("topics", "participants", "issues", "hazards", "materials", "follow_ups")


def begun(draft: RecordDraft, state: RecordState) -> RecordDraft:
    """Return what lay in the database when a page opened the record: of one not begun yet only its planned topics."""
    return draft if state is not RecordState.NONE else RecordDraft(topics=draft.topics)


def beside(base: RecordDraft, theirs: RecordDraft, mine: RecordDraft) -> RecordDraft:
    """Return my record with what others wrote since `base`.

    Plain fields that only they changed are theirs; those that both changed stay mine and are asked when they are
    written. Raises Conflict("row.changed") when both answered the same survey: nothing of it is overwritten.
    """
    if theirs == base:
        return mine
    found: dict[str, Any] = {}
    for each in fields(RecordDraft):
        was, there, wish = (getattr(side, each.name) for side in (base, theirs, mine))
        if there == was:
            continue
        if each.name in LISTS:
            found[each.name] = joined(was, there, wish)
        elif wish == was:
            found[each.name] = there
        elif each.name == "surveys" and wish != there:
            raise Conflict("row.changed")
    return replace(mine, **found)


def joined(base: Sequence[Any], theirs: Sequence[Any], mine: Sequence[Any]) -> tuple[Any, ...]:
    """Return theirs without what I took out and with what I added, at the end."""
    kept = [item for item in theirs if item in mine or item not in base]
    return (*kept, *(item for item in mine if item not in base and item not in kept))
