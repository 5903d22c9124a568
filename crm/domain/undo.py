"""How to take a change back: the inverse of what a unit of work did, as data."""

from dataclasses import dataclass, field
from uuid import UUID

from crm.domain.changes import Action


@dataclass(frozen=True, slots=True)
class UndoStep:
    """One row's way back.

    `version` is the version that the change left; another version means that somebody changed the row since.
    `before` holds the former values of an update.
    """

    table: str
    action: Action
    id: UUID
    version: int
    before: dict[str, object] = field(default_factory=dict)


UndoSteps = tuple[UndoStep, ...]
"""Steps in the order in which the changes were made; they are taken back from the last to the first."""
