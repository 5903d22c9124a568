"""Calendar files in the planner: a person's visits out, other calendars in, by menu or dropped."""

from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu, QWidget

from crm.domain.calendar_files import CalendarFile, CalendarReport, CalendarWish
from crm.domain.privacy import ExportKind
from crm.usecases.calendar_files import (
    calendar_days,
    export_calendar,
    import_calendar,
    open_calendar,
    preview_calendar,
)
from crm.usecases.privacy import exports_personal, note_export
from ui.background import Job
from ui.context import Context
from ui.planner.calendar_export_dialog import CalendarExportDialog
from ui.planner.calendar_import_dialog import CalendarImportDialog
from ui.saving import ask_where
from ui.texts.errors import sentence

SUFFIX, KIND = ".ics", "iCalendar (*.ics)"
IMPORT, EXPORT = "calendar-in", "calendar-out"
"""What the palette asks the planner for (`act`)."""


class CalendarFiles(QObject):
    """Everything that is brought in is one undo step."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self.dialog: CalendarImportDialog | CalendarExportDialog | None = None
        self._job: Job | None = None

    def add_to(self, menu: QMenu) -> None:
        """Offer both ways in a menu."""
        menu.addSeparator()
        menu.addAction(self.tr("Bring in a calendar file…"), self.choose)
        menu.addAction(self.tr("Save as a calendar file…"), self.offer)

    def begin(self, act: str) -> None:
        """Begin what the palette asks for."""
        if act in (IMPORT, EXPORT):
            (self.choose if act == IMPORT else self.offer)()

    def take_drops(self, *widgets: QWidget) -> None:
        """Let a calendar file be dropped on these; what they take themselves stays theirs."""
        for widget in widgets:
            widget.setAcceptDrops(True)
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        drops = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)
        if event.type() not in drops or not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        path = dropped_calendar(event.mimeData())
        if path is None:
            return super().eventFilter(watched, event)
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.open(path)
        return True

    # -- in

    def choose(self) -> None:
        """Ask for a file."""
        if self._person() is None:
            return
        folder, words = self._context.settings.in_folder(), self.tr("Bring in a calendar file")
        chosen, _kind = QFileDialog.getOpenFileName(self._page.window(), words, folder, KIND)
        if chosen:
            self._context.settings.keep_folder(Path(chosen))
            self.open(Path(chosen))

    def open(self, path: Path) -> None:
        """Read a file and show what it would change; closing the window stops the reading."""
        person_id = self._person()
        if person_id is None:
            return
        dialog = CalendarImportDialog(path.name, self._context.scope.name, self._context.clock, self._page)

        def read(reader: Any) -> tuple[CalendarFile, CalendarReport]:
            found = open_calendar(reader, path)
            return found, preview_calendar(reader, person_id, found)

        def shown(answer: tuple[CalendarFile, CalendarReport]) -> None:
            found, report = answer
            dialog.show_report(report)
            dialog.given.connect(lambda: self._take(person_id, found))

        self._show(dialog)
        self._job = self._context.runner.ask(self, read, shown, self._refused, slot="calendar")

    def _take(self, person_id: UUID, found: CalendarFile) -> None:
        self._context.runner.do(
            self,
            lambda work: import_calendar(work, person_id, found),
            self._taken,
            self._refused,
            undo_text=self.tr("calendar file {name}").format(name=found.name),
        )

    def _taken(self, report: CalendarReport) -> None:
        dialog = self.dialog
        if isinstance(dialog, CalendarImportDialog):
            words = self.tr("{name}: {counts}").format(name=report.name, counts=dialog.counts(report))
            dialog.accept()
            self._context.toast(words, undo=True)

    def _refused(self, error: BaseException) -> None:
        if isinstance(self.dialog, CalendarImportDialog):
            self.dialog.refuse(sentence(error))

    # -- out

    def offer(self) -> None:
        """Ask what goes into the file, then where it is to stand."""
        person_id = self._person()
        if person_id is not None:
            self._context.runner.ask(
                self,
                exports_personal,
                lambda is_personal: self._offer(person_id, is_personal),
                self._context.show_error,
                slot="offer",
            )

    def _offer(self, person_id: UUID, is_personal: bool) -> None:
        dialog = CalendarExportDialog(self._context.scope.name, is_personal, self._page)
        dialog.given.connect(lambda others, people: self._ask_where(person_id, others, people))
        self._show(dialog)

    def _ask_where(self, person_id: UUID, with_appointments: bool, is_personal: bool) -> None:
        name, words = f"{self._context.scope.name}{SUFFIX}", self.tr("Save as a calendar file")
        if path := ask_where(self._context.settings, self._page, words, name, KIND):
            first, last = calendar_days(self._context.clock.today())
            self.save(CalendarWish(person_id, first, last, with_appointments, is_personal), path)

    def save(self, wish: CalendarWish, path: Path) -> None:
        """Write the file and note that it left the program."""
        out = path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)

        def saved(count: int) -> None:
            self._context.toast(self.tr("%n entry(s) saved to {file}", "", count).format(file=out.name))
            personal = wish.is_personal
            self._context.runner.do(
                self, lambda work: note_export(work, ExportKind.CALENDAR, out.name, count, personal)
            )

        self._context.runner.ask(
            self, lambda reader: export_calendar(reader, wish, out), saved, self._context.show_error
        )

    # -- both

    def _person(self) -> UUID | None:
        """Return whose calendar is in view; without anybody say what to do."""
        if self._context.scope.person_id is None:
            self._context.toast(self.tr("Choose whose plan this is first: the round button at the bottom left"))
        return self._context.scope.person_id

    def _show(self, dialog: CalendarImportDialog | CalendarExportDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(lambda _: self._forget(dialog))
        dialog.open()

    def _forget(self, dialog: QDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
        if self._job is not None:
            self._job.cancel()
            self._job = None
        dialog.deleteLater()


def dropped_calendar(mime: QMimeData) -> Path | None:
    """Return the one calendar file of a drag; addresses from a browser are none."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() == SUFFIX else None
