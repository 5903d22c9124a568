"""Seals in a text file that lies away from the database: a line a day, which a person can read and a diff can show."""

import csv
import io
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from crm.domain.errors import Unreadable
from crm.domain.seals import Seal
from crm.exchange.atomic import atomic_file

HEADINGS = ["day", "entries", "sha256"]
_DIGEST = re.compile(r"[0-9a-f]{64}")


def read_seals(path: Path) -> list[Seal]:
    """Return the seals of a file, none when there is no file yet; raises Unreadable("seal.unreadable")."""
    if not path.exists():
        return []
    try:
        lines = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
        if lines[:1] != [HEADINGS]:
            raise ValueError("headings")
        seals = [_seal(line) for line in lines[1:]]
    except (OSError, ValueError, csv.Error) as error:
        raise Unreadable("seal.unreadable", path=str(path)) from error
    return seals


def write_seals(path: Path, seals: Iterable[Seal]) -> None:
    """Write a whole file; raises DiskFull, NotFound or Denied as crm.exchange.atomic.atomic_file does."""
    out = io.StringIO(newline="")
    rows = csv.writer(out)
    rows.writerow(HEADINGS)
    rows.writerows([seal.day.isoformat(), seal.entries, seal.digest] for seal in seals)
    with atomic_file(path) as file:
        file.write(out.getvalue().encode())


def _seal(line: list[str]) -> Seal:
    day, entries, digest = line
    if not _DIGEST.fullmatch(digest):
        raise ValueError("digest")
    return Seal(date.fromisoformat(day), int(entries), digest)
