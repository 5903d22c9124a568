"""All tasks: open ones in their groups, and what was done."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm.domain.changes import Changes, Kind
from crm.domain.tasks import TaskRow
from crm.usecases.tasks import done_tasks, open_tasks
from ui.context import Context
from ui.tasks.card import TasksCard
from ui.theme.look import px
from ui.widgets.tabs import Tab, Tabs


class TasksPage(QWidget):
    """Two tabs over one card."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.tabs = Tabs([Tab("open", self.tr("Open")), Tab("done", self.tr("Done"))])
        self.tabs.picked.connect(lambda _key: self._load())
        self.card = TasksCard(context, link=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), 0, px(24), px(16))
        column.setSpacing(px(12))
        column.addWidget(self.tabs)
        column.addWidget(self.card, 1)
        context.hub.changed.connect(self._changed)
        context.scope.changed.connect(self._load)

    def page_title(self) -> str:
        return self.tr("Tasks")

    def page_subtitle(self) -> str:
        return self._context.scope.name

    def page_actions(self) -> list[QWidget]:
        return []

    def shown(self, arguments: dict[str, Any]) -> None:
        """Load the tab."""
        self.tabs.set_current(str(arguments.get("tab", self.tabs.current() or "open")))
        self._load()

    def state(self) -> dict[str, Any]:
        return {"tab": self.tabs.current()}

    def _load(self) -> None:
        person_id = self._context.scope.person_id
        is_open = self.tabs.current() != "done"
        read = open_tasks if is_open else done_tasks
        self._context.runner.ask(self, lambda reader: read(reader, person_id), self._show, slot="tasks")

    def _show(self, tasks: list[TaskRow]) -> None:
        self.card.show_tasks(tasks)

    def _changed(self, changes: Changes, _origin: object) -> None:
        if self.isVisible() and changes.touches(Kind.TASK):
            self._load()

    def new_task(self) -> None:
        """Take the cursor to where a task is typed."""
        self.card.focus_line()
