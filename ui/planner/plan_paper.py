"""The plan table of the month in view (domain.md 2.4): to Excel, to PDF, to the printer."""

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from crm.domain.plan_table import PlanTable
from crm.domain.privacy import ExportKind
from crm.usecases.files_out import write_whole
from crm.usecases.made_book import MadeBook
from crm.usecases.plan_months import month_around
from crm.usecases.plan_table import PlanSheet, book_of_plan, plan_on_paper, plan_table
from crm.usecases.privacy import note_export
from ui.context import Context
from ui.printing.markup import paragraph, small, table, title
from ui.printing.paper import Paper, pdf_of
from ui.saving import ask_where
from ui.texts.dates import month_and_year
from ui.texts.errors import language
from ui.widgets.menus import passing_menu
from ui.widgets.table.sheets_dialog import SheetsDialog

WIDTHS = (3, 5, 4, 10, 15, 8, 6, 6, 6, 4, 7, 6, 6, 4, 5, 5)
"""Per cent of the width of a sheet, a column each."""


class PlanPaper(QObject):
    """`offer` opens the menu; what leaves the program is noted among the exports."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page

    def menu(self, day: date) -> QMenu:
        """Return what can be done with the plan of a day's month."""
        menu = passing_menu(self._page)
        month = month_and_year(day.replace(day=1))
        menu.addAction(self.tr("Plan of {month} to Excel…").format(month=month), lambda: self.look(day))
        menu.addAction(self.tr("Plan of {month} to PDF…").format(month=month), lambda: self._ask(day, "pdf"))
        menu.addAction(self.tr("Print the plan of {month}…").format(month=month), lambda: self.print_out(day))
        return menu

    def offer(self, menu: QMenu, anchor: QWidget) -> None:
        """Open a menu under a control."""
        menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height())))

    def file_name(self, day: date, kind: str) -> str:
        """Return whose plan of which month (domain.md section 13)."""
        whose = self._context.scope.name or self.tr("Team")
        name = self.tr("{whose}_visit plan_{month}").format(whose=whose, month=f"{day:%Y%m}")
        return f"{name}.{kind}"

    def look(self, day: date) -> None:
        """Show each sheet of the workbook before it is saved."""
        person_id, speech, context = self._context.scope.person_id, language(), self._context

        def make(reader: Any) -> MadeBook:
            return book_of_plan(reader, plan_table(reader, person_id, *month_around(day)), speech)

        dialog = SheetsDialog(self.tr("Save the plan table"), self._page)
        dialog.accepted.connect(lambda: self._ask(day, "xlsx"))
        dialog.begin(context.runner.ask, make, context.show_error)

    def _ask(self, day: date, kind: str) -> None:
        name, words = self.file_name(day, kind), self.tr("Save the plan table")
        if path := ask_where(self._context.settings, self._page, words, name, f"*.{kind}"):
            self.save(day, path)

    def save(self, day: date, path: Path) -> None:
        """Write the table as a workbook or, by the name's end, as a PDF."""
        person_id, speech = self._context.scope.person_id, language()

        def write(reader: Any) -> int:
            found = plan_table(reader, person_id, *month_around(day))
            if path.suffix.lower() == ".pdf":
                write_whole(path, pdf_of([_paper(plan_on_paper(reader, found, speech))]))
            else:
                book_of_plan(reader, found, speech).save(reader, path, speech)
            return len(found.lines)

        self._context.runner.ask(self, write, lambda count: self._saved(path, count), self._context.show_error)

    def _saved(self, path: Path, count: int) -> None:
        visits = self.tr("%n visit(s)", "", count)
        self._context.toast(self.tr("{visits} saved to {file}").format(visits=visits, file=path.name))
        self._context.runner.do(self, lambda work: note_export(work, ExportKind.PLAN, path.name, count, False))

    def print_out(self, day: date) -> None:
        """Show the table as it will be printed."""
        person_id, speech = self._context.scope.person_id, language()

        def read(reader: Any) -> PlanSheet:
            found: PlanTable = plan_table(reader, person_id, *month_around(day))
            return plan_on_paper(reader, found, speech)

        self._context.runner.ask(self, read, self._print, self._context.show_error, slot="paper")

    def _print(self, sheet: PlanSheet) -> None:
        from ui.printing.dialog import print_papers

        print_papers([_paper(sheet)], self._page)


def _paper(sheet: PlanSheet) -> Paper:
    """Set the table on a wide sheet; its headings stand again on each page."""
    body = title(sheet.title, " · ".join(sheet.lines))
    if not sheet.rows:
        return Paper(sheet.title, body + paragraph(sheet.empty), landscape=True)
    return Paper(sheet.title, body + small(table(sheet.headings, sheet.rows, (0,), WIDTHS)), landscape=True)
