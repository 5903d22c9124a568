"""The issue report of a period from the window: asked for in a small form, written with progress in the list's foot."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from crm.domain.files import safe_name
from crm.domain.privacy import ExportKind
from crm.usecases.issue_export import IssueReport, export_issues, issues_book
from crm.usecases.privacy import exports_personal, note_export
from ui.background import Job
from ui.context import Context
from ui.issues.step_popup import StepPopup
from ui.lists.foot import ListFoot
from ui.saving import ask_where
from ui.texts.errors import language
from ui.widgets.checkbox import CheckBox
from ui.widgets.forms.date_field import DateField
from ui.widgets.table.sheets_dialog import SheetsDialog


class ReportOut(QObject):
    """One at a time; *Cancel* in the foot leaves no file."""

    def __init__(self, context: Context, foot: ListFoot, owner: QWidget) -> None:
        super().__init__(owner)
        self._context, self._foot, self._owner = context, foot, owner
        self._job: Job | None = None
        self._is_writing = False
        foot.export.cancelled.connect(self.cancel)

    def ask(self, anchor: QWidget) -> StepPopup:
        """Ask for the period, from the begin of the year until today, and whom it names."""
        first, last, named = self._day(), self._day(), CheckBox(self.tr("Name whom of the customer was asked"))
        today = self._context.clock.today()
        first.set_value(today.replace(month=1, day=1))
        last.set_value(today)
        fields = [(self.tr("Raised from"), first), (self.tr("until"), last), (self.tr("People"), named)]
        popup = StepPopup(self.tr("Issue report"), fields, self.tr("Preview…"), self._owner)
        popup.given.connect(lambda: self._given(popup, first, last, named.isChecked()))
        self._context.runner.ask(popup, exports_personal, named.setChecked)
        popup.begin(anchor)
        return popup

    def _given(self, popup: StepPopup, first: DateField, last: DateField, personal: bool) -> None:
        begin, end = first.value(), last.value()
        wrong = first.problem() or last.problem()
        if wrong or begin is None or end is None or end < begin:
            popup.say(wrong or self.tr("Type two days, the earlier one first."))
            return
        popup.finish()
        self.look(begin, end, personal)

    def look(self, first: date, last: date, personal: bool) -> None:
        """Show each sheet of the workbook before it is saved."""
        speech, context = language(), self._context
        dialog = SheetsDialog(self.tr("Issue report"), self._owner)
        dialog.accepted.connect(lambda: self._ask_where(first, last, personal))
        dialog.begin(
            context.runner.ask,
            lambda reader: issues_book(reader, speech, first, last, personal),
            context.show_error,
        )

    def _ask_where(self, first: date, last: date, personal: bool) -> None:
        name, title = self.file_name(first, last), self.tr("Issue report")
        if path := ask_where(self._context.settings, self._owner, title, name, "*.xlsx"):
            self.write(path, first, last, personal)

    def file_name(self, first: date, last: date) -> str:
        """Return whose, which table, which period, which day (domain.md section 13)."""
        whose, today = self._context.scope.name or self.tr("Team"), self._context.clock.today()
        table = self.tr("Issue report")
        return safe_name(f"{whose}_{table}_{first:%Y%m%d}-{last:%Y%m%d}_{today:%Y%m%d}.xlsx")

    def write(self, path: Path, first: date, last: date, personal: bool) -> None:
        """Write the report off the GUI thread."""
        if self._is_writing:
            return
        speech = language()
        self._foot.set_exporting(True)
        self._is_writing = True
        job = self._context.runner.ask(
            self,
            lambda reader: export_issues(reader, path, speech, first, last, personal),
            lambda report: self._written(path, report, personal),
            self._failed,
            progress=self._foot.export.show_step,
        )
        # A runner that does everything at once is done by now.
        self._job = job if self._is_writing else None

    def cancel(self) -> None:
        """Stop; no file stands there then."""
        if self._job is not None:
            self._job.cancel()
            self._end()
            self._context.toast(self.tr("Report cancelled. No file was written"))

    def _written(self, path: Path, report: IssueReport, personal: bool) -> None:
        self._end()
        rows, kind = report.rows, ExportKind.ISSUES
        self._context.runner.do(self, lambda work: note_export(work, kind, path.name, rows, personal))
        self._context.toast(self.tr("%n issue(s) saved as {name}", "", rows).replace("{name}", path.name))

    def _failed(self, error: BaseException) -> None:
        self._end()
        self._context.show_error(error)

    def _end(self) -> None:
        self._job, self._is_writing = None, False
        self._foot.set_exporting(False)

    def _day(self) -> DateField:
        return DateField(self._context.clock.today, self._context.workdays.calendar)
