"""The board of outages (domain.md 3.3 to 3.5)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from crm.domain.codes import OutageState, OutageType
from crm.domain.outage_desk import (
    Board,
    BoardGroup,
    BoardRow,
    Whose,
)
from crm.domain.outages import (
    Kept,
    Told,
)
from crm.planning.outages.clocks import told_share
from crm.storage.outages import heads, reached
from crm.storage.reader import AnyRow, Reader
from crm.usecases.outages.places import places_of
from crm.usecases.outages.standing import Judge, Outages, outages_of, promise_of

SHOWN_FOR = timedelta(days=7)
"""So long an outage that is over stays on the board."""
SOON = timedelta(days=1)
"""A deadline within it waits on the user."""
GROUPS = {
    OutageState.DRAFT: BoardGroup.DRAFT,
    OutageState.PUBLISHED: BoardGroup.PLANNED,
    OutageState.POSTPONED: BoardGroup.PLANNED,
    OutageState.RUNNING: BoardGroup.OFF_NOW,
    OutageState.RESTORED: BoardGroup.RESTORED,
    OutageState.CANCELLED: BoardGroup.CANCELLED,
}
BROKEN = (Kept.LATE, Kept.MISSED)


def board(reader: Reader, whose: Whose, is_open: bool = False) -> Board:
    """Return the outages that reach somebody's accounts, all of them for None; of those that are over, a week's.

    `is_open` leaves out what is over.
    """
    now = reader.clock.now()
    rows = heads.heads_since(reader, now if is_open else now - SHOWN_FOR)
    return Board(now, tuple(row for row, _said in board_rows(reader, rows, whose)))


def board_rows(reader: Reader, rows: Sequence[AnyRow], whose: Whose) -> list[tuple[BoardRow, list[AnyRow]]]:
    """Return outages as rows of the board in their order, each with the estimates that stand."""
    ids = [row.id for row in rows]
    known = outages_of(reader, rows, reached.judged(reader, ids, whose), reached.attempts(reader, ids))
    scopes = heads.scopes(reader, rows)
    places, judge = places_of(reader, rows, scopes), Judge(reader)
    shown = [row for row in rows if whose is None or known.accounts.get(row.id)]
    lines = [(board_row(row, known, places.place(row, scopes[row.id]), judge), known.said(row.id)) for row in shown]
    return sorted(lines, key=lambda line: _order(line[0]))


def waiting_count(reader: Reader, whose: Whose) -> int:
    """Return of how many outages somebody in scope has to be told now: off now, or planned and due within a day."""
    found = board(reader, whose, is_open=True)
    return sum(_waits(row, found.now + SOON) for row in found.rows)


def _waits(row: BoardRow, until: datetime) -> bool:
    if row.told >= row.reached or row.group not in (BoardGroup.OFF_NOW, BoardGroup.PLANNED):
        return False
    is_due = row.next_due is not None and row.next_due <= until
    return row.group is BoardGroup.OFF_NOW or is_due or bool(row.missed)


def _order(row: BoardRow) -> tuple[int, float, str]:
    """Order by group; what begins next first, what is over by its end, the last one first."""
    is_over = row.group in (BoardGroup.RESTORED, BoardGroup.CANCELLED)
    moment = (row.ends_at if is_over else row.starts_at) or row.starts_at
    seconds = float("inf") if moment is None else moment.timestamp()
    return tuple(BoardGroup).index(row.group), -seconds if is_over else seconds, row.outage_no


def starts_at(head: AnyRow) -> datetime | None:
    """Return when an outage began or is to begin, as far as that is known."""
    found: datetime | None = head.actual_start or head.planned_start or head.reported_at
    return found


def board_row(head: AnyRow, known: Outages, place: str, judge: Judge) -> BoardRow:
    """Return an outage as a row of the board, `place` is what it is called by."""
    promise = promise_of(head, known.said(head.id))
    states: list[Told] = []
    due: list[datetime] = []
    first: list[datetime] = []
    missed, lost = 0, 0.0
    for row in known.accounts.get(head.id, ()):
        told = judge.told(head, promise, row, known.attempts.get((head.id, row.account_id), ()))
        if row.is_interrupted and row.restored_at is None:
            lost += row.lost_kw or 0.0
        if told.needs_notice:
            states.append(told.known.state)
            first += [line.due_at for line in told.clocks[:1]]
            due += [line.due_at for line in told.clocks if line.kept is Kept.RUNNING]
            missed += sum(line.kept in BROKEN for line in told.clocks)
    share = told_share(states)
    return BoardRow(
        outage_id=head.id,
        version=head.version,
        outage_no=head.outage_no,
        type=OutageType(head.type),
        state=OutageState(head.state),
        group=GROUPS[OutageState(head.state)],
        place=place,
        cause=head.cause,
        starts_at=starts_at(head),
        ends_at=head.actual_end or promise.back,
        crew_on_site_at=head.crew_on_site_at,
        lost_kw=lost,
        reached=share[1],
        told=share[0],
        next_due=min(due, default=None),
        missed=missed,
        first_due=min(first, default=None),
    )
