"""One change of many rows meets what others wrote: every row of it is told at once, and each is decided by itself."""

from collections.abc import Callable, Iterable
from uuid import UUID

from crm.domain.conflicts import RowConflict
from crm.domain.errors import Conflict, RoundsError
from crm.storage.base import AnyTable
from crm.storage.unit import UnitOfWork

STEP = 20


def row_by_row(
    work: UnitOfWork, table: AnyTable, row_ids: Iterable[UUID], change: Callable[[UUID], object]
) -> list[tuple[UUID, RoundsError]]:
    """Change rows one after the other, without those that somebody decided to leave out.

    Returns those that were refused for a reason of their own, which leaves the others alone. Raises
    Conflict("rows.changed") with every RowConflict as value `conflicts`, so that nothing is kept until each is decided;
    a single row's is raised as it came.
    """
    keys, met, refused = list(row_ids), [], []
    for place, row_id in enumerate(keys):
        if place % STEP == 0:
            work.progress.step(place, len(keys))
        answer = work.answer_for(table, row_id)
        if answer is not None and answer.leaves_out:
            continue
        try:
            change(row_id)
        except RoundsError as error:
            told = error.values.get("conflict")
            if isinstance(told, RowConflict) and len(keys) == 1:
                raise
            if isinstance(told, RowConflict):
                met.append(told)
            else:
                refused.append((row_id, error))
    if met:
        raise Conflict("rows.changed", count=len(met), conflicts=tuple(met))
    return refused
