"""Pairs of rows that somebody has judged: the same, and merged, or only alike."""

from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, Named

from crm.storage.base import Stamped, live_unique, table
from crm.storage.columns import column
from crm.storage.types import Id


class DuplicateColumns(Stamped):
    """Two customers, accounts or contacts (`kind`, a table's name) with a `verdict`: merged or different.

    Merged: `other_id` lies in the bin and lives on in `kept_id`; `former_no` is the number under which it is still
    found; `details` is JSON text of what was moved and which fields were taken, enough to part the two again.
    Different: the pair is not offered again; `kept_id` is the smaller key. `account_id` is the kept account, or the
    account of the kept contact; a customer has none.
    """

    kind: Named[str]
    kept_id: Named[UUID] = column(Id)
    other_id: Named[UUID] = column(Id, index=True)
    verdict: Named[str]
    former_no: Named[str | None]
    details: Named[str | None]
    account_id: Named[UUID | None] = column(Id)
    portfolio_id: Named[UUID] = column(Id)


Duplicate = table(
    "duplicate",
    DuplicateColumns,
    ForeignKeyConstraint(
        ["account_id", "portfolio_id"],
        ["account.id", "account.portfolio_id"],
        onupdate="CASCADE",
        name="fk_duplicate_account",
    ),
    Index("ix_duplicate_account_id", "account_id"),
    info=live_unique("kept_id", "other_id"),
)
