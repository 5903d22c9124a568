"""Notes and quick tasks that were typed while the server did not answer: they wait on this computer and are sent later.

Each lies in a file of its own beside the drafts, under the key of the unit of work that already tried to store it. So
it is stored once, also when that first try was committed after all or the program was killed in between.
"""

from collections.abc import Callable
from datetime import date, time
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from crm.domain.codes import Priority
from crm.domain.errors import Offline
from crm.usecases.tasks import TaskValues, add_task
from crm.usecases.timeline import add_note
from ui.background import Runner
from ui.drafts import Draft, Drafts

KIND = "waiting"


def wait_with_note(drafts: Drafts, key: UUID, account_id: UUID, text: str, title: str) -> None:
    """Let a note of an account wait until it can be sent."""
    _keep(drafts, key, title, {"what": "note", "account": str(account_id), "text": text})


def wait_with_task(drafts: Drafts, key: UUID, title: str, account_id: UUID | None, values: TaskValues) -> bool:
    """Let a task wait until it can be sent; a repeating one cannot, and then False is returned."""
    if values.get("repeat") is not None:
        return False
    day, at, whose = values.get("due_on"), values.get("due_time"), values.get("assignee_id")
    data = {
        "what": "task",
        "account": str(account_id) if account_id else "",
        "text": title,
        "whose": str(whose) if whose else "",
        "day": day.isoformat() if day else "",
        "at": at.isoformat() if at else "",
        "priority": str(values.get("priority", Priority.NORMAL)),
    }
    _keep(drafts, key, title, data)
    return True


def _keep(drafts: Drafts, key: UUID, title: str, data: dict[str, Any]) -> None:
    drafts.keep(f"{KIND}-{key}", title, data)
    drafts.flush()


def command_of(data: dict[str, Any]) -> Callable[[Any], object]:
    """Return what stores something that waited; raises KeyError or ValueError for what another version has kept."""
    text, account_id = str(data["text"]), _key(data["account"])
    if data["what"] == "note":
        if account_id is None:
            raise ValueError("a note belongs to an account")
        note_of = account_id
        return lambda work: add_note(work, note_of, text)
    values: TaskValues = {
        "assignee_id": _key(data["whose"]),
        "due_on": date.fromisoformat(data["day"]) if data["day"] else None,
        "due_time": time.fromisoformat(data["at"]) if data["at"] else None,
        "priority": Priority(data["priority"]),
    }
    return lambda work: add_task(work, text, account_id=account_id, **values)


def _key(text: str) -> UUID | None:
    return UUID(text) if text else None


class Outbox(QObject):
    """Sends what waits, one after the other in the order in which it was typed; what is refused stays and is told."""

    changed = Signal()
    refused = Signal(object)
    """The error with which something was refused; it waits on, and nothing typed is lost."""

    def __init__(self, drafts: Drafts, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drafts, self._runner = drafts, runner
        self._is_sending = False
        drafts.changed.connect(self.changed)

    def waiting(self) -> list[Draft]:
        """Return what waits, the oldest first: keys tell when they were made."""
        return sorted((each for each in self._drafts.all() if each.key.startswith(f"{KIND}-")), key=lambda one: one.key)

    def send(self) -> None:
        """Begin to send, unless that is under way."""
        if not self._is_sending:
            self._send(self.waiting())

    def _send(self, rest: list[Draft]) -> None:
        self._is_sending = bool(rest)
        if not rest:
            return
        first, others = rest[0], rest[1:]

        def sent(_result: object) -> None:
            self._drafts.discard(first.key)
            self._send(others)

        def failed(error: BaseException) -> None:
            # A server that is away again gets the rest later.
            self._send([] if isinstance(error, Offline) else others)
            if not isinstance(error, Offline):
                self.refused.emit(error)

        try:
            command, key = command_of(first.data), UUID(first.key.removeprefix(f"{KIND}-"))
        except (KeyError, ValueError):
            self._send(others)
            return
        self._runner.do(self, command, sent, failed, undo_text=first.title, key=key)
