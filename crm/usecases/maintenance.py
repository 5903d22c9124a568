"""Looking after a database: backup, restore, upgrade, check."""

from pathlib import Path

from crm.domain.clock import Clock
from crm.domain.errors import Unreadable
from crm.storage import backup as store
from crm.storage import check as checks
from crm.storage.check import CheckReport
from crm.storage.copies import Copy, copies_of
from crm.storage.engine import is_server
from crm.storage.reader import Reader
from crm.storage.start import HEAD, open_store
from crm.storage.versions import EngineVersions, versions

__all__ = [
    "CheckReport",
    "Copy",
    "EngineVersions",
    "backup_file",
    "check",
    "copies_of",
    "restore_file",
    "upgrade",
    "versions",
]


def backup_file(where: str, out: Path) -> int:
    """Copy a database file and return the copy's bytes; raises Invalid("backup.server") for a server."""
    return store.backup(where, out)


def restore_file(source: Path, where: str, clock: Clock) -> Path | None:
    """Put a backup in a database's place and return where the former one is kept."""
    stamp = clock.local(clock.now()).strftime("%Y%m%d-%H%M%S")
    return store.restore(source, where, stamp, HEAD)


def upgrade(where: str, clock: Clock) -> str:
    """Bring a database to this program's revision and return it; raises Unreadable("database.missing_file")."""
    if not is_server(where) and not Path(where).exists():
        raise Unreadable("database.missing_file", path=where)
    open_store(where, clock).close()
    return HEAD


def check(reader: Reader) -> CheckReport:
    """Look for damage and for figures that do not agree."""
    return checks.check(reader)
