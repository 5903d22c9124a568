"""What can be done with a task besides ticking it: another day, away with it."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from crm.domain.tasks import TaskRow
from crm.domain.workdays import Workdays
from ui.texts.dates import near_day
from ui.widgets.forms.month_grid import MonthGrid
from ui.widgets.popup import Popup

Move = Callable[[TaskRow, date | None], None]


class TaskMenu(QMenu):
    """The menu of one task; `move(task, day)` and `remove(task)` do what was chosen."""

    def __init__(
        self,
        task: TaskRow,
        today: date,
        calendar: Workdays,
        move: Move,
        remove: Callable[[TaskRow], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._list, self._task, self._today, self._calendar = parent, task, today, calendar
        self._move, self._remove = move, remove
        self._offered = {task.due_on}
        self._offer(self.tr("Today"), today)
        self._offer(self.tr("Tomorrow"), today + timedelta(days=1))
        self._offer(self.tr("Next workday"), calendar.next_workday(today))
        self._offer(self.tr("Next Monday"), today + timedelta(days=7 - today.weekday()))
        self.addAction(self.tr("Another day…")).triggered.connect(self._choose)
        if task.due_on is not None:
            self.addAction(self.tr("Without a day")).triggered.connect(lambda: self._move(task, None))
        self.addSeparator()
        self.addAction(self.tr("Delete")).triggered.connect(lambda: self._remove(task))

    def _offer(self, words: str, day: date) -> None:
        """Offer a day once, under the first of its names."""
        if day not in self._offered:
            self._offered.add(day)
            text = words if day == self._today else f"{words}\t{near_day(day)}"
            self.addAction(text).triggered.connect(lambda: self._move(self._task, day))

    def _choose(self) -> None:
        """Open a month where the menu was."""
        popup = Popup(self._list)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.days = MonthGrid(self._today, self._calendar)
        self.days.set_day(self._task.due_on)
        self.days.picked.connect(popup.close)
        self.days.picked.connect(lambda day: self._move(self._task, day))
        popup.body.addWidget(self.days)
        popup.open_at(self.pos())
        self.days.setFocus()
