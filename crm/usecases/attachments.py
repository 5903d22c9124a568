"""Files kept with an account or a visit."""

import mimetypes
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from msgspec import Struct, field

from crm.domain.codes import FileKind, IssueState
from crm.domain.digests import sha256
from crm.domain.errors import Cancelled, DiskFull, Invalid, NotFound, RoundsError, Unreadable
from crm.domain.files import FileRow, free_name, safe_name
from crm.storage import attachments as store
from crm.storage.campaigns import proven
from crm.storage.owner import portfolio_of
from crm.storage.reader import Reader
from crm.storage.settings import all_values, number
from crm.storage.tables import Attachment
from crm.storage.unit import UnitOfWork

MEGABYTE = 1024 * 1024
STEP = 1024 * 1024
HELD = (IssueState.TO_CONFIRM, IssueState.CLOSED)
"""The answer of an issue in these states stands on its files."""
TYPES = {".md": "text/markdown", ".csv": "text/csv", ".webp": "image/webp", ".log": "text/plain"}
"""Types that some systems do not know or know under another name."""


class Attached(Struct, frozen=True):
    """What became of some files: keys of new ones, names of those that were there already, and what was refused."""

    added: list[UUID] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    refused: list[RoundsError] = field(default_factory=list)


def largest_mb(reader: Reader) -> int:
    """Return how many megabytes a file may have today."""
    return int(number(all_values(reader, reader.clock.today()), "attachment.max_mb"))


def attach(work: UnitOfWork, account_id: UUID, path: Path, visit_id: UUID | None = None) -> UUID:
    """Store a file and return its key; one that the account has already is not stored again.

    Raises Invalid("file.too_large"), Invalid("file.empty"), Invalid("file.is_folder"), Unreadable("file.missing") or
    Unreadable("file.no_access").
    """
    return attach_content(work, account_id, path.name, read_whole(work, path), visit_id)[0]


def attach_many(
    work: UnitOfWork,
    account_id: UUID,
    paths: Sequence[Path],
    visit_id: UUID | None = None,
    *,
    issue_id: UUID | None = None,
) -> Attached:
    """Store files one after the other; what cannot be stored is told and keeps no other from it.

    A full disk or a stop takes all of them back.
    """
    done = Attached()
    limit = largest_mb(work)
    for place, path in enumerate(paths):
        work.progress.step(place, len(paths))
        try:
            content = _read(work, path, limit)
            key, is_new = attach_content(work, account_id, path.name, content, visit_id, issue_id=issue_id)
        except (Cancelled, DiskFull):
            raise
        except RoundsError as error:
            done.refused.append(error)
            continue
        if is_new:
            done.added.append(key)
        else:
            done.known.append(path.name)
    work.progress.step(len(paths), len(paths))
    return done


def attach_content(
    work: UnitOfWork,
    account_id: UUID,
    name: str,
    content: bytes,
    visit_id: UUID | None = None,
    *,
    kind: FileKind = FileKind.FILE,
    caption: str = "",
    issue_id: UUID | None = None,
) -> tuple[UUID, bool]:
    """Store bytes under a harmless form of a name; return the key, and whether it is a new one.

    No two files of a visit have the same name: answers to questions for a picture name theirs. A file that the account
    has already and that proves no issue proves `issue_id` from now on.
    """
    limit = largest_mb(work)
    if len(content) > limit * MEGABYTE:
        raise Invalid("file.too_large", name=name[:80], limit=limit)
    if not content:
        raise Invalid("file.empty", path=name[:80])
    digest = sha256(content).hexdigest()
    for known in store.same_content(work, account_id, digest, len(content)):
        if issue_id is not None and known.issue_id in (None, issue_id):
            if known.issue_id is None:
                work.update(Attachment, known.id, known.version, issue_id=issue_id)
            return known.id, known.issue_id is None
        if issue_id is None and (visit_id is None or known.visit_id == visit_id):
            return known.id, False
    there = store.files_of_visit(work, visit_id) if visit_id is not None else []
    kept = free_name(safe_name(name), {each.name for each in there})
    row = {"name": kept, "media_type": type_of(kept), "size": len(content), "sha256": digest, "content": content}
    row |= {"kind": kind, "caption": caption.strip() or None}
    owner = {"account_id": account_id, "portfolio_id": portfolio_of(work, account_id), "visit_id": visit_id}
    owner["issue_id"] = issue_id
    return work.insert(Attachment, **owner, **row), True


