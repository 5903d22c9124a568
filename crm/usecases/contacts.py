"""Contacts of an account, their numbers, and the order in which they are called."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from crm.domain.accounts import ContactRow
from crm.domain.changes import Kind
from crm.domain.codes import ContactRole
from crm.domain.contacts import ContactDraft, PhoneDraft, checked, places
from crm.storage import contacts as store
from crm.storage.account_detail import contacts, last_call_order
from crm.storage.owner import portfolio_of
from crm.storage.reader import Reader
from crm.storage.searchable import reindex
from crm.storage.sortkeys import sort_key
from crm.storage.tables import Contact, ContactPhone
from crm.storage.unit import UnitOfWork

NO_DOUBT: dict[str, Any] = {"is_doubtful": False, "doubtful_since": None, "doubt_reason": None}


def contact_row(reader: Reader, contact_id: UUID) -> ContactRow:
    """Return a contact with its numbers; raises NotFound("contact.gone")."""
    account_id = store.contact(reader, contact_id).account_id
    return next(each for each in contacts(reader, account_id) if each.id == contact_id)


def add_contact(
    work: UnitOfWork,
    account_id: UUID,
    name: str,
    *,
    title: str | None = None,
    role: ContactRole = ContactRole.OTHER,
    number: str | None = None,
) -> UUID:
    """Add a contact with at most one number at the end of the call order; see `save_contact`."""
    phones = (PhoneDraft(number),) if number else ()
    return save_contact(work, account_id, ContactDraft(name, role, title or "", phones=phones))


def save_contact(
    work: UnitOfWork,
    account_id: UUID,
    draft: ContactDraft,
    contact_id: UUID | None = None,
    version: int = 0,
    seen: Mapping[UUID, int] | None = None,
) -> UUID:
    """Add a contact at the end of the call order, or write a known one whole, with its numbers.

    `seen` are the versions of its numbers as whoever writes has read them, as they stand now when None: a number that
    is not among them came from a colleague and stays. Raises Invalid("contact.no_name"), Invalid("cell.phone"),
    Invalid("contact.email") or, when somebody changed the same field since, Conflict("row.changed").
    """
    draft = checked(draft)
    book = portfolio_of(work, account_id)
    values = {
        "name": draft.name,
        "sort_key": sort_key(draft.name, person=True),
        "role": draft.role,
        "title": draft.title or None,
        "email": draft.email or None,
        "wechat": draft.wechat or None,
        "note": draft.note or None,
    }
    if contact_id is None:
        place = last_call_order(work, account_id) + 1
        contact_id = work.insert(Contact, account_id=account_id, portfolio_id=book, call_order=place, **values)
    else:
        store.contact(work, contact_id)
        work.update(Contact, contact_id, version, **values)
    _save_phones(work, account_id, book, contact_id, draft.phones, seen)
    reindex(work, Kind.CONTACT, [contact_id])
    return contact_id


def edit_contact(work: UnitOfWork, contact_id: UUID, version: int, **values: Any) -> int:
    """Change name, role or title of a contact and return its new version; raises Invalid("contact.no_name")."""
    if "name" in values:
        values["name"] = checked(ContactDraft(values["name"] or "")).name
        values["sort_key"] = sort_key(values["name"], person=True)
    after = work.update(Contact, contact_id, version, **values)
    reindex(work, Kind.CONTACT, [contact_id])
    return after


def _save_phones(
    work: UnitOfWork,
    account_id: UUID,
    book: UUID,
    contact_id: UUID,
    drafts: Sequence[PhoneDraft],
    seen: Mapping[UUID, int] | None,
) -> None:
    """Write the numbers in their order; a number that became another one is no longer in doubt."""
    known = {row.id: row for row in store.phones(work, contact_id)}
    versions = {key: row.version for key, row in known.items()} if seen is None else seen
    for key in set(versions) - {draft.id for draft in drafts}:
        work.remove(ContactPhone, key, versions[key])
    for place, draft in enumerate(drafts, start=1):
        values: dict[str, Any] = {"number": draft.number, "kind": draft.kind, "position": place}
        if draft.id is None or draft.id not in versions:
            owner = {"account_id": account_id, "portfolio_id": book, "contact_id": contact_id}
            work.insert(ContactPhone, is_doubtful=False, **owner, **values)
        else:
            there = known.get(draft.id)
            doubt = {} if there is None or there.number == draft.number else NO_DOUBT
            work.update(ContactPhone, draft.id, versions[draft.id], **values, **doubt)


def verify_contact(work: UnitOfWork, contact_id: UUID, version: int) -> int:
    """Note that the contact was checked today, by whom; none of its numbers is in doubt any more."""
    for row in store.phones(work, contact_id):
        if row.is_doubtful:
            work.update(ContactPhone, row.id, row.version, **NO_DOUBT)
    return work.update(Contact, contact_id, version, verified_on=work.clock.today(), verified_by=work.actor.person_id)


def remove_contact(work: UnitOfWork, contact_id: UUID, version: int) -> None:
    """Put a contact into the bin; its tasks, visits and calls stay."""
    work.remove(Contact, contact_id, version)
    reindex(work, Kind.CONTACT, [contact_id])


def order_contacts(work: UnitOfWork, account_id: UUID, order: Sequence[UUID]) -> None:
    """Let the contacts be called in this order; those that are not named follow as they stood."""
    standing = store.standing(work, account_id)
    for contact_id, place in places(order, {key: row[1] for key, row in standing.items()}).items():
        work.update(Contact, contact_id, standing[contact_id][0], call_order=place)


def set_emergency_list(
    work: UnitOfWork, account_id: UUID, order: Sequence[UUID], seen: Iterable[UUID] | None = None
) -> None:
    """Let just these contacts be the account's emergency call list, in this order.

    `seen` is the list as it was shown: whom a colleague has put onto it since stays, after the others.
    """
    standing = store.standing(work, account_id)
    joined = set() if seen is None else {key for key, row in standing.items() if row[2] is not None} - set(seen)
    late = sorted(joined - set(order), key=lambda key: standing[key][2] or 0)
    listed = [each for each in dict.fromkeys((*order, *late)) if each in standing]
    numbers = {each: place for place, each in enumerate(listed, start=1)}
    for contact_id, (version, _place, _number) in standing.items():
        work.update(Contact, contact_id, version, emergency_order=numbers.get(contact_id))
