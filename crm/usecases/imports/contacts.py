"""Contacts of accounts that are there: added, or completed; numbers that they lack are added, none is taken away."""

from collections.abc import Hashable, Mapping
from typing import Any
from uuid import UUID

from crm.domain.changes import Kind
from crm.domain.codes import ContactRole, PhoneKind
from crm.domain.imports import ContactDraft, Existing
from crm.storage import imports as known
from crm.storage.searchable import reindex
from crm.storage.sortkeys import sort_key
from crm.storage.tables import Contact, ContactPhone
from crm.usecases.imports.owners import Owner
from crm.usecases.imports.people import figures
from crm.usecases.imports.report import Change, Verdict
from crm.usecases.imports.row_importer import Entry, RowImporter

_FIELDS = {PhoneKind.MOBILE: "phones", PhoneKind.OFFICE: "office_phones", PhoneKind.DUTY: "duty_phones"}
GIVEN = ("role", "title", "call_order", "email", "wechat", "verified_on", "note")


class ContactImporter(RowImporter[ContactDraft]):
    """A row is one person: the same account and name."""

    table = Contact
    unknown = "contact.unknown_account"

    def begin(self, taken: list[tuple[int, ContactDraft, Any]]) -> None:
        self._phones: list[dict[str, Any]] = []
        self._numbers: dict[UUID, set[str]] = {}
        self._orders: dict[UUID, int] = {}
        self._with_numbers: set[int] = set()
        for entry in self.entries.values():
            account_id = entry.values["account_id"]
            self._orders[account_id] = max(entry.values["call_order"], self._orders.get(account_id, 0))
        for row in known.rows_of(self.work, ContactPhone, {owner.id for _row, _draft, owner in taken}):
            self._numbers.setdefault(row["contact_id"], set()).add(figures(row["number"]))
        self._without_gap = frozenset(self._numbers)

    def key(self, draft: ContactDraft, owner: Owner | None) -> Hashable:
        assert owner is not None
        return owner.id, draft.name

    def key_of(self, row: Mapping[str, Any]) -> Hashable:
        return row["account_id"], row["name"]

    def start(self, draft: ContactDraft, owner: Owner | None) -> dict[str, Any]:
        assert owner is not None
        order = self._orders[owner.id] = self._orders.get(owner.id, 0) + 1
        return {
            "account_id": owner.id,
            "portfolio_id": owner.book,
            "name": draft.name,
            "sort_key": sort_key(draft.name, person=True),
            "role": ContactRole.MAIN if order == 1 else ContactRole.OTHER,
            "call_order": order,
        }

    def given(self, row: int, draft: ContactDraft, owner: Owner | None, before: Mapping[str, Any]) -> dict[str, Any]:
        return {name: value for name in GIVEN if (value := getattr(draft, name)) is not None}

    def also(self, row: int, draft: ContactDraft, owner: Owner | None, entry: Entry) -> None:
        if owner is None or (entry.before is not None and self._stays(entry.id, self.rule(entry.before))):
            return
        for phone in self._missing(draft, owner, entry.id):
            self._phones.append(phone)
            if self.report.verdicts[row][0] is not Verdict.ADDED:
                self.report.changes.append(Change(row, _FIELDS[phone["kind"]], None, phone["number"]))
                self.report.note(row, Verdict.UPDATED, entry.id)
                self._with_numbers.add(row)

    def is_told_elsewhere(self, row: int) -> bool:
        return row in self._with_numbers

    def after(self, touched: list[Entry]) -> None:
        self.work.insert_many(ContactPhone, self._phones)
        reindex(self.work, Kind.CONTACT, {phone["contact_id"] for phone in self._phones})

    def _stays(self, contact_id: UUID, rule: Existing) -> bool:
        """Say whether a rule leaves the numbers of a contact alone; one that has any has no gap to fill."""
        return rule is Existing.KEEP or (rule is Existing.FILL and contact_id in self._without_gap)

    def _missing(self, draft: ContactDraft, owner: Owner, contact_id: UUID) -> list[dict[str, Any]]:
        """Return the numbers that a contact lacks; one that stands in two columns is that of the first."""
        there = self._numbers.setdefault(contact_id, set())
        groups = (
            (PhoneKind.MOBILE, draft.phones),
            (PhoneKind.OFFICE, draft.office_phones),
            (PhoneKind.DUTY, draft.duty_phones),
        )
        found = []
        for kind, number in ((kind, number) for kind, numbers in groups for number in numbers):
            if (plain := figures(number)) not in there:
                there.add(plain)
                found.append(
                    {
                        "account_id": owner.id,
                        "portfolio_id": owner.book,
                        "contact_id": contact_id,
                        "number": number,
                        "kind": kind,
                        "position": len(there),
                        "is_doubtful": False,
                    }
                )
        return found
