"""Proposes months in the planner and prints turns of the event loop, usual and longest in seconds: DATABASE.

A turn is the work of the GUI thread itself until it listens again. A manager's month is proposed over the week and over
the month, then the team's over its week; better plans arrive and are painted while the search runs.
"""

import os
import statistics
import sys
from datetime import date

from ui import quick

quick.begin()
from benchmarks.walk import Walk  # noqa: E402 - as the command line does it
from benchmarks.watch import Turns  # noqa: E402
from crm.domain.codes import Role  # noqa: E402
from crm.usecases.people import people  # noqa: E402
from ui.planner.page import PlannerPage  # noqa: E402

MONTH = date(2026, 12, 1), date(2026, 12, 31)
SECONDS, TEAM_SECONDS = 5.0, 1.0
TOLD = 12


class Watched(Walk):
    """A walk that notes how long each turn holds the GUI thread, by what was done."""

    def __init__(self, database: str) -> None:
        self.turns = Turns("start")
        super().__init__(database)

    def turn(self) -> None:
        self.turns.take(super().turn)

    def propose(self, view: str, seconds: float) -> None:
        """Propose the month over a view of it, and wait until the last plan stands."""
        self.go(("planner", {"view": view, "day": MONTH[0]}))
        page = self.window.page
        assert isinstance(page, PlannerPage)
        ended: list[object] = []
        page.proposals.run.done.connect(ended.append)
        page.proposals.run.seconds = seconds
        self.turns.doing = f"proposing over {view}"
        self.turns.take(lambda: page.proposals.propose(*MONTH))
        while not ended:
            self.turn()
        self.settle()
        page.proposals.discard()


def propose_all(database: str) -> None:
    """Propose for the manager with the most accounts, then for everybody."""
    walk = Watched(database)
    walk.wait_until_loaded()
    with walk.session.store.read() as reader:
        person = max(people(reader), key=lambda each: each.accounts)
    walk.window.context.scope.choose(person.id, person.name, Role.MANAGER)
    walk.go(("planner", {"view": "month", "day": MONTH[0]}))
    walk.turns.clear()
    walk.propose("week", SECONDS)
    walk.propose("month", SECONDS)
    walk.window.context.scope.choose(None, "", Role.SUPERVISOR)
    walk.propose("week", TEAM_SECONDS)
    print(walk.turns.told(TOLD), file=sys.stderr)
    spent = [taken for taken, _what in walk.turns.all]
    print(len(spent), statistics.median(spent), walk.turns.longest)


propose_all(sys.argv[1])
sys.stdout.flush()
os._exit(0)
