"""An appointment as it is typed: what, when, where, how it repeats, and which of its series a change goes to."""

from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from crm.domain.appointments import Appointment, AppointmentDraft, AppointmentKind, Reach
from crm.domain.clock import at_local
from crm.domain.repeats import Pattern
from crm.domain.repeats_typed import find_repeat
from ui.context import Context
from ui.planner.reach_choice import ReachChoice
from ui.texts.names import appointment_kind_name
from ui.texts.repeats import pattern_words
from ui.theme.look import px
from ui.widgets.buttons import Button, Look
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.date_field import DateField, TimeField
from ui.widgets.forms.field import Field
from ui.widgets.forms.multiline import GrowingText
from ui.widgets.labels import Text


class AppointmentDialog(QDialog):
    """`saved(draft, pattern or None, Reach)` and `removed(Reach)`; a refusal stands in it and nothing typed is lost."""

    saved = Signal(object, object, object)
    removed = Signal(object)
    reach_asked = Signal(object)

    def __init__(self, context: Context, draft: AppointmentDraft, there: Appointment | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._draft, self._there = context, draft, there
        self.setWindowTitle(self.tr("New appointment") if there is None else self.tr("Appointment"))
        self.title, self.place, self.repeat = QLineEdit(), QLineEdit(), QLineEdit()
        self.kind = Combo([(kind.value, appointment_kind_name(kind)) for kind in AppointmentKind])
        self.day = DateField(context.clock.today, context.workdays.calendar)
        self.start, self.end = TimeField(), TimeField()
        self.note = GrowingText("", 2, 5)
        self.repeat_words = Text("", "small", "text2", wrap=True)
        self.repeat.setPlaceholderText(self.tr("every Monday, every 2 weeks until 31 Dec"))
        self.repeat.textChanged.connect(self._say_repeat)
        self.reach = ReachChoice(context.clock)
        self.reach.changed.connect(self.reach_asked)
        self.problem = Text("", "small", "danger", wrap=True)
        self.problem.hide()
        self._build()
        self._fill()

    @property
    def is_series(self) -> bool:
        """Say whether the appointment is one of a series."""
        return self._there is not None and self._there.series_id is not None

    def _build(self) -> None:
        self.setMinimumWidth(px(460))
        when, what = QHBoxLayout(), QHBoxLayout()
        for row in (when, what):
            row.setSpacing(px(12))
        what.addWidget(Field(self.tr("Title"), self.title, required=True), 1)
        what.addWidget(Field(self.tr("Kind"), self.kind))
        for label, control in ((self.tr("Day"), self.day), (self.tr("From"), self.start), (self.tr("To"), self.end)):
            when.addWidget(Field(label, control))
        when.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(16))
        column.setSpacing(px(12))
        column.addLayout(what)
        column.addLayout(when)
        column.addWidget(Field(self.tr("Place"), self.place))
        if self._there is None:
            column.addWidget(Field(self.tr("Repeat"), self.repeat))
            column.addWidget(self.repeat_words)
        if self.is_series:
            column.addWidget(Field(self.tr("Changes"), self.reach))
        column.addWidget(Field(self.tr("Note"), self.note))
        column.addWidget(self.problem)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        if self._there is not None:
            remove = Button(self.tr("Delete"), Look.DANGER)
            remove.clicked.connect(lambda: self.removed.emit(self.reach.reach()))
            row.addWidget(remove)
        row.addStretch(1)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.save = Button(self.tr("Save"), Look.PRIMARY)
        self.save.clicked.connect(self._save)
        self.save.setDefault(True)
        row.addWidget(cancel)
        row.addWidget(self.save)
        return row

    def _fill(self) -> None:
        draft, clock = self._draft, self._context.clock
        self.title.setText(draft.title)
        self.kind.set_value(draft.kind.value)
        self.day.set_value(clock.local(draft.start).date())
        self.start.set_value(clock.local(draft.start).time())
        self.end.set_value(clock.local(draft.end).time())
        self.place.setText(draft.place)
        self.note.set_text(draft.note)
        self.title.setFocus()

    def refuse(self, sentence: str) -> None:
        """Say why it was not kept."""
        self.problem.set_text(sentence)
        self.problem.show()

    def pattern(self) -> Pattern | None:
        """Return how it repeats, None for once."""
        found = find_repeat(self.repeat.text(), self._context.clock.today())
        return found.pattern if found is not None else None

    def _say_repeat(self) -> None:
        pattern = self.pattern()
        words = pattern_words(pattern, self._context.clock.today()) if pattern is not None else ""
        unread = self.tr("This is no repetition. Type one such as: every Monday.") if self.repeat.text().strip() else ""
        self.repeat_words.set_text(words or unread)

    def _save(self) -> None:
        problem = self.day.problem() or self.start.problem() or self.end.problem()
        if self.repeat.text().strip() and self.pattern() is None:
            problem = problem or self.repeat_words.text()
        day, start, end = self.day.value(), self.start.value(), self.end.value()
        if problem or day is None or start is None or end is None:
            self.refuse(problem or self.tr("Enter the day, and from when to when."))
            return
        midnight = at_local(day)
        begin = midnight + timedelta(hours=start.hour, minutes=start.minute)
        until = midnight + timedelta(hours=end.hour, minutes=end.minute)
        self.saved.emit(self._typed(begin, until), self.pattern(), self.reach.reach() if self.is_series else Reach.THIS)

    def _typed(self, begin: datetime, until: datetime) -> AppointmentDraft:
        return replace(
            self._draft,
            title=self.title.text(),
            start=begin,
            end=until,
            kind=AppointmentKind(self.kind.value()),
            place=self.place.text(),
            note=self.note.text(),
            is_all_day=False,
        )
