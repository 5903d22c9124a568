"""Visits that were written down elsewhere: each joins its account, its manager and its issue."""

from collections.abc import Hashable, Mapping
from datetime import date, datetime, time
from typing import Any, Literal
from uuid import UUID

from crm.domain.changes import Kind
from crm.domain.clock import at_local
from crm.domain.codes import COMPLETED_RECORDS, PlanState, RecordState
from crm.domain.codes import RecordState as State
from crm.domain.imports import Existing, VisitDraft
from crm.domain.messages import sentence
from crm.domain.people import KEEPERS
from crm.domain.reviewing import RecordStep, after, may_correct, may_review
from crm.planning.workdays import WorkCalendar
from crm.storage import duty, honesty
from crm.storage import imports as known
from crm.storage.calendar import work_calendar
from crm.storage.people import colleagues
from crm.storage.reviewers import acting
from crm.storage.reviewing import note_step
from crm.storage.searchable import reindex
from crm.storage.settings import all_values, number
from crm.storage.tables import Visit
from crm.usecases.call_back import BUREAU_LANGUAGE
from crm.usecases.imports.owners import Owner
from crm.usecases.imports.pairing import Nears
from crm.usecases.imports.report import Change, Verdict
from crm.usecases.imports.row_importer import Entry, RowImporter
from crm.usecases.imports.visit_parts import VisitParts
from crm.usecases.issues import escalate_brought
from crm.usecases.reviewing import author_of

GIVEN = (
    *("channel", "purpose", "content", "production", "advice", "reply_on_site", "outage_plan_told", "demand_kva"),
    *("demand_on", "satisfaction", "no_satisfaction_reason", "recommend", "next_visit_on"),
)


