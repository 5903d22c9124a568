"""Files that prove what became of an issue: kept with its account, shown by name, held once the issue is answered."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from crm.domain.errors import Invalid
from crm.domain.files import FileRow
from crm.domain.issues import IssueRow
from crm.storage import attachments as store
from crm.storage.issues import issue
from crm.storage.reader import Reader
from crm.storage.tables import Attachment
from crm.storage.unit import UnitOfWork
from crm.usecases.attachments import HELD, Attached, attach_many, file_row


def evidence_of(reader: Reader, issue_id: UUID) -> tuple[FileRow, ...]:
    """Return the files that prove what became of an issue, in the order in which they came."""
    return tuple(store.files_of_issue(reader, issue_id))


def files_to_choose(reader: Reader, issue_id: UUID) -> list[FileRow]:
    """Return the files of the issue's account, newest first, that prove no issue yet."""
    return store.files_of_no_issue(reader, issue(reader, issue_id).account_id)


def add_evidence(work: UnitOfWork, issue_id: UUID, paths: Sequence[Path]) -> Attached:
    """Keep files of the disk with an issue; what cannot be kept is told and keeps no other from it.

    Raises Invalid("issue.evidence_late") for an issue that has ended. A full disk or a stop takes all of them back.
    """
    row = _open(work, issue_id)
    return attach_many(work, row.account_id, paths, row.visit_id, issue_id=issue_id)


def choose_evidence(work: UnitOfWork, issue_id: UUID, file_ids: Sequence[UUID]) -> None:
    """Let files that the account has already prove an issue.

    Raises Invalid("issue.evidence_late"), and Invalid("issue.evidence_elsewhere") for a file of another account or one
    that proves another issue.
    """
    row = _open(work, issue_id)
    free = {each.id for each in store.files_of_no_issue(work, row.account_id)}
    for file_id in file_ids:
        file = file_row(work, file_id)
        if file_id not in free and file.issue_id != issue_id:
            raise Invalid("issue.evidence_elsewhere", name=file.name)
        if file.issue_id != issue_id:
            work.update(Attachment, file_id, file.version, issue_id=issue_id)


def leave_out(work: UnitOfWork, file_id: UUID) -> None:
    """Let a file prove nothing any more; it stays with its account.

    Raises Invalid("issue.evidence_kept") once the issue is answered: its answer stands on the file.
    """
    file = file_row(work, file_id)
    if file.issue_id is None:
        return
    if issue(work, file.issue_id).state in HELD:
        raise Invalid("issue.evidence_kept", name=file.name)
    work.update(Attachment, file_id, file.version, issue_id=None)


def _open(reader: Reader, issue_id: UUID) -> IssueRow:
    row = issue(reader, issue_id)
    if not row.is_open:
        raise Invalid("issue.evidence_late")
    return row
