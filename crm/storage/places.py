"""Places where a SQLite file is not safe: network shares and folders that a cloud service copies."""

import sys
from pathlib import Path, PureWindowsPath

from crm.domain.errors import Denied

CLOUD_FOLDERS = (
    "onedrive",
    "dropbox",
    "icloud",
    "google drive",
    "googledrive",
    "坚果云",
    "nutstore",
    "baidusync",
    "weiyun",
)
NETWORK_TYPES = ("nfs", "nfs4", "cifs", "smb", "smb3", "smbfs", "fuse.sshfs", "9p", "afs", "davfs", "fuse.davfs")


def refuse_shared_place(path: Path, mounts: str | None = None) -> None:
    """Raise Denied("database.cloud_folder") or Denied("database.network_share") for an unsafe place.

    `mounts` is the text of /proc/mounts, read here unless given.
    """
    whole = path.absolute()
    for part in whole.parts:
        if part.lower().startswith(CLOUD_FOLDERS):
            raise Denied("database.cloud_folder", folder=part)
    if str(PureWindowsPath(str(whole)).drive).startswith("\\\\") and sys.platform == "win32":
        raise Denied("database.network_share", path=str(whole))
    if mounts is None:
        table = Path("/proc/mounts")
        mounts = table.read_text(encoding="utf-8", errors="replace") if table.exists() else ""
    if _file_system(whole, mounts) in NETWORK_TYPES:
        raise Denied("database.network_share", path=str(whole))


def _file_system(path: Path, mounts: str) -> str:
    """Return the type of the file system with the longest mount point above a path."""
    best, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        point = fields[1].replace("\\040", " ")
        inside = point == "/" or str(path) == point or str(path).startswith(f"{point}/")
        if inside and len(point) >= len(best):
            best, kind = point, fields[2]
    return kind
