"""Coming demand of customers, a row a project (domain.md 7)."""

from collections.abc import Hashable, Mapping
from typing import Any
from uuid import UUID

from crm.domain.changes import Kind
from crm.domain.growth_desk import LeadStage
from crm.domain.imports import LeadDraft
from crm.planning.energy.growth import PROBABILITY
from crm.storage import imports as known
from crm.storage.searchable import reindex
from crm.storage.tables import DemandLead
from crm.usecases.imports.owners import Owner
from crm.usecases.imports.row_importer import Entry, RowImporter

GIVEN = ("applied_kva", "expected_on", "earliest_on", "latest_on", "ramp", "note")
FACTS = ("purpose", "voltage_code", "is_dual", "load_character")


class LeadImporter(RowImporter[LeadDraft]):
    """A row is one project of an account; a new stage brings its own probability where the file names none."""

    table = DemandLead
    fields = {"stage": "lead_stage", "feeder_id": "feeder", "contact_id": "contact"}

    def begin(self, taken: list[tuple[int, LeadDraft, Any]]) -> None:
        self._contacts = known.contacts(self.work, {owner.id for _row, _draft, owner in taken})

    def key(self, draft: LeadDraft, owner: Owner | None) -> Hashable:
        assert owner is not None
        return owner.id, draft.project

    def key_of(self, row: Mapping[str, Any]) -> Hashable:
        return row["account_id"], row["project"]

    def start(self, draft: LeadDraft, owner: Owner | None) -> dict[str, Any]:
        assert owner is not None
        stage = draft.lead_stage or LeadStage.LEAD
        whose = {"account_id": owner.id, "portfolio_id": owner.book, "project": draft.project}
        return {**whose, "stage": stage, "probability": PROBABILITY[stage]}

    def given(self, row: int, draft: LeadDraft, owner: Owner | None, before: Mapping[str, Any]) -> dict[str, Any]:
        given = {name: value for name in (*GIVEN, *FACTS) if (value := getattr(draft, name)) is not None}
        if draft.feeder is not None and not self.directory.takes_feeder(draft.feeder):
            self.report.warn(row, "feeder", "import.unknown_feeder", draft.feeder.words, {})
        elif draft.feeder is not None:
            given["feeder_id"] = self.directory.feeder(draft.feeder)
        if draft.contact is not None and (contact := self._contact(row, draft.contact, before["account_id"])):
            given["contact_id"] = contact
        if draft.lead_stage is not None:
            given["stage"] = draft.lead_stage
            if draft.lead_stage != before["stage"]:
                given["probability"] = PROBABILITY[draft.lead_stage]
        if draft.probability is not None:
            given["probability"] = draft.probability
        return given

    def _contact(self, row: int, name: str, account_id: UUID) -> UUID | None:
        """Return the account's contact of a name; one that is not known is left out, and told."""
        found = self._contacts.get((account_id, name))
        if found is None:
            self.report.warn(row, "contact", "lead.contact_unknown", name, {})
            return None
        return found.id

    def words(self, name: str, value: Any) -> object:
        if name == "contact_id" and value:
            return next((each for (_account, each), found in self._contacts.items() if found.id == value), None)
        return self.directory.feeder_words(value) if name == "feeder_id" and value else super().words(name, value)

    def after(self, touched: list[Entry]) -> None:
        reindex(self.work, Kind.FEEDER, self.directory.new_feeders)
