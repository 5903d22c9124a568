"""What can be done with a task besides ticking it."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QWidget

from crm.domain.codes import Priority
from crm.domain.people import PersonRow
from crm.domain.tasks import Standing, TaskRow
from crm.usecases.people import people
from ui.context import Context
from ui.tasks.commands import TaskCommands
from ui.tasks.repeat_popup import RepeatPopup
from ui.tasks.rows import is_resting
from ui.tasks.snooze_popup import SnoozePopup
from ui.texts.dates import near_day
from ui.texts.states import priority_name
from ui.theme.look import px
from ui.widgets.choice_list import Choice
from ui.widgets.filter_popup import FilterPopup
from ui.widgets.forms.month_grid import MonthGrid
from ui.widgets.menus import Menu
from ui.widgets.popup import Popup

PEOPLE_WIDTH = 240
PRIORITIES = (Priority.URGENT, Priority.HIGH, Priority.NORMAL, Priority.LOW)


class TaskMenu(Menu):
    """The menu of one task; `open_panel` shows it whole."""

    def __init__(
        self,
        task: TaskRow,
        context: Context,
        commands: TaskCommands,
        parent: QWidget,
        open_panel: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._task, self._context, self._commands, self._over = task, context, commands, parent
        if open_panel is not None:
            self._add(self.tr("Open the task"), open_panel)
            self.addSeparator()
        self._add_standing()
        self._add_days()
        self.addSeparator()
        self.addMenu(SnoozeMenu(task, context, commands, self, self._popup_snooze))
        self._add_priorities()
        self._add(self.tr("Give to…"), lambda: offer_people(task, context, commands, self._over, self))
        self._add_repeat()
        self.addSeparator()
        self._add(self.tr("Delete"), partial(commands.remove, task))

    def _add(self, words: str, act: Callable[[], object]) -> None:
        self.addAction(words).triggered.connect(lambda _checked=False: act())

    def _add_standing(self) -> None:
        if self._task.standing(self._context.scope.person_id) is Standing.RETURNED:
            self._add(self.tr("Looked at, it is done"), partial(self._commands.confirm, self._task))
            self._add(self.tr("Open it again"), partial(self._commands.reopen, self._task))
            self.addSeparator()

    def _add_days(self) -> None:
        today, calendar = self._context.clock.today(), self._context.workdays.calendar()
        offered = {self._task.due_on}
        for words, day in (
            (self.tr("Today"), today),
            (self.tr("Tomorrow"), today + timedelta(days=1)),
            (self.tr("Next workday"), calendar.next_workday(today)),
            (self.tr("Next Monday"), today + timedelta(days=7 - today.weekday())),
        ):
            if day not in offered:
                offered.add(day)
                self._add(words if day == today else f"{words}\t{near_day(day)}", partial(self._move, day))
        self._add(self.tr("Another day…"), self._choose)
        if self._task.due_on is not None:
            self._add(self.tr("Without a day"), partial(self._move, None))

    def _move(self, day: date | None) -> None:
        self._commands.move(self._task, day, self._task.due_time)

    def _choose(self) -> None:
        """Open a month where the menu was."""
        popup = Popup(self._over)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.days = MonthGrid(self._context.clock.today(), self._context.workdays.calendar())
        self.days.set_day(self._task.due_on)
        self.days.picked.connect(popup.close)
        self.days.picked.connect(self._move)
        popup.body.addWidget(self.days)
        popup.open_at(self.pos())
        self.days.setFocus()

    def _popup_snooze(self) -> None:
        SnoozePopup(self._task, self._context, self._commands, self._over).begin(self.pos())

    def _add_priorities(self) -> None:
        menu = self.addMenu(self.tr("Priority"))
        for priority in PRIORITIES:
            action = menu.addAction(priority_name(priority))
            action.setCheckable(True)
            action.setChecked(priority == self._task.priority)
            action.triggered.connect(partial(self._set_priority, priority))

    def _set_priority(self, priority: Priority, _checked: bool = False) -> None:
        self._commands.set_priority(self._task, priority)

    def _add_repeat(self) -> None:
        self._add(self.tr("Repeat…"), self._popup_repeat)
        if self._task.repeat_rule is not None:
            self._add(self.tr("Skip this one"), partial(self._commands.skip, self._task))

    def _popup_repeat(self) -> None:
        RepeatPopup(self._task, self._context, self._commands, self._over).begin(self.pos())


class SnoozeMenu(Menu):
    """Until when a task can rest; `other` asks for another moment."""

    def __init__(
        self,
        task: TaskRow,
        context: Context,
        commands: TaskCommands,
        parent: QMenu | QWidget,
        other: Callable[[], object],
    ) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Snooze"))
        if is_resting(task, context.clock.now()):
            self.addAction(self.tr("Bring it back now")).triggered.connect(lambda _checked=False: commands.wake(task))
            self.addSeparator()
        for day, words in self._days(context).items():
            action = self.addAction(f"{words}\t{near_day(day)}")
            action.triggered.connect(lambda _checked=False, when=day: commands.snooze(task, when))
        self.addAction(self.tr("Until another time…")).triggered.connect(lambda _checked=False: other())

    def _days(self, context: Context) -> dict[date, str]:
        """Return the days on offer, each once under its first name."""
        today, calendar = context.clock.today(), context.workdays.calendar()
        days: dict[date, str] = {}
        days.setdefault(today + timedelta(days=1), self.tr("Until tomorrow"))
        days.setdefault(calendar.next_workday(today), self.tr("Until the next workday"))
        days.setdefault(today + timedelta(days=7 - today.weekday()), self.tr("Until next week"))
        return days


def offer_people(
    task: TaskRow, context: Context, commands: TaskCommands, owner: QWidget, anchor: QWidget
) -> FilterPopup:
    """Offer colleagues to give a task to, at the place of a menu or under a control."""
    popup = FilterPopup(QCoreApplication.translate("TaskMenu", "Give to…"), True, owner)

    def arrived(found: list[PersonRow]) -> None:
        names = {str(one.id): one.name for one in found if one.id != task.assignee_id}
        popup.picked.connect(lambda keys: commands.give(task, UUID(keys[0]), names[keys[0]]) if keys else None)
        popup.set_choices([Choice(key, name) for key, name in names.items()], ())
        popup.resize(max(popup.width(), px(PEOPLE_WIDTH)), popup.height())

    if isinstance(anchor, QMenu):
        popup.open_at(anchor.pos())
    else:
        popup.open_under(anchor, px(PEOPLE_WIDTH))
    context.runner.ask(popup, people, arrived)
    return popup
