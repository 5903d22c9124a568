"""Files in the database."""

from uuid import UUID

from sqlalchemy import select

from crm.storage.reader import Reader
from crm.storage.tables import Attachment


def files_of_account(reader: Reader, account_id: UUID) -> list[tuple[UUID, str, int]]:
    """Return (id, name, bytes) of an account's files, newest first."""
    statement = (
        select(Attachment.c.id, Attachment.c.name, Attachment.c.size)
        .where(Attachment.c.account_id == account_id, Attachment.c.deleted_at.is_(None))
        .order_by(Attachment.c.created_at.desc(), Attachment.c.id.desc())
    )
    return [(row[0], row[1], row[2]) for row in reader.rows(statement)]


def content(reader: Reader, attachment_id: UUID) -> tuple[str, bytes] | None:
    """Return a file's name and bytes."""
    statement = select(Attachment.c.name, Attachment.c.content)
    row = reader.one(statement.where(Attachment.c.id == attachment_id, Attachment.c.deleted_at.is_(None)))
    return (row[0], bytes(row[1])) if row is not None else None
