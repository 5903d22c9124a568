"""An appointment as it is typed: what, when, where, how it repeats, and which of its series a change goes to."""

from datetime import datetime

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crm.domain.appointments import Appointment, AppointmentDraft, AppointmentKind, Reach
from crm.domain.repeats import Pattern
from crm.domain.repeats_typed import find_repeat
from ui.context import Context
from ui.planner.day_list import DayList
from ui.planner.reach_choice import ReachChoice
from ui.planner.when_fields import WhenFields
from ui.texts.names import appointment_kind_name
from ui.texts.repeats import pattern_words
from ui.theme.look import px
from ui.widgets.buttons import Button, Look
from ui.widgets.checkbox import CheckBox
from ui.widgets.form_dialog import FormDialog
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.field import Field
from ui.widgets.forms.multiline import GrowingText
from ui.widgets.forms.text_line import TextLine
from ui.widgets.labels import Text


class AppointmentDialog(FormDialog):
    """`saved(draft, pattern or None, Reach)` and `removed(Reach)`; a refusal stands in it and nothing typed is lost.

    `reach_asked(Reach, span)` and `days_asked(span, pattern)` ask for the days that would be touched, before that.
    """

    saved = Signal(object, object, object)
    removed = Signal(object)
    reach_asked = Signal(object, object)
    days_asked = Signal(object, object)

    def __init__(self, context: Context, draft: AppointmentDraft, there: Appointment | None, parent: QWidget) -> None:
        title = self.tr("New appointment") if there is None else self.tr("Appointment")
        super().__init__(title, self.tr("Save"), parent)
        self._context, self._draft, self._there = context, draft, there
        self.title, self.place, self.repeat = TextLine(draft.title), TextLine(draft.place), TextLine()
        self.kind = Combo([(kind.value, appointment_kind_name(kind)) for kind in AppointmentKind])
        self.kind.set_value(draft.kind.value)
        self.when = WhenFields(context, draft.start, draft.end, draft.is_all_day)
        self.free = CheckBox(self.tr("Leaves time for visits"))
        self.free.setChecked(draft.is_free)
        self.note = GrowingText("", 2, 5)
        self.note.set_text(draft.note)
        self.repeat_words = Text("", "small", "text2", wrap=True)
        self.repeat_days = DayList(context.clock)
        self.repeat.setPlaceholderText(self.tr("every Monday, every 2 weeks until 31 Dec"))
        self.repeat.textChanged.connect(self._say_repeat)
        self.reach = ReachChoice(context.clock)
        self.reach.changed.connect(lambda _reach: self.ask_days())
        self.when.changed.connect(self.ask_days)
        self._build()
        self.repeat_days.listed.connect(self._show_repeat)
        self.reach.days.listed.connect(self.fit)
        self._show_repeat()
        self.title.setFocus()

    @property
    def is_series(self) -> bool:
        """Say whether the appointment is one of a series."""
        return self._there is not None and self._there.series_id is not None

    def _build(self) -> None:
        what = QHBoxLayout()
        what.setSpacing(px(12))
        what.addWidget(Field(self.tr("Title"), self.title, required=True), 1)
        what.addWidget(Field(self.tr("Kind"), self.kind))
        column = self.form
        column.addLayout(what)
        column.addWidget(self.when)
        column.addWidget(self.free)
        column.addWidget(Field(self.tr("Place"), self.place))
        if self._there is None:
            column.addWidget(Field(self.tr("Repeat"), self.repeat))
            column.addWidget(self.repeat_words)
            column.addWidget(self.repeat_days)
        if self.is_series:
            column.addWidget(Field(self.tr("Changes"), self.reach))
        for part in (self.repeat, self.repeat_words, self.repeat_days, self.reach):
            if part.parent() is None:
                part.setParent(self)  # what is not offered goes with the dialog
                part.hide()
        column.addWidget(Field(self.tr("Note"), self.note))
        if self._there is not None:
            remove = Button(self.tr("Delete"), Look.DANGER)
            remove.clicked.connect(lambda: self.removed.emit(self.reach.reach()))
            self.foot.addWidget(remove)

    def pattern(self) -> Pattern | None:
        """Return how it repeats, None for once."""
        found = find_repeat(self.repeat.text(), self._context.clock.today())
        return found.pattern if found is not None else None

    def ask_days(self) -> None:
        """Ask which days would be touched by what is typed now."""
        span, pattern = self.when.span(), self.pattern()
        if self.is_series:
            self.reach_asked.emit(self.reach.reach(), span)
        elif pattern is not None and span is not None:
            self.days_asked.emit(span, pattern)

    def _say_repeat(self) -> None:
        pattern = self.pattern()
        words = pattern_words(pattern, self._context.clock.today()) if pattern is not None else ""
        unread = self.tr("This is no repetition. Type one such as: every Monday.") if self.repeat.text().strip() else ""
        self.repeat_words.set_text(words or unread)
        self.repeat_days.set_text("")
        self._show_repeat()
        self.ask_days()

    def _show_repeat(self) -> None:
        """Show what is said of the repetition, and make room for it."""
        for part in (self.repeat_words, self.repeat_days):
            part.setVisible(self._there is None and bool(part.text()))
        self.fit()

    def save(self) -> None:
        """Hand over what is typed, or say what is wrong with it."""
        problem, span = self.when.problem(), self.when.span()
        if self.repeat.text().strip() and self.pattern() is None:
            problem = problem or self.repeat_words.text()
        if problem or span is None:
            self.say(problem)
            return
        self.saved.emit(self._typed(*span), self.pattern(), self.reach.reach() if self.is_series else Reach.THIS)

    def _typed(self, begin: datetime, until: datetime) -> AppointmentDraft:
        return replace(
            self._draft,
            title=self.title.text(),
            start=begin,
            end=until,
            kind=AppointmentKind(self.kind.value()),
            place=self.place.text(),
            note=self.note.text(),
            is_all_day=self.when.all_day.isChecked(),
            is_free=self.free.isChecked(),
        )
