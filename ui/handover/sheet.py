"""The hand-over sheet as a file, a workbook or a PDF by the name's end, and on paper."""

from collections.abc import Callable, Collection
from datetime import date, time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from crm.domain.handover import HandOverPlan
from crm.domain.handover_sheet import CellKind, HandoverSheet, SheetPaper, SheetTable
from crm.domain.privacy import ExportKind
from crm.usecases.files_out import write_whole
from crm.usecases.handover_sheet import book_of_handover, handover_on_paper, sheet_of_plan
from crm.usecases.made_book import MadeBook
from crm.usecases.privacy import note_export
from ui.context import Context
from ui.printing.markup import heading, quiet, table, title
from ui.printing.paper import Paper, pdf_of
from ui.saving import ask_where
from ui.texts.errors import language
from ui.widgets.table.sheets_dialog import SheetsDialog

LONGEST_NAME = 60
GAP = "\u2003"


class SheetSaving(QObject):
    """`ask(plan)` asks where to; what leaves the program is noted among the exports."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window

    def file_name(self, plan: HandOverPlan) -> str:
        """Return who hands over to whom and the day (domain.md section 13)."""
        giver = "、".join(plan.givers)[:LONGEST_NAME]
        name = self.tr("{giver}_hand-over sheet_{receiver}_{day}").format(
            giver=giver or plan.parts[0].name, receiver=plan.to[:LONGEST_NAME], day=f"{plan.wish.starts_on:%Y%m%d}"
        )
        return f"{name}.xlsx"

    def ask(self, plan: HandOverPlan) -> None:
        """Show what the sheet holds, ask where to, and write."""
        words, name, speech = self.tr("Save the hand-over sheet"), self.file_name(plan), language()

        def make(reader: Any) -> MadeBook:
            return book_of_handover(reader, sheet_of_plan(reader, plan), speech)

        dialog = SheetsDialog(words, self._window)
        dialog.accepted.connect(lambda: self._ask_where(plan, words, name))
        dialog.begin(self._context.runner.ask, make, self._context.show_error)

    def _ask_where(self, plan: HandOverPlan, words: str, name: str) -> None:
        if path := ask_where(self._context.settings, self._window, words, name, "*.xlsx;;*.pdf"):
            self.save(plan, path)

    def save(self, plan: HandOverPlan, path: Path) -> None:
        """Write the sheet as it is now."""
        speech = language()

        def write(reader: Any) -> HandoverSheet:
            sheet = sheet_of_plan(reader, plan)
            if path.suffix.lower() == ".pdf":
                write_whole(path, pdf_of([paper_of(handover_on_paper(sheet, speech))]))
            else:
                book_of_handover(reader, sheet, speech).save(reader, path, speech)
            return sheet

        self._context.runner.ask(self, write, lambda sheet: self._saved(sheet, path), self._context.show_error)

    def print_out(self, plan: HandOverPlan, parent: QWidget) -> None:
        """Show the sheet as it will be printed; once it is, that is noted among the exports."""
        speech = language()
        self._context.runner.ask(
            self,
            lambda reader: sheet_of_plan(reader, plan),
            lambda sheet: self._print(sheet, paper_of(handover_on_paper(sheet, speech)), parent),
            self._context.show_error,
            slot="paper",
        )

    def _print(self, sheet: HandoverSheet, paper: Paper, parent: QWidget) -> None:
        from ui.printing.dialog import print_papers

        dialog = print_papers([paper], parent)
        dialog.accepted.connect(lambda: self._note(sheet, self.tr("(printed)")))

    def _note(self, sheet: HandoverSheet, where: str) -> None:
        count, personal, kind = len(sheet.accounts), sheet.is_personal, ExportKind.HANDOVER
        self._context.runner.do(self, lambda work: note_export(work, kind, where, count, personal))

    def _saved(self, sheet: HandoverSheet, path: Path) -> None:
        self._context.toast(self.tr("Hand-over sheet saved to {file}").format(file=path.name))
        self._note(sheet, path.name)


def paper_of(sheet: SheetPaper) -> Paper:
    """Set the sheet on wide pages: a heading and a table for each part."""
    body = title(sheet.title, " · ".join(line for line in sheet.lines if line))
    return Paper(sheet.title, body + "".join(_part(part) for part in sheet.tables), landscape=True)


def _part(part: SheetTable) -> str:
    if not part.rows:
        return heading(part.title) + quiet(part.empty)
    columns = part.columns
    right = {number for number, column in enumerate(columns) if column.kind is CellKind.COUNT}
    whole = sum(column.width for column in columns)
    widths = [max(1, round(100 * column.width / whole)) for column in columns]
    rows = [_apart([_cell(value) for value in row], right) for row in part.rows]
    headings = _apart([column.heading for column in columns], right)
    return heading(part.title) + table(headings, rows, right, widths)


def _apart(cells: list[str], right: Collection[int]) -> list[str]:
    """Keep figures apart from the words in the next column."""
    return [f"{cell}{GAP}" if number in right else cell for number, cell in enumerate(cells)]


_WRITTEN: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (date, lambda value: f"{value:%Y-%m-%d}"),
    (time, lambda value: f"{value:%H:%M}"),
    (float, lambda value: f"{value:,.0f}"),
)


def _cell(value: object) -> str:
    written = next((write for kind, write in _WRITTEN if isinstance(value, kind)), str)
    return "" if value is None else written(value)