class VisitImporter(RowImporter[VisitDraft]):
    """A row is one held visit: the same account, day and manager, and the same words.

    Where its words were edited since it still is the one with the same hour, else with the same reason, else the only
    one of that day and manager that no other row means. A record that was submitted is corrected with a trace, as on
    its page (domain.md 2.3), and only by those who may.
    """

    table = Visit
    unknown = "visit.unknown_account"
    which = "visit.which"
    doubted = "held_on"
    fields = {"arrived_at": "arrived", "left_at": "left", "purpose": "topics"}
    silent = frozenset({"record_state"})

    def owned(self, row: int, draft: VisitDraft) -> Owner | Literal[False] | None:
        owner = super().owned(row, draft)
        if owner and not self.may_name(draft.visitors[0]):
            self.report.refuse(row, "visitors", "visit.unknown_person", draft.visitors[0])
            return False
        return owner

    def there(self, account_ids: set[UUID]) -> list[dict[str, Any]]:
        self._ids = account_ids
        return [row for row in known.rows_of(self.work, Visit, account_ids) if row["held_on"] is not None]

    def begin(self, taken: list[tuple[int, VisitDraft, Any]]) -> None:
        workdays = int(number(all_values(self.work, self.work.clock.today()), "issue.general_workdays"))
        self._parts = VisitParts(self.work, self._ids, self._calendar(taken), workdays)
        self._with_parts: set[int] = set()
        self._corrected: set[UUID] = set()
        self._people = colleagues(self.work)
        self._who = acting(self.work, self._people)

    def _calendar(self, taken: list[tuple[int, VisitDraft, Any]]) -> WorkCalendar:
        held = [draft.held_on for _row, draft, _owner in taken] or [self.work.clock.today()]
        return work_calendar(self.work, min(held), max(held))

    def key(self, draft: VisitDraft, owner: Owner | None) -> Hashable:
        return *self._day(draft, owner), draft.purpose or "", draft.content or ""

    def key_of(self, row: Mapping[str, Any]) -> Hashable:
        return row["account_id"], row["held_on"], row["person_id"], row["purpose"] or "", row["content"] or ""

    def nears(self, draft: VisitDraft, owner: Owner | None) -> Nears:
        day, arrived = self._day(draft, owner), _moment(draft.held_on, draft.arrived)
        return arrived and (*day, arrived), draft.purpose and (*day, draft.purpose), day

    def nears_of(self, row: Mapping[str, Any]) -> Nears:
        day = row["account_id"], row["held_on"], row["person_id"]
        arrived, purpose = row["arrived_at"], row["purpose"]
        return arrived and (*day, arrived), purpose and (*day, purpose), day

    def start(self, draft: VisitDraft, owner: Owner | None) -> dict[str, Any]:
        assert owner is not None
        # Whoever may not approve does not by way of a file either.
        state = State.APPROVED if self.work.actor.role in KEEPERS else State.SUBMITTED
        return {
            "account_id": owner.id,
            "portfolio_id": owner.book,
            "person_id": self.directory.person(draft.visitors[0]),
            "held_on": draft.held_on,
            "plan_state": PlanState.DONE,
            "record_state": state,
        }

    def given(self, row: int, draft: VisitDraft, owner: Owner | None, before: Mapping[str, Any]) -> dict[str, Any]:
        said: dict[str, Any] = {
            **{name: getattr(draft, name) for name in GIVEN},
            "arrived_at": _moment(draft.held_on, draft.arrived),
            "left_at": _moment(draft.held_on, draft.left),
        }
        return {name: value for name, value in said.items() if value is not None}

    def may_change(self, row: int, entry: Entry) -> bool:
        if entry.before is None:
            return True
        state, author = State(entry.before["record_state"]), author_of(self._people, entry.before["person_id"])
        people = self._people.values()
        if state not in COMPLETED_RECORDS:
            self.report.warn(row, "held_on", "visit.still_open", entry.before["held_on"].isoformat(), {})
        elif not may_correct(state, self._who, author, people) and not may_review(self._who, author, people):
            self.report.refuse(row, "visitors", "record.not_yours", author.name, {"name": author.name})
            return False
        return True

    def also(self, row: int, draft: VisitDraft, owner: Owner | None, entry: Entry) -> None:
        rule = Existing.OVERWRITE if entry.before is None else self.rule(entry.before)
        told = self.report.verdicts[row][0]
        other = self._parts.other(entry.id, draft, rule)
        if other and told is Verdict.UNCHANGED and not self.may_change(row, entry):
            return
        people = {name: self.person(row, "visitors", name) for part in other for name in part.names_of("visitors")}
        for part in other:
            self._parts.write_down(entry.values, part, people)
            if told is not Verdict.ADDED:
                self._with_parts.add(row)
                self.report.note(row, Verdict.UPDATED, entry.id)
            if told is not Verdict.ADDED and not (part.name == "topics" and "purpose" in entry.other()):
                self.report.changes.append(Change(row, part.name, part.old, part.new))
        if entry.before is not None and (other or entry.other()):
            self._correct(entry, State(entry.before["record_state"]))

    def _correct(self, entry: Entry, state: RecordState) -> None:
        if state in COMPLETED_RECORDS:
            entry.values["record_state"] = after(state, RecordStep.CORRECT)
            self._corrected.add(entry.id)

    def is_told_elsewhere(self, row: int) -> bool:
        return row in self._with_parts

    def after(self, touched: list[Entry]) -> None:
        reason = sentence("import.correction", BUREAU_LANGUAGE, {"file": self.result.matching.file})
        issues = self._parts.write()
        self.report.created["issues"] += self._parts.issues
        for entry in self.entries.values():
            if entry.id in self._corrected:
                note_step(self.work, entry.values, RecordStep.CORRECT, reason)
        changed = {entry.id for entry in touched} | self._corrected
        duty.refresh(self.work, {entry.values["account_id"] for entry in self.entries.values() if entry.id in changed})
        honesty.refresh(self.work, changed)
        escalate_brought(self.work, sorted(issues))
        reindex(self.work, Kind.ISSUE, issues)

    def _day(self, draft: VisitDraft, owner: Owner | None) -> tuple[UUID, date, UUID]:
        assert owner is not None
        return owner.id, draft.held_on, self.directory.person(draft.visitors[0])


def _moment(day: date, at: time | None) -> datetime | None:
    return at_local(day, at.hour, at.minute) if at is not None else None
