"""Notes and quick tasks that were typed while the server did not answer: they wait on this computer and are sent later.

Each lies in a file of its own beside the drafts, under the key of the unit of work that already tried to store it. So
it is stored once, also when that first try was committed after all or the program was killed in between.
"""

from collections.abc import Callable
from datetime import date, time
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from crm.domain.codes import Priority
from crm.domain.errors import Conflict, Offline
from crm.domain.ids import new_id
from ui.background import Runner
from ui.drafts import Draft, Drafts

if TYPE_CHECKING:
    from crm.usecases.tasks import TaskValues

KIND = "waiting"


def wait_with_note(drafts: Drafts, key: UUID, account_id: UUID, text: str, title: str, of: str = "") -> None:
    """Let a note of an account, whose name is `of`, wait until it can be sent."""
    _keep(drafts, key, title, {"what": "note", "account": str(account_id), "text": text, "of": of})


def wait_with_task(drafts: Drafts, key: UUID, title: str, account_id: UUID | None, values: "TaskValues") -> bool:
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


def waiting(drafts: Drafts) -> list[Draft]:
    """Return what waits, the oldest first: keys tell when they were made."""
    return sorted((each for each in drafts.all() if each.key.startswith(f"{KIND}-")), key=lambda one: one.key)


def rewrite(drafts: Drafts, key: str, text: str) -> None:
    """Let something that waits have other words; it keeps its key, so that it is still stored once."""
    draft = drafts.load(key)
    if draft is not None and text.strip():
        drafts.keep(key, draft.title, {**draft.data, "text": text.strip(), "edited": True})
        drafts.flush()


def send_as_new(drafts: Drafts, key: str) -> None:
    """Let something whose former words have arrived be sent beside them."""
    draft = drafts.load(key)
    if draft is not None:
        drafts.discard(key)
        _keep(drafts, new_id(), draft.title, {name: value for name, value in draft.data.items() if name != "held"})


def _hold(drafts: Drafts, draft: Draft) -> None:
    """Keep other words under a key of their own until somebody decides: those before them were stored after all."""
    drafts.discard(draft.key)
    data = {name: value for name, value in draft.data.items() if name != "edited"}
    _keep(drafts, new_id(), draft.title, {**data, "held": True})


def command_of(data: dict[str, Any]) -> Callable[[Any], object]:
    """Return what stores something that waited; raises KeyError or ValueError for what another version has kept."""
    text, account_id = str(data["text"]), _key(data["account"])
    if data["what"] == "note":
        if account_id is None:
            raise ValueError("a note belongs to an account")
        from crm.usecases.timeline import add_note

        note_of = account_id
        return lambda work: add_note(work, note_of, text)
    from crm.usecases.tasks import add_task

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
    """Sends what waits, one after the other; `changed` when more or less waits, or sending begins or ends."""

    changed = Signal()
    refused = Signal(object)
    """The error with which something was refused; it waits on, and nothing typed is lost."""

    def __init__(self, drafts: Drafts, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drafts, self._runner = drafts, runner
        self.is_sending = False
        drafts.changed.connect(self.changed)

    def waiting(self) -> list[Draft]:
        """Return what waits, the oldest first."""
        return waiting(self._drafts)

    def send(self) -> None:
        """Begin to send, unless that is under way."""
        if not self.is_sending:
            self._send(self.waiting())

    def _send(self, rest: list[Draft]) -> None:
        was, self.is_sending = self.is_sending, bool(rest)
        if was != self.is_sending:
            self.changed.emit()
        if not rest:
            return
        # It may have been edited or thrown away while the one before it was sent.
        first, others = self._drafts.load(rest[0].key), rest[1:]
        if first is None or first.data.get("held"):
            self._send(others)
            return

        def failed(error: BaseException) -> None:
            # A server that is away again gets the rest later.
            self._send([] if isinstance(error, Offline) else others)
            if not isinstance(error, Offline):
                self.refused.emit(error)

        def sent(is_new: bool | None) -> None:
            self._forget(first, bool(is_new))
            self._send(others)

        try:
            command, key = command_of(first.data), UUID(first.key.removeprefix(f"{KIND}-"))
        except (KeyError, ValueError):
            self._send(others)
            return
        self._runner.do(self, lambda work: (command(work), True)[1], sent, failed, undo_text=first.title, key=key)

    def _forget(self, draft: Draft, is_new: bool) -> None:
        """Forget what was stored; words that were typed over it since, or after a first try that arrived, are kept."""
        now = self._drafts.load(draft.key)
        arrived_before = not is_new and bool(draft.data.get("edited"))
        if now is not None and (arrived_before or now.data != draft.data):
            _hold(self._drafts, now)
            self.refused.emit(Conflict("outbox.arrived"))
        else:
            self._drafts.discard(draft.key)
