"""The logs of looks and of exports, newest first."""

from sqlalchemy import func, select

from crm.domain.privacy import ExportKind, ExportLine, LookLine
from crm.storage.reader import Reader
from crm.storage.tables import Account, Contact, ContactPhone, ExportLog, Person, PhoneLook


def looks(reader: Reader, most: int) -> list[LookLine]:
    """Return the newest looks at telephone numbers."""
    statement = (
        select(
            PhoneLook.c.id,
            PhoneLook.c.seen_at,
            func.coalesce(Person.c.name, PhoneLook.c.created_by).label("who"),
            Contact.c.name.label("contact"),
            Account.c.name.label("account"),
            PhoneLook.c.account_id,
        )
        .join(ContactPhone, ContactPhone.c.id == PhoneLook.c.phone_id)
        .join(Contact, Contact.c.id == ContactPhone.c.contact_id)
        .join(Account, Account.c.id == PhoneLook.c.account_id)
        .outerjoin(Person, Person.c.id == PhoneLook.c.person_id)
        .order_by(PhoneLook.c.seen_at.desc(), PhoneLook.c.id.desc())
        .limit(most)
    )
    return [LookLine(*row) for row in reader.rows(statement)]


def exports(reader: Reader, most: int) -> list[ExportLine]:
    """Return the newest exports."""
    name = select(Person.c.name).where(Person.c.login == ExportLog.c.created_by, Person.c.deleted_at.is_(None))
    statement = (
        select(
            ExportLog.c.id,
            ExportLog.c.created_at,
            func.coalesce(name.scalar_subquery(), ExportLog.c.created_by).label("who"),
            ExportLog.c.kind,
            ExportLog.c.file_name,
            ExportLog.c.rows,
            ExportLog.c.is_personal,
        )
        .order_by(ExportLog.c.created_at.desc(), ExportLog.c.id.desc())
        .limit(most)
    )
    return [
        ExportLine(row.id, row.created_at, row.who, ExportKind(row.kind), row.file_name, row.rows, row.is_personal)
        for row in reader.rows(statement)
    ]
