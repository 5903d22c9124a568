"""When an appointment is: whole days, or from an hour to an hour of the same or a later day."""

from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from crm.domain.appointments import days_between, whole_days
from crm.domain.clock import at_local
from ui.context import Context
from ui.theme.look import px
from ui.widgets.checkbox import CheckBox
from ui.widgets.forms.date_field import DateField, TimeField
from ui.widgets.forms.field import Field


class WhenFields(QWidget):
    """`changed` when another span is typed; the last day follows when the first one moves."""

    changed = Signal()

    def __init__(self, context: Context, start: datetime, end: datetime, is_all_day: bool) -> None:
        super().__init__()
        self._clock = context.clock
        self.day = DateField(context.clock.today, context.workdays.calendar)
        self.last = DateField(context.clock.today, context.workdays.calendar)
        self.start, self.end = TimeField(), TimeField()
        self.all_day = CheckBox(self.tr("All day"))
        self.all_day.setMinimumHeight(px(32))
        days = days_between(start, end, self._clock.zone)
        self.day.set_value(days[0])
        self.last.set_value(days[-1])
        self._length = days[-1] - days[0]
        local, until = self._clock.local(start), self._clock.local(end)
        self.start.set_value(None if is_all_day else local.time())
        self.end.set_value(None if is_all_day else until.time())
        self.all_day.setChecked(is_all_day)
        self._build()
        self._connect()
        self._show_hours()

    def _build(self) -> None:
        self._from, self._to = Field(self.tr("From"), self.start), Field(self.tr("To"), self.end)
        days, hours = QHBoxLayout(), QHBoxLayout()
        for row in (days, hours):
            row.setSpacing(px(12))
        days.addWidget(Field(self.tr("Day"), self.day))
        days.addWidget(Field(self.tr("Last day"), self.last))
        hours.addWidget(self._from)
        hours.addWidget(self._to)
        hours.addWidget(self.all_day, 0, Qt.AlignmentFlag.AlignBottom)
        for row in (days, hours):
            row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addLayout(days)
        column.addLayout(hours)

    def _connect(self) -> None:
        self.day.changed.connect(lambda _day: self._follow())
        self.last.changed.connect(lambda _day: self._remember())
        self.all_day.toggled.connect(lambda _on: self._show_hours())
        for signal in (self.start.changed, self.end.changed, self.all_day.toggled):
            signal.connect(lambda _value: self.changed.emit())

    def _follow(self) -> None:
        """Keep as many days when the first one moves."""
        day = self.day.value()
        if day is not None:
            self.last.set_value(day + self._length)
        self.changed.emit()

    def _remember(self) -> None:
        day, last = self.day.value(), self.last.value()
        if day is not None and last is not None:
            self._length = max(last - day, timedelta())
        self.changed.emit()

    def _show_hours(self) -> None:
        for field in (self._from, self._to):
            field.setVisible(not self.all_day.isChecked())

    def problem(self) -> str:
        """Return what is wrong with what is typed, "" when nothing is."""
        fields = (self.day, self.last) if self.all_day.isChecked() else (self.day, self.last, self.start, self.end)
        problem = next((field.problem() for field in fields if field.problem()), "")
        if problem or self.span() is not None:
            return problem
        return (
            self.tr("Enter the days.") if self.all_day.isChecked() else self.tr("Enter the day, and from when to when.")
        )

    def span(self) -> tuple[datetime, datetime] | None:
        """Return when it begins and ends, None while something is missing."""
        day, last = self.day.value(), self.last.value()
        if day is None or last is None:
            return None
        if self.all_day.isChecked():
            return whole_days(day, last, self._clock.zone)
        start, end = self.start.value(), self.end.value()
        if start is None or end is None:
            return None
        zone = self._clock.zone
        return at_local(day, start.hour, start.minute, zone), at_local(last, end.hour, end.minute, zone)
