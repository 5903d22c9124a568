"""Which feeders accounts hang on, from when until when (domain.md 1.4)."""

from collections.abc import Hashable, Mapping
from typing import Any, Literal

from crm.domain.changes import Kind
from crm.domain.codes import SourceRole
from crm.domain.imports import SupplyDraft
from crm.storage.searchable import reindex
from crm.storage.tables import SupplyPoint
from crm.usecases.imports.owners import Owner
from crm.usecases.imports.row_importer import Entry, RowImporter
from crm.usecases.outages.supply import follow


class SupplyImporter(RowImporter[SupplyDraft]):
    """A row is one link: the same account, feeder and role. Links that a file does not name stay as they are."""

    table = SupplyPoint
    fields = {"feeder_id": "feeder", "role": "source_role"}

    def owned(self, row: int, draft: SupplyDraft) -> Owner | Literal[False] | None:
        if self.directory.takes_feeder(draft.feeder):
            return super().owned(row, draft)
        self.report.refuse(row, "feeder", "supply.unknown_feeder", draft.feeder.words)
        return False

    def key(self, draft: SupplyDraft, owner: Owner | None) -> Hashable:
        assert owner is not None
        return owner.id, self.directory.feeder(draft.feeder), draft.source_role or SourceRole.PRIMARY

    def key_of(self, row: Mapping[str, Any]) -> Hashable:
        return row["account_id"], row["feeder_id"], row["role"]

    def start(self, draft: SupplyDraft, owner: Owner | None) -> dict[str, Any]:
        assert owner is not None
        return {
            "account_id": owner.id,
            "portfolio_id": owner.book,
            "feeder_id": self.directory.feeder(draft.feeder),
            "role": draft.source_role or SourceRole.PRIMARY,
        }

    def given(self, row: int, draft: SupplyDraft, owner: Owner | None, before: Mapping[str, Any]) -> dict[str, Any]:
        said: dict[str, Any] = {
            "starts_on": draft.starts_on,
            "ends_on": draft.ends_on,
            "confirmed_on": draft.confirmed_on,
        }
        given = {name: value for name, value in said.items() if value is not None}
        if "confirmed_on" in given:
            given["confirmed_by"] = self.work.actor.person_id
        return given

    silent = frozenset({"confirmed_by"})

    def after(self, touched: list[Entry]) -> None:
        reindex(self.work, Kind.FEEDER, self.directory.new_feeders)
        accounts = {entry.values["account_id"] for entry in touched}
        follow(self.work, accounts, {entry.values["feeder_id"] for entry in touched})
