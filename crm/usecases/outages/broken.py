"""Deadlines of notices that were broken: by the times that hold now, and kept before these go (domain.md 3.5).

What is late follows from the times of an outage, from whom it reaches, from what each account is and from the rules
of its day. Whoever changes one of these keeps first what was broken by then: no later plan makes it good.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct

from crm.domain.codes import OutageState
from crm.domain.outage_desk import ClockLine, Whose
from crm.domain.outages import Attempt, Kept
from crm.storage.outages import everywhere, heads, reached
from crm.storage.reader import AnyRow, Reader
from crm.storage.unit import UnitOfWork
from crm.usecases.outages.standing import Judge, Outages, outages_of, promise_of

BROKEN = (Kept.LATE, Kept.MISSED)
TIMED = frozenset({OutageState.PUBLISHED, OutageState.RUNNING, OutageState.RESTORED})
"""States in which somebody has to be told by a moment."""
AT_ONCE = 20
"""Of so many outages everybody whom they reach and every attempt to tell them are there at a time."""


class Broken(Struct, frozen=True):
    """A clock of an account that ran out: its outage, its row there, the clock, and every attempt to tell it."""

    head: AnyRow
    row: Any
    clock: ClockLine
    attempts: Sequence[Attempt]

    @property
    def told_at(self) -> datetime | None:
        """Return when the account heard it after all."""
        if self.clock.kept is not Kept.LATE:
            return None
        arrived = [each.delivered_at for each in self.attempts if each.delivered_at is not None]
        return min((at for at in arrived if at > self.clock.due_at), default=None)


def broken(reader: Reader, rows: Sequence[AnyRow], whose: Whose) -> Iterator[list[Broken]]:
    """Yield the broken clocks of some outages by the times that hold now, in their order, those of a few at a time."""
    timed, judge = [head for head in rows if head.state in TIMED], Judge(reader)
    for begin in range(0, len(timed), AT_ONCE):
        some = timed[begin : begin + AT_ONCE]
        ids = [head.id for head in some]
        known = outages_of(reader, some, reached.judged(reader, ids, whose), reached.attempts(reader, ids))
        yield _broken(judge, some, known)


def _broken(judge: Judge, timed: Sequence[AnyRow], known: Outages) -> list[Broken]:
    found = []
    for head in timed:
        promise = promise_of(head, known.said(head.id))
        for row in known.accounts.get(head.id, ()):
            attempts = known.attempts.get((head.id, row.account_id), ())
            clocks = judge.told(head, promise, row, attempts).clocks
            found += [Broken(head, row, clock, attempts) for clock in clocks if clock.kept in BROKEN]
    return found


def keep(work: UnitOfWork, rows: Sequence[AnyRow]) -> None:
    """Keep what was broken of some outages so far; called before anything changes that it follows from.

    Supervisors and administrators of a shared database keep it for every book, whatever they see of them.
    """
    timed = [head for head in rows if head.state in TIMED]
    ids = [head.id for head in timed]
    known = outages_of(work, timed, everywhere.accounts(work, ids), everywhere.attempts(work, ids))
    everywhere.add(
        work,
        [
            {
                "outage_id": each.head.id,
                "account_id": each.row.account_id,
                "portfolio_id": each.row.portfolio_id,
                "stage": each.clock.stage.value,
                "due_at": each.clock.due_at,
                "told_at": each.told_at,
            }
            for each in _broken(Judge(work), timed, known)
        ],
    )


def keep_open(work: UnitOfWork) -> None:
    """Keep what was broken of every outage that is not over."""
    keep(work, [row for row in heads.heads_since(work, work.clock.now()) if row.state not in heads.OVER])
