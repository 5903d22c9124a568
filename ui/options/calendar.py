"""The working calendar in the settings: a year at a glance, the bureau's own days, people's leave."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from crm.domain.changes import Changes, Kind
from crm.domain.people import PersonRow
from crm.domain.workdays import Leave, OwnDay
from crm.usecases.calendar import (
    CalendarYear,
    add_leave,
    add_own_day,
    calendar_year,
    change_leave,
    change_own_day,
    remove_leave,
    remove_own_day,
)
from crm.usecases.people import people
from ui.context import Context
from ui.options.calendar_cards import EntryCard, YearCard
from ui.options.day_forms import EntryForm, LeaveForm, OwnDayForm
from ui.options.section import OptionsSection
from ui.texts.counts import counts
from ui.texts.dates import near_day
from ui.texts.errors import sentence
from ui.widgets.badge import Tone
from ui.widgets.rows.items import Row
from ui.widgets.states import ErrorPanel

YEARS = range(2000, 2100)
SHOWN = (Kind.CALENDAR_DAY, Kind.LEAVE, Kind.PERSON)


class CalendarOptions(OptionsSection):
    """Each change is kept at once and can be undone; a day of the year that is picked is changed or added."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._year = context.clock.today().year
        self._shown: CalendarYear | None = None
        self.problem = ErrorPanel()
        self.problem.retry.connect(self.load)
        self.problem.hide()
        self.year = YearCard(context.clock.today())
        self.year.turned.connect(self._turn)
        self.year.grid.picked.connect(self._pick)
        self.days = EntryCard(
            self.tr("Days of the bureau"),
            self.tr("Add a day"),
            OwnDayForm(context.clock.today, context.workdays.calendar),
            self.tr("No days of your own this year"),
            self.tr("Add a day that the bureau has off, or works, whatever the public calendar says."),
        )
        self.leave = EntryCard(
            self.tr("Leave"),
            self.tr("Add leave"),
            LeaveForm(context.clock.today, context.workdays.calendar),
            self.tr("Nobody is on leave this year"),
            self.tr("Visits cannot be planned on somebody's leave."),
        )
        self._connect()
        for part in (self.problem, self.year, self.days, self.leave):
            self.column.addWidget(part)
        self._offer()
        context.scope.changed.connect(self._offer)
        self.column.addStretch(1)
        context.hub.changed.connect(self._changed)
        self.start_look()

    def section_title(self) -> str:
        return self.tr("Working calendar")

    def _offer(self) -> None:
        """Leave is for whoever may see who is away."""
        self.leave.setVisible(self._context.may("do.leave"))

    def load(self) -> None:
        """Read the year in view."""
        year = self._year

        def read(reader: Any) -> tuple[CalendarYear, list[PersonRow]]:
            return calendar_year(reader, year), people(reader)

        self._context.runner.ask(self, read, self._show, self._failed, slot="year")

    def _connect(self) -> None:
        self.days.asked.connect(self._ask_day)
        self.days.form.saved.connect(self._save_day)
        self.days.removed.connect(self._remove_day)
        self.leave.asked.connect(self._ask_leave)
        self.leave.form.saved.connect(self._save_leave)
        self.leave.removed.connect(self._remove_leave)

    def _turn(self, by: int) -> None:
        if self._year + by in YEARS:
            self._year += by
            self.load()

    def _show(self, loaded: tuple[CalendarYear, list[PersonRow]]) -> None:
        found, persons = loaded
        self.problem.hide()
        self._shown = found
        self.year.show_year(found)
        self.days.show_rows([_day_row(each) for each in found.own_days])
        self.leave.show_rows([_leave_row(each, found) for each in found.leaves])
        self.leave_form.set_people(persons)

    def _failed(self, error: BaseException) -> None:
        self.problem.set_error(self.tr("The calendar could not be loaded"), sentence(error), repr(error))
        self.problem.show()

    def _changed(self, changes: Changes, _origin: object) -> None:
        if self.isVisible() and changes.touches(*SHOWN):
            self.load()

    # -- days of the bureau

    @property
    def day_form(self) -> OwnDayForm:
        form = self.days.form
        assert isinstance(form, OwnDayForm)
        return form

    def _own_day(self, key: object) -> OwnDay | None:
        days = self._shown.own_days if self._shown else ()
        return next((each for each in days if key in (each.id, each.day)), None)

    def _ask_day(self, key: object) -> None:
        self.day_form.edit(self._own_day(key))

    def _pick(self, day: date) -> None:
        """Change what was decided upon a day, or turn the day round."""
        works = self._shown is not None and not self._shown.calendar.is_workday(day)
        self.day_form.edit(self._own_day(day), day, works)

    def _save_day(self) -> None:
        new, old = self.day_form.value(), self.day_form.entry

        def command(work: Any) -> object:
            if old is None or old.id is None:
                return add_own_day(work, new.day, new.is_workday, new.name)
            return change_own_day(work, old.id, old.version, new.day, new.is_workday, new.name)

        said = self.tr("{day} is a workday now") if new.is_workday else self.tr("{day} is off now")
        undo = self.tr("calendar entry for {day}").format(day=near_day(new.day))
        self._do(self.day_form, command, said.format(day=near_day(new.day)), undo)

    def _remove_day(self, key: object) -> None:
        entry = self._own_day(key)
        if entry is not None and entry.id is not None:
            day_id, version, day = entry.id, entry.version, near_day(entry.day)
            self._do(
                None,
                lambda work: remove_own_day(work, day_id, version),
                self.tr("The public calendar counts for {day} again").format(day=day),
                self.tr("removal of {day} from the calendar").format(day=day),
            )

    # -- leave

    @property
    def leave_form(self) -> LeaveForm:
        form = self.leave.form
        assert isinstance(form, LeaveForm)
        return form

    def _leave(self, key: object) -> Leave | None:
        leaves = self._shown.leaves if self._shown else ()
        return next((each for each in leaves if each.id == key), None)

    def _ask_leave(self, key: object) -> None:
        self.leave_form.edit(self._leave(key), self._context.scope.person_id)

    def _save_leave(self) -> None:
        new, old = self.leave_form.value(), self.leave_form.entry
        values = (new.person_id, new.starts_on, new.ends_on, new.reason)

        def command(work: Any) -> object:
            if old is None or old.id is None:
                return add_leave(work, *values)
            return change_leave(work, old.id, old.version, *values)

        said = self.tr("Leave of {name} noted").format(name=new.person)
        self._do(self.leave_form, command, said, self.tr("leave of {name}").format(name=new.person))

    def _remove_leave(self, key: object) -> None:
        entry = self._leave(key)
        if entry is not None and entry.id is not None:
            leave_id, version = entry.id, entry.version
            self._do(
                None,
                lambda work: remove_leave(work, leave_id, version),
                self.tr("Leave of {name} removed").format(name=entry.person),
                self.tr("removal of the leave of {name}").format(name=entry.person),
            )

    def _do(self, form: EntryForm | None, command: Callable[[Any], object], said: str, undo_text: str) -> None:
        """Write a change; the form goes when it is kept and says why when it is not."""

        def done(_result: object) -> None:
            if form is not None:
                form.hide()
            self._context.toast(said, undo=True)

        def refused(error: BaseException) -> None:
            if form is not None:
                form.refuse(sentence(error))
            else:
                self._context.show_error(error)

        self._context.runner.do(self, command, done, refused, undo_text=undo_text)


def _day_row(entry: OwnDay) -> Row:
    translate = QCoreApplication.translate
    kind = translate("CalendarOptions", "Workday") if entry.is_workday else translate("CalendarOptions", "Day off")
    tone = Tone.OK if entry.is_workday else Tone.INFO
    change = translate("CalendarOptions", "Change")
    return Row(entry.id, near_day(entry.day), second=entry.name, value=kind, badge=tone, action=change)


def _leave_row(entry: Leave, found: CalendarYear) -> Row:
    first, last = near_day(entry.starts_on), near_day(entry.ends_on)
    days = first if entry.starts_on == entry.ends_on else f"{first} – {last}"
    second = " · ".join(part for part in (days, entry.reason) if part)
    change = QCoreApplication.translate("CalendarOptions", "Change")
    value = counts().workdays(_workdays_of(entry, found))
    return Row(entry.id, entry.person, second=second, value=value, person=True, action=change)


def _workdays_of(entry: Leave, found: CalendarYear) -> int:
    """Return how many workdays of the year a leave takes."""
    first = max(entry.starts_on, date(found.year, 1, 1))
    last = min(entry.ends_on, date(found.year, 12, 31))
    return found.calendar.of(None).workdays_between(first - timedelta(days=1), last)
