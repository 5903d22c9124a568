"""What can be done with tasks: each counts at once, says so in words and can be undone."""

from collections.abc import Callable
from datetime import date, time
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from crm.domain.codes import Priority
from crm.domain.errors import Offline
from crm.domain.ids import new_id
from crm.domain.repeats import Pattern
from crm.domain.task_line import Entry
from crm.domain.tasks import TaskRow
from crm.usecases.delegating import confirm_task, delegate_task, reopen_task
from crm.usecases.repeating import coming_day, set_repeat, skip_task
from crm.usecases.snoozing import snooze_task, wake_task
from crm.usecases.tasks import add_task, edit_task, move_task, remove_task, tick_task, typed_values
from ui.context import Context
from ui.outbox import wait_with_task
from ui.texts.dates import clock_time, near_day
from ui.texts.repeats import pattern_words
from ui.texts.states import priority_name
from ui.widgets.forms.tag_line import TagLine

Change = Callable[[Any, int], Any]
Done = Callable[[Any], None] | None
Failed = Callable[[BaseException], None] | None


class TaskCommands(QObject):
    """The commands of a page; its version of a task may be older than what it has changed itself a moment ago."""

    def __init__(self, context: Context, owner: QWidget) -> None:
        super().__init__(owner)
        self._context, self._owner = context, owner
        self._versions: dict[UUID, int] = {}

    def add(self, entry: Entry, account_id: UUID | None, due_on: date | None, line: TagLine) -> None:
        """Add what was typed in a line; without a day it is due on `due_on`. What is refused stands there again."""
        values, unit = typed_values(entry, self._context.scope.person_id, due_on), new_id()

        def failed(error: BaseException) -> None:
            waits = isinstance(error, Offline) and wait_with_task(
                self._context.drafts, unit, entry.text, account_id, values
            )
            if waits:
                self._context.toast(self.tr("The task waits on this computer and is sent when the server is back"))
                return
            line.take_back()
            self._context.show_error(error)

        self._context.runner.do(
            self._owner,
            lambda work: add_task(work, entry.text, account_id=account_id, **values),
            None,
            failed,
            undo_text=self.tr("new task {title}").format(title=entry.text),
            key=unit,
        )

    def tick(self, task: TaskRow, done: bool) -> None:
        """Mark as done, or as open again; of a repeating task the next one is told."""
        if not done:
            self._do(
                task,
                lambda work, version: tick_task(work, task.id, version, False),
                self.tr("Open again: {title}"),
                self.tr("opening of {title}"),
            )
            return

        def command(work: Any, version: int) -> tuple[int, date | None]:
            return tick_task(work, task.id, version), coming_day(work, task.id)

        def told(result: tuple[int, date | None]) -> None:
            self._context.toast(self._done_words(task, result[1]), undo=True)

        self._run(task, command, self.tr("done: {title}"), told)

    def _done_words(self, task: TaskRow, coming: date | None) -> str:
        if coming is not None:
            words = self.tr("Done: {title} · next on {day}")
            return words.format(title=task.title, day=near_day(coming, self._context.clock.today()))
        if task.delegator and task.delegated_by not in (self._context.scope.person_id, task.assignee_id):
            return self.tr("Done: {title} · {name} will look at it").format(title=task.title, name=task.delegator)
        return self.tr("Done: {title}").format(title=task.title)

    def rename(self, task: TaskRow, title: str, then: Done = None, fail: Failed = None) -> None:
        """Give another title."""
        self._edit(task, self.tr("rename of {title}"), then, fail, title=title)

    def write_note(self, task: TaskRow, note: str, then: Done = None, fail: Failed = None) -> None:
        """Write the note."""
        self._edit(task, self.tr("note of {title}"), then, fail, note=note.strip() or None)

    def set_account(self, task: TaskRow, account_id: UUID | None) -> None:
        """Let a task belong to another account, or to none."""
        self._edit(task, self.tr("account of {title}"), account_id=account_id)

    def _edit(self, task: TaskRow, undo: str, then: Done = None, fail: Failed = None, **values: Any) -> None:
        self._run(task, lambda work, version: edit_task(work, task.id, version, **values), undo, then, fail)

    def set_priority(self, task: TaskRow, priority: Priority) -> None:
        """Say how urgent it is."""
        said = self.tr("{title}: {priority}").replace("{priority}", priority_name(priority))
        self._do(
            task,
            lambda work, version: edit_task(work, task.id, version, priority=priority),
            said,
            self.tr("priority of {title}"),
        )

    def toggle_priority(self, task: TaskRow) -> None:
        """Make a task important, or normal again."""
        is_important = task.priority in (Priority.HIGH, Priority.URGENT)
        self.set_priority(task, Priority.NORMAL if is_important else Priority.HIGH)

    def move(self, task: TaskRow, day: date | None, at: time | None = None, fail: Failed = None) -> None:
        """Give another day; a time only with a day."""
        words = self.tr("{title} moved to {day}") if day else self.tr("{title} waits without a day")
        said = words.replace("{day}", near_day(day) if day else "")
        at = at if day else None
        self._do(
            task,
            lambda work, version: move_task(work, task.id, version, day, at),
            said,
            self.tr("move of {title}"),
            fail,
        )

    def snooze(self, task: TaskRow, day: date, at: time | None = None, fail: Failed = None, then: Done = None) -> None:
        """Put out of sight until a day, when office hours begin or at a time."""
        until = near_day(day, self._context.clock.today()) + (f" {clock_time(at)}" if at else "")
        self._do(
            task,
            lambda work, version: snooze_task(work, task.id, version, day, at),
            self.tr("{title} rests until {day}").replace("{day}", until),
            self.tr("snoozing of {title}"),
            fail,
            then,
        )

    def wake(self, task: TaskRow) -> None:
        """Bring a resting task back."""
        self._do(
            task,
            lambda work, version: wake_task(work, task.id, version),
            self.tr("{title} is back"),
            self.tr("waking of {title}"),
        )

    def give(self, task: TaskRow, person_id: UUID, name: str) -> None:
        """Give to a colleague."""
        self._do(
            task,
            lambda work, version: delegate_task(work, task.id, version, person_id),
            self.tr("{title} is with {name} now").replace("{name}", name),
            self.tr("handing over of {title}"),
        )

    def confirm(self, task: TaskRow) -> None:
        """Accept what came back done."""
        self._do(
            task,
            lambda work, version: confirm_task(work, task.id, version),
            self.tr("Looked at: {title}"),
            self.tr("look at {title}"),
        )

    def reopen(self, task: TaskRow) -> None:
        """Send what came back done to the colleague again."""
        self._do(
            task,
            lambda work, version: reopen_task(work, task.id, version),
            self.tr("{title} is open again, with {name}").replace("{name}", task.assignee or "—"),
            self.tr("opening of {title}"),
        )

    def repeat(
        self, task: TaskRow, pattern: Pattern | None, moves: bool = False, then: Done = None, fail: Failed = None
    ) -> None:
        """Let a task repeat, or no more."""
        today = self._context.clock.today()
        said = self.tr("{title}: {rule}").replace("{rule}", pattern_words(pattern, today)) if pattern else ""
        self._do(
            task,
            lambda work, version: set_repeat(work, task.id, version, pattern, moves),
            said or self.tr("{title} does not repeat any more"),
            self.tr("repetition of {title}"),
            fail,
            then,
        )

    def skip(self, task: TaskRow) -> None:
        """Leave this one out and go on with the next."""
        self._do(
            task,
            lambda work, version: skip_task(work, task.id, version),
            self.tr("Skipped: {title}"),
            self.tr("skipping of {title}"),
        )

    def remove(self, task: TaskRow) -> None:
        """Put into the bin."""
        self._do(
            task,
            lambda work, version: remove_task(work, task.id, version),
            self.tr("{title} deleted"),
            self.tr("deletion of {title}"),
        )

    def _do(self, task: TaskRow, change: Change, said: str, undo: str, fail: Failed = None, then: Done = None) -> None:
        """Change a task and say so in a toast."""

        def told(result: Any) -> None:
            self._context.toast(said.replace("{title}", task.title), undo=True)
            if then is not None:
                then(result)

        self._run(task, change, undo, told, fail)

    def _run(self, task: TaskRow, change: Change, undo: str, then: Done = None, fail: Failed = None) -> None:
        def command(work: Any) -> Any:
            result = change(work, max(task.version, self._versions.get(task.id, 0)))
            after = result[0] if isinstance(result, tuple) else result
            if isinstance(after, int):
                self._versions[task.id] = after
            return result

        def failed(error: BaseException) -> None:
            self._versions.pop(task.id, None)
            (fail or self._context.show_error)(error)

        self._context.runner.do(self._owner, command, then, failed, undo_text=undo.replace("{title}", task.title))
