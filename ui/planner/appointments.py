"""Adding, editing, moving and deleting appointments from the calendar, each one undo step."""

from datetime import datetime
from typing import Any
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from crm.domain.appointments import Appointment, AppointmentDraft, Reach, Shift
from crm.domain.repeats import Pattern
from crm.usecases.appointments import (
    add_appointment,
    change_appointment,
    days_of_pattern,
    move_appointment,
    remove_appointment,
    touched,
)
from ui.context import Context
from ui.planner.appointment_dialog import AppointmentDialog
from ui.texts.dates import clock_time, near_day
from ui.texts.errors import sentence

Span = tuple[datetime, datetime]


class Appointments(QObject):
    """What the calendar asks for where no visit is meant."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self.dialog: AppointmentDialog | None = None

    def add(self, start: datetime, end: datetime) -> None:
        """Ask what happens in a span of the person in view."""
        person_id = self._context.scope.person_id
        if person_id is None:
            self._context.toast(self.tr("Choose whose plan this is first: the round button at the bottom left"))
            return
        self._open(AppointmentDraft(person_id, "", start, end), None)

    def edit(self, there: Appointment) -> None:
        """Open an appointment."""
        self._open(there.draft(), there)

    def copy(self, there: Appointment, start: datetime, end: datetime) -> None:
        """Put a copy of one appointment at another time."""
        draft = replace(there.draft(), start=start, end=end)
        self._context.runner.do(
            self,
            lambda work: add_appointment(work, draft),
            lambda _ids: self._say(self.tr("{title} copied to {when}"), draft),
            self._context.show_error,
            undo_text=self.tr("copy of {title}").format(title=there.title),
        )

    def move(self, there: Appointment, start: datetime, end: datetime) -> None:
        """Give an appointment another time; one of a series asks first how far that goes, and lists the days."""
        if there.series_id is not None:
            self._open(replace(there.draft(), start=start, end=end), there)
            return
        self._context.runner.do(
            self,
            lambda work: move_appointment(work, there.id, there.version, start, end),
            lambda _count: self._say(self.tr("{title} moved to {when}"), replace(there.draft(), start=start, end=end)),
            self._context.show_error,
            undo_text=self.tr("move of {title}").format(title=there.title),
        )

    def remove(self, there: Appointment, reach: Reach = Reach.THIS) -> None:
        """Put an appointment into the bin; one of a series asks first how far to go."""
        if there.series_id is not None and self.dialog is None:
            self.edit(there)
            return
        self._context.runner.do(
            self,
            lambda work: remove_appointment(work, there.id, there.version, reach),
            lambda count: self._removed(there, count),
            self._context.show_error,
            undo_text=self.tr("deletion of {title}").format(title=there.title),
        )

    def _removed(self, there: Appointment, count: int) -> None:
        self._close()
        words = self.tr("{title} deleted") if count == 1 else self.tr("%n times {title} deleted", "", count)
        self._context.toast(words.format(title=there.title), undo=True)

    def _open(self, draft: AppointmentDraft, there: Appointment | None) -> None:
        self._close()
        dialog = self.dialog = AppointmentDialog(self._context, draft, there, self._page)
        dialog.finished.connect(lambda _: self._forget(dialog))
        dialog.saved.connect(lambda typed, pattern, reach: self._save(typed, pattern, reach, there))
        if there is not None:
            dialog.removed.connect(lambda reach: self.remove(there, reach))
            dialog.reach_asked.connect(lambda reach, span: self._list_shifts(there.id, reach, span))
        dialog.days_asked.connect(lambda span, pattern: self._list_days(draft.person_id, span, pattern))
        dialog.ask_days()
        dialog.open()

    def _list_shifts(self, key: UUID, reach: Reach, span: Span | None) -> None:
        """Show the days that a change would touch and where they would go, before it is saved."""

        def found(shifts: list[Shift]) -> None:
            if self.dialog is not None:
                self.dialog.reach.show_shifts(shifts)

        self._context.runner.ask(self, lambda reader: touched(reader, key, reach, span), found, slot="touched")

    def _list_days(self, person_id: UUID, span: Span, pattern: Pattern) -> None:
        """Show the days of a new series before it is saved."""
        dialog = self.dialog
        if dialog is not None:
            self._context.runner.ask(
                self,
                lambda reader: days_of_pattern(reader, person_id, *span, pattern),
                dialog.repeat_days.show_days,
                lambda error: dialog.repeat_days.say(sentence(error)),
                slot="days",
            )

    def _save(self, draft: AppointmentDraft, pattern: Pattern | None, reach: Reach, there: Appointment | None) -> None:
        def command(work: Any) -> object:
            if there is None:
                return add_appointment(work, draft, pattern)
            return change_appointment(work, there.id, there.version, draft, reach)

        words = self.tr("new appointment {title}") if there is None else self.tr("change of {title}")
        self._context.runner.do(
            self, command, lambda _: self._close(), self._refused, undo_text=words.format(title=draft.title.strip())
        )

    def _refused(self, error: BaseException) -> None:
        if self.dialog is not None:
            self.dialog.say(sentence(error))

    def _close(self) -> None:
        if self.dialog is not None:
            self.dialog.accept()

    def _forget(self, dialog: AppointmentDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()

    def _say(self, words: str, draft: AppointmentDraft) -> None:
        local = self._context.clock.local(draft.start)
        when = near_day(local.date()) if draft.is_all_day else f"{near_day(local.date())} {clock_time(local)}"
        self._context.toast(words.format(title=draft.title, when=when), undo=True)
