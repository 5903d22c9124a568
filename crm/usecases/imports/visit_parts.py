"""What hangs on a visit that a list tells: its topics, who took part, and what the customer raised."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from msgspec import Struct, field

from crm.domain.codes import IssueState, Side
from crm.domain.ids import new_id
from crm.domain.imports import Existing, VisitDraft
from crm.domain.topic_words import issue_topic
from crm.planning.workdays import WorkCalendar
from crm.storage import imports as known
from crm.storage.base import AnyTable
from crm.storage.tables import Issue, VisitParticipant, VisitTopic
from crm.storage.unit import UnitOfWork

SIDES = {"visitors": Side.BUREAU, "customer_side": Side.CUSTOMER}
JOINED = "、"


class Part(Struct):
    """A field of the file that a visit keeps as rows of their own: `gone` leave, `names` come."""

    name: str
    old: str
    new: str
    gone: list[dict[str, Any]] = field(default_factory=list)
    names: tuple[str, ...] = ()
    issue: dict[str, Any] | None = None
    """The issue whose words are other now."""

    def names_of(self, field: str) -> tuple[str, ...]:
        """Return the names that come, of one field."""
        return self.names if self.name == field else ()


class VisitParts:
    """Knows the parts of the visits that are there, and collects what a file adds and takes away."""

    def __init__(self, work: UnitOfWork, account_ids: Iterable[UUID], calendar: WorkCalendar, workdays: int) -> None:
        self._work, self._calendar, self._workdays = work, calendar, workdays
        self._there: dict[tuple[AnyTable, UUID], list[dict[str, Any]]] = defaultdict(list)
        self._added: dict[AnyTable, list[dict[str, Any]]] = {VisitTopic: [], VisitParticipant: [], Issue: []}
        self._gone: dict[AnyTable, dict[UUID, int]] = {VisitTopic: {}, VisitParticipant: {}}
        self._reworded: dict[UUID, dict[str, Any]] = {}
        ids = list(account_ids)
        for table in self._added:
            for row in known.rows_of(work, table, ids):
                if row["visit_id"] is not None:
                    self._there[table, row["visit_id"]].append(row)

    def other(self, visit_id: UUID, draft: VisitDraft, rule: Existing) -> list[Part]:
        """Return the parts of which a row says something else than is known; a blank cell says nothing."""
        if rule is Existing.KEEP:
            return []
        said = {"topics": draft.topics, "visitors": draft.visitors, "customer_side": draft.customer_side}
        found = []
        for name, names in said.items():
            there = self._named(visit_id, name)
            old = {label for label, _row in there}
            if not names or set(names) == old or (old and rule is Existing.FILL):
                continue
            gone = [row for label, row in there if label not in names]
            new = tuple(each for each in dict.fromkeys(names) if each not in old)
            found.append(Part(name, JOINED.join(label for label, _row in there), JOINED.join(names), gone, new))
        return found + self._other_issue(visit_id, draft.issue, rule)

    def write_down(self, visit: Mapping[str, Any], part: Part, people: Mapping[str, UUID | None]) -> None:
        """Let a visit have a part; `people` are those of the bureau by name."""
        for row in part.gone:
            table = VisitTopic if part.name == "topics" else VisitParticipant
            self._there[table, visit["id"]].remove(row)
            self._gone[table][row["id"]] = row["version"]
        if part.issue is not None:
            self._reworded[part.issue["id"]] = part.issue
            part.issue["text"] = part.new
        elif part.name == "issue":
            self._add(Issue, visit, self._new_issue(visit, part.new))
        elif part.name == "topics":
            for topic in part.names:
                self._add(VisitTopic, visit, {"topic": topic})
        else:
            side = SIDES[part.name]
            for name in part.names:
                person = people.get(name) if side is Side.BUREAU else None
                self._add(VisitParticipant, visit, {"side": side, "name": name, "person_id": person})

    def write(self) -> set[UUID]:
        """Write what was collected; return the issues that are new or other."""
        work = self._work
        for table, versions in self._gone.items():
            kept = {row["id"] for row in self._added[table]} & set(versions)
            work.remove_many(table, {key: version for key, version in versions.items() if key not in kept})
            self._added[table] = [row for row in self._added[table] if row["id"] not in kept]
        for table, rows in self._added.items():
            work.insert_many(table, [{name: value for name, value in row.items() if name != "version"} for row in rows])
        added = {row["id"] for row in self._added[Issue]}
        for key in set(self._reworded) - added:
            row = self._reworded[key]
            work.update(Issue, key, row["version"], text=row["text"], topic=issue_topic(row["text"]))
        return added | set(self._reworded)

    @property
    def issues(self) -> int:
        """How many issues are new."""
        return len(self._added[Issue])

    def _named(self, visit_id: UUID, name: str) -> list[tuple[str, dict[str, Any]]]:
        if name == "topics":
            return [(row["topic"], row) for row in self._there[VisitTopic, visit_id]]
        rows = self._there[VisitParticipant, visit_id]
        return [(row["name"], row) for row in rows if row["side"] == SIDES[name]]

    def _other_issue(self, visit_id: UUID, text: str | None, rule: Existing) -> list[Part]:
        """Return what the customer raised where it is not known; an issue that somebody works on keeps its words."""
        there = self._there[Issue, visit_id]
        if not text or any(row["text"] == text for row in there) or (there and rule is Existing.FILL):
            return []
        if not there:
            return [Part("issue", "", text)]
        only = there[0]
        if len(there) > 1 or only["state"] != IssueState.NEW:
            return []
        return [Part("issue", only["text"], text, issue=only)]

    def _new_issue(self, visit: Mapping[str, Any], text: str) -> dict[str, Any]:
        held: date = visit["held_on"]
        due = self._calendar.add_workdays(held, self._workdays)
        return {
            "topic": issue_topic(text),
            "text": text,
            "state": IssueState.NEW,
            "raised_on": held,
            "due_on": due,
            "original_due_on": due,
            "assignee_id": visit["person_id"],
        }

    def _add(self, table: AnyTable, visit: Mapping[str, Any], values: dict[str, Any]) -> None:
        of_visit = {"account_id": visit["account_id"], "portfolio_id": visit["portfolio_id"], "visit_id": visit["id"]}
        row = {"id": new_id(), "version": 1, **of_visit, **values}
        self._added[table].append(row)
        self._there[table, visit["id"]].append(row)
