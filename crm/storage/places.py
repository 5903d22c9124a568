"""Places where a SQLite file is not safe: network shares and folders that a cloud service copies."""

import re
import sys
from pathlib import Path

from crm.domain.errors import Denied

if sys.platform == "win32":
    import ctypes
if sys.platform == "darwin":
    import subprocess

CLOUD_FOLDERS = (
    "onedrive",
    "dropbox",
    "icloud",
    "mobile documents",
    "com~apple~clouddocs",
    "google drive",
    "googledrive",
    "坚果云",
    "nutstore",
    "baidusync",
    "百度网盘",
    "阿里云盘",
    "腾讯微云",
    "weiyun",
    "wps云盘",
    "wpsdrive",
    "nextcloud",
    "owncloud",
    "seafile",
)
NETWORK_TYPES = (
    "nfs",
    "nfs4",
    "cifs",
    "smb",
    "smb3",
    "smbfs",
    "fuse.sshfs",
    "9p",
    "afs",
    "afpfs",
    "webdav",
    "davfs",
    "fuse.davfs",
)
REMOTE_DRIVE = 4
"""What Windows answers for a drive letter that stands for a share."""


def refuse_shared_place(path: Path, mounts: str | None = None) -> None:
    """Raise Denied("database.cloud_folder") or Denied("database.network_share") for an unsafe place.

    Links are followed. `mounts` is the text of /proc/mounts, asked of the system unless given.
    """
    whole, real = path.absolute(), path.resolve()
    for part in (*whole.parts, *real.parts):
        if part.lower().startswith(CLOUD_FOLDERS):
            raise Denied("database.cloud_folder", folder=part)
    if mounts is None:
        mounts = _mounts()
    if _is_remote_drive(real) or _file_system(real, mounts) in NETWORK_TYPES:
        raise Denied("database.network_share", path=str(whole))


def _is_remote_drive(path: Path) -> bool:
    """Say whether Windows calls a place remote: a share by its own name, or a drive letter that stands for one."""
    if sys.platform == "win32":
        return path.drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == REMOTE_DRIVE
    return False


def _mounts() -> str:
    """Return what is mounted, a line each as in /proc/mounts."""
    if sys.platform == "darwin":
        told = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False, timeout=5).stdout
        return as_proc_mounts(told)
    table = Path("/proc/mounts")
    return table.read_text(encoding="utf-8", errors="replace") if table.exists() else ""


def as_proc_mounts(told: str) -> str:
    """Return the answer of macOS's `mount` in the form of /proc/mounts."""
    lines = re.findall(r"^(.+) on (/.*) \((\w+)[,)]", told, flags=re.MULTILINE)
    return "\n".join(f"{_field(device)} {_field(point)} {kind}" for device, point, kind in lines)


def _field(text: str) -> str:
    return text.replace(" ", "\\040")


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
