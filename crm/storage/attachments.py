"""Files in the database."""

from uuid import UUID

from sqlalchemy import func, select

from crm.domain.files import FileRow
from crm.storage.reader import Reader
from crm.storage.tables import Attachment

_COLUMNS = (
    Attachment.c.id,
    Attachment.c.version,
    Attachment.c.name,
    Attachment.c.media_type,
    Attachment.c.size,
    Attachment.c.created_at,
    Attachment.c.visit_id,
)


def files_of_account(reader: Reader, account_id: UUID) -> list[FileRow]:
    """Return an account's files, newest first."""
    statement = (
        select(*_COLUMNS)
        .where(Attachment.c.account_id == account_id, Attachment.c.deleted_at.is_(None))
        .order_by(Attachment.c.created_at.desc(), Attachment.c.id.desc())
    )
    return [FileRow(*row) for row in reader.rows(statement)]


def file_row(reader: Reader, attachment_id: UUID) -> FileRow | None:
    """Return a file without its content."""
    row = reader.one(select(*_COLUMNS).where(Attachment.c.id == attachment_id, Attachment.c.deleted_at.is_(None)))
    return FileRow(*row) if row is not None else None


def content(reader: Reader, attachment_id: UUID) -> tuple[str, bytes] | None:
    """Return a file's name and bytes."""
    statement = select(Attachment.c.name, Attachment.c.content)
    row = reader.one(statement.where(Attachment.c.id == attachment_id, Attachment.c.deleted_at.is_(None)))
    return (row[0], bytes(row[1])) if row is not None else None


def beginning(reader: Reader, attachment_id: UUID, most: int) -> bytes:
    """Return at most so many bytes from the start of a file."""
    part = func.substr(Attachment.c.content, 1, most, type_=Attachment.c.content.type)
    return bytes(reader.scalar(select(part).where(Attachment.c.id == attachment_id)) or b"")


def same_content(reader: Reader, account_id: UUID, digest: str, size: int) -> list[FileRow]:
    """Return an account's files that hold just these bytes."""
    statement = select(*_COLUMNS).where(
        Attachment.c.account_id == account_id,
        Attachment.c.sha256 == digest,
        Attachment.c.size == size,
        Attachment.c.deleted_at.is_(None),
    )
    return [FileRow(*row) for row in reader.rows(statement.order_by(Attachment.c.created_at))]
