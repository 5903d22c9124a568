"""Tasks by Late, Today and Next 7 days, with an always-open line to add one."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm.domain.tasks import TaskGroup, TaskRow
from crm.usecases.tasks import add_task, edit_task, move_task, remove_task, tick_task
from ui.context import Context
from ui.tasks.menu import TaskMenu
from ui.tasks.rows import items_of
from ui.texts.dates import near_day
from ui.theme.look import px
from ui.widgets.card import Card
from ui.widgets.forms.tag_line import Entry, TagLine
from ui.widgets.rows.view import RowList
from ui.widgets.states import EmptyState


class TasksCard(Card):
    """Ticking, renaming and adding count at once and can be undone; `account_id` makes it an account's card.

    With `fit` it is as high as its rows.
    """

    def __init__(
        self,
        context: Context,
        *,
        link: bool = True,
        fit: bool = False,
        account_id: UUID | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("…", narrow=True, flush=True, parent=parent)
        self._context, self._tasks = context, {}  # type: tuple[Context, dict[UUID, TaskRow]]
        self.account_id = account_id
        self.list = RowList(self.tr("Tasks"), fit)
        self.list.ticked.connect(self._tick)
        self.list.renamed.connect(self._rename)
        self.list.opened.connect(self._open)
        self.list.removed.connect(lambda key: self._remove(self._tasks[key]))
        self.list.menu_asked.connect(self._offer)
        self.empty = EmptyState("check-circle", self.tr("Nothing to do"), self.tr("Tasks that you add stand here."))
        self.empty.hide()
        self.line = TagLine(context.clock.today, self.tr("Add a task"), context.workdays.calendar)
        self.line.added.connect(self._add)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.empty, 1)
        self.add_footer(_padded(self.line))
        self.set_title(self.tr("Tasks"))
        if link:
            self.add_link(self.tr("All tasks")).clicked.connect(lambda: context.navigate("tasks"))

    def show_tasks(self, tasks: Sequence[TaskRow], due: int | None = None) -> None:
        """Show open tasks in their groups; `due` counts those late or due today where not all of them are given."""
        today = self._context.clock.today()
        self._tasks = {task.id: task for task in tasks}
        self.list.set_items(items_of(tasks, today, with_account=self.account_id is None))
        if due is None:
            due = sum(1 for task in tasks if task.group(today) in (TaskGroup.LATE, TaskGroup.TODAY))
        self.set_count(due if self.account_id is None else len(tasks))
        self.list.setVisible(bool(tasks))
        self.empty.setVisible(not tasks and self.account_id is None)

    def focus_line(self) -> None:
        """Put the cursor where a task is typed."""
        self.line.setFocus()

    def _open(self, key: UUID) -> None:
        task = self._tasks.get(key)
        if task is not None and task.account_id is not None and self.account_id is None:
            self._context.navigate("account", id=task.account_id)

    def _tick(self, key: UUID, done: bool) -> None:
        task = self._tasks[key]
        self._context.runner.do(
            self,
            lambda work: tick_task(work, task.id, task.version, done),
            lambda _version: self._context.toast(self.tr("Done: {title}").format(title=task.title), undo=True),
            undo_text=self.tr("done: {title}").format(title=task.title),
        )

    def _rename(self, key: UUID, title: str) -> None:
        task = self._tasks[key]
        self._context.runner.do(
            self,
            lambda work: edit_task(work, task.id, task.version, title=title),
            undo_text=self.tr("rename of {title}").format(title=task.title),
        )

    def _offer(self, key: UUID, place: QPoint) -> None:
        today = self._context.clock.today()
        calendar = self._context.workdays.calendar()
        menu = TaskMenu(self._tasks[key], today, calendar, self._move, self._remove, self.list)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _move(self, task: TaskRow, day: date | None) -> None:
        words = self.tr("{title} moved to {day}") if day else self.tr("{title} waits without a day")
        said = words.format(title=task.title, day=near_day(day) if day else "")
        self._context.runner.do(
            self,
            lambda work: move_task(work, task.id, task.version, day, task.due_time if day else None),
            lambda _version: self._context.toast(said, undo=True),
            self._context.show_error,
            undo_text=self.tr("move of {title}").format(title=task.title),
        )

    def _remove(self, task: TaskRow) -> None:
        self._context.runner.do(
            self,
            lambda work: remove_task(work, task.id, task.version),
            lambda _none: self._context.toast(self.tr("{title} deleted").format(title=task.title), undo=True),
            self._context.show_error,
            undo_text=self.tr("deletion of {title}").format(title=task.title),
        )

    def _add(self, entry: Entry) -> None:
        day = entry.day or (self._context.clock.today() if self.account_id is None else None)
        account_id, person_id = self.account_id, self._context.scope.person_id
        self._context.runner.do(
            self,
            lambda work: add_task(work, entry.text, account_id=account_id, assignee_id=person_id, due_on=day),
            undo_text=self.tr("new task {title}").format(title=entry.text),
        )


def _padded(line: TagLine) -> QWidget:
    """Return the line with air around it, as the foot of a card."""
    foot = QWidget()
    column = QVBoxLayout(foot)
    column.setContentsMargins(0, px(10), 0, px(12))
    column.addWidget(line)
    return foot
