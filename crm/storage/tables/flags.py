"""What looks odd about visit records (domain.md 2.3)."""

from uuid import UUID

from sqlalchemy import Index, Named, TypedColumns

from crm.storage.base import table
from crm.storage.columns import column
from crm.storage.types import Id


class VisitFlagColumns(TypedColumns):
    """An oddity of a submitted record, derived by crm.storage.honesty: nobody edits it and nothing traces it."""

    id: Named[UUID] = column(Id, primary_key=True)
    visit_id: Named[UUID] = column(Id)
    kind: Named[str]
    amount: Named[float]
    other_id: Named[UUID | None] = column(Id)


VisitFlag = table(
    "visit_flag",
    VisitFlagColumns,
    Index("ix_visit_flag_visit_id_kind", "visit_id", "kind", unique=True),
    Index("ix_visit_flag_other_id", "other_id"),
)
