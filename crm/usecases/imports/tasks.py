"""Tasks, of an account or of none, with who gave them and when they were done."""

from collections.abc import Hashable, Mapping
from typing import Any, Literal
from uuid import UUID

from crm.domain.codes import Priority, TaskState
from crm.domain.imports import TaskDraft
from crm.storage import imports as known
from crm.storage.tables import Task
from crm.usecases.imports.owners import Owner
from crm.usecases.imports.pairing import Nears, alike
from crm.usecases.imports.row_importer import RowImporter


class TaskImporter(RowImporter[TaskDraft]):
    """A row is one task: the same account, title and due day.

    Where one of these was edited it still is the only open task of the title, else the only one of that day whose title
    is like it. A task of a series stays: the next one of it has the same title.
    """

    table = Task
    fields = {"state": "task_state", "assignee_id": "assignee", "delegated_by": "delegated_by"}

    def owned(self, row: int, draft: TaskDraft) -> Owner | Literal[False] | None:
        if not draft.account_no and not draft.account_name and row not in self.options.answers:
            return None
        found = self.owners.find(row, draft.account_no or "", draft.account_name, self.unknown)
        return found if found is not None else False

    def there(self, account_ids: set[UUID]) -> list[dict[str, Any]]:
        return [*known.rows_of(self.work, Task, account_ids), *known.tasks_of_none(self.work)]

    def key(self, draft: TaskDraft, owner: Owner | None) -> Hashable:
        return owner.id if owner is not None else None, draft.title, draft.due_on

    def key_of(self, row: Mapping[str, Any]) -> Hashable:
        return row["account_id"], row["title"], row["due_on"]

    def nears(self, draft: TaskDraft, owner: Owner | None) -> Nears:
        account = owner.id if owner is not None else None
        return (account, draft.title), draft.due_on and (account, draft.due_on)

    def nears_of(self, row: Mapping[str, Any]) -> Nears:
        if row["state"] != TaskState.OPEN or row["series_id"] is not None:
            return None, None
        return (row["account_id"], row["title"]), row["due_on"] and (row["account_id"], row["due_on"])

    def may_be(self, draft: TaskDraft, row: Mapping[str, Any]) -> bool:
        return draft.title == row["title"] or alike(draft.title, row["title"])

    def start(self, draft: TaskDraft, owner: Owner | None) -> dict[str, Any]:
        return {
            "account_id": owner.id if owner is not None else None,
            "portfolio_id": owner.book if owner is not None else None,
            "title": draft.title,
            "due_on": draft.due_on,
            "priority": Priority.NORMAL,
            "state": TaskState.DONE if draft.done_at is not None else TaskState.OPEN,
            "assignee_id": self.work.actor.person_id,
            "moves_to_workday": False,
        }

    def given(self, row: int, draft: TaskDraft, owner: Owner | None, before: Mapping[str, Any]) -> dict[str, Any]:
        said = {
            "title": draft.title,
            "due_on": draft.due_on,
            "priority": draft.priority,
            "state": draft.task_state,
            "done_at": self._done_at(draft, before),
            "assignee_id": self.person(row, "assignee", draft.assignee),
            "delegated_by": self.person(row, "delegated_by", draft.delegated_by),
            "note": draft.note,
        }
        return {name: value for name, value in said.items() if value is not None}

    def words(self, name: str, value: Any) -> object:
        if name in ("assignee_id", "delegated_by") and value is not None:
            return self.directory.person_words(value)
        return super().words(name, value)

    def _done_at(self, draft: TaskDraft, before: Mapping[str, Any]) -> Any:
        """Return when a task was done; one that only says that it is was done no later than now."""
        if draft.done_at is not None or draft.task_state is not TaskState.DONE:
            return draft.done_at
        return before["done_at"] or self.work.clock.now()
