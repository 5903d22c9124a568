"""How to take a change back: the inverse of what a unit of work did, as data."""

from uuid import UUID

from msgspec import Struct, field
from msgspec.structs import replace

from crm.domain.changes import Action


class UndoStep(Struct, frozen=True):
    """One row's way back.

    `version` is the version that the row must have now; another one means that somebody changed it since. `since` is
    the version that the change met, 0 for a new row. `before` holds the former values of an update.
    """

    table: str
    action: Action
    id: UUID
    version: int
    since: int
    before: dict[str, object] = field(default_factory=dict)


UndoSteps = tuple[UndoStep, ...]
"""Steps in the order in which the changes were made; they are taken back from the last to the first."""


def rebased(steps: UndoSteps, undone: UndoSteps, made: UndoSteps) -> UndoSteps:
    """Return older steps so that they can be taken after `undone` was, which `made` the inverse steps.

    Taking a step back gives a row the content of an earlier version and a version of its own; whoever waits for the
    earlier one has to wait for the new one from then on.
    """
    earlier: dict[tuple[str, UUID], int] = {}
    now: dict[tuple[str, UUID], int] = {}
    for step in undone:
        key = (step.table, step.id)
        earlier[key] = min(earlier.get(key, step.since), step.since)
        now[key] = max(now.get(key, 0), step.version)
    for step in made:
        now[step.table, step.id] = max(now.get((step.table, step.id), 0), step.version)
    return tuple(
        replace(step, version=now[step.table, step.id]) if earlier.get((step.table, step.id)) == step.version else step
        for step in steps
    )
