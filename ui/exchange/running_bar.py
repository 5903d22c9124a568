"""How far the reading, checking or writing of a file is, with its Cancel."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.background import Job
from ui.widgets.buttons import Button
from ui.widgets.progress import Bar

PATIENCE_MS = 300
"""What is over sooner shows no bar, which would only push the page down and up again."""
Told = Callable[[int, int], None]


class RunningBar(QWidget):
    """Follows one job at a time; whoever starts one calls `end` when it answers or fails.

    `cancelled` tells that the user stopped it: the job itself answers nothing any more.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.job: Job | None = None
        self._begun = 0
        self.bar = Bar()
        self.cancel = Button(self.tr("Cancel"))
        self.cancel.clicked.connect(self._cancel)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self.show)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.bar, 1)
        line.addWidget(self.cancel)
        self.hide()

    def run(self, start: Callable[[Told], Job]) -> None:
        """Start a job, which gets what tells its progress, in the place of the former one."""
        self.drop()
        mark = self._begun
        self.bar.set_share(0.0)
        self._patience.start()
        job = start(self._show_progress)
        # A runner that works at once has ended it by now, or has even begun the next one.
        if mark == self._begun:
            self.job = job

    def end(self) -> None:
        """The job has answered: show nothing any more."""
        self._begun += 1
        self.job = None
        self._patience.stop()
        self.hide()

    def drop(self) -> None:
        """Stop the job that is under way, without a word."""
        if self.job is not None:
            self.job.cancel()
        self.end()

    def _cancel(self) -> None:
        if self.job is not None:
            self.drop()
            self.cancelled.emit()

    def _show_progress(self, done: int, total: int) -> None:
        self.bar.set_share(done / total if total else 0.0)
