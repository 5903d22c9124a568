"""The life of an outage: entered, published, begun, restored in part and whole, postponed, called off (3.3)."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from crm.domain.changes import Kind
from crm.domain.clock import wall_words
from crm.domain.codes import OutageState, OutageType
from crm.domain.errors import Conflict, Invalid
from crm.domain.outage_desk import OutageDraft, ScopePart
from crm.storage import duty
from crm.storage.outages import heads, place_names, reached
from crm.storage.reader import AnyRow, Reader
from crm.storage.searchable import reindex
from crm.storage.tables import Outage, OutageAccount, OutageScope
from crm.storage.unit import UnitOfWork
from crm.usecases.outages.broken import keep
from crm.usecases.outages.overlaps import check_overlaps
from crm.usecases.outages.snapshot import renew

LONGEST = timedelta(days=30)
"""A plan that lasts longer is a slip of the date."""
SUDDEN = frozenset({OutageType.FAULT, OutageType.LOAD_SHEDDING, OutageType.CUSTOMER_SIDE})
"""Kinds that begin when they are told of."""


def add_outage(work: UnitOfWork, draft: OutageDraft) -> UUID:
    """Enter an outage as a draft, find whom it reaches, and return its key.

    Raises Invalid("outage.no_scope"), Invalid("outage.unknown_feeder"), Invalid("outage.ends_before_start"),
    Invalid("outage.too_long"), Invalid("outage.no_target"), Invalid("outage.future"), Conflict("outage.overlaps") and
    Conflict("outage.number_taken").
    """
    _check(work, draft, None)
    taken = heads.numbers(work)
    number = (draft.outage_no or "").strip() or _next_number(taken)
    if number in taken:
        raise Conflict("outage.number_taken", number=number)
    outage_id = work.insert(Outage, outage_no=number, state=OutageState.DRAFT, **_columns(work, draft))
    _write_scope(work, outage_id, draft.scope)
    _settled(work, outage_id, draft.scope)
    return outage_id


def change_outage(work: UnitOfWork, outage_id: UUID, version: int, draft: OutageDraft) -> int:
    """Correct an outage and find again whom it reaches; return its new version. Raises what `add_outage` raises.

    Planned times that change make outdated whoever heard the old ones.
    """
    head = heads.head(work, outage_id)
    _check(work, draft, outage_id)
    keep(work, [head])
    number = (draft.outage_no or "").strip() or head.outage_no
    if number != head.outage_no and number in heads.numbers(work):
        raise Conflict("outage.number_taken", number=number)
    after = work.update(Outage, outage_id, version, outage_no=number, **_columns(work, draft))
    if heads.scopes(work, [head])[outage_id] != draft.scope:
        _write_scope(work, outage_id, draft.scope)
    _settled(work, outage_id, draft.scope)
    return after


def publish(work: UnitOfWork, outage_id: UUID) -> None:
    """Publish a draft; what nobody planned begins with it.

    Raises Invalid("outage.no_start") for a plan without a begin and Invalid("outage.not_draft").
    """
    head = heads.head(work, outage_id)
    if head.state not in (OutageState.DRAFT, OutageState.POSTPONED):
        raise Invalid("outage.not_draft", number=head.outage_no)
    now = work.clock.now()
    values: dict[str, Any] = {"state": OutageState.PUBLISHED, "published_at": now}
    if head.type in SUDDEN and head.planned_start is None:
        values |= {"state": OutageState.RUNNING, "actual_start": head.actual_start or head.reported_at or now}
    elif head.planned_start is None:
        raise Invalid("outage.no_start", number=head.outage_no)
    work.update(Outage, outage_id, head.version, **values)
    _settled(work, outage_id)


def start(work: UnitOfWork, outage_id: UUID, at: datetime) -> None:
    """Note when supply went off; raises Invalid("outage.over") and Invalid("outage.future")."""
    head = _open(work, outage_id)
    _check_past(work, at)
    work.update(Outage, outage_id, head.version, state=OutageState.RUNNING, actual_start=at)
    _settled(work, outage_id)


def crew_arrived(work: UnitOfWork, outage_id: UUID, at: datetime) -> None:
    """Note when the crew was on site; raises Invalid("outage.over") and Invalid("outage.future")."""
    head = _open(work, outage_id)
    _check_past(work, at)
    work.update(Outage, outage_id, head.version, crew_on_site_at=at)


def restore_part(work: UnitOfWork, outage_id: UUID, account_ids: Iterable[UUID], at: datetime) -> None:
    """Note that some accounts have supply again before the rest; raises what `restore` raises."""
    head = _open(work, outage_id)
    _check_end(work, head, at)
    wanted = set(account_ids)
    for row in reached.reached(work, [outage_id], None).get(outage_id, ()):
        if row.account_id in wanted:
            work.update(OutageAccount, row.id, row.version, restored_at=at)
    duty.refresh(work, wanted)


def restore(work: UnitOfWork, outage_id: UUID, at: datetime) -> None:
    """Note when supply came back for all.

    Raises Invalid("outage.over"), Invalid("outage.not_begun"), Invalid("outage.future"),
    Invalid("outage.ends_before_start") and Invalid("outage.restored_before_reported").
    """
    head = _open(work, outage_id)
    _check_end(work, head, at)
    work.update(Outage, outage_id, head.version, state=OutageState.RESTORED, actual_end=at)
    _refreshed(work, outage_id)


def postpone(work: UnitOfWork, outage_id: UUID, planned_start: datetime | None, planned_end: datetime | None) -> None:
    """Move an outage that has not begun to other times, or put it off until somebody knows them.

    Whoever heard the old times has to hear the new ones. Raises Invalid("outage.over"), Invalid("outage.running"),
    Invalid("outage.ends_before_start"), Invalid("outage.too_long") and Conflict("outage.overlaps").
    """
    head = _open(work, outage_id)
    if head.state == OutageState.RUNNING:
        raise Invalid("outage.running", number=head.outage_no)
    _check_span(planned_start, planned_end)
    scope = heads.scopes(work, [head])[outage_id]
    if planned_start is not None:
        check_overlaps(work, OutageType(head.type), scope, planned_start, planned_end, outage_id)
    state = head.state if head.state == OutageState.DRAFT else OutageState.PUBLISHED
    if planned_start is None:
        state = OutageState.POSTPONED
    work.update(Outage, outage_id, head.version, state=state, planned_start=planned_start, planned_end=planned_end)
    _settled(work, outage_id)


def cancel(work: UnitOfWork, outage_id: UUID, reason: str) -> None:
    """Call off an outage that has not begun; whoever was told has to be told that too.

    Raises Invalid("outage.over"), Invalid("outage.running") and Invalid("outage.no_reason").
    """
    head = _open(work, outage_id)
    if head.state == OutageState.RUNNING:
        raise Invalid("outage.running", number=head.outage_no)
    if not reason.strip():
        raise Invalid("outage.no_reason")
    note = "\n".join(part for part in (head.note, reason.strip()) if part)
    work.update(Outage, outage_id, head.version, state=OutageState.CANCELLED, note=note)
    _refreshed(work, outage_id)


def _columns(work: UnitOfWork, draft: OutageDraft) -> dict[str, Any]:
    return {
        "type": draft.type,
        "feeder_id": next((part.feeder_id for part in draft.scope if part.feeder_id is not None), None),
        "cause_code": draft.cause_code,
        "cause": (draft.cause or "").strip() or None,
        "reported_at": draft.reported_at,
        "planned_start": draft.planned_start,
        "planned_end": draft.planned_end,
        "transfer_to_feeder_id": draft.transfer_to_feeder_id,
        "transfer_mode": draft.transfer_mode,
        "approval_no": draft.approval_no,
        "crew": draft.crew,
        "note": draft.note,
    }


def _next_number(taken: Sequence[str]) -> str:
    counted = (int(number[1:]) for number in taken if number[:1] == "T" and number[1:].isdecimal())
    return f"T{max(counted, default=0) + 1:06d}"


def _write_scope(work: UnitOfWork, outage_id: UUID, scope: Sequence[ScopePart]) -> None:
    """Keep the parts of the network; accounts that are named are kept with whom the outage reaches."""
    for row in heads.scope_rows(work, outage_id):
        work.remove(OutageScope, row.id, row.version)
    for part in scope:
        if part.account_id is None:
            work.insert(
                OutageScope,
                outage_id=outage_id,
                substation_id=part.substation_id,
                feeder_id=part.feeder_id,
                section=part.section,
                transformer_area_id=part.transformer_area_id,
            )


def _settled(work: UnitOfWork, outage_id: UUID, scope: Sequence[ScopePart] | None = None) -> None:
    duty.refresh(work, renew(work, outage_id, scope))
    _refreshed(work, outage_id)
    reindex(work, Kind.OUTAGE, [outage_id])


def _refreshed(work: UnitOfWork, outage_id: UUID) -> None:
    """Let follow what hangs on whether an outage is over."""
    rows = reached.reached(work, [outage_id], None).get(outage_id, ())
    duty.refresh(work, {row.account_id for row in rows})


def _open(work: UnitOfWork, outage_id: UUID) -> AnyRow:
    """Return an outage that something is about to happen to, with what was late until now kept."""
    head = heads.head(work, outage_id)
    if head.state in heads.OVER:
        raise Invalid("outage.over", number=head.outage_no)
    keep(work, [head])
    return head


def _check(reader: Reader, draft: OutageDraft, own: UUID | None) -> None:
    if not draft.scope:
        raise Invalid("outage.no_scope")
    named = [part.feeder_id for part in draft.scope if part.feeder_id is not None]
    wanted = {feeder for feeder in (*named, draft.transfer_to_feeder_id) if feeder is not None}
    if place_names.feeder_names(reader, wanted).keys() != wanted:
        raise Invalid("outage.unknown_feeder")
    if draft.type is OutageType.TRANSFER and draft.transfer_to_feeder_id in (None, *named):
        raise Invalid("outage.no_target")
    if draft.reported_at is not None:
        _check_past(reader, draft.reported_at)
    _check_span(draft.planned_start, draft.planned_end)
    begin = draft.planned_start or draft.reported_at
    if begin is not None:
        check_overlaps(reader, draft.type, draft.scope, begin, draft.planned_end, own)


def _check_past(reader: Reader, at: datetime) -> None:
    if at > reader.clock.now():
        raise Invalid("outage.future", value=wall_words(at))


def _check_span(begin: datetime | None, end: datetime | None) -> None:
    if end is None:
        return
    if begin is None or end <= begin:
        raise Invalid("outage.ends_before_start", start=wall_words(begin) if begin else "—", end=wall_words(end))
    if end - begin > LONGEST:
        raise Invalid("outage.too_long", days=LONGEST.days)


def _check_end(reader: Reader, head: AnyRow, at: datetime) -> None:
    _check_past(reader, at)
    if head.actual_start is None:
        raise Invalid("outage.not_begun", number=head.outage_no)
    if head.reported_at is not None and at < head.reported_at:
        raise Invalid("outage.restored_before_reported", reported=wall_words(head.reported_at), restored=wall_words(at))
    if at <= head.actual_start:
        raise Invalid("outage.ends_before_start", start=wall_words(head.actual_start), end=wall_words(at))
