"""Which row of a file means which row of the table where its words were edited since it was brought in."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping
from typing import TypeVar

F = TypeVar("F", bound=Hashable)
T = TypeVar("T", bound=Hashable)
Nears = tuple[Hashable | None, ...]
"""What two versions of one row still share, from the surest to the least sure; None where a row does not have it."""

MOST = 2500
"""Pairs looked at within one group; larger ones are lists of the same words, of which nobody could tell the rows."""
ALIKE_PERCENT = 60.0


def alike(first: str, second: str) -> bool:
    """Say whether one text looks like an edited version of another."""
    from rapidfuzz import fuzz

    return bool(fuzz.ratio(first, second, score_cutoff=ALIKE_PERCENT))


def paired(
    rows: Mapping[F, Nears], there: Mapping[T, Nears], may_be: Callable[[F, T], bool]
) -> tuple[dict[F, T], dict[F, int]]:
    """Pair what is left over of a file with what is left over of the table, one to one, and never by chance.

    A row belongs to the only one that it may be, when nothing else may be that one. Returns the pairs, and of rows that
    several may be, or that share one, how many are left for them: of these only a person can tell.
    """
    found: dict[F, T] = {}
    doubtful: dict[F, int] = {}
    levels = max((len(nears) for nears in rows.values()), default=0)
    for level in range(levels):
        doubtful = {}
        free: defaultdict[Hashable, list[T]] = defaultdict(list)
        taken = set(found.values())
        for key, nears in there.items():
            if key not in taken and nears[level] is not None:
                free[nears[level]].append(key)
        asking: defaultdict[Hashable, list[F]] = defaultdict(list)
        for row, nears in rows.items():
            if row not in found and nears[level] in free:
                asking[nears[level]].append(row)
        for near, group in asking.items():
            if len(group) * len(free[near]) <= MOST:
                _pair(group, free[near], may_be, found, doubtful)
    return found, doubtful


def _pair(
    group: list[F], free: list[T], may_be: Callable[[F, T], bool], found: dict[F, T], doubtful: dict[F, int]
) -> None:
    roads = {row: [key for key in free if may_be(row, key)] for row in group}
    wanted = Counter(key for keys in roads.values() for key in keys)
    for row, keys in roads.items():
        if len(keys) == 1 and wanted[keys[0]] == 1:
            found[row] = keys[0]
        elif keys:
            doubtful[row] = len(keys)
