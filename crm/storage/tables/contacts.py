"""The people to call at a customer, with their numbers and who looked at these."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Named

from crm.storage.base import OfAccount, Stamped, of_account, table
from crm.storage.columns import column
from crm.storage.types import Id, UtcDateTime


class ContactColumns(Stamped, OfAccount):
    """A person at the customer.

    `call_order` is the place among the account's contacts, `emergency_order` the place in its emergency call list
    (1 is called first), empty for somebody who is not on it.
    """

    name: Named[str]
    sort_key: Named[str]
    role: Named[str]
    title: Named[str | None]
    call_order: Named[int] = column(default=1)
    emergency_order: Named[int | None]
    email: Named[str | None]
    wechat: Named[str | None]
    note: Named[str | None]
    verified_on: Named[date | None]
    verified_by: Named[UUID | None] = column(Id, ForeignKey("person.id"))


Contact = table("contact", ContactColumns, *of_account("contact", Index("ix_contact_sort_key", "sort_key")))


class ContactPhoneColumns(Stamped, OfAccount):
    """One of a contact's numbers, as text; `is_doubtful` after a failed call, since a day and for a reason."""

    contact_id: Named[UUID] = column(Id, ForeignKey("contact.id"), index=True)
    number: Named[str]
    kind: Named[str]
    position: Named[int] = column(default=1)
    is_doubtful: Named[bool] = column(default=False)
    doubtful_since: Named[date | None]
    doubt_reason: Named[str | None]


ContactPhone = table("contact_phone", ContactPhoneColumns, *of_account("contact_phone"))


class PhoneLookColumns(Stamped, OfAccount):
    """Somebody unmasked a number: such looks are logged (Privacy)."""

    phone_id: Named[UUID] = column(Id, ForeignKey("contact_phone.id"))
    person_id: Named[UUID | None] = column(Id, ForeignKey("person.id"))
    seen_at: Named[datetime] = column(UtcDateTime)


PhoneLook = table("phone_look", PhoneLookColumns, *of_account("phone_look"))