def sign(work: UnitOfWork, account_id: UUID, visit_id: UUID, name: str, picture: bytes) -> UUID:
    """Keep what somebody of the customer signed, a PNG, in place of a former signature of the visit."""
    for row in store.files_of_visit(work, visit_id):
        if row.kind is FileKind.SIGNATURE:
            work.remove(Attachment, row.id, row.version)
    file_name = f"{name.strip() or 'signature'}.png"
    kind = FileKind.SIGNATURE
    return attach_content(work, account_id, file_name, picture, visit_id, kind=kind, caption=name)[0]


def caption_file(work: UnitOfWork, attachment_id: UUID, version: int, caption: str) -> int:
    """Say what a photo shows."""
    return work.update(Attachment, attachment_id, version, caption=caption.strip() or None)


def rename_file(work: UnitOfWork, attachment_id: UUID, version: int, name: str) -> int:
    """Give a file another name; its ending stays when none is typed. Raises Invalid("file.no_name")."""
    row = file_row(work, attachment_id)
    if not name.strip(" ."):
        raise Invalid("file.no_name")
    kept = safe_name(name)
    ending = Path(row.name).suffix
    if ending and not Path(kept).suffix:
        kept = safe_name(f"{kept}{ending}")
    return work.update(Attachment, attachment_id, version, name=kept)


def remove_file(work: UnitOfWork, attachment_id: UUID, version: int) -> None:
    """Put a file into the bin; its content stays there.

    Raises Invalid("file.is_evidence") for one on which the answer of an issue stands, and
    Invalid("file.proves_campaign") for one that proves a telling and has to be kept (domain.md section 8).
    """
    if store.proves_answer(work, attachment_id, HELD):
        raise Invalid("file.is_evidence", name=file_row(work, attachment_id).name)
    if (proof := proven(work, attachment_id)) is not None:
        years = int(number(all_values(work, work.clock.today()), "campaign.keep_years"))
        if work.clock.now() < proof.created_at + timedelta(days=366 * years):
            raise Invalid("file.proves_campaign", campaign=proof.title, years=years)
    work.remove(Attachment, attachment_id, version)


def files_of_account(reader: Reader, account_id: UUID) -> list[FileRow]:
    """Return an account's files, newest first."""
    return store.files_of_account(reader, account_id)


def files_of_visit(reader: Reader, visit_id: UUID) -> tuple[FileRow, ...]:
    """Return a visit's files in the order in which they came."""
    return tuple(store.files_of_visit(reader, visit_id))


def file_row(reader: Reader, attachment_id: UUID) -> FileRow:
    """Return a file without its content; raises NotFound("file.gone")."""
    found = store.file_row(reader, attachment_id)
    if found is None:
        raise NotFound("file.gone")
    return found


def content(reader: Reader, attachment_id: UUID) -> tuple[str, bytes]:
    """Return a file's name and bytes; raises NotFound("file.gone")."""
    found = store.content(reader, attachment_id)
    if found is None:
        raise NotFound("file.gone")
    return found


def beginning(reader: Reader, attachment_id: UUID, most: int) -> bytes:
    """Return at most so many bytes from the start of a file, for a preview."""
    return store.beginning(reader, attachment_id, most)


def longest_px(reader: Reader) -> int:
    """Return how many pixels the longer side of a kept photo may have today."""
    return int(number(all_values(reader, reader.clock.today()), "photo.longest_px"))


def read_whole(reader: Reader, path: Path) -> bytes:
    """Return the bytes of a file on the disk; raises as `attach` does."""
    return _read(reader, path, largest_mb(reader))


def _read(reader: Reader, path: Path, limit: int) -> bytes:
    """Return the bytes of a file, at most one more than the limit allows, asking between parts whether to go on."""
    try:
        if path.is_dir():
            raise Invalid("file.is_folder", path=path.name[:80])
        if not path.is_file():
            raise Unreadable("file.missing", path=str(path))
        if path.stat().st_size > limit * MEGABYTE:
            raise Invalid("file.too_large", name=path.name[:80], limit=limit)
        parts: list[bytes] = []
        with path.open("rb") as file:
            while sum(map(len, parts)) <= limit * MEGABYTE and (part := file.read(STEP)):
                parts.append(part)
                if reader.progress.cancelled:
                    raise Cancelled
    except (OSError, ValueError) as error:
        raise Unreadable("file.no_access", path=path.name[:80]) from error
    return b"".join(parts)


def type_of(name: str) -> str:
    """Return the media type of a file by its name."""
    ending = Path(name).suffix.casefold()
    return TYPES.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"
