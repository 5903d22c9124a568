"""Deadlines of notices that were broken: by the times that hold now, and kept before these go (domain.md 3.5).

What is late follows from the times of an outage, from whom it reaches, from what each account is and from the rules
of its day. Whoever changes one of these keeps first what was broken by then: no later plan makes it good.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from crm.domain.codes import OutageState
from crm.domain.outage_desk import ClockLine, Whose
from crm.domain.outages import Attempt, Kept
from crm.storage.outages import broken as store
from crm.storage.outages import heads
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import OutageBreach
from crm.storage.unit import UnitOfWork
from crm.usecases.outages.standing import Judge, promise_of, read_outages

BROKEN = (Kept.LATE, Kept.MISSED)
TIMED = frozenset({OutageState.PUBLISHED, OutageState.RUNNING, OutageState.RESTORED})
"""States in which somebody has to be told by a moment."""


@dataclass(frozen=True)
class Broken:
    """A clock of an account that ran out: its outage, its row there, the clock, and every attempt to tell it."""

    head: AnyRow
    row: AnyRow
    clock: ClockLine
    attempts: Sequence[Attempt]

    @property
    def told_at(self) -> datetime | None:
        """Return when the account heard it after all."""
        if self.clock.kept is not Kept.LATE:
            return None
        arrived = [each.delivered_at for each in self.attempts if each.delivered_at is not None]
        return min((at for at in arrived if at > self.clock.due_at), default=None)

    @property
    def deadline(self) -> store.Deadline:
        """Return what tells this one from all others."""
        return self.head.id, self.row.account_id, self.clock.stage.value, self.clock.due_at


def broken(reader: Reader, rows: Sequence[AnyRow], whose: Whose) -> list[Broken]:
    """Return the broken clocks of some outages by the times that hold now, in their order."""
    timed = [head for head in rows if head.state in TIMED]
    known, judge = read_outages(reader, timed, whose), Judge(reader)
    found = []
    for head in timed:
        promise = promise_of(head, known.said(head.id))
        for row in known.accounts.get(head.id, ()):
            attempts = known.attempts.get((head.id, row.account_id), ())
            clocks = judge.told(head, promise, row, attempts).clocks
            found += [Broken(head, row, clock, attempts) for clock in clocks if clock.kept in BROKEN]
    return found


def keep(work: UnitOfWork, rows: Sequence[AnyRow]) -> None:
    """Keep what was broken of some outages so far; called before anything changes that it follows from."""
    found = broken(work, rows, None)
    there = store.known(work, {each.head.id for each in found})
    work.insert_many(
        OutageBreach,
        [
            {
                "outage_id": each.head.id,
                "account_id": each.row.account_id,
                "portfolio_id": each.row.portfolio_id,
                "stage": each.clock.stage,
                "due_at": each.clock.due_at,
                "told_at": each.told_at,
            }
            for each in found
            if each.deadline not in there
        ],
        for_good=True,
    )


def keep_open(work: UnitOfWork) -> None:
    """Keep what was broken of every outage that is not over."""
    keep(work, [row for row in heads.heads_since(work, work.clock.now()) if row.state not in heads.OVER])
