"""One outage with whom it reaches, and whom an outage would reach (domain.md 3.3 to 3.5)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from crm.domain.codes import ImportanceGrade, OutageType
from crm.domain.outage_desk import (
    AffectedRow,
    AttemptLine,
    EstimateLine,
    OutageDetail,
    OutageDraft,
    ScopePart,
    Whose,
)
from crm.domain.outages import (
    Effect,
    EstimateSource,
    NoticeResult,
    Promise,
    Stage,
    TransferMode,
)
from crm.planning.outages.clocks import counts
from crm.storage.outages import customers, heads, place_names
from crm.storage.reader import AnyRow, Reader
from crm.usecases.outages import standing
from crm.usecases.outages.board import board_row
from crm.usecases.outages.people import People
from crm.usecases.outages.places import places_of
from crm.usecases.outages.snapshot import found_in, loads_of
from crm.usecases.outages.standing import Judge, Outages, promise_of, read_outages


def detail(reader: Reader, outage_id: UUID, whose: Whose = None) -> OutageDetail:
    """Return an outage with the accounts in scope that it reaches; raises NotFound("outage.gone")."""
    head = heads.head(reader, outage_id)
    known = read_outages(reader, [head], whose)
    scopes = heads.scopes(reader, [head])
    scope, places, judge = scopes[outage_id], places_of(reader, [head], scopes), Judge(reader)
    rows = list(known.accounts.get(outage_id, ()))
    people = People(reader, [row.account_id for row in rows])
    attempts = _attempts(reader, outage_id)
    switched = _switched(reader, head, scope)
    promise = promise_of(head, known.said(outage_id))
    affected = []
    for row in rows:
        told = judge.told(head, promise, row, known.attempts.get((outage_id, row.account_id), ()))
        to_feeder = switched.get(row.account_id) if told.effect is Effect.SWITCHED else None
        lines = attempts.get(row.account_id, ())
        affected.append(people.row(row, told, to_feeder, lines))
    return OutageDetail(
        head=board_row(head, known, places.place(head, scope), judge),
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
    people = People(reader, found)
    names = place_names.feeder_names(reader, {to for each in found.values() if (to := each.reach.switched_to)})
    loads = loads_of(reader, people.rows.values())
    rows = [
        people.fresh(key, each, loads[key], names.get(each.reach.switched_to) if each.reach.switched_to else None)
        for key, each in found.items()
        if key in people.rows
    ]
    return people.in_order(rows)


def _switched(reader: Reader, head: AnyRow, scope: Sequence[ScopePart]) -> dict[UUID, str]:
    """Return which feeder feeds the accounts that were moved."""
    begin = head.actual_start or head.planned_start or head.reported_at
    if begin is None:
        return {}
    end = head.actual_end or head.planned_end or begin
    found = found_in(reader, scope, begin, max(end, begin + timedelta(minutes=1)), head)
    moved = {key: to for key, each in found.items() if (to := each.reach.switched_to) is not None}
    names = place_names.feeder_names(reader, set(moved.values()))
    return {key: names.get(to, "") for key, to in moved.items()}


def _attempts(reader: Reader, outage_id: UUID) -> dict[UUID, list[AttemptLine]]:
    found: dict[UUID, list[AttemptLine]] = {}
    for row in reversed(customers.notices(reader, [outage_id])):
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
