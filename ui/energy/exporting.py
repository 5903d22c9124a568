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
from crm.usecases.energy.curve_book import export_curve
from crm.usecases.energy.growth_book import export_growth
from crm.usecases.energy.growth_sent import note_sent
from crm.usecases.energy.sheets import export_comparison, export_losses
from crm.usecases.files_out import write_whole
from crm.usecases.privacy import note_export
from ui.context import Context
from ui.energy.customer_paper import customer_paper
from ui.printing.paper import pdf_of
from ui.saving import ask_where
from ui.texts.errors import language

BOOK, PDF = "*.xlsx", "*.pdf"
Write = Callable[[Any, Path], int]


class EnergyExport(QObject):
    """Asks where to, writes off the GUI thread, and notes what left the program."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page

    def save_comparison(self, subject: Subject, month: date, as_pdf: bool) -> None:
        """Ask for a file for the customer's comparison."""
        name = self.tr("{name}_comparison_{month}").format(name=subject.name, month=f"{month:%Y%m}")
        if path := self._ask(name, PDF if as_pdf else BOOK):
            self.write_comparison(subject.account_id, month, path)

    def write_comparison(self, account_id: UUID, month: date, path: Path) -> None:
        """Write the comparison as a PDF or a workbook, as the file is called."""
        said = language()

        def write(reader: Any, path: Path) -> int:
            if path.suffix.lower() != ".pdf":
                return export_comparison(reader, account_id, month, path, said)
            found = compare(reader, account_id, month)
            write_whole(path, pdf_of([customer_paper(found)]))
            return len(found.standings)

        self._write(write, path, ExportKind.COMPARISON)

    def save_losses(self, month: date) -> None:
        """Ask for a file for the losses of a month."""
        if path := self._ask(self.tr("line_loss_{month}").format(month=f"{month:%Y%m}"), BOOK):
            said, person = language(), self._context.scope.person_id
            self._write(lambda reader, out: export_losses(reader, month, person, out, said), path, ExportKind.LOSSES)

    def save_curve(self, account_id: UUID, name: str, point: UUID | None) -> None:
        """Ask for a file for the quarter hours of a metering point."""
        if path := self._ask(self.tr("{name}_load_curve").format(name=name), BOOK):
            self.write_curve(account_id, point, path)

    def write_curve(self, account_id: UUID, point: UUID | None, path: Path) -> None:
        """Write the quarter hours of a metering point, its days beside them, as a workbook."""
        said = language()
        self._write(lambda reader, out: export_curve(reader, account_id, point, out, said), path, ExportKind.CURVE)

    def save_growth(self, is_sent: bool) -> None:
        """Ask for a file for the planners' workbook; one that is sent is what the next one is compared with."""
        if path := self._ask(self.tr("coming_demand_{day}").format(day=f"{self._context.clock.today():%Y%m%d}"), BOOK):
            said = language()
            self._write(lambda reader, out: export_growth(reader, out, said), path, ExportKind.GROWTH, is_sent)

    def _ask(self, name: str, kind: str) -> Path | None:
        return ask_where(self._context.settings, self._page, self.tr("Save as"), f"{name}{kind[1:]}", kind)

    def _write(self, write: Write, path: Path, kind: ExportKind, is_sent: bool = False) -> None:
        def saved(count: int) -> None:
            self._context.toast(self.tr("Saved to {file}").format(file=path.name))
            self._context.runner.do(self, lambda work: note_export(work, kind, path.name, count, False))
            if is_sent:
                self._context.runner.do(self, lambda work: note_sent(work))

        self._context.runner.ask(self, lambda reader: write(reader, path), saved, self._context.show_error)
