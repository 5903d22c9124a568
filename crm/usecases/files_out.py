"""Files of the database on the disk: saved where the user wants, or as a copy to be looked at."""

import errno
import stat
from pathlib import Path
from uuid import UUID

from crm.domain.errors import Denied, DiskFull, Invalid, RoundsError
from crm.domain.files import is_program, safe_name
from crm.exchange.atomic import atomic_file
from crm.storage.reader import Reader
from crm.usecases.attachments import content


def save_as(reader: Reader, attachment_id: UUID, path: Path) -> Path:
    """Write a file where the user wants it; what stands there is replaced only when all of it was written.

    Raises NotFound("file.gone"), and as atomic_file does.
    """
    _name, held = content(reader, attachment_id)
    return write_whole(path, held)


def write_whole(path: Path, content: bytes) -> Path:
    """Write a file where the user wants it, whole or not at all, and return its path; raises as atomic_file does."""
    with atomic_file(path) as file:
        file.write(content)
    return path


def copy_to_look_at(reader: Reader, attachment_id: UUID, folder: Path) -> Path:
    """Write a copy that cannot be changed into a folder of its own and return it.

    Raises also Invalid("file.is_program") for what the system would run.
    """
    name, held = content(reader, attachment_id)
    if is_program(name):
        raise Invalid("file.is_program", name=name)
    path = folder / str(attachment_id) / safe_name(name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.write_bytes(held)
            path.chmod(stat.S_IREAD)
    except OSError as error:
        raise _ours(error, path) from error
    return path


def _ours(error: OSError, path: Path) -> RoundsError:
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return DiskFull("disk.full", path=str(path))
    return Denied("file.not_writable", path=str(path))
