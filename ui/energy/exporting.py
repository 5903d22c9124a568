"""What leaves the page Energy as a file: a customer's comparison or curve, a month's losses, the planners' workbook."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from crm.domain.energy_desk import Subject
from crm.domain.privacy import ExportKind
from crm.usecases.energy.compare import compare
from crm.usecases.energy.curve_book import curve_book
from crm.usecases.energy.growth_book import growth_book
from crm.usecases.energy.growth_sent import note_sent
from crm.usecases.energy.sheets import comparison_book, losses_book
from crm.usecases.files_out import write_whole
from crm.usecases.made_book import MadeBook
from crm.usecases.privacy import note_export
from ui.context import Context
from ui.energy.customer_paper import customer_paper
from ui.printing.paper import pdf_of
from ui.saving import ask_where
from ui.texts.errors import language
from ui.widgets.table.sheets_dialog import SheetsDialog

BOOK, PDF = "*.xlsx", "*.pdf"
Write = Callable[[Any], int]
Make = Callable[[Any], MadeBook]


class EnergyExport(QObject):
    """Asks where to, writes off the GUI thread, and notes what left the program."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page

    def save_comparison(self, subject: Subject, month: date, as_pdf: bool) -> None:
        """Show the customer's comparison, or as a PDF at once ask for its file."""
        name = self.tr("{name}_comparison_{month}").format(name=subject.name, month=f"{month:%Y%m}")
        key = subject.account_id
        if not as_pdf:
            self._look(name, self._comparison(key, month), ExportKind.COMPARISON)
        elif path := self._ask(name, PDF):
            self.write_comparison(key, month, path)

    def write_comparison(self, account_id: UUID, month: date, path: Path) -> None:
        """Write the comparison as a PDF or a workbook, as the file is called."""
        if path.suffix.lower() != ".pdf":
            self._save(self._comparison(account_id, month), path, ExportKind.COMPARISON)
            return

        def write(reader: Any) -> int:
            found = compare(reader, account_id, month)
            write_whole(path, pdf_of([customer_paper(found)]))
            return len(found.standings)

        self._write(write, path, ExportKind.COMPARISON)

    def _comparison(self, account_id: UUID, month: date) -> Make:
        said = language()
        return lambda reader: comparison_book(reader, account_id, month, said)

    def save_losses(self, month: date) -> None:
        """Show the losses of a month, and ask for a file for them."""
        said, person = language(), self._context.scope.person_id
        name = self.tr("line_loss_{month}").format(month=f"{month:%Y%m}")
        self._look(name, lambda reader: losses_book(reader, month, person, said), ExportKind.LOSSES)

    def save_curve(self, account_id: UUID, name: str, point: UUID | None) -> None:
        """Show the quarter hours of a metering point, and ask for a file for them."""
        self._look(self.tr("{name}_load_curve").format(name=name), self._curve(account_id, point), ExportKind.CURVE)

    def write_curve(self, account_id: UUID, point: UUID | None, path: Path) -> None:
        """Write the quarter hours of a metering point, its days beside them, as a workbook."""
        self._save(self._curve(account_id, point), path, ExportKind.CURVE)

    def _curve(self, account_id: UUID, point: UUID | None) -> Make:
        said = language()
        return lambda reader: curve_book(reader, account_id, point, said)

    def save_growth(self, is_sent: bool) -> None:
        """Show the planners' workbook and ask for its file; one that is sent is what the next one is compared with."""
        said, name = language(), self.tr("coming_demand_{day}").format(day=f"{self._context.clock.today():%Y%m%d}")
        self._look(name, lambda reader: growth_book(reader, said), ExportKind.GROWTH, is_sent)

    def _look(self, name: str, make: Make, kind: ExportKind, is_sent: bool = False) -> None:
        """Show each sheet of a workbook before it is saved."""

        def ask_where_to() -> None:
            if path := self._ask(name, BOOK):
                self._save(make, path, kind, is_sent)

        dialog = SheetsDialog(name, self._page)
        dialog.accepted.connect(ask_where_to)
        context = self._context
        dialog.begin(context.runner.ask, make, context.show_error)

    def _save(self, make: Make, path: Path, kind: ExportKind, is_sent: bool = False) -> None:
        said = language()
        self._write(lambda reader: make(reader).save(reader, path, said), path, kind, is_sent)

    def _ask(self, name: str, kind: str) -> Path | None:
        return ask_where(self._context.settings, self._page, self.tr("Save as"), f"{name}{kind[1:]}", kind)

    def _write(self, write: Write, path: Path, kind: ExportKind, is_sent: bool = False) -> None:
        def saved(count: int) -> None:
            self._context.toast(self.tr("Saved to {file}").format(file=path.name))
            self._context.runner.do(self, lambda work: note_export(work, kind, path.name, count, False))
            if is_sent:
                self._context.runner.do(self, lambda work: note_sent(work))

        self._context.runner.ask(self, write, saved, self._context.show_error)
