"""Contacts of an account and their numbers."""

from typing import Any
from uuid import UUID

from crm.domain.changes import Kind
from crm.domain.codes import ContactRole, PhoneKind
from crm.domain.errors import Invalid
from crm.storage.account_detail import last_call_order
from crm.storage.owner import portfolio_of
from crm.storage.searchable import reindex
from crm.storage.sortkeys import sort_key
from crm.storage.tables import Contact, ContactPhone
from crm.storage.unit import UnitOfWork


def add_contact(
    work: UnitOfWork,
    account_id: UUID,
    name: str,
    *,
    title: str | None = None,
    role: ContactRole = ContactRole.OTHER,
    number: str | None = None,
) -> UUID:
    """Add a contact at the end of the call order; raises Invalid("contact.no_name")."""
    if not name.strip():
        raise Invalid("contact.no_name")
    portfolio_id = portfolio_of(work, account_id)
    contact_id = work.insert(
        Contact,
        account_id=account_id,
        portfolio_id=portfolio_id,
        name=name.strip(),
        sort_key=sort_key(name.strip(), person=True),
        title=title or None,
        role=role,
        call_order=last_call_order(work, account_id) + 1,
    )
    if number and number.strip():
        _add_phone(work, account_id, portfolio_id, contact_id, number)
    reindex(work, Kind.CONTACT, [contact_id])
    return contact_id


def _add_phone(work: UnitOfWork, account_id: UUID, portfolio_id: UUID, contact_id: UUID, number: str) -> None:
    work.insert(
        ContactPhone,
        account_id=account_id,
        portfolio_id=portfolio_id,
        contact_id=contact_id,
        number=number.strip(),
        kind=PhoneKind.MOBILE,
        is_doubtful=False,
        position=1,
    )


def edit_contact(work: UnitOfWork, contact_id: UUID, version: int, **values: Any) -> int:
    """Change name, title, role, call_order or note of a contact."""
    if "name" in values:
        if not values["name"].strip():
            raise Invalid("contact.no_name")
        values["name"] = values["name"].strip()
        values["sort_key"] = sort_key(values["name"], person=True)
    after = work.update(Contact, contact_id, version, **values)
    reindex(work, Kind.CONTACT, [contact_id])
    return after


def verify_contact(work: UnitOfWork, contact_id: UUID, version: int) -> int:
    """Note that the contact was checked today, by whom."""
    return work.update(Contact, contact_id, version, verified_on=work.clock.today(), verified_by=work.actor.person_id)


def doubt_phone(work: UnitOfWork, phone_id: UUID, version: int, doubtful: bool = True) -> int:
    """Mark a number as doubtful after a failed call, or as good again."""
    return work.update(ContactPhone, phone_id, version, is_doubtful=doubtful)


def remove_contact(work: UnitOfWork, contact_id: UUID, version: int) -> None:
    """Put a contact into the bin."""
    work.remove(Contact, contact_id, version)
    reindex(work, Kind.CONTACT, [contact_id])
