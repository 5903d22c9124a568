"""A page of the list of contacts."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select, type_coerce

from crm.domain.codes import ContactRole, Segment
from crm.domain.list_rows import ContactItem
from crm.domain.phones import masked
from crm.storage.people import owners
from crm.storage.reader import AnySelect, Reader
from crm.storage.settings import flag
from crm.storage.tables import Account, Contact, ContactPhone, Person
from crm.storage.types import StoredId, id_of


def rows(reader: Reader, ids: Sequence[UUID]) -> list[ContactItem]:
    """Return the contacts of a page in the order of the ids; ids that are gone are left out."""
    if not ids:
        return []
    today = reader.clock.today()
    managers, hide = owners(reader, today), masked if flag(reader, "privacy.mask_phones", today) else str
    numbers: dict[Any, list[tuple[str, bool]]] = {}
    for stored, *phone in reader.connection.execute(_phones(), {"ids": ids}):
        numbers.setdefault(stored, []).append((phone[0], phone[1]))
    found = {}
    for row in reader.connection.execute(_page(), {"ids": ids}):
        manager = managers.get(row.portfolio_id, (None, None))[1]
        item = _item(row, manager, numbers.get(row[0], ()), hide)
        found[item.id] = item
    return [found[each] for each in ids if each in found]


def _item(row: Any, manager: str | None, phones: Sequence[tuple[str, bool]], hide: Callable[[str], str]) -> ContactItem:
    stored, version, name, account_id, account, account_no, segment, district, role, *rest = row
    who = (id_of(stored), version, name, account_id, account, account_no, Segment(segment), district)
    doubtful = any(is_doubtful for _number, is_doubtful in phones)
    shown = tuple(hide(number) for number, _is_doubtful in phones)
    return ContactItem._make((*who, ContactRole(role), *rest, manager, shown, doubtful))


# The statements are built once each: for a page that costs more than to answer them.
@cache
def _page() -> AnySelect:
    return (
        select(
            type_coerce(Contact.c.id, StoredId),
            Contact.c.version,
            Contact.c.name,
            Contact.c.account_id,
            Account.c.name.label("account"),
            Account.c.account_no,
            Account.c.segment,
            Account.c.district_code,
            Contact.c.role,
            Contact.c.title,
            Contact.c.call_order,
            Contact.c.emergency_order,
            Contact.c.verified_on,
            Person.c.name.label("verified_by"),
            Contact.c.portfolio_id,
        )
        .join(Account, Account.c.id == Contact.c.account_id)
        .outerjoin(Person, Person.c.id == Contact.c.verified_by)
        .where(Contact.c.id.in_(bindparam("ids", expanding=True)), Contact.c.deleted_at.is_(None))
    )


@cache
def _phones() -> AnySelect:
    phone = ContactPhone.c
    return (
        select(type_coerce(phone.contact_id, StoredId), phone.number, phone.is_doubtful)
        .where(phone.contact_id.in_(bindparam("ids", expanding=True)), phone.deleted_at.is_(None))
        .order_by(phone.contact_id, phone.position, phone.id)
    )
