"""Walks through all pages and prints turns, usual and longest in seconds, the longest at a first opening: DATABASE.

A turn is the work of the GUI thread itself until it listens again: what else the machine does is not ours. The walk
shows the whole team first, whose lists, plan and reports are the longest, then the manager with the most accounts.
"""

import os
import statistics
import sys
from collections.abc import Callable
from typing import Any

from ui import quick

quick.begin()
from benchmarks.walk import Stop, Walk  # noqa: E402 - as the command line does it
from benchmarks.watch import Turns  # noqa: E402
from crm.domain.codes import Role  # noqa: E402
from crm.domain.people import PersonRow  # noqa: E402
from crm.usecases.people import people  # noqa: E402
from ui.options.sections import SECTIONS  # noqa: E402
from ui.pages import PLACES  # noqa: E402

OF_PERSON = ("today", "accounts", "contacts", "planner", "visits", "tasks", "top100")
"""Pages that show one person's rows or everybody's."""
TOLD = 12


class Watched(Walk):
    """A walk that notes how long each turn holds the GUI thread, by what was done."""

    def __init__(self, database: str) -> None:
        self.turns = Turns("start")
        super().__init__(database)

    def turn(self) -> None:
        self.turns.take(super().turn)

    def open(self, page: str, arguments: dict[str, Any]) -> None:
        words = " ".join(str(each) for key, each in arguments.items() if key != "id")
        self._do(f"{page} {words}", lambda: super(Watched, self).open(page, arguments))

    def show(self, person: PersonRow | None) -> None:
        """Show another person's accounts, or everybody's, on the page in view."""
        scope = self.window.context.scope
        whom = (person.id, person.name, Role.MANAGER) if person else (None, "", Role.SUPERVISOR)
        self._do(f"{self.window.page_id} of {'one' if person else 'all'}", lambda: scope.choose(*whom))
        self.settle()

    def _do(self, what: str, work: Callable[[], None]) -> None:
        self.turns.doing = what
        self.turns.take(work)

    def round(self) -> None:
        """Open every page, the long lists, the views of the plan, and every section of the settings."""
        accounts, visits = iter(self.accounts), iter(self.visits)
        of_row = {"account": accounts, "visit": visits}
        stops: list[Stop] = [(each.id, {"id": next(of_row[each.id])} if each.id in of_row else {}) for each in PLACES]
        stops += [(page, {"view": "all"}) for page in ("accounts", "contacts", "visits", "tasks")]
        stops += [("planner", {"view": view}) for view in ("day", "week", "month")]
        stops += [("settings", {"section": section.id}) for section in SECTIONS]
        for stop in stops:
            self.go(stop)

    def most_accounts(self) -> PersonRow:
        """Return the manager with the most accounts."""
        found: list[list[PersonRow]] = []
        self.session.runner.ask(self.window, people, found.append)
        self.settle()
        return max(found[0], key=lambda each: each.accounts)


def walk_through(database: str) -> None:
    """Open everything for the first time, then again for the team and for a manager, and change between them."""
    walk = Watched(database)
    person = walk.most_accounts()
    walk.wait_until_loaded()
    walk.show(None)
    walk.turns.clear()
    walk.round()
    first = walk.turns.longest
    told = walk.turns.told(TOLD)
    walk.turns.clear()
    walk.round()
    for page in OF_PERSON:
        walk.go((page, {}))
        walk.show(person)
        walk.show(None)
    walk.show(person)
    walk.round()
    print(f"first openings: {told}\nlater: {walk.turns.told(TOLD)}", file=sys.stderr)
    spent = [taken for taken, _what in walk.turns.all]
    print(len(spent), statistics.median(spent), walk.turns.longest, first)


walk_through(sys.argv[1])
sys.stdout.flush()
os._exit(0)
