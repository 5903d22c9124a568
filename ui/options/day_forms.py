"""The two forms of the calendar: a day of the bureau's own, and a leave."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from crm.domain.people import PersonRow
from crm.domain.workdays import Leave, OwnDay, Workdays
from ui.theme.look import px
from ui.widgets.buttons import Button, Look
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.date_field import DateField
from ui.widgets.forms.field import Field
from ui.widgets.forms.text_line import TextLine
from ui.widgets.labels import Text
from ui.widgets.themed import Themed

Today = Callable[[], date]
Calendar = Callable[[], Workdays]
OFF, WORK = "off", "work"


class EntryForm(Themed, QWidget):
    """Fields beside each other, Save and Cancel under them; Enter saves, Esc cancels.

    `saved` when every field is filled as it must be; the page writes and answers with `refuse` or hides the form.
    """

    saved = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: list[Field] = []
        self._line = QHBoxLayout()
        self._problem = Text("", "small", "danger", wrap=True)
        self._problem.hide()
        self.save = Button(self.tr("Save"), Look.PRIMARY)
        self.save.clicked.connect(self._save)
        self.cancel = Button(self.tr("Cancel"))
        self.cancel.clicked.connect(self.cancelled)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.save)
        self._buttons.addWidget(self.cancel)
        self._buttons.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._line)
        self._column.addWidget(self._problem)
        self._column.addLayout(self._buttons)

    def add(self, label: str, control: QWidget, *, required: bool = False, stretch: int = 0) -> Field:
        """Add a field at the right of the others."""
        check = self._check_of(control) if required else None
        field = Field(label, control, required=required, check=check)
        self.fields.append(field)
        self._line.addWidget(field, stretch, Qt.AlignmentFlag.AlignTop)
        return field

    def refuse(self, sentence: str) -> None:
        """Say why it was not kept; what was typed stays."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def start(self) -> None:
        """Begin without complaints and in view, the cursor in the first field."""
        self.refuse("")
        for field in self.fields:
            field.set_error("")
        self.show()
        QTimer.singleShot(0, self, self._reveal)
        self.fields[0].control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _reveal(self) -> None:
        """Scroll the form into view once it has its place, where the page around it scrolls."""
        around: QWidget | None = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(self)

    def _check_of(self, control: QWidget) -> Callable[[], str]:
        def check() -> str:
            if isinstance(control, DateField):
                return control.problem() or ("" if control.value() else self.tr("Enter a day."))
            return ""

        return check

    def _save(self) -> None:
        self.refuse("")
        wrong = [field for field in self.fields if not field.check()]
        if wrong:
            wrong[0].control.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.saved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._save()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def retheme(self) -> None:
        self._column.setContentsMargins(px(16), px(16), px(16), px(16))
        self._column.setSpacing(px(12))
        self._line.setSpacing(px(12))
        self._buttons.setSpacing(px(8))


class OwnDayForm(EntryForm):
    """A day, whether it is worked, and what it is called."""

    def __init__(self, today: Today, calendar: Calendar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry: OwnDay | None = None
        self.day = DateField(today, calendar)
        self.kind = Combo([(OFF, self.tr("Day off")), (WORK, self.tr("Workday"))])
        self.name = TextLine()
        self.name.setPlaceholderText(self.tr("What the day is called"))
        self.add(self.tr("Day"), self.day, required=True)
        self.add(self.tr("Kind"), self.kind)
        self.add(self.tr("Name"), self.name, stretch=1)
        self.start_look()

    def edit(self, entry: OwnDay | None, day: date | None = None, works: bool = False) -> None:
        """Change an entry, or begin a new one for a day."""
        self.entry = entry
        self.day.set_value(entry.day if entry else day)
        self.kind.set_value(WORK if (entry.is_workday if entry else works) else OFF)
        self.name.setText(entry.name if entry else "")
        self.start()

    def value(self) -> OwnDay:
        """Return what was typed; only after `saved`."""
        day = self.day.value()
        assert day is not None
        return OwnDay(day, self.kind.value() == WORK, self.name.text().strip())


class LeaveForm(EntryForm):
    """Who is away, from when until when, and why."""

    def __init__(self, today: Today, calendar: Calendar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry: Leave | None = None
        self.person = Combo()
        self.first, self.last = DateField(today, calendar), DateField(today, calendar)
        self.first.changed.connect(self._begin)
        self.reason = TextLine()
        self.reason.setPlaceholderText(self.tr("Annual leave, training"))
        self.add(self.tr("Who"), self.person)
        self.add(self.tr("First day"), self.first, required=True)
        self.add(self.tr("Last day"), self.last, required=True)
        self.add(self.tr("Reason"), self.reason, stretch=1)
        self.start_look()

    def set_people(self, people: Sequence[PersonRow]) -> None:
        """Say who can be away."""
        self.person.set_choices([(str(each.id), each.name) for each in people])

    def edit(self, entry: Leave | None, person_id: UUID | None = None) -> None:
        """Change an entry, or begin a new one for a person."""
        self.entry = entry
        who = entry.person_id if entry else person_id
        if who is not None:
            self.person.set_value(str(who))
        self.first.set_value(entry.starts_on if entry else None)
        self.last.set_value(entry.ends_on if entry else None)
        self.reason.setText(entry.reason if entry else "")
        self.start()

    def value(self) -> Leave:
        """Return what was typed; only after `saved`."""
        first, last = self.first.value(), self.last.value()
        assert first is not None
        assert last is not None
        person = self.person.currentText()
        return Leave(UUID(self.person.value()), first, last, self.reason.text().strip(), person=person)

    def _begin(self, first: date | None) -> None:
        """Take the first day for the last one, until another is typed."""
        if first is not None and not self.last.text().strip():
            self.last.set_value(first)
