"""One task whole: everything can be changed in place, and what was typed is kept until it is stored."""

from datetime import date, time
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from crm.domain.changes import Changes, Kind
from crm.domain.codes import Priority, TaskState
from crm.domain.errors import NotFound
from crm.domain.tasks import Standing, TaskRow, TaskSource
from crm.usecases.tasks import TaskDetail, task_detail
from ui.company import CompanyLine
from ui.context import Context
from ui.lists.account_popup import AccountPopup
from ui.lists.spec import ListPanel
from ui.tasks.commands import TaskCommands
from ui.tasks.history import history_lines
from ui.tasks.menu import PRIORITIES, SnoozeMenu
from ui.tasks.panel_form import TaskForm
from ui.tasks.repeat_popup import RepeatPopup
from ui.tasks.rows import is_resting, rest_words, standing_words
from ui.tasks.snooze_popup import SnoozePopup
from ui.texts.counts import counts
from ui.texts.dates import near_day
from ui.texts.repeats import rule_words
from ui.texts.states import priority_name, source_name, task_state_name
from ui.theme.look import px
from ui.widgets.badge import Badge, Tone
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import ElidedLabel, Overline, Separator, Text
from ui.widgets.scrolling import scrolled

SHOWN_CHANGES = 12
DRAFT = "task"
SIDE = 20


