"""Files kept with an account or a visit."""

import hashlib
import mimetypes
from pathlib import Path
from uuid import UUID

from crm.domain.errors import Invalid, NotFound, Unreadable
from crm.storage import attachments as store
from crm.storage.owner import portfolio_of
from crm.storage.reader import Reader
from crm.storage.tables import Attachment
from crm.storage.unit import UnitOfWork

LARGEST_BYTES = 20 * 1024 * 1024


def attach(work: UnitOfWork, account_id: UUID, path: Path, visit_id: UUID | None = None) -> UUID:
    """Store a file; raises Invalid("file.too_large") over 20 MB and Unreadable("file.missing")."""
    try:
        size = path.stat().st_size
        if size > LARGEST_BYTES:
            raise Invalid("file.too_large", name=path.name, limit=LARGEST_BYTES // (1024 * 1024))
        content = path.read_bytes()
    except OSError as error:
        raise Unreadable("file.missing", path=str(path)) from error
    return work.insert(
        Attachment,
        account_id=account_id,
        portfolio_id=portfolio_of(work, account_id),
        visit_id=visit_id,
        name=path.name,
        media_type=mimetypes.guess_type(path.name)[0] or "application/octet-stream",
        size=size,
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
    )


def files_of_account(reader: Reader, account_id: UUID) -> list[tuple[UUID, str, int]]:
    """Return (id, name, bytes) of an account's files, newest first."""
    return store.files_of_account(reader, account_id)


def content(reader: Reader, attachment_id: UUID) -> tuple[str, bytes]:
    """Return a file's name and bytes; raises NotFound("file.gone")."""
    found = store.content(reader, attachment_id)
    if found is None:
        raise NotFound("file.gone")
    return found
