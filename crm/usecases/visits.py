"""Visits: planning, moving, writing down and finishing them."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from crm.domain.changes import Kind
from crm.domain.codes import Channel, IssueState, PlanState, RecordState, Side, Topic
from crm.domain.errors import Invalid, NotFound
from crm.domain.visits import LastVisit, Participant, RecordDraft, VisitRow, VisitView, problems_of
from crm.planning.deadlines import general_deadline
from crm.storage import duty
from crm.storage import visits as store
from crm.storage.owner import portfolio_of
from crm.storage.reader import Reader
from crm.storage.searchable import reindex
from crm.storage.settings import all_values, number
from crm.storage.tables import Hazard, Issue, Task, Visit, VisitParticipant, VisitTopic
from crm.storage.unit import UnitOfWork
from crm.usecases.tasks import add_task


def visit_ids(reader: Reader, view: VisitView, person_id: UUID | None) -> list[UUID]:
    """Return the ids of a tab of the visits page."""
    return store.visit_ids(reader, view, person_id)


def visit_rows(reader: Reader, ids: list[UUID]) -> list[VisitRow]:
    """Return a page of visits."""
    return store.visit_rows(reader, ids)


def view_counts(reader: Reader, person_id: UUID | None) -> dict[VisitView, int]:
    """Return how many visits each tab shows."""
    return store.view_counts(reader, person_id)


def visits_of_account(reader: Reader, account_id: UUID) -> list[VisitRow]:
    """Return an account's visits, newest first."""
    return store.of_account(reader, account_id)


def next_visit(reader: Reader, account_id: UUID) -> VisitRow | None:
    """Return the next planned visit of an account."""
    return store.next_of_account(reader, account_id)


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
    """Plan a visit; the day becomes its first approved date. Raises Invalid("visit.ends_before_start")."""
    _check_span(start, end)
    day = work.clock.local(start).date()
    portfolio_id = portfolio_of(work, account_id)
    visit_id = work.insert(
        Visit,
        account_id=account_id,
        portfolio_id=portfolio_id,
        person_id=person_id,
        channel=channel,
        plan_state=PlanState.APPROVED,
        record_state=RecordState.NONE,
        planned_on=day,
        planned_start=start,
        planned_end=end,
        first_approved_on=day,
        purpose=purpose,
        is_fixed=False,
    )
    _set_topics(work, visit_id, account_id, portfolio_id, topics)
    return visit_id


def move_visit(
    work: UnitOfWork, visit_id: UUID, version: int, start: datetime, end: datetime, reason: str | None = None
) -> int:
    """Give a visit another time; its first approved date stays (domain.md 2.4).

    Raises Invalid("visit.already_held") and Invalid("visit.ends_before_start").
    """
    _check_span(start, end)
    row = store.visit_row(work, visit_id)
    if row.is_done:
        raise Invalid("visit.already_held", name=row.account)
    values: dict[str, Any] = {
        "planned_start": start,
        "planned_end": end,
        "planned_on": work.clock.local(start).date(),
    }
    if reason:
        values["reschedule_reason"] = reason
    return work.update(Visit, visit_id, version, **values)


def cancel_visit(work: UnitOfWork, visit_id: UUID, version: int) -> int:
    """Take a visit off the plan; a held one stays. Raises Invalid("visit.already_held")."""
    row = store.visit_row(work, visit_id)
    if row.is_done:
        raise Invalid("visit.already_held", name=row.account)
    return work.update(Visit, visit_id, version, plan_state=PlanState.CANCELLED)


def start_record(work: UnitOfWork, account_id: UUID, person_id: UUID, channel: Channel = Channel.ON_SITE) -> UUID:
    """Begin the record of a visit that was not planned, held today; it has no planned day that could count."""
    portfolio_id = portfolio_of(work, account_id)
    return work.insert(
        Visit,
        account_id=account_id,
        portfolio_id=portfolio_id,
        person_id=person_id,
        channel=channel,
        plan_state=PlanState.APPROVED,
        record_state=RecordState.DRAFT,
        held_on=work.clock.today(),
        is_fixed=False,
    )


def save_record(work: UnitOfWork, visit_id: UUID, version: int, draft: RecordDraft) -> int:
    """Keep what is written so far as a draft and return the new version."""
    return _store(work, visit_id, version, draft, {"record_state": RecordState.DRAFT})


def finish_visit(work: UnitOfWork, visit_id: UUID, version: int, draft: RecordDraft) -> int:
    """Submit a record: it counts from now on, moves the duty clock and leaves issues, hazards and tasks.

    Raises Invalid("record.incomplete", problems=...) with every missing field (domain.md 2.3).
    """
    problems = problems_of(draft)
    if problems:
        raise Invalid("record.incomplete", problems=problems, count=len(problems))
    done = {
        "record_state": RecordState.SUBMITTED,
        "plan_state": PlanState.DONE,
        "submitted_at": work.clock.now(),
    }
    after = _store(work, visit_id, version, draft, done)
    duty.refresh(work, [store.visit_row(work, visit_id).account_id])
    return after


def _check_span(start: datetime, end: datetime) -> None:
    if end <= start:
        raise Invalid("visit.ends_before_start")


