"""The check before an import: rows are read, the import is tried and discarded, under a bar with its Cancel."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from crm.usecases.imports.report import ImportReport
from crm.usecases.imports.run import preview
from ui.context import Context
from ui.exchange.arranged import Arranged, arranged
from ui.exchange.running_bar import RunningBar
from ui.exchange.session import ImportSession


class Trial(RunningBar):
    """A newer wish takes the place of what is under way.

    `has_read(Arranged)`, `foreseen(report, Arranged)` with what only the database knows, or `failed(error)`.
    """

    has_read = Signal(object)
    foreseen = Signal(object, object)
    failed = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def read_rows(self, session: ImportSession, lengths: tuple[int, ...]) -> None:
        """Read every row with the present columns and corrections."""
        ask = self._context.runner.ask
        session.forget_rows()
        self.run(
            lambda told: ask(
                self,
                lambda reader: arranged(session.recheck(lengths, reader.progress)),
                lambda shown: self._read(session, shown),
                self._fail,
                progress=told,
            )
        )

    def foresee(self, session: ImportSession) -> None:
        """Do the import and keep nothing, to say what it would do."""
        assert session.result is not None
        result, options, do = session.result, session.options, self._context.runner.do
        session.report = None
        self.run(
            lambda told: do(
                self,
                lambda work: preview(work, result, options),
                lambda report: self._arrange(session, report),
                self._fail,
                told,
            )
        )

    def _read(self, session: ImportSession, shown: Arranged) -> None:
        self.end()
        session.result = shown.result
        self.has_read.emit(shown)

    def _arrange(self, session: ImportSession, report: ImportReport) -> None:
        """Put the rows in order anew, where no change waits for it."""
        assert session.result is not None
        result, ask = session.result, self._context.runner.ask
        self.run(
            lambda told: ask(
                self,
                lambda _reader: arranged(result, report.problems),
                lambda shown: self._foreseen(session, report, shown),
                self._fail,
                progress=told,
            )
        )

    def _foreseen(self, session: ImportSession, report: ImportReport, shown: Arranged) -> None:
        self.end()
        session.report = report
        self.foreseen.emit(report, shown)

    def _fail(self, error: BaseException) -> None:
        self.end()
        self.failed.emit(error)
