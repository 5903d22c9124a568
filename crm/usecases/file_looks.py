"""A look into a file of the database that another program made."""

from pathlib import Path
from uuid import UUID

from crm.domain.file_looks import Inside, LookKind
from crm.exchange.inside import look_inside
from crm.storage.reader import Reader
from crm.usecases.files_out import copy_to_look_at


def look_into(reader: Reader, attachment_id: UUID, kind: LookKind, folder: Path, page: int = 0) -> Inside:
    """Return what is shown of a file, by a copy in a folder of its own; `page` counts from 0.

    Raises as `copy_to_look_at` and `crm.exchange.inside.look_inside` do.
    """
    return look_inside(copy_to_look_at(reader, attachment_id, folder), kind, page, reader.progress)
