"""Contacts of accounts that are there: added, or their numbers completed."""

from typing import Any
from uuid import UUID

from crm.domain.changes import Kind
from crm.domain.codes import ContactRole, PhoneKind
from crm.domain.ids import new_id
from crm.domain.imports import ContactDraft
from crm.exchange.rows import ReadResult
from crm.storage import imports as known
from crm.storage.searchable import reindex
from crm.storage.sortkeys import sort_key
from crm.storage.tables import Contact, ContactPhone
from crm.storage.unit import UnitOfWork
from crm.usecases.imports.people import figures
from crm.usecases.imports.report import Change, ImportReport, Verdict

_FIELDS = {PhoneKind.MOBILE: "phones", PhoneKind.OFFICE: "office_phones", PhoneKind.DUTY: "duty_phones"}


def import_contacts(work: UnitOfWork, result: ReadResult) -> ImportReport:
    """Take contacts; a row whose account is unknown is refused, a known name only gets the numbers it lacks."""
    report = ImportReport.of(result)
    accounts = known.account_keys(work)
    ids = {accounts[draft.account_no][0] for _row, draft in result.drafts if draft.account_no in accounts}
    there = known.contacts(work, ids)
    orders = known.call_orders(work, ids)
    contacts: list[dict[str, Any]] = []
    phones: list[dict[str, Any]] = []
    touched: set[UUID] = set()
    for row, draft in result.drafts:
        assert isinstance(draft, ContactDraft)
        if draft.account_no not in accounts:
            report.refuse(row, "account_no", "contact.unknown_account", draft.account_no)
            continue
        account_id, book = accounts[draft.account_no]
        known_one = there.get((account_id, draft.name))
        contact_id = known_one.id if known_one else new_id()
        fresh = _phones(draft, account_id, book, contact_id, known_one.numbers if known_one else frozenset())
        if known_one is None:
            orders[account_id] = orders.get(account_id, 0) + 1
            contacts.append(_contact(draft, account_id, book, contact_id, draft.call_order or orders[account_id]))
        numbers = frozenset(phone["number"] for phone in fresh) | (known_one.numbers if known_one else frozenset())
        there[account_id, draft.name] = known.KnownContact(contact_id, numbers)
        phones.extend(fresh)
        touched.add(contact_id)
        if known_one is not None:
            report.changes += [Change(row, _FIELDS[phone["kind"]], None, phone["number"]) for phone in fresh]
        verdict = Verdict.ADDED if known_one is None else Verdict.UPDATED if fresh else Verdict.UNCHANGED
        report.note(row, verdict, contact_id)
    work.insert_many(Contact, contacts)
    work.insert_many(ContactPhone, phones)
    reindex(work, Kind.CONTACT, touched)
    return report


def _contact(draft: ContactDraft, account_id: UUID, book: UUID, contact_id: UUID, order: int) -> dict[str, Any]:
    return {
        "id": contact_id,
        "account_id": account_id,
        "portfolio_id": book,
        "name": draft.name,
        "sort_key": sort_key(draft.name, person=True),
        "role": draft.role or (ContactRole.MAIN if order == 1 else ContactRole.OTHER),
        "title": draft.title,
        "call_order": order,
        "email": draft.email,
        "wechat": draft.wechat,
        "verified_on": draft.verified_on,
        "note": draft.note,
    }


def _phones(
    draft: ContactDraft, account_id: UUID, book: UUID, contact_id: UUID, there: frozenset[str]
) -> list[dict[str, Any]]:
    groups = (
        (PhoneKind.MOBILE, draft.phones),
        (PhoneKind.OFFICE, draft.office_phones),
        (PhoneKind.DUTY, draft.duty_phones),
    )
    known_ones = set(map(figures, there))
    numbers = {
        figures(number): (kind, number)
        for kind, values in reversed(groups)
        for number in reversed(values)
        if figures(number) not in known_ones
    }
    return [
        {
            "account_id": account_id,
            "portfolio_id": book,
            "contact_id": contact_id,
            "number": number,
            "kind": kind,
            "position": len(there) + place,
            "is_doubtful": False,
        }
        for place, (kind, number) in enumerate(reversed(numbers.values()), start=1)
    ]
