"""Files of the database on the disk: saved where the user wants, or as a copy to be looked at."""

import errno
import os
import stat
import tempfile
from pathlib import Path
from uuid import UUID

from crm.domain.errors import Denied, DiskFull, Invalid, RoundsError
from crm.domain.files import is_program, safe_name
from crm.storage.reader import Reader
from crm.usecases.attachments import content


def save_as(reader: Reader, attachment_id: UUID, path: Path) -> Path:
    """Write a file where the user wants it; what stands there is replaced only when all of it was written.

    Raises NotFound("file.gone"), DiskFull("disk.full") or Denied("file.not_writable").
    """
    _name, held = content(reader, attachment_id)
    try:
        handle, rough = tempfile.mkstemp(dir=path.parent, prefix=".rounds-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(held)
                file.flush()
                os.fsync(file.fileno())
            Path(rough).replace(path)
        except BaseException:
            Path(rough).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _ours(error, path) from error
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
