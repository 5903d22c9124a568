"""What customers raised before Rounds kept it, with the days and people of that time (domain.md 2.7)."""

from collections.abc import Hashable, Mapping
from datetime import date
from typing import Any

from crm.domain.codes import IssueState
from crm.domain.imports import IssueDraft
from crm.domain.issues import Urgency
from crm.domain.topic_words import issue_topic
from crm.storage import duty
from crm.storage.tables import Issue
from crm.usecases.imports.owners import Owner
from crm.usecases.imports.pairing import Nears, alike
from crm.usecases.imports.row_importer import Entry, RowImporter
from crm.usecases.issues import escalate_brought, issue_columns

PROOF = ("result", "responsible_unit", "evidence", "confirmed_on", "confirmed_by", "confirmed_channel", "closed_on")
"""What a closed issue has (domain.md 2.7); the database lets none close without."""


class IssueImporter(RowImporter[IssueDraft]):
    """A row is one issue: the same account, day and words; else the one of that day whose words are like it."""

    table = Issue
    fields = {"state": "issue_state", "assignee_id": "assignee"}

    def begin(self, taken: list[tuple[int, IssueDraft, Any]]) -> None:
        self._by_rule: dict[tuple[Urgency, date], dict[str, Any]] = {}
        for row, draft, _owner in taken:
            if draft.raised_on > self.work.clock.today():
                self.report.refuse(row, "raised_on", "issue.future_row", draft.raised_on.isoformat())

    def key(self, draft: IssueDraft, owner: Owner | None) -> Hashable:
        assert owner is not None
        return owner.id, draft.raised_on, draft.text

    def key_of(self, row: Mapping[str, Any]) -> Hashable:
        return row["account_id"], row["raised_on"], row["text"]

    def nears(self, draft: IssueDraft, owner: Owner | None) -> Nears:
        assert owner is not None
        return ((owner.id, draft.raised_on),)

    def nears_of(self, row: Mapping[str, Any]) -> Nears:
        return ((row["account_id"], row["raised_on"]),)

    def may_be(self, draft: IssueDraft, row: Mapping[str, Any]) -> bool:
        return alike(draft.text, row["text"])

    def start(self, draft: IssueDraft, owner: Owner | None) -> dict[str, Any]:
        assert owner is not None
        rule = draft.urgency or Urgency.GENERAL, draft.raised_on
        if rule not in self._by_rule:
            self._by_rule[rule] = issue_columns(self.work, *rule)
        return {
            **self._by_rule[rule],
            "account_id": owner.id,
            "portfolio_id": owner.book,
            "topic": issue_topic(draft.text),
            "text": draft.text,
            "refusals": 0,
            "extension": "none",
            **({"original_due_on": draft.due_on, "due_time": None, "original_due_time": None} if draft.due_on else {}),
        }

    def given(self, row: int, draft: IssueDraft, owner: Owner | None, before: Mapping[str, Any]) -> dict[str, Any]:
        said = {
            "text": draft.text,
            "topic": draft.topic,
            "urgency": draft.urgency,
            "due_on": draft.due_on,
            "assignee_id": self.person(row, "assignee", draft.assignee),
            **{name: getattr(draft, name) for name in PROOF},
            "state": draft.issue_state,
        }
        given = {name: value for name, value in said.items() if value is not None}
        if given.get("state") is IssueState.CLOSED and not self._is_proved({**before, **given}):
            self.report.warn(row, "issue_state", "issue.not_closed", _cell(self, row), {})
            given["state"] = IssueState.TO_CONFIRM
            given.pop("closed_on", None)
        return given

    def words(self, name: str, value: Any) -> object:
        return self.directory.person_words(value) if name == "assignee_id" and value is not None else value

    def after(self, touched: list[Entry]) -> None:
        escalate_brought(self.work, [entry.id for entry in touched if entry.before is None])
        duty.refresh(self.work, {entry.values["account_id"] for entry in touched})

    @staticmethod
    def _is_proved(values: Mapping[str, Any]) -> bool:
        return all(values.get(name) for name in PROOF)


def _cell(importer: IssueImporter, row: int) -> str:
    """Return what the file says of the state."""
    matching = importer.result.matching
    column = next((match.column for match in matching.matches if match.field == "issue_state"), None)
    cells = importer.result.cells(row)
    return str(cells[column] or "") if column is not None and column < len(cells) else ""
