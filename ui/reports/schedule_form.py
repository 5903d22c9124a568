"""Which reports are written each month, from which day on, into which folder."""

from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QWidget

from crm.domain.report_schedule import CHOICES, LAST_DAY, SUMMARY, ReportSchedule, last_month, month_due
from crm.domain.reports import ReportKind
from crm.domain.summary import month_before
from crm.usecases.report_schedule import WrittenReport, note_written, write_month
from ui.context import Context
from ui.report_feed import keep_schedule, kept_schedule
from ui.reports.report_tabs import report_names
from ui.texts.dates import month_and_year, near_day
from ui.texts.errors import language, sentence
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.checkbox import CheckBox
from ui.widgets.form_dialog import FormDialog
from ui.widgets.forms.field import Field
from ui.widgets.forms.number import NumberField
from ui.widgets.forms.text_line import TextLine
from ui.widgets.labels import Text

COLUMNS = 2


class ScheduleForm(FormDialog):
    """Without a report or a folder nothing is written."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        self._context = context
        super().__init__(self.tr("Reports each month"), self.tr("Keep schedule"), parent)
        kept = kept_schedule(context.settings, context.where)
        self.reports = {each: CheckBox(_name(each)) for each in CHOICES}
        for each, check in self.reports.items():
            check.setChecked(each in kept.reports if kept else each == SUMMARY)
        self.folder = TextLine(kept.folder if kept else "")
        self.browse = Button(self.tr("Choose…"), icon="folder")
        self.browse.clicked.connect(self._browse)
        self.day = NumberField("", Decimal(1), Decimal(LAST_DAY), whole=True)
        self.day.line.setText(str(kept.day if kept else 1))
        self.now = Button(self.tr("Write last month now"))
        self.now.clicked.connect(self._write_now)
        self.end = Button(self.tr("No more"))
        self.end.clicked.connect(self._end)
        self._build()
        self.end.setVisible(kept is not None)
        self.fit()

    def _build(self) -> None:
        grid = QWidget()
        places = QGridLayout(grid)
        places.setContentsMargins(0, 0, 0, 0)
        places.setVerticalSpacing(px(8))
        for place, check in enumerate(self.reports.values()):
            places.addWidget(check, *divmod(place, COLUMNS))
        where = QWidget()
        line = QHBoxLayout(where)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(8))
        line.addWidget(self.folder, 1)
        line.addWidget(self.browse)
        self.form.addWidget(grid)
        self.form.addWidget(Field(self.tr("Folder"), where))
        self.form.addWidget(Field(self.tr("From this day of the next month on"), self.day))
        how = self.tr(
            "Written on this computer while Rounds runs; what was missed follows at the next start. The whole team by "
            "manager, without names and numbers of the customers' people."
        )
        self.form.addWidget(Text(how, "small", "text2", wrap=True))
        self.foot.addWidget(self.end)
        self.foot.addWidget(self.now)

    def entered(self) -> ReportSchedule | None:
        """Return what is entered; what is wrong is said, and None returned."""
        reports = tuple(each for each, check in self.reports.items() if check.isChecked())
        folder, day = self.folder.text().strip(), self.day.value()
        if not reports:
            self.say(self.tr("Choose at least one report."), self.reports[SUMMARY])
            return None
        if not folder or not Path(folder).is_dir():
            self.say(self.tr("This folder is not there. Choose one that is."), self.folder)
            return None
        if day is None or self.day.problem():
            self.say(self.tr("The day is a whole number from 1 to {last}.").format(last=LAST_DAY), self.day.line)
            return None
        where, today = self._context.where, self._context.clock.today()
        return ReportSchedule(folder, reports, int(day), language(), where, month_due(int(day), today))

    def save(self) -> None:
        schedule = self.entered()
        if schedule is None:
            return
        keep_schedule(self._context.settings, schedule)
        self._context.toast(self.tr("The next reports are written from {day} on").format(day=self._next(schedule)))
        self.finish()

    def _next(self, schedule: ReportSchedule) -> str:
        today = self._context.clock.today()
        month = month_before(today, 0 if today.day < schedule.day else -1)
        return near_day(month.replace(day=schedule.day), today)

    def _end(self) -> None:
        keep_schedule(self._context.settings, None)
        self._context.toast(self.tr("No more reports are written each month"))
        self.finish()

    def _browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder for the monthly reports"), self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    def _write_now(self) -> None:
        """Write the month before this one, as the schedule will."""
        schedule = self.entered()
        if schedule is None:
            return
        month, context = last_month(self._context.clock.today()), self._context
        self.now.setEnabled(False)

        def written(found: list[WrittenReport]) -> None:
            self.now.setEnabled(True)
            context.runner.do(self.owner, lambda work: note_written(work, found))
            told = self.tr("%n report(s) of {month} written", "", len(found))
            context.toast(told.format(month=month_and_year(month)))

        def failed(error: BaseException) -> None:
            self.now.setEnabled(True)
            self.say(sentence(error))

        context.runner.ask(self, lambda reader: write_month(reader, schedule, month), written, failed)


def _name(each: str) -> str:
    summary = QCoreApplication.translate("ScheduleForm", "Visit summary")
    return summary if each == SUMMARY else report_names()[ReportKind(each)]
