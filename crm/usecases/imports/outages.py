"""Plans and lists of outages: each with the accounts that it reaches by their supply on that day (domain.md 3.3)."""

from collections.abc import Hashable, Mapping
from types import SimpleNamespace
from typing import Any, Literal
from uuid import UUID

from crm.domain.changes import Kind
from crm.domain.clock import wall_words
from crm.domain.codes import OutageState
from crm.domain.imports import OutageDraft
from crm.domain.outage_desk import ScopePart
from crm.storage import duty
from crm.storage import imports as known
from crm.storage.outages.heads import OVER, heads_of
from crm.storage.outages.reached import count_of
from crm.storage.searchable import reindex
from crm.storage.tables import Outage
from crm.usecases.imports.owners import Owner
from crm.usecases.imports.row_importer import Entry, RowImporter
from crm.usecases.outages.broken import keep
from crm.usecases.outages.life import LONGEST
from crm.usecases.outages.overlaps import OpenOutages, begins
from crm.usecases.outages.snapshot import renew

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

    def take(self, row: int, draft: OutageDraft, owner: Owner | None) -> None:
        if draft.planned_end is not None and draft.planned_end - draft.planned_start > LONGEST:
            end = wall_words(draft.planned_end)
            self.report.refuse(row, "planned_end", "outage.too_long", end, {"days": LONGEST.days})
            return
        if draft.actual_start and draft.actual_end and draft.actual_end <= draft.actual_start:
            told = {"start": wall_words(draft.actual_start), "end": wall_words(draft.actual_end)}
            self.report.refuse(row, "actual_end", "outage.ends_before_start", told["end"], told)
            return
        other = self._overlapped(draft, owner)
        if other is not None:
            told = {"number": other.outage_no, "start": begins(other)}
            self.report.refuse(row, "planned_start", "outage.overlaps", wall_words(draft.planned_start), told)
            return
        super().take(row, draft, owner)
        if (entry := self.entries.get(self.key(draft, owner))) is not None:
            self._open.put(SimpleNamespace(**entry.values), self._scope(draft))

    def begin(self, taken: list[tuple[int, OutageDraft, Any]]) -> None:
        known = {self.key(draft, owner) for _row, draft, owner in taken} & self.entries.keys()
        keep(self.work, heads_of(self.work, {self.entries[key].id for key in known}))
        self._open = OpenOutages(self.work)

    def _overlapped(self, draft: OutageDraft, owner: Owner | None) -> Any:
        """Return the open outage of the same part and time, of which a row that plans another one is a slip."""
        if (draft.outage_state or _state(draft)) is not OutageState.PUBLISHED:
            return None
        known_one = self.entries.get(self.key(draft, owner))
        begin, own = draft.planned_start, known_one.id if known_one is not None else None
        return self._open.of_same_time(draft.outage_type, self._scope(draft), begin, draft.planned_end, own)

    def _scope(self, draft: OutageDraft) -> tuple[ScopePart, ...]:
        return (ScopePart(feeder_id=self.directory.feeder(draft.feeder)),)

    def after(self, touched: list[Entry]) -> None:
        reached: set[UUID] = set()
        for entry in touched:
            if entry.before is None or entry.values["state"] not in OVER:
                reached |= renew(self.work, entry.id)
            if entry.before is None:
                name = self.directory.feeder_words(entry.values["feeder_id"]) or ""
                self.report.affected[name] += count_of(self.work, entry.id)
        reindex(self.work, Kind.FEEDER, self.directory.new_feeders)
        duty.refresh(self.work, reached)


def _state(draft: OutageDraft) -> OutageState:
    """Return where an outage stands of which the file says only the times."""
    if draft.actual_end is not None:
        return OutageState.RESTORED
    return OutageState.RUNNING if draft.actual_start is not None else OutageState.PUBLISHED
