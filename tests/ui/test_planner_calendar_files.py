"""Calendar files in the planner: looked at before they come in, one undo step, dropped, and out again."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from crm.domain.appointments import Appointment
from crm.domain.calendar_files import CalendarWish
from crm.domain.codes import Role
from crm.storage.store import Store
from crm.usecases.appointments import appointments_between
from crm.usecases.calendar_files import calendar_days
from crm.usecases.people import people
from crm.usecases.privacy import privacy_log
from tests.support.build import at
from tests.support.calendars import calendar, event
from tests.support.window import WindowMaker
from ui.planner.calendar_export_dialog import CalendarExportDialog
from ui.planner.calendar_files import dropped_calendar
from ui.planner.calendar_import_dialog import CalendarImportDialog
from ui.planner.page import PlannerPage
from ui.shell.window import MainWindow

NOON = "DTSTART:20261120T040000Z"
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(windows: WindowMaker, demo_store: Store) -> MainWindow:
    """The planner of the first manager with accounts."""
    window = windows.open("planner")
    with demo_store.read() as reader:
        person = next(each for each in people(reader) if each.accounts)
    window.context.scope.choose(person.id, person.name, person.role)
    return window


@pytest.fixture
def path(tmp_path: Path) -> Path:
    broken = event("bad", "DTEND:20261120T050000Z", title="Broken <b>")
    found = tmp_path / "其他 <b>.ics"
    found.write_bytes(calendar([event("a", NOON, "RRULE:FREQ=DAILY;COUNT=3", title="Meeting <b>"), broken]))
    return found


def page(window: MainWindow) -> PlannerPage:
    assert isinstance(window.page, PlannerPage)
    return window.page


def asked(window: MainWindow) -> CalendarImportDialog:
    dialog = page(window).files.dialog
    assert isinstance(dialog, CalendarImportDialog)
    return dialog


def kept(window: MainWindow, store: Store) -> list[Appointment]:
    with store.read() as reader:
        found = appointments_between(reader, window.context.scope.person_id, at(0), at(0).replace(year=2028))
        return [each for each in found if each.uid]


def test_a_file_is_looked_at_brought_in_and_taken_back(window: MainWindow, demo_store: Store, path: Path) -> None:
    page(window).files.open(path)
    dialog = asked(window)
    assert dialog.words.text() == "3 new, 1 left out"
    first = dialog.lines.row(("fault", 0))
    assert first is not None
    assert (first.name, first.second) == ("Broken <b>", "It has no beginning that can be read, so it was left out.")
    assert kept(window, demo_store) == []
    dialog.save.click()
    assert page(window).files.dialog is None
    found = kept(window, demo_store)
    assert [each.title for each in found] == ["Meeting <b>"] * 3
    assert window.toast.text == "其他 <b>.ics: 3 new, 1 left out"
    page(window).files.open(path)
    assert asked(window).words.text() == "3 as they are, 1 left out"
    assert not asked(window).save.isEnabled()
    asked(window).reject()
    window.context.undo.undo()
    assert kept(window, demo_store) == []


def test_a_broken_file_is_told_where_it_was_asked_for(window: MainWindow, tmp_path: Path) -> None:
    bad = tmp_path / "page.ics"
    bad.write_text("<html>sign in</html>", encoding="utf-8")
    page(window).files.open(bad)
    assert asked(window).problem.isVisible()
    assert not asked(window).save.isEnabled()
    assert asked(window).problem.accessibleName().startswith("page.ics is no calendar file")


def test_it_is_dropped_on_every_view_and_other_files_are_not_taken(
    window: MainWindow, path: Path, tmp_path: Path
) -> None:
    shown = page(window)
    targets: tuple[QWidget, ...] = (shown, shown.calendar.grid.viewport(), shown.month, shown.team)
    for target in targets:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        entered = QDragEnterEvent(QPoint(5, 5), actions, mime, buttons, NONE)
        QApplication.sendEvent(target, entered)
        assert entered.isAccepted()
        QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), actions, mime, buttons, NONE))
        assert "3 new" in asked(window).words.text()
        asked(window).reject()
    other = QMimeData()
    other.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.xlsx"))])
    assert dropped_calendar(other) is None
    other.setUrls([QUrl("https://demo.invalid/a.ics")])
    assert dropped_calendar(other) is None


def test_visits_go_out_by_the_palette_and_the_export_is_noted(
    window: MainWindow, demo_store: Store, tmp_path: Path
) -> None:
    window.navigate("planner", act="calendar-out")
    dialog = page(window).files.dialog
    assert isinstance(dialog, CalendarExportDialog)
    dialog.reject()
    person = window.context.scope.person_id
    assert person is not None
    first, last = calendar_days(window.context.clock.today())
    page(window).files.save(CalendarWish(person, first, last), tmp_path / "own")
    assert (tmp_path / "own.ics").read_bytes().count(b"BEGIN:VEVENT") > 0
    assert window.toast.text.endswith("saved to own.ics")
    window.context.scope.choose(None, "", Role.ADMIN)
    with demo_store.read() as reader:
        assert privacy_log(reader).exports[0].file_name == "own.ics"


def test_without_a_person_in_view_it_says_what_to_do(windows: WindowMaker, path: Path) -> None:
    window = windows.open("planner")
    page(window).files.open(path)
    assert page(window).files.dialog is None
    assert window.toast.text.startswith("Choose whose plan this is first")
