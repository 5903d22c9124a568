"""The list of all tasks: late ones first, and what was done."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm.domain.changes import Kind
from crm.domain.codes import TaskState
from crm.domain.lists import EVERYTHING, ListKind, ListTotals, SortKey
from crm.usecases.tasks import edit_task, move_task, remove_task, tick_task
from ui.context import Context
from ui.lists.actions import Action
from ui.lists.current import open_action
from ui.lists.page import ListPage
from ui.lists.popups import DayPopup, close
from ui.lists.row_actions import sharing_actions
from ui.lists.spec import Edit, Emptiness, ListSpec, ListWords, ViewTab
from ui.tasks.columns import SHOWN, columns
from ui.tasks.commands import TaskCommands
from ui.tasks.panel import TaskPanel
from ui.tasks.people import NamedPeople
from ui.tasks.waking import Waking
from ui.texts.states import priority_name, source_name, task_state_name
from ui.theme.look import px
from ui.widgets.forms.tag_line import TagLine
from ui.widgets.labels import Separator
from ui.widgets.marks import segment_name


class TasksPage(ListPage):
    """An always-open line adds a task, D ticks the chosen ones, E renames one, Enter opens its account."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, tasks_spec(context), parent)
        self.one = TaskCommands(context, self)
        self.line = TagLine(context.clock.today, self.tr("Add a task"), context.workdays.calendar, key="T")
        self.line.added.connect(lambda entry: self.one.add(entry, None, context.clock.today(), self.line))
        self.people = NamedPeople(context, self.line, self)
        self.waking = Waking(context, self)
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(px(20), px(8), px(20), px(8))
        column.addWidget(self.line)
        self.card.body.insertWidget(0, top)
        self.card.body.insertWidget(1, Separator())

    def shown(self, arguments: dict[str, Any]) -> None:
        """Open the view that is asked for, `tab` as other pages call it; `id` is the task of a draft."""
        tab = arguments.pop("tab", None)
        if "id" in arguments:
            arguments = {"view": EVERYTHING, "row": arguments["id"]}
        self.waking.look()
        super().shown({"view": tab, **arguments} if tab and "view" not in arguments else arguments)

    def new_task(self) -> None:
        """Take the cursor to where a task is typed."""
        self.line.setFocus()

    def row_actions(self) -> list[Action]:
        return [
            open_action(self, self.tr("Open the account")),
            Action("tick", self.tr("Mark as done"), "check-circle", lambda: self._tick(True), "D", in_bar=True),
            Action("untick", self.tr("Open again"), "arrow-counter-clockwise", lambda: self._tick(False)),
            Action("move", self.tr("Another day…"), "calendar-blank", self._ask_day, in_bar=True),
            Action("remove", self.tr("Delete"), "trash", self._remove, "Del", in_bar=True, apart=True),
            *(action for action in sharing_actions(self) if action.key != "number"),
        ]

    def _tick(self, done: bool) -> None:
        state = TaskState.DONE if done else TaskState.OPEN

        def tell(rows: list[Any]) -> None:
            changing = [row for row in rows if row.state is not state]
            words = self.tr("%n task(s) done", "", len(changing)) if done else self.tr("%n open", "", len(changing))
            self._do(changing, lambda work, row: tick_task(work, row.id, row.version, done), words)

        self.with_chosen(tell)

    def _ask_day(self) -> None:
        calendar = self.context.workdays.calendar
        popup = DayPopup(self.context.clock.today, self.tr("Move the tasks"), self.tr("Day"), self, calendar)
        popup.given.connect(lambda day: self._move(popup, day))
        popup.begin(self.anchor())

    def _move(self, popup: DayPopup, day: Any) -> None:
        def tell(rows: list[Any]) -> None:
            words = self.tr("%n task(s) moved", "", len(rows))
            self._do(rows, lambda work, row: move_task(work, row.id, row.version, day, row.due_time), words)

        self.with_chosen(tell)
        close(popup)

    def _remove(self) -> None:
        def tell(rows: list[Any]) -> None:
            words = self.tr("%n task(s) deleted", "", len(rows))
            self._do(rows, lambda work, row: remove_task(work, row.id, row.version), words)

        self.with_chosen(tell)

    def _do(self, rows: Sequence[Any], change: Any, words: str) -> None:
        """Change each row in one unit of work, which is one step to undo."""

        def command(work: Any) -> None:
            for row in rows:
                change(work, row)

        if rows:
            self.context.runner.do(
                self,
                command,
                lambda _none: self.context.toast(words, undo=True),
                self.context.show_error,
                undo_text=words,
            )


