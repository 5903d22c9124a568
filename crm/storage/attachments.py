"""Files in the database."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import func, or_, select

from crm.domain.codes import FileKind
from crm.domain.files import FileRow
from crm.storage.owner import in_parts
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import Attachment, Issue

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
    Attachment.c.issue_id,
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


def files_of_issue(reader: Reader, issue_id: UUID) -> list[FileRow]:
    """Return the files that prove an issue to be answered, in the order in which they came."""
    return _files(reader, Attachment.c.issue_id == issue_id, order=(Attachment.c.id,))


def files_of_no_issue(reader: Reader, account_id: UUID) -> list[FileRow]:
    """Return an account's files, newest first, that prove no issue, or only one that lies in the bin."""
    gone = select(Issue.c.id).where(Issue.c.account_id == account_id, Issue.c.deleted_at.is_not(None))
    free = or_(Attachment.c.issue_id.is_(None), Attachment.c.issue_id.in_(gone))
    newest = (Attachment.c.created_at.desc(), Attachment.c.id.desc())
    return _files(reader, Attachment.c.account_id == account_id, free, order=newest)


def evidence_names(reader: Reader, issue_ids: Iterable[UUID]) -> dict[UUID, tuple[str, ...]]:
    """Return the names of the files that prove some issues to be answered, in the order in which they came."""
    found: dict[UUID, tuple[str, ...]] = {}
    for part in in_parts(issue_ids):
        statement = select(Attachment.c.issue_id, Attachment.c.name).where(
            Attachment.c.issue_id.in_(part), Attachment.c.deleted_at.is_(None)
        )
        for issue_id, name in reader.rows(statement.order_by(Attachment.c.id)):
            found[issue_id] = (*found.get(issue_id, ()), name)
    return found


def proves_answer(reader: Reader, attachment_id: UUID, states: Iterable[str]) -> bool:
    """Say whether a file proves an issue that stands in one of some states."""
    statement = (
        select(Issue.c.id)
        .join(Attachment, Attachment.c.issue_id == Issue.c.id)
        .where(Attachment.c.id == attachment_id, Issue.c.state.in_(list(states)), Issue.c.deleted_at.is_(None))
    )
    return reader.one(statement) is not None


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
