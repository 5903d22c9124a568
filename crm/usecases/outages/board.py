"""The board of outages, one outage with whom it reaches, and whom an outage would reach (domain.md 3.3 to 3.5)."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from crm.domain.codes import ImportanceGrade, OutageState, OutageType
from crm.domain.outage_desk import (
    AffectedRow,
    AttemptLine,
    Board,
    BoardGroup,
    BoardRow,
    EstimateLine,
    OutageDetail,
    OutageDraft,
    ScopePart,
    Whose,
)
from crm.domain.outages import (
    Effect,
    EstimateSource,
    Kept,
    NoticeResult,
    Promise,
    Stage,
    Told,
    TransferMode,
)
from crm.planning.outages.clocks import counts, told_share
from crm.storage.outages import heads, network, reached
from crm.storage.reader import AnyRow, Reader
from crm.usecases.outages import standing
from crm.usecases.outages.people import People
from crm.usecases.outages.places import Places, places_of
from crm.usecases.outages.snapshot import found_in, loads_of
from crm.usecases.outages.standing import Judge, Outages, promise_of, read_outages

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


def board(reader: Reader, whose: Whose, is_open: bool = False, wanted: Callable[[AnyRow], bool] | None = None) -> Board:
    """Return the outages that reach somebody's accounts, all of them for None; of those that are over, a week's.

    `is_open` leaves out what is over. Of what is not `wanted` neither accounts nor notices are read.
    """
    now = reader.clock.now()
    rows = heads.heads_since(reader, now if is_open else now - SHOWN_FOR)
    rows = [row for row in rows if wanted is None or wanted(row)]
    known = read_outages(reader, rows, whose)
    scopes = heads.scopes(reader, rows)
    places, judge = places_of(reader, list(scopes.values())), Judge(reader)
    shown = [row for row in rows if whose is None or known.accounts.get(row.id)]
    lines = [_board_row(row, known, places.place(row, scopes[row.id]), judge) for row in shown]
    return Board(now, tuple(sorted(lines, key=_order)))


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


def _board_row(head: AnyRow, known: Outages, place: str, judge: Judge) -> BoardRow:
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


def detail(reader: Reader, outage_id: UUID, whose: Whose = None) -> OutageDetail:
    """Return an outage with the accounts in scope that it reaches; raises NotFound("outage.gone")."""
    head = heads.head(reader, outage_id)
    known = read_outages(reader, [head], whose)
    scope = heads.scopes(reader, [head])[outage_id]
    places, judge = places_of(reader, [scope]), Judge(reader)
    rows = list(known.accounts.get(outage_id, ()))
    people = People(reader, [row.account_id for row in rows])
    attempts = _attempts(reader, outage_id)
    switched = _switched(reader, head, scope, places)
    promise = promise_of(head, known.said(outage_id))
    affected = []
    for row in rows:
        told = judge.told(head, promise, row, known.attempts.get((outage_id, row.account_id), ()))
        to_feeder = switched.get(row.account_id) if told.effect is Effect.SWITCHED else None
        lines = attempts.get(row.account_id, ())
        affected.append(people.row(row, told, to_feeder, lines))
    return OutageDetail(
        head=_board_row(head, known, places.place(head, scope), judge),
        draft=_draft(head, scope),
        scope_names=places.parts(scope),
        crew_on_site_at=head.crew_on_site_at,
        published_at=head.published_at,
        actual_start=head.actual_start,
        actual_end=head.actual_end,
        estimates=_estimates(known, outage_id),
        affected=people.in_order(affected),
    )


def affected_by(reader: Reader, scope: Sequence[ScopePart], on: datetime) -> tuple[AffectedRow, ...]:
    """Return whom an interruption of a scope would reach, by the supply of the day and what else is off then."""
    found = found_in(reader, scope, on, on + timedelta(minutes=1))
    people, names = People(reader, found), network.feeder_names(reader)
    loads = loads_of(reader, people.rows.values())
    rows = [
        people.fresh(key, each, loads[key], names.get(each.reach.switched_to) if each.reach.switched_to else None)
        for key, each in found.items()
        if key in people.rows
    ]
    return people.in_order(rows)


def _switched(reader: Reader, head: AnyRow, scope: Sequence[ScopePart], places: Places) -> dict[UUID, str]:
    """Return which feeder feeds the accounts that were moved."""
    begin = head.actual_start or head.planned_start or head.reported_at
    if begin is None:
        return {}
    end = head.actual_end or head.planned_end or begin
    found = found_in(reader, scope, begin, max(end, begin + timedelta(minutes=1)), head)
    return {
        key: places.feeders.get(each.reach.switched_to, "")
        for key, each in found.items()
        if each.reach.switched_to is not None
    }


def _attempts(reader: Reader, outage_id: UUID) -> dict[UUID, list[AttemptLine]]:
    found: dict[UUID, list[AttemptLine]] = {}
    for row in reversed(reached.notices(reader, [outage_id])):
        line = AttemptLine(
            notice_id=row.id,
            stage=Stage(row.stage),
            channel=row.channel,
            contact=row.contact,
            person=row.person,
            sent_at=row.sent_at,
            delivered_at=row.delivered_at,
            told=Promise(row.told_start, row.told_time),
            result=NoticeResult(row.result),
            receipt=row.receipt,
            message=row.message,
        )
        found.setdefault(row.account_id, []).append(line)
    return found


def _estimates(known: Outages, outage_id: UUID) -> tuple[EstimateLine, ...]:
    """Return every estimate with how many of the reached accounts heard just that time."""
    head = known.heads[outage_id]
    rows = known.accounts.get(outage_id, ())
    lines = []
    for said in known.estimates.get(outage_id, ()):
        heard = 0
        for row in (each for each in rows if standing.is_reached(head, each)):
            grade = ImportanceGrade(row.importance_grade)
            attempts = known.attempts.get((outage_id, row.account_id), ())
            heard += any(counts(each, grade) and each.told.back == said.restored_by for each in attempts)
        lines.append(
            EstimateLine(
                estimate_id=said.id,
                said_at=said.said_at,
                restored_by=said.restored_by,
                source=EstimateSource(said.source) if said.source else None,
                reason=said.reason,
                person=said.person,
                corrected_by=said.corrected_by,
                told=heard,
                reached=sum(standing.is_reached(head, row) for row in rows),
            )
        )
    return tuple(lines)


def _draft(head: AnyRow, scope: tuple[ScopePart, ...]) -> OutageDraft:
    return OutageDraft(
        type=OutageType(head.type),
        scope=scope,
        outage_no=head.outage_no,
        cause_code=head.cause_code,
        cause=head.cause,
        reported_at=head.reported_at,
        planned_start=head.planned_start,
        planned_end=head.planned_end,
        transfer_to_feeder_id=head.transfer_to_feeder_id,
        transfer_mode=TransferMode(head.transfer_mode) if head.transfer_mode else None,
        approval_no=head.approval_no,
        crew=head.crew,
        note=head.note,
    )