def _store(work: UnitOfWork, visit_id: UUID, version: int, draft: RecordDraft, states: dict[str, Any]) -> int:
    row = store.visit_row(work, visit_id)
    portfolio_id = portfolio_of(work, row.account_id)
    after = work.update(Visit, visit_id, version, **_columns(draft), **states)
    _set_topics(work, visit_id, row.account_id, portfolio_id, draft.topics)
    _set_participants(work, visit_id, row.account_id, portfolio_id, draft.participants)
    _set_issues(work, visit_id, row, portfolio_id, draft)
    _set_hazards(work, visit_id, row, portfolio_id, draft)
    _add_follow_ups(work, visit_id, row, draft)
    reindex(work, Kind.VISIT, [visit_id])
    return after


def _columns(draft: RecordDraft) -> dict[str, Any]:
    return {
        "held_on": draft.held_on,
        "channel": draft.channel,
        "arrived_at": draft.arrived_at,
        "left_at": draft.left_at,
        "content": draft.content.strip() or None,
        "production": draft.production.strip() or None,
        "advice": draft.advice.strip() or None,
        "reply_on_site": draft.reply_on_site.strip() or None,
        "outage_plan_told": draft.outage_plan_told,
        "demand_kva": draft.demand_kva,
        "demand_on": draft.demand_on,
        "satisfaction": draft.satisfaction,
        "no_satisfaction_reason": draft.no_satisfaction_reason.strip() or None,
        "recommend": draft.recommend,
        "next_visit_on": draft.next_visit_on,
    }


def _set_topics(
    work: UnitOfWork, visit_id: UUID, account_id: UUID, portfolio_id: UUID, topics: tuple[Topic, ...]
) -> None:
    if store.children(work, VisitTopic, visit_id, VisitTopic.topic) == list(topics):
        return
    _clear(work, VisitTopic, visit_id)
    for topic in topics:
        work.insert(VisitTopic, account_id=account_id, portfolio_id=portfolio_id, visit_id=visit_id, topic=topic)


def _set_participants(
    work: UnitOfWork, visit_id: UUID, account_id: UUID, portfolio_id: UUID, wanted: tuple[Participant, ...]
) -> None:
    if store.record(work, visit_id).participants == wanted:
        return
    _clear(work, VisitParticipant, visit_id)
    for each in wanted:
        work.insert(
            VisitParticipant,
            account_id=account_id,
            portfolio_id=portfolio_id,
            visit_id=visit_id,
            side=each.side,
            name=each.name,
            title=each.title,
            person_id=each.person_id,
            contact_id=each.contact_id,
        )


def _set_issues(work: UnitOfWork, visit_id: UUID, row: VisitRow, portfolio_id: UUID, draft: RecordDraft) -> None:
    if store.record(work, visit_id).issues == draft.issues:
        return
    _clear(work, Issue, visit_id)
    raised = draft.held_on or work.clock.today()
    due = _issue_due(work, raised)
    for issue in draft.issues:
        issue_id = work.insert(
            Issue,
            account_id=row.account_id,
            portfolio_id=portfolio_id,
            visit_id=visit_id,
            topic=issue.topic,
            text=issue.text,
            state=IssueState.NEW,
            raised_on=raised,
            due_on=due,
            original_due_on=due,
            assignee_id=row.person_id,
        )
        reindex(work, Kind.ISSUE, [issue_id])


def _issue_due(work: UnitOfWork, raised: date) -> date:
    values = all_values(work, raised)
    return general_deadline(raised, int(number(values, "issue.general_workdays")))


def _set_hazards(work: UnitOfWork, visit_id: UUID, row: VisitRow, portfolio_id: UUID, draft: RecordDraft) -> None:
    if store.record(work, visit_id).hazards == draft.hazards:
        return
    _clear(work, Hazard, visit_id)
    for hazard in draft.hazards:
        work.insert(
            Hazard,
            account_id=row.account_id,
            portfolio_id=portfolio_id,
            visit_id=visit_id,
            text=hazard.text,
            level=hazard.level,
            found_on=draft.held_on or work.clock.today(),
            remedy_due=hazard.remedy_due,
        )


def _add_follow_ups(work: UnitOfWork, visit_id: UUID, row: VisitRow, draft: RecordDraft) -> None:
    """Add the tasks that are not there yet and drop those that were taken out of the record."""
    there = store.record(work, visit_id).follow_ups
    for follow_up in draft.follow_ups:
        if follow_up not in there:
            add_task(
                work,
                follow_up.title,
                account_id=row.account_id,
                visit_id=visit_id,
                assignee_id=follow_up.assignee_id or row.person_id,
                due_on=follow_up.due_on,
            )
    wanted = {(each.title, each.due_on) for each in draft.follow_ups}
    for task_id, version, title, due_on in store.tasks_of(work, visit_id):
        if (title, due_on) not in wanted:
            work.remove(Task, task_id, version)


def _clear(work: UnitOfWork, model: Any, visit_id: UUID) -> None:
    for child_id, version in store.versions_of_children(work, model, visit_id):
        work.remove(model, child_id, version)


def visitor(reader: Reader, person_id: UUID) -> Participant:
    """Return a person of the bureau as a participant; raises NotFound("person.unknown")."""
    name = store.person_name(reader, person_id)
    if name is None:
        raise NotFound("person.unknown", value=str(person_id))
    return Participant(Side.BUREAU, name, person_id=person_id)
