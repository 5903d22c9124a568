"""Which life of which database a server leads: after a switch-over the former primary may come back and be stale.

Each promotion begins a new timeline. This computer remembers the newest one that it has seen of a database cluster and
refuses an older one, since what is saved there would be lost.
"""

import json
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from msgspec import Struct
from platformdirs import PlatformDirs

from crm.domain.errors import Denied

_ASKED = """
    SELECT system_identifier::text, CASE WHEN pg_is_in_recovery() THEN (SELECT timeline_id FROM pg_control_checkpoint())
    ELSE ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int END FROM pg_control_system()
"""


class Lineage(Struct, frozen=True):
    """The cluster, by the number that it got when it was made, and its timeline, which a promotion raises by one."""

    system: str
    timeline: int


def lineage_of(connection: Any) -> Lineage:
    """Return what a server says of itself over a driver's connection."""
    system, timeline = connection.execute(_ASKED).fetchone()
    return Lineage(system, timeline)


def seen_file() -> Path:
    """Return where this user's computer remembers the servers that it has seen."""
    return PlatformDirs("Rounds", appauthor=False).user_data_path / "servers.json"


class SeenServers:
    """The newest timeline of each cluster; a file that cannot be read or written only forgets."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    def meet(self, now: Lineage) -> None:
        """Remember a server; raises Denied("server.old_primary") when a newer life of it is known."""
        with self._lock:
            known = self._read()
            newest = known.get(now.system, 0)
            if now.timeline < newest:
                raise Denied("server.old_primary")
            if now.timeline > newest:
                self._write({**known, now.system: now.timeline})

    def _read(self) -> dict[str, int]:
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
            return {str(system): int(timeline) for system, timeline in found.items()}
        except (OSError, ValueError, AttributeError, TypeError):
            return {}

    def _write(self, known: dict[str, int]) -> None:
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            rough = self._path.with_suffix(".part")
            rough.write_text(json.dumps(known, indent=1), encoding="utf-8")
            rough.replace(self._path)
