"""Reminders of visits and issues on this computer, and the calendar file for other programs."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.calendar_feed import Feed
from ui.context import Context
from ui.dialogs import open_dialog
from ui.options.rows import OptionRow, option_card
from ui.options.section import OptionsSection
from ui.report_feed import kept_schedule
from ui.saving import ask_where
from ui.settings import REMIND_MINUTES, REMINDS, REMINDS_ISSUES
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.checkbox import CheckBox
from ui.widgets.forms.combo import Combo

LEADS = (5, 10, 15, 30, 45, 60, 90, 120)
WIDE = 200
SUFFIX, KIND = ".ics", "iCalendar (*.ics)"


class ReminderOptions(OptionsSection):
    """Each choice counts at once."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.reminds = CheckBox(self.tr("On"))
        self.reminds.clicked.connect(self._switch)
        self.minutes = Combo([(str(lead), self.tr("%n minute(s) before", "", lead)) for lead in LEADS])
        self.minutes.changed.connect(lambda lead: context.settings.put(REMIND_MINUTES[0], int(lead)))
        self.issues = CheckBox(self.tr("On"))
        self.issues.clicked.connect(lambda on: context.settings.put(REMINDS_ISSUES[0], on))
        self.choose = Button(self.tr("Choose a file…"))
        self.choose.clicked.connect(self._ask)
        self.stop = Button(self.tr("Write no more"))
        self.stop.clicked.connect(lambda: self._use(None))
        self.others = CheckBox(self.tr("On"))
        self.others.clicked.connect(self._with_others)
        self._file = QWidget()
        row = QHBoxLayout(self._file)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.choose)
        row.addWidget(self.stop)
        self.where = OptionRow(self.tr("File"), self._file)
        self.column.addWidget(option_card(self.tr("Before a visit"), self._reminder_rows()))
        self.column.addWidget(option_card(self.tr("Before a deadline"), [self._issue_row()]))
        self.column.addWidget(option_card(self.tr("Calendar file for other programs"), self._file_rows()))
        self.schedule = Button(self.tr("Schedule…"), icon="clock")
        self.schedule.clicked.connect(self._ask_schedule)
        self.written = OptionRow(self.tr("Files in a folder"), self.schedule)
        self.reports = option_card(self.tr("Reports each month"), [self.written])
        self.column.addWidget(self.reports)
        self.column.addStretch(1)
        context.scope.changed.connect(self.load)
        self.start_look()

    def section_title(self) -> str:
        return self.tr("Reminders")

    def load(self) -> None:
        settings, feed = self._context.settings, self._context.feed.feed
        self.reminds.setChecked(settings.flag(*REMINDS))
        self.minutes.set_value(str(settings.number(*REMIND_MINUTES)))
        self.minutes.setEnabled(self.reminds.isChecked())
        self.issues.setChecked(settings.flag(*REMINDS_ISSUES))
        self.others.setChecked(feed is not None and feed.with_appointments)
        self.others.setEnabled(feed is not None)
        self.stop.setVisible(feed is not None)
        self.written.set_hint(self._schedule_words())
        self.reports.setVisible(self._context.scope.rights.sees("reports"))
        self.choose.setEnabled(self._context.scope.person_id is not None)
        self.where.set_hint(self._words(feed))

    def _ask_schedule(self) -> None:
        """Open what the page of reports opens, too."""
        open_dialog("schedule", self._context, self).finished.connect(lambda _result: self.load())

    def _schedule_words(self) -> str:
        kept = kept_schedule(self._context.settings, self._context.where)
        if kept is None:
            return self.tr("The summary and reports of the month before, written into a folder while Rounds runs here.")
        words = self.tr("%n report(s) from day {day} of the next month on, into {folder}", "", len(kept.reports))
        return words.format(day=kept.day, folder=kept.folder)

    def _reminder_rows(self) -> list[QWidget]:
        told = self.tr("Once for each visit: a bar in the window, and a message of the system where it has them.")
        return [OptionRow(self.tr("Remind of visits"), self.reminds, told), OptionRow(self.tr("When"), self.minutes)]

    def _issue_row(self) -> QWidget:
        told = self.tr("When the time runs short and at the deadline; to a supervisor on each day after it.")
        return OptionRow(self.tr("Remind of issues"), self.issues, told)

    def _file_rows(self) -> list[QWidget]:
        told = self.tr("Appointments that came from a calendar file never go back into one.")
        return [self.where, OptionRow(self.tr("With appointments that are no visits"), self.others, told)]

    def _words(self, feed: Feed | None) -> str:
        if feed is not None:
            return self.tr("{file} is written anew after each change of the visits.").format(file=feed.path)
        if self._context.scope.person_id is None:
            return self.tr("Choose whose visits first: the round button at the bottom left.")
        words = self.tr("The visits of {name}, in a file that a calendar program reads again and again.")
        return words.format(name=self._context.scope.name)

    def _switch(self, on: bool) -> None:
        self._context.settings.put(REMINDS[0], on)
        self.minutes.setEnabled(on)

    def _ask(self) -> None:
        name, words = f"{self._context.scope.name}{SUFFIX}", self.tr("File for calendar programs")
        if path := ask_where(self._context.settings, self, words, name, KIND):
            self.use_file(path)

    def use_file(self, path: Path) -> None:
        """Write the visits of the person in view there from now on."""
        person_id = self._context.scope.person_id
        if person_id is not None:
            whole = path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)
            self._use(Feed(whole, person_id, self.others.isChecked()))

    def _with_others(self, on: bool) -> None:
        feed = self._context.feed.feed
        if feed is not None:
            self._use(Feed(feed.path, feed.person_id, on))

    def _use(self, feed: Feed | None) -> None:
        self._context.feed.use(feed)
        self.load()

    def retheme(self) -> None:
        super().retheme()
        self.minutes.setMinimumWidth(px(WIDE))
