"""Visits that were written down elsewhere: each joins its account, its manager and its issue."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from crm.domain.changes import Kind
from crm.domain.clock import at_local
from crm.domain.codes import IssueState, PlanState, RecordState, Side
from crm.domain.ids import new_id
from crm.domain.imports import VisitDraft
from crm.domain.people import KEEPERS
from crm.domain.topic_words import issue_topic
from crm.exchange.rows import ReadResult
from crm.planning.workdays import WorkCalendar
from crm.storage import duty, honesty
from crm.storage import imports as known
from crm.storage.base import AnyTable
from crm.storage.calendar import work_calendar
from crm.storage.searchable import reindex
from crm.storage.settings import all_values, number
from crm.storage.tables import Issue, Visit, VisitParticipant, VisitTopic
from crm.storage.unit import UnitOfWork
from crm.usecases.imports.directory import Directory
from crm.usecases.imports.options import ImportOptions
from crm.usecases.imports.owners import Owners
from crm.usecases.imports.report import ImportReport, Verdict

STEP = 500


def import_visits(work: UnitOfWork, result: ReadResult, options: ImportOptions) -> ImportReport:
    """Take held visits; a row whose account is unknown is refused, one that is there already is left alone."""
    report = ImportReport.of(result)
    importer = _Importer(work, report, _calendar(work, result), options)
    for place, (row, draft) in enumerate(result.drafts):
        assert isinstance(draft, VisitDraft)
        if place % STEP == 0:
            work.progress.step(place, len(result.drafts))
        importer.take(row, draft)
    importer.finish()
    return report


def _calendar(work: UnitOfWork, result: ReadResult) -> WorkCalendar:
    """Return the bureau's calendar for the days of the drafts."""
    held = [draft.held_on for _row, draft in result.drafts if isinstance(draft, VisitDraft)]
    return work_calendar(work, min(held, default=work.clock.today()), max(held, default=work.clock.today()))


class _Importer:
    def __init__(self, work: UnitOfWork, report: ImportReport, calendar: WorkCalendar, options: ImportOptions) -> None:
        self._work, self._report, self._calendar = work, report, calendar
        self._directory = Directory(work, report.created)
        self._owners = Owners(work, report, options)
        self._there = known.visit_keys(work)
        # Whoever may not approve does not by way of a file either.
        self._state = RecordState.APPROVED if work.actor.role in KEEPERS else RecordState.SUBMITTED
        values = all_values(work, work.clock.today())
        self._workdays = int(number(values, "issue.general_workdays"))
        self._rows: dict[AnyTable, list[dict[str, Any]]] = {
            model: [] for model in (Visit, VisitTopic, VisitParticipant, Issue)
        }

    def take(self, row: int, draft: VisitDraft) -> None:
        """Add one visit."""
        owner = self._owners.find(row, draft.account_no, draft.account_name, "visit.unknown_account")
        if owner is None:
            return
        account_id, book, _number = owner
        person_id = self._directory.person(draft.visitors[0])
        key = (account_id, draft.held_on, person_id, draft.purpose or "", draft.content or "")
        there = self._there.get(key)
        if there is not None:
            self._report.note(row, Verdict.UNCHANGED, there)
            return
        visit = self._visit(draft, account_id, book, person_id)
        self._there[key] = visit["id"]
        self._report.note(row, Verdict.ADDED, visit["id"])

    def finish(self) -> None:
        """Write what was collected, then bring duty and search up to date."""
        for model, rows in self._rows.items():
            self._work.insert_many(model, rows)
        duty.refresh(self._work, {row["account_id"] for row in self._rows[Visit]})
        honesty.refresh(self._work, {row["id"] for row in self._rows[Visit]})
        reindex(self._work, Kind.VISIT, [row["id"] for row in self._rows[Visit]])
        reindex(self._work, Kind.ISSUE, [row["id"] for row in self._rows[Issue]])
        self._report.created["issues"] += len(self._rows[Issue])

    def _visit(self, draft: VisitDraft, account_id: UUID, book: UUID, person_id: UUID) -> dict[str, Any]:
        child = {"account_id": account_id, "portfolio_id": book}
        visit = {
            "id": new_id(),
            **child,
            "person_id": person_id,
            "channel": draft.channel,
            "plan_state": PlanState.DONE,
            "record_state": self._state,
            "is_fixed": False,
            "held_on": draft.held_on,
            "arrived_at": _moment(draft.held_on, draft.arrived),
            "left_at": _moment(draft.held_on, draft.left),
            "purpose": draft.purpose,
            "content": draft.content,
            "production": draft.production,
            "advice": draft.advice,
            "reply_on_site": draft.reply_on_site,
            "outage_plan_told": draft.outage_plan_told,
            "demand_kva": draft.demand_kva,
            "demand_on": draft.demand_on,
            "satisfaction": draft.satisfaction,
            "no_satisfaction_reason": draft.no_satisfaction_reason,
            "recommend": draft.recommend,
            "next_visit_on": draft.next_visit_on,
        }
        self._rows[Visit].append(visit)
        for topic in draft.topics:
            self._rows[VisitTopic].append({"id": new_id(), **child, "visit_id": visit["id"], "topic": topic})
        for side, names in ((Side.BUREAU, draft.visitors), (Side.CUSTOMER, draft.customer_side)):
            for name in names:
                person = self._directory.person(name) if side is Side.BUREAU else None
                self._rows[VisitParticipant].append(
                    {"id": new_id(), **child, "visit_id": visit["id"], "side": side, "name": name, "person_id": person}
                )
        if draft.issue:
            self._issue(draft, visit, child)
        return visit

    def _issue(self, draft: VisitDraft, visit: dict[str, Any], child: dict[str, Any]) -> None:
        due = self._calendar.add_workdays(draft.held_on, self._workdays)
        self._rows[Issue].append(
            {
                "id": new_id(),
                **child,
                "visit_id": visit["id"],
                "topic": issue_topic(draft.issue or ""),
                "text": draft.issue,
                "state": IssueState.NEW,
                "raised_on": draft.held_on,
                "due_on": due,
                "original_due_on": due,
                "assignee_id": visit["person_id"],
            }
        )


def _moment(day: date, at: time | None) -> datetime | None:
    return at_local(day, at.hour, at.minute) if at is not None else None
