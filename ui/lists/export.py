"""The export of exactly what is shown: the checked rows, else all, in the order and with the columns in view."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from crm.domain.privacy import ExportKind
from crm.usecases.list_export import ExportColumn, export_list
from crm.usecases.privacy import note_export
from ui.background import Job
from ui.context import Context
from ui.lists.columns import NOTHING
from ui.lists.foot import ListFoot
from ui.lists.spec import ListSpec
from ui.saving import ask_where
from ui.texts.dates import long_day
from ui.texts.errors import language
from ui.widgets.filters import FilterBar
from ui.widgets.table.column import Column
from ui.widgets.table.model import IdWindowModel
from ui.widgets.table.view import TableView

PER_CHARACTER = 7
"""Pixels of a character, by which widths in view become widths in a sheet."""


class ExportedPage(Protocol):
    """What an export asks of its page: see ui.lists.page.ListPage."""

    context: Context
    spec: ListSpec
    model: IdWindowModel
    table: TableView
    filters: FilterBar
    foot: ListFoot

    def view_name(self) -> str: ...
    def window(self) -> QWidget: ...


class ListExport(QObject):
    """Writes off the GUI thread, with progress in the foot of the list; *Cancel* leaves no file."""

    def __init__(self, page: ExportedPage, owner: QObject) -> None:
        super().__init__(owner)
        self._page = page
        self._job: Job | None = None
        self._is_writing = False

    def ask(self) -> None:
        """Ask where to and begin."""
        settings, title = self._page.context.settings, self.tr("Export what is shown")
        if path := ask_where(settings, self._page.window(), title, self.file_name(), "*.xlsx;;*.csv"):
            self.write(path)

    def file_name(self) -> str:
        """Return whose, which table, which day (domain.md section 13)."""
        page = self._page
        whose = page.context.scope.name or self.tr("Team")
        return f"{whose}_{page.spec.words.file}_{page.context.clock.today():%Y%m%d}.xlsx"

    def write(self, path: Path) -> None:
        """Write what is shown now; one export at a time."""
        if self._is_writing:
            return
        page = self._page
        ids = page.model.checked_ids() or page.model.ids()
        columns = [export_column(column) for column in page.table.columns_shown()]
        kind, title, lines, speech = page.spec.kind, page.spec.words.title, self._lines(), language()
        page.foot.set_exporting(True)
        page.foot.export.show_step(0, len(ids))
        self._is_writing = True
        job = page.context.runner.ask(
            self,
            lambda reader: export_list(reader, path, kind, ids, columns, title, lines, speech),
            lambda count: self._written(path, count),
            self._failed,
            progress=page.foot.export.show_step,
        )
        # A runner that does everything at once is done by now.
        self._job = job if self._is_writing else None

    def cancel(self) -> None:
        """Stop; no file stands there then."""
        if self._job is not None:
            self._job.cancel()
            self._end()
            self._page.context.toast(self.tr("Export cancelled. No file was written"))

    def _lines(self) -> tuple[str, str]:
        """Return the filter and the day in words, as they stand above the headings."""
        page = self._page
        shown = [page.view_name(), *page.filters.phrases()]
        return " · ".join(shown), long_day(page.context.clock.today())

    def _written(self, path: Path, count: int) -> None:
        self._end()
        self._note(path, count)
        self._page.context.toast(self.tr("%n row(s) saved as {name}", "", count).format(name=path.name))

    def _note(self, path: Path, count: int) -> None:
        """Remember what left the program (Settings, Privacy)."""
        page, kind = self._page, ExportKind(self._page.spec.kind.value)
        is_personal = kind is ExportKind.CONTACTS
        page.context.runner.do(self, lambda work: note_export(work, kind, path.name, count, is_personal))

    def _failed(self, error: BaseException) -> None:
        self._end()
        self._page.context.show_error(error)

    def _end(self) -> None:
        self._job, self._is_writing = None, False
        self._page.foot.set_exporting(False)


def export_column(column: Column) -> ExportColumn:
    """Return a column as a workbook has it: figures and days as such, everything else as it is worded."""
    width = max(column.width / PER_CHARACTER, 8)
    return ExportColumn(column.title, width, column.raw or _worded(column.text), column.key)


def _worded(text: Callable[[Any], str]) -> Callable[[Any], str | None]:
    def value(row: Any) -> str | None:
        words = text(row)
        return None if words == NOTHING else words

    return value
