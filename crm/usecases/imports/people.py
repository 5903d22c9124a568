"""The people to call that a ledger names beside its accounts: new ones, and the numbers that known ones lack."""

import re
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any
from uuid import UUID

from crm.domain.changes import Kind
from crm.domain.codes import ContactRole, PhoneKind
from crm.domain.ids import new_id
from crm.domain.imports import AccountDraft
from crm.storage import imports as known
from crm.storage.searchable import index_new_contacts, reindex
from crm.storage.sortkeys import sort_key
from crm.storage.tables import Contact, ContactPhone
from crm.storage.unit import UnitOfWork
from crm.usecases.imports.report import Change


class People:
    """Collects contacts and numbers; a number counts once for an account, however it is written."""

    def __init__(self, work: UnitOfWork, account_ids: Iterable[UUID]) -> None:
        self._work = work
        ids = list(account_ids)
        found = known.contacts(work, ids)
        self._orders = known.call_orders(work, ids)
        self._ids = {key: contact.id for key, contact in found.items()}
        self._numbers: dict[UUID, tuple[str, ...]] = {}
        self._of_account: dict[UUID, tuple[str, ...]] = {}
        for (account_id, _name), contact in found.items():
            plain = self._numbers[contact.id] = tuple(dict.fromkeys(map(figures, contact.numbers)))
            self._of_account[account_id] = self._of_account.get(account_id, ()) + plain
        self._contacts: list[dict[str, Any]] = []
        self._phones: list[dict[str, Any]] = []

    def take(self, row: int, account_id: UUID, draft: AccountDraft) -> list[Change]:
        """Add the contact and the numbers of a row; return what is new.

        A number without a name belongs to somebody whom the account's own name stands for.
        """
        numbers = draft.phones
        if not draft.contact:
            known_ones = self._of_account.get(account_id, ())
            numbers = tuple(number for number in numbers if figures(number) not in known_ones)
            if not numbers:
                return []
        name = draft.contact or draft.name
        changes = [] if (account_id, name) in self._ids else [Change(row, "contact", None, name)]
        contact_id = self._contact(account_id, name, draft.contact_title)
        added = [number for number in numbers if self._phone(account_id, contact_id, number)]
        return changes + [Change(row, "phones", None, number) for number in added]

    def forget(self, account_id: UUID) -> None:
        """Leave out what was collected for an account that is not taken after all."""
        for rows in (self._contacts, self._phones):
            rows[:] = [row for row in rows if row["account_id"] != account_id]

    def write(self, books: Mapping[UUID, UUID]) -> int:
        """Write what was collected into the books that the accounts are in by now; return how many contacts are new."""
        self._ids.clear()
        self._numbers.clear()
        self._of_account.clear()
        self._orders.clear()
        for row in chain(self._contacts, self._phones):
            row["portfolio_id"] = books[row["account_id"]]
        self._work.insert_many(Contact, self._contacts)
        self._work.insert_many(ContactPhone, self._phones)
        numbers: dict[UUID, list[str]] = {}
        for phone in self._phones:
            numbers.setdefault(phone["contact_id"], []).append(phone["number"])
        index_new_contacts(self._work, self._contacts, numbers)
        reindex(self._work, Kind.CONTACT, set(numbers) - {row["id"] for row in self._contacts})
        return len(self._contacts)

    def _contact(self, account_id: UUID, name: str, title: str | None) -> UUID:
        there = self._ids.get((account_id, name))
        if there is not None:
            return there
        order = self._orders[account_id] = self._orders.get(account_id, 0) + 1
        key = new_id()
        contact = {
            "id": key,
            "account_id": account_id,
            "portfolio_id": None,
            "name": name,
            "sort_key": sort_key(name, person=True),
            "role": ContactRole.MAIN if order == 1 else ContactRole.OTHER,
            "title": title,
            "call_order": order,
        }
        self._contacts.append(contact)
        self._ids[account_id, name] = key
        return key

    def _phone(self, account_id: UUID, contact_id: UUID, number: str) -> bool:
        there = self._numbers.get(contact_id, ())
        plain = figures(number)
        if plain in there:
            return False
        self._numbers[contact_id] = (*there, plain)
        self._of_account[account_id] = (*self._of_account.get(account_id, ()), plain)
        self._phones.append(
            {
                "account_id": account_id,
                "portfolio_id": None,
                "contact_id": contact_id,
                "number": number,
                "kind": PhoneKind.MOBILE if number.startswith("1") else PhoneKind.OFFICE,
                "position": len(there) + 1,
                "is_doubtful": False,
            }
        )
        return True


def figures(number: str) -> str:
    """Return a number's figures, by which two ways of writing it are one."""
    return number if number.isdecimal() else re.sub(r"\D", "", number)
