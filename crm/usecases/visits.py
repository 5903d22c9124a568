"""Visits: planning, moving and cancelling."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from crm.domain.codes import Channel, PlanState, RecordState, Topic
from crm.domain.errors import Invalid
from crm.domain.visits import LastVisit, VisitAtOnce, VisitRow
from crm.storage import visits as store
from crm.storage.owner import portfolio_of
from crm.storage.reader import Reader
from crm.storage.tables import Visit, VisitTopic
from crm.storage.unit import UnitOfWork
from crm.usecases.plan_months import waits_for_approval


def visit_rows(reader: Reader, ids: list[UUID]) -> list[VisitRow]:
    """Return visits in the order of their ids."""
    return store.visit_rows(reader, ids)


def visits_of_account(reader: Reader, account_id: UUID) -> list[VisitRow]:
    """Return an account's visits, newest first."""
    return store.of_account(reader, account_id)


def next_visit(reader: Reader, account_id: UUID) -> VisitRow | None:
    """Return the next planned visit of an account."""
    return store.next_of_account(reader, account_id)


def visits_at_once(
    reader: Reader, person_id: UUID, visit_id: UUID, start: datetime, end: datetime
) -> list[VisitAtOnce]:
    """Return the other visits that a person wrote down for some of the same hours."""
    return store.at_once(reader, person_id, visit_id, start, end)


def last_visit(reader: Reader, account_id: UUID) -> LastVisit | None:
    """Return what the newest completed visit of an account left."""
    return store.last_of_account(reader, account_id)


def plan_visit(
    work: UnitOfWork,
    account_id: UUID,
    person_id: UUID,
    start: datetime,
    end: datetime,
    *,
    purpose: str | None = None,
    topics: tuple[Topic, ...] = (),
    channel: Channel = Channel.ON_SITE,
) -> UUID:
    """Plan a visit. It waits for approval, or the day becomes its first approved date where nobody has to approve it.

    Raises Invalid("visit.ends_before_start").
    """
    _check_span(start, end)
    waits = waits_for_approval(work, person_id)
    day = work.clock.local(start).date()
    portfolio_id = portfolio_of(work, account_id)
    visit_id = work.insert(
        Visit,
        account_id=account_id,
        portfolio_id=portfolio_id,
        person_id=person_id,
        channel=channel,
        plan_state=PlanState.PROPOSED if waits else PlanState.APPROVED,
        record_state=RecordState.NONE,
        planned_on=day,
        planned_start=start,
        planned_end=end,
        first_approved_on=None if waits else day,
        purpose=purpose,
        is_fixed=False,
    )
    of_visit = {"account_id": account_id, "portfolio_id": portfolio_id, "visit_id": visit_id}
    work.insert_many(VisitTopic, [{**of_visit, "topic": topic} for topic in topics])
    return visit_id


def add_topics(work: UnitOfWork, visit_id: UUID, topics: Sequence[Topic]) -> None:
    """Let a planned visit be about more; what it is about already stays."""
    visit, known = store.visit_row(work, visit_id), store.topics_of(work, visit_id)
    of_visit = {"account_id": visit.account_id, "portfolio_id": portfolio_of(work, visit.account_id)}
    rows = [{**of_visit, "visit_id": visit_id, "topic": each} for each in topics if each not in known]
    work.insert_many(VisitTopic, rows)


def move_visit(
    work: UnitOfWork,
    visit_id: UUID,
    version: int,
    start: datetime,
    end: datetime,
    reason: str | None = None,
    person_id: UUID | None = None,
) -> int:
    """Give a visit another time, and to another person if one is named; its first approved date stays (domain.md 2.4).

    A beginning that was agreed with the customer is agreed no more when it moves.
    Raises Invalid("visit.already_held") and Invalid("visit.ends_before_start").
    """
    _check_span(start, end)
    row = _open_row(work, visit_id)
    values: dict[str, Any] = {
        "planned_start": start,
        "planned_end": end,
        "planned_on": work.clock.local(start).date(),
    }
    if row.is_agreed and start != row.start:
        values |= _agreement(row, False)
    if reason:
        values["reschedule_reason"] = reason
    if person_id is not None:
        values["person_id"] = person_id
    return work.update(Visit, visit_id, version, **values)


def cancel_visit(work: UnitOfWork, visit_id: UUID, version: int) -> int:
    """Take a visit off the plan; a held one stays. Raises Invalid("visit.already_held")."""
    _open_row(work, visit_id)
    return work.update(Visit, visit_id, version, plan_state=PlanState.CANCELLED)


def agree_visit(work: UnitOfWork, visit_id: UUID, version: int, is_agreed: bool) -> int:
    """Note that the customer agreed to the time of a planned visit, or no longer does (domain.md 2.1, 2.4).

    An approved one is appointed by it; one that waits stays waiting and is appointed when it is approved.
    Raises Invalid("visit.already_held").
    """
    return work.update(Visit, visit_id, version, **_agreement(_open_row(work, visit_id), is_agreed))


def _agreement(row: VisitRow, is_agreed: bool) -> dict[str, Any]:
    before, after = PlanState.APPROVED, PlanState.APPOINTED
    if not is_agreed:
        before, after = after, before
    return {"is_fixed": is_agreed, "plan_state": after if row.plan_state is before else row.plan_state}


def _open_row(work: UnitOfWork, visit_id: UUID) -> VisitRow:
    """Return a visit that was not held yet; raises Invalid("visit.already_held")."""
    row = store.visit_row(work, visit_id)
    if row.is_done:
        raise Invalid("visit.already_held", name=row.account)
    return row


def _check_span(start: datetime, end: datetime) -> None:
    if end <= start:
        raise Invalid("visit.ends_before_start")
