"""A calendar file that is written anew after each change of a person's visits, for a calendar program to read."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from crm.domain.changes import Changes, Kind
from ui.background import Runner
from ui.settings import Settings

if TYPE_CHECKING:
    from crm.domain.calendar_files import CalendarEntry

FILE, PERSON, DATABASE = "calendar_file/path", "calendar_file/person", "calendar_file/database"
APPOINTMENTS = "calendar_file/appointments"
SETTLE_MS = 2000
TOUCHED = (Kind.VISIT, Kind.APPOINTMENT, Kind.ACCOUNT)


class Feed(Struct, frozen=True):
    """Where whose visits are written to."""

    path: Path
    person_id: UUID
    with_appointments: bool


class CalendarFeed(QObject):
    """Off until a file is chosen. A failure is told once, until writing works again."""

    failed = Signal(object)
    written = Signal()

    def __init__(self, runner: Runner, settings: Settings, where: str, parent: QObject) -> None:
        super().__init__(parent)
        self._runner, self._settings, self._where = runner, settings, where
        self._last: tuple[Feed, Sequence[CalendarEntry]] | None = None
        self._has_failed = False
        self.timer = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self.timer.timeout.connect(self.write)

    @property
    def feed(self) -> Feed | None:
        """What is written for this database, None for nothing."""
        path, person = self._settings.text(FILE), self._settings.text(PERSON)
        if not path or self._settings.text(DATABASE) != self._where:
            return None
        try:
            return Feed(Path(path), UUID(person), self._settings.flag(APPOINTMENTS))
        except ValueError:
            return None

    def use(self, feed: Feed | None) -> None:
        """Write to another file, or no more; the old file stays where it is."""
        self._settings.put(FILE, str(feed.path) if feed is not None else "")
        if feed is not None:
            self._settings.put(PERSON, str(feed.person_id))
            self._settings.put(DATABASE, self._where)
            self._settings.put(APPOINTMENTS, feed.with_appointments)
        self._last, self._has_failed = None, False
        self.write()

    def look_again(self, changes: Changes, _origin: object) -> None:
        """Write when changes have settled."""
        if changes.touches(*TOUCHED) and self.feed is not None:
            self.timer.start()

    def write(self) -> None:
        """Write the file in the background, unless nothing of it has changed."""
        feed = self.feed
        if feed is None:
            return
        last = self._last[1] if self._last is not None and self._last[0] == feed else None

        def read(reader: Any) -> "Sequence[CalendarEntry]":
            from crm.domain.calendar_files import CalendarWish
            from crm.usecases.calendar_files import calendar_days, calendar_entries, publish_calendar

            wish = CalendarWish(feed.person_id, *calendar_days(reader.clock.today()), feed.with_appointments)
            entries = calendar_entries(reader, wish)
            if entries != last or not feed.path.exists():
                publish_calendar(reader, wish, entries, feed.path)
            return entries

        self._runner.ask(self, read, lambda entries: self._wrote(feed, entries), self._refused, slot="feed")

    def _wrote(self, feed: Feed, entries: "Sequence[CalendarEntry]") -> None:
        self._last, self._has_failed = (feed, entries), False
        self.written.emit()

    def _refused(self, error: BaseException) -> None:
        if not self._has_failed:
            self._has_failed = True
            self.failed.emit(error)