def tasks_spec(context: Context) -> ListSpec:
    """Return what the list of tasks is."""
    return ListSpec(
        kind=ListKind.TASKS,
        row_kind=Kind.TASK,
        watched=(Kind.TASK, Kind.ACCOUNT),
        icon="check-circle",
        columns=columns(context.clock),
        shown=SHOWN,
        views=_views(),
        sort=(SortKey("due_on"),),
        words=_words(),
        name_of=lambda row: row.title,
        account_of=lambda row: row.account_id,
        pinned=("due_on", "assignee", "priority"),
        value_words={
            "segment": segment_name,
            "priority": priority_name,
            "state": task_state_name,
            "source": source_name,
        },
        edits={"title": _rename()},
        panel=TaskPanel,
        panel_width=380,
    )


def _views() -> tuple[ViewTab, ...]:
    translate = QCoreApplication.translate
    return (
        ViewTab("open", translate("Tasks", "Open")),
        ViewTab("late", translate("Tasks", "Late")),
        ViewTab("today", translate("Tasks", "Today")),
        ViewTab("next_7", translate("Tasks", "Next 7 days")),
        ViewTab("snoozed", translate("Tasks", "Snoozed"), (SortKey("snoozed_until"),)),
        ViewTab("delegated", translate("Tasks", "Given away")),
        ViewTab("returned", translate("Tasks", "Came back")),
        ViewTab("done", translate("Tasks", "Done"), (SortKey("done_at", descending=True),)),
        ViewTab(EVERYTHING, translate("Tasks", "All")),
    )


def _words() -> ListWords:
    translate = QCoreApplication.translate
    show_open = translate("Tasks", "Show open tasks")
    added_here = translate("Tasks", "Tasks that you add stand here.")
    return ListWords(
        title=translate("Tasks", "Tasks"),
        filter_hint=translate("Tasks", "Filter these tasks"),
        shown=translate("Tasks", "{count} of {total} tasks"),
        hint=translate("Tasks", "Space selects · D marks as done · E renames"),
        failed=translate("Tasks", "The tasks could not be loaded"),
        hidden=translate("Tasks", "The filters hide every task."),
        nothing_yet=Emptiness(translate("Tasks", "No tasks yet"), added_here),
        nothing_left={
            "open": Emptiness(translate("Tasks", "Nothing to do"), added_here),
            "late": Emptiness(
                translate("Tasks", "Nothing is late"),
                translate("Tasks", "Every open task is inside its day."),
                show_open,
            ),
            "today": Emptiness(
                translate("Tasks", "Nothing is due today"),
                translate("Tasks", "Tasks of the coming days stand under Next 7 days."),
                show_open,
            ),
            "next_7": Emptiness(translate("Tasks", "Nothing is due in the next 7 days"), added_here, show_open),
            "snoozed": Emptiness(
                translate("Tasks", "Nothing is snoozed"),
                translate("Tasks", "Tasks that you snooze stand here until their time comes."),
                show_open,
            ),
            "returned": Emptiness(
                translate("Tasks", "Nothing came back"),
                translate("Tasks", "Tasks that you gave away stand here when they are done, until you have looked."),
                show_open,
            ),
            "delegated": Emptiness(
                translate("Tasks", "Nothing is given away"),
                translate("Tasks", "Tasks that you give to somebody else stand here until they come back."),
                show_open,
            ),
            "done": Emptiness(
                translate("Tasks", "Nothing is done yet"),
                translate("Tasks", "Finished tasks stand here."),
                show_open,
            ),
        },
        file=translate("Tasks", "Task list"),
        sums=_sums,
    )


def _sums(totals: ListTotals) -> list[str]:
    """Return what is open, where not all is, and what is late."""
    translate = QCoreApplication.translate
    open_ones, late = int(totals.sums["open"]), int(totals.sums["late"])
    found = [translate("Tasks", "{count} open").format(count=f"{open_ones:,}")] if 0 < open_ones < totals.count else []
    return [*found, translate("Tasks", "{count} late").format(count=f"{late:,}")] if late else found


def _rename() -> Edit:
    text = QCoreApplication.translate("Tasks", "rename of {title}")

    def write(work: Any, row: Any, typed: str) -> object:
        return edit_task(work, row.id, row.version, title=typed)

    return Edit(write, lambda row: text.format(title=row.title))
