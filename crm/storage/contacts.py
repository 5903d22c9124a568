"""What use cases of contacts ask of the tables before they change them."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select

from crm.domain.codes import TaskState
from crm.storage.conflicts import missing
from crm.storage.reader import Reader
from crm.storage.tables import Contact, ContactPhone, Task


def contact(reader: Reader, contact_id: UUID) -> Any:
    """Return (account_id, portfolio_id, version, name) of a contact; raises NotFound("contact.gone")."""
    columns = (Contact.c.account_id, Contact.c.portfolio_id, Contact.c.version, Contact.c.name)
    row = reader.one(select(*columns).where(Contact.c.id == contact_id, Contact.c.deleted_at.is_(None)))
    if row is None:
        raise missing(reader, Contact, contact_id, "contact.gone")
    return row


def phone(reader: Reader, phone_id: UUID) -> Any:
    """Return a number's row; raises NotFound("contact.gone")."""
    columns = (
        ContactPhone.c.id,
        ContactPhone.c.version,
        ContactPhone.c.number,
        ContactPhone.c.contact_id,
        ContactPhone.c.account_id,
        ContactPhone.c.portfolio_id,
    )
    row = reader.one(select(*columns).where(ContactPhone.c.id == phone_id, ContactPhone.c.deleted_at.is_(None)))
    if row is None:
        raise missing(reader, ContactPhone, phone_id, "contact.gone")
    return row


def phones(reader: Reader, contact_id: UUID) -> list[Any]:
    """Return (id, version, number, is_doubtful) of a contact's numbers in their order."""
    statement = (
        select(ContactPhone.c.id, ContactPhone.c.version, ContactPhone.c.number, ContactPhone.c.is_doubtful)
        .where(ContactPhone.c.contact_id == contact_id, ContactPhone.c.deleted_at.is_(None))
        .order_by(ContactPhone.c.position, ContactPhone.c.id)
    )
    return reader.rows(statement)


def standing(reader: Reader, account_id: UUID) -> Mapping[UUID, tuple[int, int, int | None]]:
    """Return (version, call order, emergency order) of an account's contacts."""
    statement = select(Contact.c.id, Contact.c.version, Contact.c.call_order, Contact.c.emergency_order).where(
        Contact.c.account_id == account_id, Contact.c.deleted_at.is_(None)
    )
    return {row[0]: (row[1], row[2], row[3]) for row in reader.rows(statement)}


def has_open_task(reader: Reader, source_id: UUID) -> bool:
    """Say whether an open task came from a row."""
    statement = select(Task.c.id).where(
        Task.c.source_id == source_id, Task.c.state == TaskState.OPEN, Task.c.deleted_at.is_(None)
    )
    return reader.one(statement.limit(1)) is not None
