"""Until which day and time a task shall rest."""

import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crm.domain.tasks import TaskRow
from ui.context import Context
from ui.tasks.commands import TaskCommands
from ui.texts.errors import sentence
from ui.theme.look import px
from ui.widgets.buttons import Button, Look
from ui.widgets.forms.date_field import DateField, TimeField
from ui.widgets.labels import Text
from ui.widgets.popup import Popup


class SnoozePopup(Popup):
    """A day and perhaps a time; it stays open until the task rests."""

    def __init__(self, task: TaskRow, context: Context, commands: TaskCommands, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._task, self._commands = task, commands
        self.day = DateField(context.clock.today, context.workdays.calendar)
        self.day.setAccessibleName(self.tr("Day"))
        self.at = TimeField()
        self.at.setAccessibleName(self.tr("Time"))
        self.at.setPlaceholderText(self.tr("Time"))
        self.day.setPlaceholderText(self.tr("Day"))
        self.problem = Text("", "small", "danger", wrap=True)
        self.problem.hide()
        self.button = Button(self.tr("Snooze"), Look.PRIMARY)
        self.button.clicked.connect(self._give)
        for field in (self.day, self.at):
            field.returnPressed.connect(self._give)
        self._build()

    def _build(self) -> None:
        fields, foot = QHBoxLayout(), QHBoxLayout()
        fields.setSpacing(px(8))
        fields.addWidget(self.day)
        fields.addWidget(self.at)
        foot.addStretch(1)
        foot.addWidget(self.button)
        self.body.addWidget(Text(self.tr("Snooze until"), "card"))
        self.body.addLayout(fields)
        self.body.addWidget(self.problem)
        self.body.addLayout(foot)
        self.body.setSpacing(px(8))

    def begin(self, place: QPoint) -> None:
        """Open at a place with the cursor in the day."""
        self.open_at(place)
        self.day.setFocus()

    def _give(self) -> None:
        wrong = self.day.problem() or self.at.problem()
        day = self.day.value()
        if wrong or day is None:
            self._say(wrong or self.tr("Type a day."))
            return
        self._commands.snooze(self._task, day, self.at.value(), self._failed, lambda _done: self._close())

    def _failed(self, error: BaseException) -> None:
        if shiboken6.isValid(self):
            self._say(sentence(error))

    def _close(self) -> None:
        if shiboken6.isValid(self):
            self.close()

    def _say(self, words: str) -> None:
        self.problem.set_text(words)
        self.problem.show()
        self.adjustSize()
