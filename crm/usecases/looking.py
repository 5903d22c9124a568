"""Looking at what seems odd about records: a supervisor marks it, with a note, and may take the mark back."""

from collections.abc import Sequence
from uuid import UUID

from crm.domain.errors import Denied
from crm.domain.list_rows import FlagItem
from crm.storage.lists.flags import rows
from crm.storage.owner import values_of
from crm.storage.reviewers import reviewable
from crm.storage.tables import FlagLook, Visit
from crm.storage.unit import UnitOfWork


def look_at(work: UnitOfWork, flag_ids: Sequence[UUID], note: str = "") -> int:
    """Mark oddities as looked at and return how many were not yet; those that are gone by now are left out.

    Raises Denied("record.not_reviewer") for one of a record that whoever acts does not review.
    """
    found = [row for row in rows(work, flag_ids) if not row.is_looked_at]
    _check(work, found)
    books = {row.visit_id: _book(work, row.visit_id) for row in found}
    work.insert_many(FlagLook, [_look(work, row, books[row.visit_id], note) for row in found])
    return len(found)


def look_again(work: UnitOfWork, looks: Sequence[tuple[UUID, int]]) -> int:
    """Take marks, given by key and version, back; raises Denied as `look_at` does, and Conflict("row.changed")."""
    if reviewable(work) == []:
        raise Denied("record.not_reviewer")
    for key, version in looks:
        work.remove(FlagLook, key, version)
    return len(looks)


def _check(work: UnitOfWork, found: Sequence[FlagItem]) -> None:
    whose = reviewable(work)
    if whose is not None and any(row.person_id not in whose for row in found):
        raise Denied("record.not_reviewer")


def _book(work: UnitOfWork, visit_id: UUID) -> UUID:
    (book,) = values_of(work, Visit, "portfolio_id", [visit_id])
    found: UUID = book
    return found


def _look(work: UnitOfWork, row: FlagItem, book: UUID, note: str) -> dict[str, object]:
    return {
        "account_id": row.account_id,
        "portfolio_id": book,
        "visit_id": row.visit_id,
        "kind": row.kind,
        "amount": row.amount,
        "other_id": row.other_id,
        "looked_at": work.clock.now(),
        "person_id": work.actor.person_id,
        "note": note.strip() or None,
    }
