"""The fields of a task."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.people import PersonRow
from crm.domain.tasks import TaskRow
from ui.context import Context
from ui.texts.errors import sentence
from ui.theme.look import metrics, px
from ui.widgets.buttons import Button, IconButton
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.date_field import DateField, TimeField
from ui.widgets.forms.field import Field
from ui.widgets.forms.multiline import GrowingText
from ui.widgets.tips import literal

NOBODY = ""
LABEL = 250


class TitleText(GrowingText):
    """The title as one paragraph: Enter goes on to the next field."""

    def __init__(self) -> None:
        super().__init__("", 1, 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)


class TaskForm(QWidget):
    """Due, urgency, for whom, account, repetition, note. The panel writes what they tell."""

    typed = Signal()
    left = Signal()
    due_changed = Signal(object, object)
    assignee_changed = Signal(object, str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._names: dict[str, str] = {}
        self._shown: TaskRow | None = None
        self.title = TitleText()
        self.title.setAccessibleName(self.tr("Title"))
        self.day = DateField(context.clock.today, context.workdays.calendar)
        self.at = TimeField()
        self.at.setAccessibleName(self.tr("Time"))
        self.at.setPlaceholderText(self.tr("Time"))
        self.due = _beside(self.day, self.at)
        self.priority = Combo()
        self.assignee = Combo()
        self.account = Button("")
        self.open_account = IconButton("arrow-square-out", self.tr("Open the account"))
        self.repeat = Button("", icon="repeat")
        self.note = GrowingText(self.tr("What else is to be known"), 3, 10)
        self.title_field = Field("", self.title)
        self.due_field = Field(self.tr("Due"), self.due, check=self._due_problem)
        self.day.setAccessibleName(self.tr("Due"))
        self._build()
        self._connect()

    def show_task(self, task: TaskRow, people: Sequence[PersonRow], repeat_words: str) -> None:
        """Show a task; a text that is being typed stays."""
        before = self._shown
        same = before is not None and before.id == task.id
        if not same or before is None or self.title.text() == before.title:
            self.title.set_text(task.title)
        if not same or before is None or self.note.text() == (before.note or ""):
            self.note.set_text(task.note or "")
        self._shown = task
        if not (same and self.due_field.error()):
            self.day.set_value(task.due_on)
            self.at.set_value(task.due_time)
            self.due_field.set_error("")
        self.priority.set_value(task.priority)
        self._names = {str(one.id): one.name for one in people}
        nobody = [(NOBODY, self.tr("Nobody yet"))] if task.assignee_id is None else []
        self.assignee.set_choices([*nobody, *self._names.items()])
        self.assignee.set_value(str(task.assignee_id) if task.assignee_id else NOBODY)
        self.account.setText(_cut(task.account or self.tr("No account")))
        self.account.setToolTip(literal(task.account or ""))
        self.open_account.setVisible(task.account_id is not None)
        self.repeat.setText(_cut(repeat_words))
        self.repeat.setToolTip(literal(repeat_words) if self.repeat.text() != repeat_words else "")
        self.title_field.set_error("")

    def restore(self, title: str, note: str) -> None:
        """Show what was typed before and not stored."""
        self.title.set_text(title)
        self.note.set_text(note)

    def clear(self) -> None:
        """Show nothing."""
        self._shown = None
        for text in (self.title, self.note):
            text.set_text("")
        self.day.set_value(None)
        self.at.set_value(None)
        self.due_field.set_error("")

    def is_changed(self, task: TaskRow) -> bool:
        """Say whether title or note differ from what is stored."""
        return self.title.text() != task.title or self.note.text() != (task.note or "")

    def refuse_due(self, error: BaseException) -> None:
        """Say under the day why it was refused; what was typed stays."""
        self.due_field.set_error(sentence(error))

    def check_title(self) -> None:
        """Mark a title without words: it is not stored."""
        is_empty = self._shown is not None and not self.title.text().strip()
        self.title_field.set_error(self.tr("Write what is to be done.") if is_empty else "")

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.due_field)
        pair = QHBoxLayout()
        pair.setSpacing(px(12))
        pair.addWidget(Field(self.tr("Priority"), self.priority))
        pair.addWidget(Field(self.tr("For"), self.assignee), 1)
        column.addLayout(pair)
        column.addWidget(Field(self.tr("Account"), _beside(self.account, self.open_account)))
        column.addWidget(Field(self.tr("Repetition"), self.repeat))
        column.addWidget(Field(self.tr("Note"), self.note))

    def _connect(self) -> None:
        for text in (self.title, self.note):
            text.changed.connect(self.typed)
            text.left.connect(self.left)
        self.day.changed.connect(lambda _day: self._tell_due())
        self.at.changed.connect(lambda _at: self._tell_due())
        self.assignee.changed.connect(self._tell_assignee)

    def _due_problem(self) -> str:
        """Return what is wrong with day and time as they are typed; a refusal stays until they are changed."""
        return self.day.problem() or self.at.problem() or self.due_field.error()

    def _tell_due(self) -> None:
        wrong = self.day.problem() or self.at.problem()
        self.due_field.set_error(wrong)
        if not wrong:
            self.due_changed.emit(self.day.value(), self.at.value())

    def _tell_assignee(self, key: str) -> None:
        if key != NOBODY:
            self.assignee_changed.emit(UUID(key), self._names[key])


def _beside(first: QWidget, second: QWidget) -> QWidget:
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(8))
    row.addWidget(first)
    row.addWidget(second)
    row.addStretch(1)
    pair.setFocusProxy(first)
    return pair


def _cut(text: str) -> str:
    return metrics("body_strong").elidedText(text, Qt.TextElideMode.ElideRight, px(LABEL))
