"""Tasks by Late, Today and Next 7 days, with an always-open line to add one."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm.domain.tasks import Standing, TaskGroup, TaskRow
from ui.context import Context
from ui.tasks.list import TaskList
from ui.tasks.people import NamedPeople
from ui.tasks.rows import items_of
from ui.tasks.waking import Waking
from ui.theme.look import px
from ui.widgets.card import Card
from ui.widgets.forms.tag_line import Entry, Person, TagLine
from ui.widgets.states import EmptyState

if TYPE_CHECKING:
    from ui.tasks.commands import TaskCommands
    from ui.tasks.sheet import TaskSheet


class TasksCard(Card):
    """Everything counts at once and can be undone; `account_id` makes it an account's card.

    With `fit` it is as high as its rows. Enter or E opens a task as a sheet over `page`. What changes tasks is imported
    when it is needed: the card stands on the first page.
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
        self.list = TaskList(self.tr("Tasks"), fit)
        self.empty = EmptyState("check-circle", self.tr("Nothing to do"), self.tr("Tasks that you add stand here."))
        self.empty.hide()
        self.line = TagLine(context.clock.today, self.tr("Add a task"), context.workdays.calendar, key="T")
        self.people = NamedPeople(context, self.line, self)
        self.waking = Waking(context, self)
        self.sheet: TaskSheet | None = None
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.empty, 1)
        self.add_footer(_padded(self.line))
        self.set_title(self.tr("Tasks"))
        self._connect()
        if link:
            self.add_link(self.tr("All tasks")).clicked.connect(lambda: context.navigate("tasks"))

    @cached_property
    def commands(self) -> "TaskCommands":
        """What can be done with the tasks."""
        from ui.tasks.commands import TaskCommands

        return TaskCommands(self._context, self)

    def _connect(self) -> None:
        self.line.added.connect(self._add)
        self.list.ticked.connect(self._tick)
        self.list.renamed.connect(lambda key, title: self.commands.rename(self._tasks[key], title))
        self.list.opened.connect(self.open_task)
        self.list.removed.connect(lambda key: self.commands.remove(self._tasks[key]))
        self.list.important_asked.connect(lambda key: self.commands.toggle_priority(self._tasks[key]))
        self.list.snooze_asked.connect(self._offer_snooze)
        self.list.menu_asked.connect(self._offer)

    def show_tasks(self, tasks: Sequence[TaskRow], due: int | None = None) -> None:
        """Show tasks in their groups; `due` counts those late or due today where not all of them are given."""
        clock, person_id = self._context.clock, self._context.scope.person_id
        self._tasks = {task.id: task for task in tasks}
        self.list.set_items(items_of(tasks, clock, person_id, with_account=self.account_id is None))
        if due is None:
            due = sum(1 for task in tasks if task.group(clock.today()) in (TaskGroup.LATE, TaskGroup.TODAY))
        self.set_count(due if self.account_id is None else len(tasks))
        self.list.setVisible(bool(tasks))
        self.empty.setVisible(not tasks and self.account_id is None)
        self.waking.look()

    def set_contacts(self, contacts: Sequence[tuple[UUID, str]]) -> None:
        """Say which contacts of the account can be named with @ beside the colleagues."""
        self.people.set_contacts([Person(key, name, is_contact=True) for key, name in contacts])

    def focus_line(self) -> None:
        """Put the cursor where a task is typed."""
        self.line.setFocus()

    def open_task(self, key: UUID) -> None:
        """Show a task whole, as a sheet over the page that the card stands on."""
        from ui.tasks.sheet import TaskSheet

        page = self.parentWidget() if self.sheet is None else None
        while page is not None and not hasattr(page, "page_title"):
            page = page.parentWidget()
        if self.sheet is None:
            self.sheet = TaskSheet(self._context, page or self.window())
        self.sheet.open(key)

    def _tick(self, key: UUID, done: bool) -> None:
        task = self._tasks[key]
        if task.standing(self._context.scope.person_id) is Standing.RETURNED:
            self.commands.confirm(task)
        else:
            self.commands.tick(task, done)

    def _offer(self, key: UUID, place: QPoint) -> None:
        from ui.tasks.menu import TaskMenu

        menu = TaskMenu(self._tasks[key], self._context, self.commands, self.list, lambda: self.open_task(key))
        menu.popup(place)

    def _offer_snooze(self, key: UUID) -> None:
        from ui.tasks.menu import SnoozeMenu
        from ui.tasks.snooze_popup import SnoozePopup

        task, place = self._tasks[key], self._place_of_current()

        def other() -> None:
            SnoozePopup(task, self._context, self.commands, self.list).begin(place)

        menu = SnoozeMenu(task, self._context, self.commands, self.list, other)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _place_of_current(self) -> QPoint:
        spot = self.list.visualRect(self.list.currentIndex()).bottomLeft() + QPoint(px(16), 0)
        return self.list.viewport().mapToGlobal(spot)

    def _add(self, entry: Entry) -> None:
        due_on = self._context.clock.today() if self.account_id is None else None
        self.commands.add(entry, self.account_id, due_on, self.line)


def _padded(line: TagLine) -> QWidget:
    """Return the line with air around it, as the foot of a card."""
    foot = QWidget()
    column = QVBoxLayout(foot)
    column.setContentsMargins(0, px(10), 0, px(12))
    column.addWidget(line)
    return foot