class TaskPanel(ListPanel):
    """The side panel of the list of tasks, and a sheet over other pages. `gone` when its task is no more."""

    gone = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self._context = context
        self._task: TaskRow | None = None
        self._source: TaskSource | None = None
        self._wanted: UUID | None = None
        self.commands = TaskCommands(context, self)
        self.form = TaskForm(context)
        self.badge = Badge("")
        self.done = Button(self.tr("Done"), icon="check-circle")
        self.reopen = Button(self.tr("Open again"), icon="arrow-counter-clockwise")
        self.snooze = Button(self.tr("Snooze"), icon="moon")
        self.skip = Button(self.tr("Skip this one"), icon="skip-forward")
        self.delete = IconButton("trash", self.tr("Delete"), "Del")
        self.close_button = IconButton("x", self.tr("Close the panel"), "Esc")
        self.saved = ElidedLabel("", "small", "text3")
        self.company = CompanyLine(context, "task", self)
        self.came_from = Button("", "quiet")
        self.came_title = Overline(self.tr("Came from"))
        self.history_title = Overline(self.tr("History"))
        self.history = Text("", "small", "text2", wrap=True, selectable=True)
        self.setFocusProxy(self.form.title)
        self._build()
        self._connect()
        self._show_source(None)
        self._show_history(None)
        self.setEnabled(False)

    # -- what is shown

    def show_row(self, key: UUID | None, row: Any) -> None:
        self.show_task(key)

    def show_task(self, task_id: UUID | None) -> None:
        """Show a task, or none; what was typed in the one before is stored or kept."""
        if task_id != self._wanted:
            self._store_texts()
            self._task = None
            self.company.show_row(None, None)
            self.form.clear()
            self.setEnabled(False)
        self._wanted = task_id
        if task_id is None:
            return
        self._context.runner.ask(
            self, lambda reader: task_detail(reader, task_id), self._show, self._failed, slot="task"
        )

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, NotFound):
            self._wanted = self._task = None
            self.form.clear()
            self.setEnabled(False)
            self.gone.emit()
        else:
            self._context.show_error(error)

    def _show(self, detail: TaskDetail) -> None:
        task = detail.row
        is_new = self._task is None or self._task.id != task.id
        self._task, self._source = task, detail.source
        self.setEnabled(True)
        draft = self._context.drafts.load(self._draft_key) if is_new else None
        self.form.show_task(task, detail.people, self._repeat_words(task))
        if draft is not None:
            self.form.restore(str(draft.data.get("title", task.title)), str(draft.data.get("note", task.note or "")))
        self.company.show_row(task.id, task.account_id)
        self._show_badge(task)
        self._show_buttons(task)
        self._show_source(detail.source)
        self._show_history(detail)

    def _repeat_words(self, task: TaskRow) -> str:
        if task.repeat_rule is None:
            return self.tr("Does not repeat")
        words = rule_words(task.repeat_rule, self._context.clock.today())
        return self.tr("{rule}, on workdays only").format(rule=words) if task.moves_to_workday else words

    def _show_badge(self, task: TaskRow) -> None:
        person_id, today = self._context.scope.person_id, self._context.clock.today()
        late = task.days_late(today) if task.state is TaskState.OPEN else 0
        standing, resting = standing_words(task, person_id), rest_words(task, self._context.clock)
        words = " · ".join(part for part in (counts().days_late(late) if late else "", standing, resting) if part)
        is_returned = task.standing(person_id) is Standing.RETURNED
        tone = Tone.OK if is_returned else Tone.DANGER if late else Tone.INFO
        if task.state is not TaskState.OPEN and not is_returned:
            words, tone = task_state_name(task.state), Tone.NEUTRAL
        self.badge.set_badge(words, tone)
        self.badge.setVisible(bool(words))

    def _show_buttons(self, task: TaskRow) -> None:
        is_open = task.state is TaskState.OPEN
        is_returned = task.standing(self._context.scope.person_id) is Standing.RETURNED
        self.done.setText(self.tr("Looked at") if is_returned else self.tr("Done"))
        self.done.setVisible(is_open or is_returned)
        self.reopen.setVisible(not is_open)
        self.snooze.setVisible(is_open)
        self.snooze.setText(self.tr("Snoozed") if is_resting(task, self._context.clock.now()) else self.tr("Snooze"))
        self.skip.setVisible(is_open and task.repeat_rule is not None)

    def _show_source(self, source: TaskSource | None) -> None:
        shown = source is not None
        self.came_title.setVisible(shown)
        self.came_from.setVisible(shown)
        if source is not None:
            day = near_day(source.day, self._context.clock.today()) if source.day else ""
            parts = (source_name(source.kind), day, _short(source.title))
            self.came_from.setText(" · ".join(part for part in parts if part))

    def _show_history(self, detail: TaskDetail | None) -> None:
        lines = history_lines(detail.changes, self._context.clock)[:SHOWN_CHANGES] if detail is not None else []
        self.history.set_text("\n".join(f"{words}\n    {who}" for words, who in lines))
        for part in (self.history_title, self.history):
            part.setVisible(bool(lines))

    # -- building

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(px(SIDE), px(12), px(12), px(4))
        head.setSpacing(px(8))
        head.addWidget(Overline(self.tr("Task")))
        head.addWidget(self.badge)
        head.addWidget(self.company, 1)
        head.addWidget(self.saved, 1)
        head.addWidget(self.delete)
        head.addWidget(self.close_button)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(px(SIDE), px(8), px(SIDE), px(12))
        buttons.setSpacing(px(8))
        for button in (self.done, self.reopen, self.snooze, self.skip):
            buttons.addWidget(button)
        buttons.addStretch(1)
        title = QVBoxLayout()
        title.setContentsMargins(px(SIDE), 0, px(SIDE), 0)
        title.addWidget(self.form.title_field)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(SIDE), px(12), px(SIDE), px(16))
        column.setSpacing(px(8))
        column.addWidget(self.form)
        for widget in (self.came_title, self.came_from, self.history_title, self.history):
            column.addWidget(widget)
        column.addStretch(1)
        self.body.addLayout(head)
        self.body.addLayout(title)
        self.body.addLayout(buttons)
        self.body.addWidget(Separator())
        self.body.addWidget(scrolled(inner), 1)

    def _connect(self) -> None:
        form, commands = self.form, self.commands
        self.close_button.clicked.connect(self.closed)
        self.done.clicked.connect(self._tick)
        self.reopen.clicked.connect(self._reopen)
        self.snooze.clicked.connect(self._offer_snooze)
        self.skip.clicked.connect(lambda: self._with(commands.skip))
        self.delete.clicked.connect(lambda: self._with(commands.remove))
        self.came_from.clicked.connect(self._go_to_source)
        form.typed.connect(self._keep)
        form.left.connect(self._store_texts)
        form.due_changed.connect(self._move)
        form.priority.changed.connect(lambda value: self._with(commands.set_priority, Priority(value)))
        form.assignee_changed.connect(lambda key, name: self._with(commands.give, key, name))
        form.repeat.clicked.connect(self._edit_repeat)
        form.account.clicked.connect(self._choose_account)
        form.open_account.clicked.connect(self._open_account)
        form.priority.set_choices([(priority, priority_name(priority)) for priority in PRIORITIES])
        self._context.hub.changed.connect(self._changed)
        self._context.drafts.saved.connect(self._draft_saved)

    # -- commands

    def _with(self, command: Any, *values: Any) -> None:
        if self._task is not None:
            command(self._task, *values)

    def _tick(self) -> None:
        task = self._task
        if task is None:
            return
        is_returned = task.standing(self._context.scope.person_id) is Standing.RETURNED
        self._store_texts()
        if is_returned:
            self.commands.confirm(task)
        else:
            self.commands.tick(task, True)

    def _reopen(self) -> None:
        task = self._task
        if task is None:
            return
        if task.returned_at is not None:
            self.commands.reopen(task)
        else:
            self.commands.tick(task, False)

    def _move(self, day: date | None, at: time | None) -> None:
        """Give the day and the time that were typed; a refused one stays in its field with the reason."""
        if self._task is not None and (day, at if day else None) != (self._task.due_on, self._task.due_time):
            self.commands.move(self._task, day, at, self.form.refuse_due)

    def _offer_snooze(self) -> None:
        task = self._task
        if task is not None:
            menu: QMenu = SnoozeMenu(task, self._context, self.commands, self, self._popup_snooze)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.snooze.mapToGlobal(self.snooze.rect().bottomLeft()))

    def _popup_snooze(self) -> None:
        if self._task is not None:
            popup = SnoozePopup(self._task, self._context, self.commands, self)
            popup.begin(self.snooze.mapToGlobal(self.snooze.rect().bottomLeft()))

    def _edit_repeat(self) -> None:
        if self._task is not None:
            popup = RepeatPopup(self._task, self._context, self.commands, self)
            popup.begin(self.form.repeat.mapToGlobal(self.form.repeat.rect().bottomLeft()))

    def _choose_account(self) -> None:
        if self._task is not None:
            popup = AccountPopup(self._context, self._task.account_id is not None, self)
            popup.picked.connect(lambda key: self._with(self.commands.set_account, key))
            popup.begin(self.form.account)

    def _open_account(self) -> None:
        if self._task is not None and self._task.account_id is not None:
            self._context.navigate("account", id=self._task.account_id)

    def _go_to_source(self) -> None:
        source = self._source
        if source is None:
            return
        if source.kind == Kind.VISIT and source.id is not None:
            self._context.navigate("visit", id=source.id)
        elif source.kind == Kind.TASK and source.id is not None:
            self.show_task(source.id)
        elif source.account_id is not None:
            self._context.navigate("account", id=source.account_id)

    # -- what is typed

    @property
    def _draft_key(self) -> str:
        return f"{DRAFT}-{self._task.id}" if self._task is not None else ""

    def _keep(self) -> None:
        """Keep title and note on this computer until they are stored."""
        task = self._task
        if task is None:
            return
        if self.form.is_changed(task):
            data = {"title": self.form.title.text(), "note": self.form.note.text()}
            self._context.drafts.keep(self._draft_key, task.title, data)
        else:
            self._context.drafts.discard(self._draft_key)

    def _draft_saved(self, key: str) -> None:
        if key and key == self._draft_key:
            now = self._context.clock.local(self._context.clock.now())
            self.saved.set_text(self.tr("Draft saved {time}").format(time=f"{now:%H:%M}"))

    def _store_texts(self) -> None:
        """Store title and note where they differ; what is refused stays typed, and stays a draft."""
        task, key = self._task, self._draft_key
        if task is None:
            return
        title, note = " ".join(self.form.title.text().split()), self.form.note.text().strip()

        def stored(_version: object) -> None:
            self._context.drafts.discard(key)
            self.saved.set_text("")

        if title and title != task.title:
            self.commands.rename(task, title, stored, self._context.show_error)
        if note != (task.note or ""):
            self.commands.write_note(task, note, stored, self._context.show_error)
        self.form.check_title()

    def _changed(self, changes: Changes, _origin: object) -> None:
        if self._wanted is not None and self.isVisible() and changes.touches(Kind.TASK, Kind.PERSON, Kind.ACCOUNT):
            # After the event that is under way: a field that is being left still stores what it holds.
            QTimer.singleShot(0, self, lambda: self.show_task(self._wanted))


def _short(text: str, most: int = 60) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= most else plain[: most - 1] + "…"
