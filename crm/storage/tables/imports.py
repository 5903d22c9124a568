"""Files that were brought in, each with the way back of everything that it did."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, Named

from crm.storage.base import Stamped, table
from crm.storage.columns import column
from crm.storage.types import Id, UtcDateTime


class ImportRunColumns(Stamped):
    """One import: the kind of list, the file's name, its counts, and `steps`, packed by crm.storage.import_steps.

    `undone_at` is when it was taken back as a whole; `kept` counts the rows that were left because somebody had changed
    them since.
    """

    kind: Named[str]
    file_name: Named[str]
    person_id: Named[UUID | None] = column(Id, ForeignKey("person.id"))
    read: Named[int]
    added: Named[int]
    updated: Named[int]
    unchanged: Named[int]
    duplicates: Named[int]
    rejected: Named[int]
    steps: Named[bytes] = column(LargeBinary)
    undone_at: Named[datetime | None] = column(UtcDateTime)
    kept: Named[int] = column(default=0, server_default="0")


ImportRun = table("import_run", ImportRunColumns, Index("ix_import_run_created_at", "created_at"))
