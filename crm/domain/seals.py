"""The daily seal of the log of changes: a digest a day, kept away from the database, shows what was changed in it."""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct


class Seal(Struct, frozen=True):
    """A finished day of the bureau: how many entries its log has, and the SHA-256 over them in hexadecimal figures."""

    day: date
    entries: int
    digest: str


class SealReport(Struct, frozen=True):
    """What became of the seals: days that are as they were, days that are not (then and now), days sealed now.

    `forgotten` counts sealed days that retention has taken out of the log since.
    """

    checked: int
    broken: tuple[tuple[Seal, Seal], ...]
    added: int
    forgotten: int

    @property
    def is_whole(self) -> bool:
        return not self.broken


def compared(kept: Iterable[Seal], now: Mapping[date, Seal], oldest: date) -> tuple[list[tuple[Seal, Seal]], int]:
    """Return the days whose seals differ, and how many lie before the oldest day that is kept."""
    broken, forgotten = [], 0
    for seal in kept:
        if seal.day < oldest:
            forgotten += 1
        elif (found := now[seal.day]) != seal:
            broken.append((seal, found))
    return broken, forgotten
