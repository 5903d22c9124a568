"""What waits in the review of records: counts and the few that came back, for the first page."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import func, literal, select

from crm.domain.codes import RecordState
from crm.domain.reviewing import ReturnedRecord
from crm.storage.reader import Reader
from crm.storage.tables import Account, Person, Visit, VisitFlag

SUBMITTED = Visit.c.record_state == literal(RecordState.SUBMITTED.value, literal_execute=True)
"""Written out in the statement: a file's index of the records that wait serves no value that is bound."""


def waiting(reader: Reader, authors: Collection[UUID] | None) -> tuple[int, int]:
    """Return how many records of some authors (of all when None) wait for review, and how many of them look odd."""
    statement = select(func.count()).where(SUBMITTED, Visit.c.deleted_at.is_(None))
    if authors is not None:
        statement = statement.where(Visit.c.person_id.in_(authors))
    count: int = reader.scalar(statement)
    # Asked apart, an index alone answers the first, and the few that look odd lead to the second.
    odd: int = reader.scalar(statement.where(Visit.c.id.in_(select(VisitFlag.c.visit_id)))) if count else 0
    return count, odd


def returned(reader: Reader, person_id: UUID) -> list[ReturnedRecord]:
    """Return the records that an author has to mend, the longest waiting first."""
    reviewer = Person.alias("reviewer")
    statement = (
        select(Visit.c.id, Account.c.name, Visit.c.held_on, Visit.c.review_remark, reviewer.c.name.label("reviewer"))
        .join(Account, Account.c.id == Visit.c.account_id)
        .outerjoin(reviewer, reviewer.c.id == Visit.c.reviewed_by)
        .where(
            Visit.c.person_id == person_id,
            Visit.c.record_state == RecordState.RETURNED,
            Visit.c.deleted_at.is_(None),
        )
        .order_by(Visit.c.updated_at, Visit.c.id)
    )
    rows = reader.rows(statement)
    return [ReturnedRecord(row[0], row[1], row[2], row.review_remark or "", row.reviewer or "") for row in rows]
