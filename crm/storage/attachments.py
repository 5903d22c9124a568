"""Files in the database."""

from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from crm.domain.codes import FileKind
from crm.domain.files import FileRow
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import Attachment

_COLUMNS = (
    Attachment.c.id,
    Attachment.c.version,
    Attachment.c.name,
    Attachment.c.media_type,
    Attachment.c.size,
    Attachment.c.created_at.label("added_at"),
    Attachment.c.visit_id,
    Attachment.c.kind,
    Attachment.c.caption,
)


def _file(row: AnyRow) -> FileRow:
    return FileRow(**{**row._mapping, "kind": FileKind(row.kind), "caption": row.caption or ""})


def _files(reader: Reader, *where: Any, order: Any) -> list[FileRow]:
    statement = select(*_COLUMNS).where(Attachment.c.deleted_at.is_(None), *where)
    return [_file(row) for row in reader.rows(statement.order_by(*order))]


def files_of_account(reader: Reader, account_id: UUID) -> list[FileRow]:
    """Return an account's files, newest first."""
    newest = (Attachment.c.created_at.desc(), Attachment.c.id.desc())
    return _files(reader, Attachment.c.account_id == account_id, order=newest)


def files_of_visit(reader: Reader, visit_id: UUID) -> list[FileRow]:
    """Return a visit's files in the order in which they came."""
    return _files(reader, Attachment.c.visit_id == visit_id, order=(Attachment.c.id,))


def file_row(reader: Reader, attachment_id: UUID) -> FileRow | None:
    """Return a file without its content."""
    row = reader.one(select(*_COLUMNS).where(Attachment.c.id == attachment_id, Attachment.c.deleted_at.is_(None)))
    return _file(row) if row is not None else None


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
    same = (Attachment.c.account_id == account_id, Attachment.c.sha256 == digest, Attachment.c.size == size)
    return _files(reader, *same, order=(Attachment.c.created_at,))
