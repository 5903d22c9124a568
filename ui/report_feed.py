"""Monthly reports, written into a folder while the program runs."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from crm.domain.clock import Clock
from ui.background import Runner
from ui.settings import Settings

if TYPE_CHECKING:
    from crm.domain.report_schedule import ReportSchedule
    from crm.usecases.report_schedule import WrittenReport

KEPT = "reports/schedule"
LOOK_MS = 600_000


def kept_schedule(settings: Settings, where: str) -> "ReportSchedule | None":
    """Return what is written for a database, None for nothing."""
    text = settings.text(KEPT)
    if not text:
        return None
    from crm.domain.report_schedule import schedule_of

    found = schedule_of(text)
    return found if found is not None and found.where == where else None


def keep_schedule(settings: Settings, schedule: "ReportSchedule | None") -> None:
    """Write by another schedule from now on, or no more."""
    settings.put(KEPT, schedule.as_text() if schedule is not None else "")


class ReportFeed(QObject):
    """Looks every ten minutes, writes what is due a month at a time, and tells a failure once a day."""

    failed = Signal(object)
    written = Signal(int)

    def __init__(self, runner: Runner, settings: Settings, clock: Clock, where: str, parent: QObject) -> None:
        super().__init__(parent)
        self._runner, self._settings, self._clock, self._where = runner, settings, clock, where
        self._is_writing = False
        self._failed_on = date.min
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look now and from now on."""
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Write the oldest month that is due; the next one follows when its files are whole."""
        from crm.usecases.report_schedule import write_month

        schedule = kept_schedule(self._settings, self._where)
        months = schedule.months(self._clock.today()) if schedule is not None else ()
        if schedule is None or not months or self._is_writing:
            return
        self._is_writing = True
        self._runner.ask(
            self,
            lambda reader: write_month(reader, schedule, months[0]),
            lambda found: self._done(months[0], found),
            self._not_done,
            slot="report-feed",
        )

    def _done(self, month: date, found: "list[WrittenReport]") -> None:
        from crm.usecases.report_schedule import note_written

        self._is_writing = False
        schedule = kept_schedule(self._settings, self._where)
        if schedule is None:
            return
        keep_schedule(self._settings, schedule.after(month))

        self._runner.do(self, lambda work: note_written(work, found))
        self.written.emit(len(found))
        self.look()

    def _not_done(self, error: BaseException) -> None:
        self._is_writing = False
        if self._failed_on != self._clock.today():
            self._failed_on = self._clock.today()
            self.failed.emit(error)
