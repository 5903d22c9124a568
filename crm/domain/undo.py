"""How to take a change back: the inverse of what a unit of work did, as data."""

from collections.abc import Iterable, Iterator, Sequence
from typing import overload
from uuid import UUID

from msgspec import Struct, field
from msgspec.structs import replace

from crm.domain.changes import Action
from crm.domain.keys import Keys


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


UndoSteps = Sequence[UndoStep]
"""Steps in the order in which the changes were made; they are taken back from the last to the first."""
NOTHING: dict[str, object] = {}
"""What a new row had before: one object for all rows of a bulk, in which nobody writes."""


class NewRows(Struct, frozen=True):
    """The steps of many new rows of a table: their keys are all that there is to know."""

    table: str
    keys: Keys

    def steps(self) -> Iterator[UndoStep]:
        """Yield them one by one."""
        return (UndoStep(self.table, Action.ADDED, key, 1, 0, NOTHING) for key in self.keys)


class Steps(Sequence[UndoStep]):
    """Steps of which those of many new rows are packed: a long ledger adds a million rows."""

    def __init__(self, parts: Iterable[UndoStep | NewRows] = ()) -> None:
        self._parts = list(parts)

    def add(self, part: UndoStep | NewRows) -> None:
        """Add what was done last."""
        self._parts.append(part)

    @property
    def parts(self) -> Sequence[UndoStep | NewRows]:
        """The steps as they are kept."""
        return self._parts

    def __len__(self) -> int:
        return sum(len(part.keys) if isinstance(part, NewRows) else 1 for part in self._parts)

    def __iter__(self) -> Iterator[UndoStep]:
        for part in self._parts:
            if isinstance(part, NewRows):
                yield from part.steps()
            else:
                yield part

    @overload
    def __getitem__(self, place: int) -> UndoStep: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[UndoStep, ...]: ...

    def __getitem__(self, place: int | slice) -> UndoStep | tuple[UndoStep, ...]:
        if place == -1 and self._parts and isinstance(last := self._parts[-1], UndoStep):
            return last
        return tuple(self)[place]


def rebased(steps: UndoSteps, undone: UndoSteps, made: UndoSteps) -> Steps:
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

    def later(step: UndoStep) -> UndoStep:
        key = (step.table, step.id)
        return replace(step, version=now[key]) if earlier.get(key) == step.version else step

    found = Steps()
    for part in steps.parts if isinstance(steps, Steps) else steps:
        if isinstance(part, UndoStep):
            found.add(later(part))
        elif part.keys.holds_any(key for table, key in earlier if table == part.table):
            for step in part.steps():
                found.add(later(step))
        else:
            found.add(part)
    return found
