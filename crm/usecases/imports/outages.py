"""Plans and lists of outages: each with the accounts that it reaches by their supply on that day (domain.md 3.3)."""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from datetime import date
from typing import Any, Literal
from uuid import UUID

from crm.domain.changes import Kind
from crm.domain.codes import OutageState, OutageType, SourceRole
from crm.domain.imports import OutageDraft
from crm.domain.outages import Supply
from crm.planning.outages.effects import effect_on, is_interrupted
from crm.storage import duty
from crm.storage import imports as known
from crm.storage.reader import AnyRow
from crm.storage.searchable import reindex
from crm.storage.tables import Outage, OutageAccount
from crm.usecases.imports.owners import Owner
from crm.usecases.imports.row_importer import Entry, RowImporter

GIVEN = ("cause", "planned_start", "planned_end", "actual_start", "actual_end", "published_at", "note")


class OutageImporter(RowImporter[OutageDraft]):
    """A row is one outage: the same number, or the same feeder and planned start."""

    table = Outage
    fields = {"type": "outage_type", "state": "outage_state", "transfer_to_feeder_id": "transfer_to"}

    def owned(self, row: int, draft: OutageDraft) -> Owner | Literal[False] | None:
        return None

    def there(self, account_ids: set[UUID]) -> list[dict[str, Any]]:
        rows = known.outages(self.work)
        self._numbers = {row["outage_no"]: row for row in rows}
        self._last = max((int(no[1:]) for no in self._numbers if no[:1] == "T" and no[1:].isdecimal()), default=0)
        return rows

    def key(self, draft: OutageDraft, owner: Owner | None) -> Hashable:
        known_one = self._numbers.get(draft.outage_no or "")
        if known_one is not None:
            return self.key_of(known_one)
        return self.directory.feeder(draft.feeder), draft.planned_start

    def key_of(self, row: Mapping[str, Any]) -> Hashable:
        return row["feeder_id"], row["planned_start"] or row["actual_start"]

    def start(self, draft: OutageDraft, owner: Owner | None) -> dict[str, Any]:
        self._last += 0 if draft.outage_no else 1
        return {
            "feeder_id": self.directory.feeder(draft.feeder),
            "type": draft.outage_type,
            "outage_no": draft.outage_no or f"T{self._last:06d}",
            "state": _state(draft),
        }

    def given(self, row: int, draft: OutageDraft, owner: Owner | None, before: Mapping[str, Any]) -> dict[str, Any]:
        said = {
            "type": draft.outage_type,
            "state": draft.outage_state,
            "transfer_to_feeder_id": self.directory.feeder(draft.transfer_to) if draft.transfer_to else None,
            **{name: getattr(draft, name) for name in GIVEN},
        }
        return {name: value for name, value in said.items() if value is not None}

    def words(self, name: str, value: Any) -> object:
        if name == "transfer_to_feeder_id" and value is not None:
            return self.directory.feeder_words(value)
        return super().words(name, value)

    def after(self, touched: list[Entry]) -> None:
        added = [entry for entry in touched if entry.before is None]
        reached = self._reached(added)
        self.work.insert_many(OutageAccount, reached)
        reindex(self.work, Kind.FEEDER, self.directory.new_feeders)
        duty.refresh(self.work, {row["account_id"] for row in reached})

    def _reached(self, added: list[Entry]) -> list[dict[str, Any]]:
        """Return the accounts of each new outage, and count them by feeder for the report."""
        supplies: defaultdict[UUID, list[AnyRow]] = defaultdict(list)
        mine = known.supplied(self.work, {entry.values["feeder_id"] for entry in added})
        for row in known.supplies_of(self.work, {row.account_id for row in mine}):
            supplies[row.account_id].append(row)
        found: list[dict[str, Any]] = []
        for entry in added:
            feeder, day = entry.values["feeder_id"], self.work.clock.local(entry.values["planned_start"]).date()
            rows = [row for row in mine if row.feeder_id == feeder and _in_force(row, day)]
            of_feeder = {row.account_id: row for row in sorted(rows, key=lambda row: row.role == SourceRole.PRIMARY)}
            for account_id, row in of_feeder.items():
                off = [each for each in supplies[account_id] if _in_force(each, day)]
                found.append(self._account(entry, row, off))
            self.report.affected[self.directory.feeder_words(feeder) or ""] += len(of_feeder)
        return found

    @staticmethod
    def _account(entry: Entry, row: AnyRow, supplies: list[AnyRow]) -> dict[str, Any]:
        effect = effect_on([Supply(each.feeder_id, SourceRole(each.role)) for each in supplies], {row.feeder_id})
        is_moved = entry.values["type"] == OutageType.TRANSFER
        return {
            "outage_id": entry.id,
            "account_id": row.account_id,
            "portfolio_id": row.portfolio_id,
            "source_role": row.role,
            "is_interrupted": is_interrupted(effect) and not is_moved,
        }


def _state(draft: OutageDraft) -> OutageState:
    """Return where an outage stands of which the file says only the times."""
    if draft.actual_end is not None:
        return OutageState.RESTORED
    return OutageState.RUNNING if draft.actual_start is not None else OutageState.PUBLISHED


def _in_force(row: AnyRow, day: date) -> bool:
    return (row.starts_on is None or row.starts_on <= day) and (row.ends_on is None or row.ends_on >= day)
