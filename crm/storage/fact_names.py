"""What the rows behind a figure are called: their accounts, and what each is about."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import select

from crm.domain.reports import Of
from crm.storage.owner import in_parts
from crm.storage.reader import Reader
from crm.storage.tables import Account, Hazard, Issue, Outage


def account_names(reader: Reader, ids: Collection[UUID]) -> dict[UUID, tuple[str, str]]:
    """Return (number, name) of accounts."""
    found: dict[UUID, tuple[str, str]] = {}
    for part in in_parts(ids):
        statement = select(Account.c.id, Account.c.account_no, Account.c.name).where(Account.c.id.in_(part))
        found.update({row[0]: (row[1], row[2]) for row in reader.rows(statement)})
    return found


def subjects(reader: Reader, of: Of, ids: Collection[UUID]) -> dict[UUID, str]:
    """Return what issues, hazards and outages are about; other rows say it by themselves."""
    column: Any = {Of.ISSUE: Issue.c.text, Of.HAZARD: Hazard.c.text, Of.OUTAGE: Outage.c.outage_no}.get(of)
    found: dict[UUID, str] = {}
    if column is not None:
        for part in in_parts(ids):
            statement = select(column.table.c.id, column).where(column.table.c.id.in_(part))
            found.update({row[0]: row[1] for row in reader.rows(statement)})
    return found
