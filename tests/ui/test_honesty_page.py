"""What looks odd about records, in the window: reasons, the way to both visits, marks with a note, filters, export."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crm.domain.codes import Role
from crm.domain.honesty import Oddity
from crm.domain.list_rows import FlagItem
from crm.domain.lists import ListKind
from crm.storage.store import Store
from crm.usecases.lists import list_rows
from tests.support.window import WindowMaker
from ui.reviewing.honesty_page import HonestyPage
from ui.reviewing.honesty_panel import HonestyPanel
from ui.reviewing.sample_dialog import SampleDialog
from ui.shell.window import MainWindow
from ui.visits.record_page import RecordPage
from ui.widgets.words_popup import WordsPopup


def page(window: MainWindow) -> HonestyPage:
    assert isinstance(window.page, HonestyPage)
    return window.page


def row(store: Store, key: UUID) -> FlagItem:
    with store.read() as reader:
        found: FlagItem = list_rows(reader, ListKind.HONESTY, [key])[0]
    return found


@pytest.fixture
def window(windows: WindowMaker, demo_store: Store, qtbot: QtBot) -> MainWindow:
    """What a supervisor of the whole team has to look at."""
    window = windows.open("today")
    window.context.scope.choose(None, "", Role.SUPERVISOR)
    window.navigate("honesty")
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.waitUntil(lambda: len(page(window).model.ids()) > 3)
    return window


def press(window: MainWindow, key: Qt.Key) -> None:
    page(window).table.setFocus()
    QTest.keyClick(page(window).table, key)


def look_for(window: MainWindow, store: Store, kind: Oddity) -> FlagItem:
    for key in page(window).model.ids():
        if (found := row(store, key)).kind is kind:
            page(window).table.set_current(key)
            return found
    raise AssertionError(kind)


def test_every_kind_is_there_with_its_reason(window: MainWindow, demo_store: Store) -> None:
    kinds = {row(demo_store, key).kind for key in page(window).model.ids()}
    assert kinds == set(Oddity)
    reason = next(column for column in page(window).spec.columns if column.key == "amount")
    said = {kind: reason.text(look_for(window, demo_store, kind)) for kind in Oddity}
    late, copied = look_for(window, demo_store, Oddity.LATE), look_for(window, demo_store, Oddity.COPIED)
    assert f"{late.amount:.0f} workday" in said[Oddity.LATE]
    assert str(copied.other_account) in said[Oddity.COPIED]


def test_both_visits_are_a_key_away(window: MainWindow, demo_store: Store) -> None:
    odd = look_for(window, demo_store, Oddity.OVERLAP)
    press(window, Qt.Key.Key_Return)
    assert isinstance(window.page, RecordPage)
    assert window.page.state()["id"] == odd.visit_id
    window.back()
    look_for(window, demo_store, Oddity.OVERLAP)
    press(window, Qt.Key.Key_O)
    assert isinstance(window.page, RecordPage)
    assert window.page.state()["id"] == odd.other_id


def test_a_mark_with_a_note_is_kept_and_taken_back(window: MainWindow, demo_store: Store, qtbot: QtBot) -> None:
    odd = look_for(window, demo_store, Oddity.LATE)
    before = len(page(window).model.ids())
    press(window, Qt.Key.Key_L)
    (popup,) = [each for each in window.findChildren(WordsPopup) if each.isVisible()]
    popup.words.set_text("休假,回来补录")
    QTest.keyClick(popup, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    marked = row(demo_store, odd.id)
    assert marked.is_looked_at
    assert marked.look_note == "休假,回来补录"
    assert len(page(window).model.ids()) == before - 1
    window.context.undo.undo()
    assert not row(demo_store, odd.id).is_looked_at
    assert len(page(window).model.ids()) == before


def test_the_panel_shows_both_visits(window: MainWindow, demo_store: Store, qtbot: QtBot) -> None:
    odd = look_for(window, demo_store, Oddity.COPIED)
    panel = page(window).panel
    assert isinstance(panel, HonestyPanel)
    qtbot.waitUntil(lambda: str(odd.other_content) in panel.other.text())
    assert str(odd.content) in panel.this.text()


def test_what_is_shown_goes_into_a_workbook(window: MainWindow, demo_store: Store, tmp_path: Path) -> None:
    out = tmp_path / "odd.xlsx"
    page(window).exporting.write(out)
    cells = [str(cell) for line in load_workbook(out).active.iter_rows(values_only=True) for cell in line if cell]
    assert any("workday" in cell for cell in cells)
    assert sum(cell in ("Late entry", "Two at once", "Impossible drive", "Copied note") for cell in cells) == len(
        page(window).model.ids()
    )


def test_managers_see_nothing(window: MainWindow, demo_store: Store) -> None:
    window.context.scope.choose(window.context.scope.person_id, "", Role.MANAGER)
    assert not len(page(window).model.ids())


def names(dialog: SampleDialog) -> list[str]:
    items = (dialog.table.item(row, 0) for row in range(dialog.table.rowCount()))
    return [item.text() for item in items if item is not None]


def test_a_sample_is_drawn_exported_and_called_back(window: MainWindow, tmp_path: Path) -> None:
    dialog = page(window).draw_sample()
    before = names(dialog)
    assert before
    assert dialog.seed.line.text() == "261117"
    dialog.seed.line.setText("5")
    QTest.keyClick(dialog.again, Qt.Key.Key_Space)
    assert names(dialog) != before
    dialog.export_to(tmp_path / "sample.xlsx")
    assert (tmp_path / "sample.xlsx").exists()
    QTest.keyClick(dialog.tasks, Qt.Key.Key_Space)
    assert not dialog.tasks.isEnabled()
    window.context.undo.undo()
    dialog.draw()
    assert dialog.tasks.isEnabled()
    dialog.first.set_value(window.context.clock.today() + timedelta(days=1))
    dialog.draw()
    assert dialog.problem.isVisible()
    dialog.reject()
