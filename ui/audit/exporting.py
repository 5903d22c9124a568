"""The export of the log, off the GUI thread; cancelling leaves no file."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from crm.domain.audit import LogFilter
from crm.domain.privacy import ExportKind
from crm.usecases.audit_export import export_log
from crm.usecases.privacy import note_export
from ui.background import Job
from ui.context import Context
from ui.saving import ask_where
from ui.texts.errors import language
from ui.widgets.export_bar import ExportBar


class LogExport(QObject):
    """Writes what a filter lets through; `running(bool)` tells whether the bar is to be seen."""

    running = Signal(bool)

    def __init__(self, context: Context, owner: QWidget) -> None:
        super().__init__(owner)
        self._context, self._owner = context, owner
        self._job: Job | None = None
        self._is_writing = False
        self.bar = ExportBar()
        self.bar.cancelled.connect(self.cancel)

    def ask(self, wanted: LogFilter | None) -> None:
        """Ask where to and begin."""
        if wanted is None:
            return
        title, log = self.tr("Export the log"), self.tr("Log of changes")
        name = f"{log}_{self._context.clock.today():%Y%m%d}.xlsx"
        if path := ask_where(self._context.settings, self._owner, title, name, "*.xlsx;;*.csv"):
            self.write(path, wanted)

    def write(self, path: Path, wanted: LogFilter) -> None:
        """Write now; one export at a time."""
        if self._is_writing:
            return
        tongue = language()
        self._begin(True)

        def done(count: int) -> None:
            self._begin(False)
            self._context.toast(self.tr("%n line(s) saved as {name}", "", count).format(name=path.name))
            self._context.runner.do(self, lambda work: note_export(work, ExportKind.AUDIT, path.name, count, True))

        def failed(error: BaseException) -> None:
            self._begin(False)
            self._context.show_error(error)

        job = self._context.runner.ask(
            self, lambda reader: export_log(reader, path, wanted, tongue), done, failed, progress=self.bar.show_step
        )
        # A runner that does everything at once is done by now.
        self._job = job if self._is_writing else None

    def cancel(self) -> None:
        """Stop; no file stands there then."""
        if self._job is not None:
            self._job.cancel()
            self._begin(False)
            self._context.toast(self.tr("Export cancelled. No file was written"))

    def _begin(self, is_writing: bool) -> None:
        self._job, self._is_writing = None, is_writing
        self.running.emit(is_writing)
