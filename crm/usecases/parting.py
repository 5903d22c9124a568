"""Parting two rows that were merged, when the one that went comes back from the bin."""

from typing import Any
from uuid import UUID

from crm.storage import duplicates as store
from crm.storage import merging
from crm.storage.base import AnyTable
from crm.storage.owner import in_parts
from crm.storage.tables import Account, Duplicate
from crm.storage.unit import UnitOfWork


def give_back(work: UnitOfWork, table: AnyTable, row_id: UUID, merge: Any) -> None:
    """Let what moved to the kept row hang on a restored one again, if it is still there; the chosen fields stay."""
    details = store.from_text(merge.details)
    row = merging.plain_row(work, table, row_id)
    assert row is not None
    moved: dict[str, list[str]] = details.get("moved", {})
    values: dict[str, Any] = {"portfolio_id": row["portfolio_id"]} if table is Account else {}
    for column in merging.links(table):
        ids = [UUID(each) for each in moved.get(f"{column.table.name}.{column.name}", ())]
        for part in in_parts(ids):
            for key, version in merging.still_hanging(work, column, part, merge.kept_id):
                work.update(column.table, key, version, **{**values, column.name: row_id})
    kept = merging.plain_row(work, table, merge.kept_id)
    if kept is not None and details.get("former_set") and kept["former_account_no"] == row["account_no"]:
        work.update(Account, kept["id"], kept["version"], former_account_no=None)
    work.remove(Duplicate, merge.id, merge.version)
