"""Files in the database."""

from uuid import UUID

from sqlalchemy import select

from crm.storage.reader import Reader
from crm.storage.tables import Attachment


def files_of_account(reader: Reader, account_id: UUID) -> list[tuple[UUID, str, int]]:
    """Return (id, name, bytes) of an account's files, newest first."""
    statement = (
        select(Attachment.id, Attachment.name, Attachment.size)
        .where(Attachment.account_id == account_id, Attachment.deleted_at.is_(None))
        .order_by(Attachment.created_at.desc(), Attachment.id.desc())
    )
    return [(row[0], row[1], row[2]) for row in reader.rows(statement)]


def content(reader: Reader, attachment_id: UUID) -> tuple[str, bytes] | None:
    """Return a file's name and bytes."""
    statement = select(Attachment.name, Attachment.content)
    row = reader.one(statement.where(Attachment.id == attachment_id, Attachment.deleted_at.is_(None)))
    return (row[0], bytes(row[1])) if row is not None else None
