"""Files that a command is to write: named so that nothing else is lost by it."""

from pathlib import Path

from crm.domain.errors import Invalid, NotFound, Unreadable
from crm.storage.engine import is_server

WORKBOOK = ".xlsx"


def workbook_to_write(out: str, *sources: str | None) -> Path:
    """Return the path of a new workbook, which must not be one of the files that the command reads.

    Raises as file_to_write does, and Invalid("file.not_xlsx").
    """
    path = file_to_write(out, *sources)
    if path.suffix.lower() != WORKBOOK:
        raise Invalid("file.not_xlsx", path=out)
    return path


def file_to_write(out: str, *sources: str | None) -> Path:
    """Return the path of a new file.

    Raises Unreadable("file.is_folder"), NotFound("folder.missing") and Invalid("file.is_source").
    """
    path = Path(out)
    if path.is_dir():
        raise Unreadable("file.is_folder", path=out or ".")
    if not path.parent.is_dir():
        raise NotFound("folder.missing", path=str(path.parent))
    for source in sources:
        if source and not is_server(source) and path.exists() and Path(source).exists() and path.samefile(source):
            raise Invalid("file.is_source", path=out)
    return path
