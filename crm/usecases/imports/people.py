"""The people to call that a ledger names beside its accounts: new ones, and the numbers that known ones lack."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from crm.domain.changes import Kind
from crm.domain.codes import ContactRole, PhoneKind
from crm.domain.ids import new_id
from crm.domain.imports import AccountDraft
from crm.storage import imports as known
from crm.storage.searchable import in_stages, index_new_contacts, reindex
from crm.storage.sortkeys import sort_key
from crm.storage.tables import Contact, ContactPhone
from crm.storage.unit import UnitOfWork
from crm.usecases.imports.report import Change


class _Person:
    """Somebody to call for an account, who was there or is new, and the numbers that a file adds.

    A long ledger has hundreds of thousands; a dictionary for each, and for each number, would take three times as much.
    """

    __slots__ = ("added", "is_new", "key", "known", "name", "order", "title")

    def __init__(self, key: UUID, name: str, order: int, title: str | None, known: tuple[str, ...] | None) -> None:
        self.key, self.name, self.order, self.title = key, name, order, title
        self.is_new, self.known = known is None, known or ()
        self.added: tuple[str, ...] = ()

    def figures(self) -> tuple[str, ...]:
        """Return the figures of every number."""
        return (*self.known, *map(figures, self.added)) if self.added else self.known


class People:
    """Collects contacts and numbers; a number counts once for an account, however it is written.

    Those that are there are known for the rows at hand alone, and stay where a row has added something.
    """

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._of: dict[UUID, tuple[_Person, ...]] = {}
        self._near: list[UUID] = []

    def turn_to(self, account_ids: Iterable[UUID]) -> None:
        """Know the contacts of the accounts that are there whose rows come next, and of no others."""
        for key in self._near:
            if not any(each.is_new or each.added for each in self._of.get(key, ())):
                self._of.pop(key, None)
        self._near = [key for key in account_ids if key not in self._of]
        for each in known.people(self._work, self._near):
            plain = tuple(dict.fromkeys(map(figures, each.numbers)))
            person = _Person(each.id, each.name, each.order, None, plain)
            self._of[each.account_id] = (*self._of.get(each.account_id, ()), person)

    def take(self, row: int, account_id: UUID, draft: AccountDraft, only_missing: bool = False) -> list[Change]:
        """Add the contact and the numbers of a row; return what is new.

        A number without a name belongs to somebody whom the account's own name stands for. With `only_missing` no
        number joins those that were there before the file: a contact that has one, or an account, has no gap.
        """
        numbers, there = draft.phones, self._of.get(account_id, ())
        if not draft.contact:
            known_ones = {number for person in there for number in person.figures()}
            numbers = tuple(number for number in numbers if figures(number) not in known_ones)
            if not numbers or (only_missing and any(person.known for person in there)):
                return []
        name = draft.contact or draft.name
        person = next((each for each in there if each.name == name), None)
        changes = []
        if person is None:
            changes = [Change(row, "contact", None, name)]
            person = self._add(account_id, name, draft.contact_title)
        if only_missing and person.known:
            return changes
        for number in numbers:
            if figures(number) not in person.figures():
                person.added = (*person.added, number)
                changes.append(Change(row, "phones", None, number))
        return changes

    def forget(self, account_id: UUID) -> None:
        """Leave out what was collected for an account that is not taken after all."""
        self._of.pop(account_id, None)

    def write(self, books: Mapping[UUID, UUID]) -> int:
        """Write what was collected into the books that the accounts are in by now; return how many contacts are new."""
        found = [(account_id, each) for account_id, people in self._of.items() for each in people]
        found = [(account_id, each) for account_id, each in found if each.is_new or each.added]
        self._of.clear()
        new = 0
        for part in in_stages(self._work, found, 4):
            contacts = [_row(each, account_id, books[account_id]) for account_id, each in part if each.is_new]
            self._work.insert_many(Contact, contacts)
            phones = [row for account_id, each in part for row in _phones(each, account_id, books[account_id])]
            self._work.insert_many(ContactPhone, phones)
            index_new_contacts(self._work, contacts, {each.key: each.added for _account, each in part})
            reindex(self._work, Kind.CONTACT, [each.key for _account, each in part if not each.is_new])
            new += len(contacts)
        return new

    def _add(self, account_id: UUID, name: str, title: str | None) -> _Person:
        there = self._of.get(account_id, ())
        order = 1 + max((each.order for each in there), default=0)
        person = _Person(new_id(), name, order, title, None)
        self._of[account_id] = (*there, person)
        return person


def _row(person: _Person, account_id: UUID, book: UUID) -> dict[str, Any]:
    return {
        "id": person.key,
        "account_id": account_id,
        "portfolio_id": book,
        "name": person.name,
        "sort_key": sort_key(person.name, person=True),
        "role": ContactRole.MAIN if person.order == 1 else ContactRole.OTHER,
        "title": person.title,
        "call_order": person.order,
    }


def _phones(person: _Person, account_id: UUID, book: UUID) -> Iterator[dict[str, Any]]:
    for place, number in enumerate(person.added, len(person.known) + 1):
        yield {
            "account_id": account_id,
            "portfolio_id": book,
            "contact_id": person.key,
            "number": number,
            "kind": PhoneKind.MOBILE if number.startswith("1") else PhoneKind.OFFICE,
            "position": place,
            "is_doubtful": False,
        }


def figures(number: str) -> str:
    """Return a number's figures, by which two ways of writing it are one."""
    return number if number.isdecimal() else re.sub(r"\D", "", number)
