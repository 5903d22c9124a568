"""One export at a time, off the GUI thread, with progress and Cancel: then no file stands there."""

from collections.abc import Callable
from typing import Any

from ui.background import Job
from ui.context import Context
from ui.widgets.buttons import Button
from ui.widgets.export_bar import ExportBar


class Writing(ExportBar):
    """Shown while something is written; `button` begins it and rests meanwhile."""

    def __init__(self, context: Context, button: Button) -> None:
        super().__init__()
        self._context, self._button = context, button
        self._job: Job | None = None
        self._is_writing = False
        self.cancelled.connect(self.stop)
        self.hide()

    def write(
        self, work: Callable[[Any], Any], then: Callable[[Any], None], fail: Callable[[BaseException], None]
    ) -> None:
        """Write something, unless something is being written."""
        if self._is_writing:
            return
        self._is_writing = True
        self._button.setEnabled(False)
        self.show_step(0, 0)
        self.show()
        job = self._context.runner.ask(
            self,
            work,
            lambda found: self._end(then, found),
            lambda error: self._end(fail, error),
            progress=self.show_step,
        )
        # A runner that does everything at once is done by now.
        self._job = job if self._is_writing else None

    def stop(self) -> None:
        """Stop; an older file of that name is as it was."""
        if self._job is not None:
            self._job.cancel()
            self._end(lambda _: self._context.toast(self.tr("Export cancelled. No file was written")), None)

    def _end(self, tell: Callable[[Any], None], found: Any) -> None:
        self._job, self._is_writing = None, False
        self._button.setEnabled(True)
        self.hide()
        tell(found)
