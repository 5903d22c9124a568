"""Calls, messages and notes of the past: who wrote them and when they happened stay what the file says."""

from collections.abc import Hashable, Mapping
from datetime import time
from typing import Any
from uuid import UUID

from crm.domain.clock import BUREAU_ZONE, wall_words
from crm.domain.codes import InteractionKind
from crm.domain.imports import InteractionDraft
from crm.domain.interactions import usual_direction
from crm.storage import imports as known
from crm.storage.tables import Contact, Interaction
from crm.usecases.imports.owners import Owner
from crm.usecases.imports.pairing import Nears, alike
from crm.usecases.imports.row_importer import RowImporter


class InteractionImporter(RowImporter[InteractionDraft]):
    """A row is one contact: the same account, moment and words.

    Where its words were edited since it still is the only one of that hour; of those that only say the day, the one
    whose words are like it.
    """

    table = Interaction
    fields = {"kind": "interaction_kind", "result": "call_result", "person_id": "person", "contact_id": "contact"}

    def begin(self, taken: list[tuple[int, InteractionDraft, Any]]) -> None:
        ids = {owner.id for _row, _draft, owner in taken}
        rows = known.rows_of(self.work, Contact, ids)
        self._contacts: dict[tuple[UUID, str], UUID] = {(row["account_id"], row["name"]): row["id"] for row in rows}
        now = self.work.clock.now()
        for row, draft, _owner in taken:
            if draft.happened_at > now:
                self.report.refuse(row, "happened_at", "interaction.future_row", wall_words(draft.happened_at))

    def key(self, draft: InteractionDraft, owner: Owner | None) -> Hashable:
        assert owner is not None
        return owner.id, draft.happened_at, draft.text

    def key_of(self, row: Mapping[str, Any]) -> Hashable:
        return row["account_id"], row["happened_at"], row["text"]

    def nears(self, draft: InteractionDraft, owner: Owner | None) -> Nears:
        assert owner is not None
        return ((owner.id, draft.happened_at),)

    def nears_of(self, row: Mapping[str, Any]) -> Nears:
        return ((row["account_id"], row["happened_at"]),)

    def may_be(self, draft: InteractionDraft, row: Mapping[str, Any]) -> bool:
        has_hour = draft.happened_at.astimezone(BUREAU_ZONE).time() != time()
        return has_hour or alike(draft.text, row["text"])

    def start(self, draft: InteractionDraft, owner: Owner | None) -> dict[str, Any]:
        assert owner is not None
        kind = draft.interaction_kind or InteractionKind.NOTE
        is_note = kind is InteractionKind.NOTE
        return {
            "account_id": owner.id,
            "portfolio_id": owner.book,
            "text": draft.text,
            "happened_at": draft.happened_at,
            "kind": kind,
            "direction": None if is_note else draft.direction or usual_direction(kind),
        }

    def given(
        self, row: int, draft: InteractionDraft, owner: Owner | None, before: Mapping[str, Any]
    ) -> dict[str, Any]:
        assert owner is not None
        is_note = (draft.interaction_kind or before["kind"]) == InteractionKind.NOTE
        said = {
            "text": draft.text,
            "kind": draft.interaction_kind,
            "direction": None if is_note else draft.direction,
            "result": draft.call_result,
            "minutes": draft.minutes,
            "person_id": self.person(row, "person", draft.person),
            "contact_id": self._contact(row, draft, owner),
        }
        return {name: value for name, value in said.items() if value is not None}

    def words(self, name: str, value: Any) -> object:
        if name == "person_id" and value is not None:
            return self.directory.person_words(value)
        return super().words(name, value)

    def _contact(self, row: int, draft: InteractionDraft, owner: Owner) -> UUID | None:
        if draft.contact is None:
            return None
        found = self._contacts.get((owner.id, draft.contact))
        if found is None:
            self.report.warn(row, "contact", "import.unknown_contact", draft.contact, {})
        return found
