"""Writing a visit down: beginning, keeping and finishing its record."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from msgspec.structs import asdict, replace

from crm.domain.changes import Kind
from crm.domain.codes import COMPLETED_RECORDS, Channel, IssueState, PlanState, RecordState, Side
from crm.domain.errors import Invalid, NotFound
from crm.domain.record_merging import beside
from crm.domain.reviewing import RecordStep, after
from crm.domain.visits import FieldProblem, FilledForm, IssueDraft, Participant, RecordDraft, problems_of
from crm.storage import duty, honesty
from crm.storage import visits as store
from crm.storage.base import AnyTable
from crm.storage.issues import issues_of
from crm.storage.owner import portfolio_of
from crm.storage.reader import Reader
from crm.storage.records import Written, written
from crm.storage.reviewing import note_step
from crm.storage.searchable import index_visit, reindex
from crm.storage.tables import Hazard, Issue, Task, Visit, VisitMaterial, VisitParticipant, VisitTopic
from crm.storage.unit import UnitOfWork
from crm.usecases.call_back import BUREAU_LANGUAGE, call_back_when_low
from crm.usecases.energy.leads import note_demand
from crm.usecases.issues import escalate_repeats, issue_columns
from crm.usecases.surveys.answers import answers_of_visit, save_answers
from crm.usecases.surveys.filling import judged
from crm.usecases.tasks import add_task


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
    """Keep what is written so far as a draft and return the new version; an issue in it counts at once.

    A returned record stays returned until it is submitted again. Raises Invalid("record.locked") for a submitted one.
    """
    there = written(work, visit_id)
    state = after(RecordState(there.columns["record_state"]), RecordStep.WRITE)
    kept = _keep(work, there, version, draft, {"record_state": state})
    if draft.issues != there.draft.issues:
        duty.refresh(work, [there.columns["account_id"]])
    return kept


def beside_others(work: UnitOfWork, visit_id: UUID, base: RecordDraft, draft: RecordDraft) -> RecordDraft:
    """Return a record with what colleagues wrote into it since `base` was read; raises as crm.domain.record_merging."""
    answers = answers_of_visit(work, visit_id).items()
    filled = tuple(FilledForm(key, given) for key, given in answers)
    return beside(base, replace(written(work, visit_id).draft, surveys=filled), draft)


def finish_visit(
    work: UnitOfWork, visit_id: UUID, version: int, draft: RecordDraft, language: str = BUREAU_LANGUAGE
) -> int:
    """Submit a record: it counts from now on, moves the duty clock and leaves issues, hazards, tasks and coming demand.

    Raises Invalid("record.incomplete", problems=...) with every missing field (domain.md 2.3), every answer of its
    surveys that is missing or wrong, and a day or an hour that is still to come: no visit is over before it was held.
    `language` is that of whoever finishes: a task that a low score opens is worded in it.
    """
    there = written(work, visit_id)
    return submit(work, there, version, _held_by_now(work, there, draft), RecordStep.SUBMIT, language=language)


def submit(
    work: UnitOfWork,
    there: Written,
    version: int,
    draft: RecordDraft,
    step: RecordStep,
    reason: str = "",
    language: str = BUREAU_LANGUAGE,
) -> int:
    """Store a record as one that waits for review, written by its author or corrected for a reason.

    Raises Invalid("record.locked") for one that is submitted and not corrected, and what `finish_visit` raises.
    """
    visit = there.columns
    state = after(RecordState(visit["record_state"]), step)
    surveys, unanswered = judged(work, draft.surveys)
    draft = replace(draft, surveys=surveys)
    problems = (*problems_of(draft), *_still_to_come(work, draft), *unanswered)
    if problems:
        raise Invalid("record.incomplete", problems=problems, count=len(problems))
    done = {
        "record_state": state,
        "plan_state": PlanState.DONE,
        "submitted_at": visit["submitted_at"] or work.clock.now(),
    }
    kept = _keep(work, there, version, draft, done)
    note_step(work, visit, step, reason)
    if visit["submitted_at"] is None:
        note_demand(work, visit, draft, language)
    duty.refresh(work, [visit["account_id"]])
    honesty.refresh(work, [visit["id"]])
    call_back_when_low(work, visit["id"], visit["account_id"], visit["person_id"], language)
    return kept


def _held_by_now(work: UnitOfWork, there: Written, draft: RecordDraft) -> RecordDraft:
    """Return the record without planned hours that nobody changed and that are still to come: it was held earlier."""
    planned = (there.columns["planned_on"], there.columns["planned_start"])
    if draft.arrived_at is None or draft.arrived_at <= work.clock.now() or (draft.held_on, draft.arrived_at) != planned:
        return draft
    return replace(draft, held_on=work.clock.today(), arrived_at=None, left_at=None)


def _still_to_come(work: UnitOfWork, draft: RecordDraft) -> tuple[FieldProblem, ...]:
    if draft.held_on is not None and draft.held_on > work.clock.today():
        return (FieldProblem("held_on", "record.day_to_come"),)
    if draft.arrived_at is not None and draft.arrived_at > work.clock.now():
        return (FieldProblem("arrived_at", "record.hour_to_come"),)
    return ()


def visitor(reader: Reader, person_id: UUID) -> Participant:
    """Return a person of the bureau as a participant; raises NotFound("person.unknown")."""
    name = store.person_name(reader, person_id)
    if name is None:
        raise NotFound("person.unknown", value=str(person_id))
    return Participant(Side.BUREAU, name, person_id=person_id)


def _keep(work: UnitOfWork, there: Written, version: int, draft: RecordDraft, states: dict[str, Any]) -> int:
    visit = there.columns
    kept = work.update(Visit, visit["id"], version, there.columns, **_columns(draft), **states)
    before = there.draft
    if draft.topics != before.topics:
        _replace(work, there, VisitTopic, ({"topic": topic} for topic in draft.topics))
    if draft.participants != before.participants:
        _replace(work, there, VisitParticipant, map(asdict, draft.participants))
    if draft.materials != before.materials:
        given = ({"title": each.title, "edition": each.edition or None} for each in draft.materials)
        _replace(work, there, VisitMaterial, given)
    if draft.issues != before.issues:
        _keep_issues(work, there, draft)
    if draft.hazards != before.hazards:
        found_on = draft.held_on or work.clock.today()
        hazards = (
            {"text": h.text, "level": h.level, "found_on": found_on, "remedy_due": h.remedy_due} for h in draft.hazards
        )
        _replace(work, there, Hazard, hazards)
    _follow_up(work, there, draft)
    if visit["submitted_at"] is not None and _demand(draft) != _demand(before):
        note_demand(work, visit, draft, BUREAU_LANGUAGE)
    counts_on = draft.held_on if states.get("record_state", visit["record_state"]) in COMPLETED_RECORDS else None
    given_answers = {each.version_id: each.answers for each in draft.surveys}
    save_answers(work, visit["id"], visit["account_id"], visit["portfolio_id"], given_answers, counts_on)
    texts = _texts(draft)
    if texts != _texts(before):
        index_visit(work, visit["id"], visit["account_id"], visit["portfolio_id"], texts)
    return kept


def _demand(draft: RecordDraft) -> tuple[float | None, date | None]:
    return draft.demand_kva, draft.demand_on


def _texts(draft: RecordDraft) -> tuple[str, ...]:
    return tuple(text.strip() for text in (draft.content, draft.production, draft.advice, draft.reply_on_site))


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


def _replace(work: UnitOfWork, there: Written, table: AnyTable, rows: Iterable[Mapping[str, Any]]) -> list[UUID]:
    """Put the children of a table into the bin and add others."""
    for child_id, version in there.children[table]:
        work.remove(table, child_id, version)
    visit = there.columns
    of_visit = {"account_id": visit["account_id"], "portfolio_id": visit["portfolio_id"], "visit_id": visit["id"]}
    return work.insert_many(table, [{**of_visit, **row} for row in rows])


def _keep_issues(work: UnitOfWork, there: Written, draft: RecordDraft) -> None:
    """Add the issues that are not there yet and drop those that were taken out; the others go on where they stand.

    Raises Invalid("issue.under_way", text=...) for one that somebody works on already: it is cancelled, not dropped.
    """
    raised = draft.held_on or work.clock.today()
    keys = [issue_id for issue_id, _version in there.children[Issue]]
    known = dict(zip(keys, there.draft.issues, strict=True))
    wished = {each.key: each for each in draft.issues}
    for row in issues_of(work, keys):
        wish = wished.get(known[row.id].key)
        if wish is not None:
            if row.state is IssueState.NEW and (row.raised_on != raised or row.unit != wish.unit):
                begin = issue_columns(work, row.urgency, raised, draft.left_at) if row.raised_on != raised else {}
                work.update(Issue, row.id, row.version, **begin, responsible_unit=wish.unit or None)
        elif row.state is not IssueState.NEW:
            raise Invalid("issue.under_way", text=row.text)
        else:
            work.remove(Issue, row.id, row.version)
    before = {each.key for each in known.values()}
    new = [each for each in draft.issues if each.key not in before]
    made = work.insert_many(Issue, [_new_issue(work, there, each, raised, draft.left_at) for each in new])
    escalate_repeats(work, made)
    reindex(work, Kind.ISSUE, [*keys, *made])


def _new_issue(
    work: UnitOfWork, there: Written, issue: IssueDraft, raised_on: date, raised_at: datetime | None
) -> dict[str, Any]:
    visit = there.columns
    return {
        "account_id": visit["account_id"],
        "portfolio_id": visit["portfolio_id"],
        "visit_id": visit["id"],
        "assignee_id": visit["person_id"],
        "topic": issue.topic,
        "text": issue.text,
        "responsible_unit": issue.unit.strip() or None,
        **issue_columns(work, issue.urgency, raised_on, raised_at),
    }


def _follow_up(work: UnitOfWork, there: Written, draft: RecordDraft) -> None:
    """Add the tasks that are not there yet and drop those that were taken out of the record."""
    kept = {(each.title, each.due_on) for each in there.draft.follow_ups}
    for each in draft.follow_ups:
        if (each.title, each.due_on) not in kept:
            add_task(
                work,
                each.title,
                account_id=there.columns["account_id"],
                visit_id=there.columns["id"],
                assignee_id=each.assignee_id or there.columns["person_id"],
                due_on=each.due_on,
                due_time=each.due_time,
                priority=each.priority,
            )
    wanted = {(each.title, each.due_on) for each in draft.follow_ups}
    for (task_id, version), task in zip(there.children[Task], there.draft.follow_ups, strict=True):
        if (task.title, task.due_on) not in wanted:
            work.remove(Task, task_id, version)
            reindex(work, Kind.TASK, [task_id])
