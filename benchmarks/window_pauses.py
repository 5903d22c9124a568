"""Walks through all pages and prints turns, usual and longest in seconds, the longest at a first opening: DATABASE.

A turn is the work of the GUI thread itself until it listens again: what else the machine does is not ours.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from itertools import islice
from typing import Any

from ui import quick

quick.pause_collection()
from benchmarks.walk import Walk  # noqa: E402 - as the command line does it
from ui.pages import PLACES  # noqa: E402

ROUNDS = 4
SHORTEST = 0.0005
"""A turn of less is the loop itself."""


class Watched(Walk):
    """A walk that notes how long each turn holds the GUI thread, by the page it is at."""

    def __init__(self, database: str) -> None:
        self.turns: list[tuple[float, str]] = []
        self.place = "start"
        super().__init__(database)

    def turn(self) -> None:
        self._note(super().turn)

    def open(self, page: str, arguments: dict[str, Any]) -> None:
        self.place = page
        self._note(lambda: super(Watched, self).open(page, arguments))

    def _note(self, work: Callable[[], None]) -> None:
        begin = time.thread_time()
        work()
        taken = time.thread_time() - begin
        if taken > SHORTEST:
            self.turns.append((taken, self.place))


def walk_through(database: str) -> None:
    """Open every page once, then all of them again and again."""
    walk = Watched(database)
    stops = walk.stops()
    walk.turns.clear()
    unseen = {place.id for place in PLACES}
    while unseen:
        stop = next(stops)
        walk.go(stop)
        unseen.discard(stop[0])
    first = max(walk.turns)
    walk.turns.clear()
    for stop in islice(stops, ROUNDS * len(PLACES)):
        walk.go(stop)
    longest = max(walk.turns)
    usual = statistics.median(taken for taken, _place in walk.turns)
    print(f"longest later {longest}, at a first opening {first}", file=sys.stderr)
    print(len(walk.turns), usual, longest[0], first[0])


walk_through(sys.argv[1])
sys.stdout.flush()
os._exit(0)
