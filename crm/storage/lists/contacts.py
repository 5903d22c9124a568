"""The list of contacts, as declarations."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, case, func, literal, or_, select

from crm.domain.changes import Kind
from crm.domain.codes import ContactRole, PhoneKind, Segment
from crm.domain.lists import ColumnType, ListColumn, ListKind
from crm.storage.lists.contact_rows import rows
from crm.storage.lists.parts import Condition, Field, Link, Listed, Many, Part, Scope, by_key
from crm.storage.lists.shared import (
    PAST_DAYS,
    account_named,
    account_of,
    code_field,
    day_field,
    key_field,
    number_field,
    owner_of,
    person_of,
    text_field,
)
from crm.storage.lists.words import account_itself_has, contains
from crm.storage.people import books_of
from crm.storage.reader import Reader
from crm.storage.search_select import has_words, hits
from crm.storage.settings import number
from crm.storage.tables import Account, Contact, ContactPhone, SearchEntry

ACCOUNT = account_of(Contact.c.account_id)
PLACES = ("1..2", "2..3", "3..")


def _doubtful(scope: Scope) -> Part:
    """Return whether one of a contact's numbers is doubtful."""
    doubted = (
        select(ContactPhone.c.contact_id)
        .where(ContactPhone.c.is_doubtful.is_(True), ContactPhone.c.deleted_at.is_(None))
        .distinct()
        .subquery("doubted")
    )
    link = Link(doubted, doubted.c.contact_id == Contact.c.id)
    return Part(doubted.c.contact_id.is_not(None), (link,))


def _phones(scope: Scope) -> Many:
    """Return the kinds of a contact's numbers: a filter shows no number, and `EMPTY` finds who has none.

    The first number sorts as it is shown: an order by what is masked would tell of it.
    """
    phone = ContactPhone.c
    pairs = select(phone.contact_id.label("row_id"), phone.kind.label("value"), phone.kind.label("label"))
    pairs = pairs.where(phone.deleted_at.is_(None))
    hide = bool(scope.values["privacy.mask_phones"])
    shown = _masked(phone.number) if hide else phone.number
    place = func.row_number().over(partition_by=phone.contact_id, order_by=(phone.position, phone.id))
    first = pairs.with_only_columns(phone.contact_id, shown.label("shown"), place.label("place")).subquery("reached")
    link = Link(first, (first.c.contact_id == Contact.c.id) & (first.c.place == 1))
    return Many(pairs, Part(first.c.shown, (link,)))


def _masked(number: ColumnElement[str]) -> ColumnElement[str]:
    """Return a number as crm.domain.phones masks it."""
    hidden = func.substr(number, 1, 3) + literal("****") + func.substr(number, func.length(number) - 3)
    return case((func.length(number) >= 8, hidden), else_=number)


def _verified_since(scope: Scope) -> date:
    """Return the day from which on a check still counts."""
    return scope.today - timedelta(days=int(number(scope.values, "contact.verified_days")))


def _unverified(scope: Scope, _person: UUID | None) -> Sequence[Condition]:
    return [or_(Contact.c.verified_on.is_(None), Contact.c.verified_on < _verified_since(scope))]


def _verified(scope: Scope) -> ColumnElement[Any]:
    return func.count().filter(Contact.c.verified_on >= _verified_since(scope))


def _with_doubt(_scope: Scope, _person: UUID | None) -> Sequence[Condition]:
    doubted = select(ContactPhone.c.contact_id).where(
        ContactPhone.c.is_doubtful.is_(True), ContactPhone.c.deleted_at.is_(None)
    )
    return [Contact.c.id.in_(doubted)]


def _belongs(scope: Scope, person_id: UUID) -> Condition:
    return Contact.c.portfolio_id.in_(books_of(scope.reader, person_id, scope.today))


def _words(reader: Reader, value: str) -> Condition:
    """Return the condition that a contact is found by its name or number, or by its account."""
    of_account = account_itself_has(reader, Contact.c.account_id, value)
    if not has_words(value):
        return or_(contains(Contact.c.name, value), of_account)
    own: Any = hits(reader, value, (Kind.CONTACT,), SearchEntry.c.row_id)
    return or_(Contact.c.id.in_(own), of_account)


FIELDS = by_key(
    text_field("name", Contact.c.name, order=Contact.c.sort_key),
    key_field("account", account_named(ACCOUNT)),
    text_field("account_no", Account.c.account_no, ACCOUNT, order=Account.c.account_no),
    code_field("segment", Account.c.segment, Segment, ACCOUNT),
    code_field("district", Account.c.district_code, None, ACCOUNT),
    code_field("role", Contact.c.role, ContactRole),
    text_field("title", Contact.c.title),
    Field(ListColumn("phones", ColumnType.CODE), _phones, frozenset(PhoneKind)),
    number_field("call_order", Contact.c.call_order, PLACES),
    number_field("emergency_order", Contact.c.emergency_order, PLACES),
    day_field("verified_on", Contact.c.verified_on, PAST_DAYS),
    key_field("verified_by", person_of(Contact.c.verified_by, "verifier")),
    Field(ListColumn("is_doubtful", ColumnType.FLAG), _doubtful),
    key_field("manager", owner_of(Contact.c.portfolio_id)),
)

CONTACTS = Listed(
    kind=ListKind.CONTACTS,
    table=Contact,
    fields=FIELDS,
    views={"unverified": _unverified, "doubtful": _with_doubt},
    belongs=_belongs,
    words=_words,
    rows=rows,
    end=((Contact.c.sort_key, False), (Contact.c.id, False)),
    sums={"accounts": lambda _scope: func.count(Contact.c.account_id.distinct()), "verified": _verified},
)
