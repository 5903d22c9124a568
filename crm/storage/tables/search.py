"""What can be found."""

from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, Named, TypedColumns

from crm.storage.base import table
from crm.storage.columns import column
from crm.storage.types import BigId, Id


class SearchEntryColumns(TypedColumns):
    """What can be found; the words of an entry lie in a table for its kind (crm.storage.search).

    Only what is found by a name has a title, its sound, other names with theirs (a line each, apart by a tab), and
    numbers without signs apart by spaces (crm.domain.matching).
    """

    id: Named[int] = column(BigId, primary_key=True, autoincrement=True)
    kind: Named[str]
    row_id: Named[UUID] = column(Id)
    account_id: Named[UUID | None] = column(Id)
    portfolio_id: Named[UUID | None] = column(Id)
    title: Named[str | None]
    sound: Named[str | None]
    others: Named[str | None]
    numbers: Named[str | None]


SearchEntry = table(
    "search_entry",
    SearchEntryColumns,
    ForeignKeyConstraint(
        ["account_id", "portfolio_id"],
        ["account.id", "account.portfolio_id"],
        onupdate="CASCADE",
        name="fk_search_entry_account",
    ),
    Index("ix_search_entry_row_id", "row_id"),
    Index("ix_search_entry_account_id", "account_id"),
)
