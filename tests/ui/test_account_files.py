"""Files and own words on the account page: dropped, pasted, looked at, changed, removed and taken back."""

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm.domain.timeline import EntryKind
from crm.storage.store import Store
from tests.support.account import entries, kinds, page, stored
from tests.support.lists import account_ids
from tests.support.window import WindowMaker
from ui.accounts.entry_dialog import EntryDialog
from ui.accounts.file_body import Picture
from ui.accounts.file_preview import FilePreview
from ui.accounts.history_popup import HistoryDialog, HistoryPopup
from ui.shell.window import MainWindow
from ui.theme.look import colour

COPY, LEFT, PLAIN = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def account_id(demo_store: Store) -> UUID:
    with demo_store.read() as reader:
        return account_ids(reader)[0]


@pytest.fixture
def window(windows: WindowMaker, account_id: UUID, qtbot: QtBot) -> MainWindow:
    window = windows.open("account", id=account_id)
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    QApplication.sendEvent(page(window), QDragEnterEvent(QPoint(50, 50), COPY, data, LEFT, PLAIN))
    assert page(window).drop.isVisible()
    event = QDropEvent(QPointF(50, 50), COPY, data, LEFT, PLAIN, QEvent.Type.Drop)
    QApplication.sendEvent(page(window), event)
    assert not page(window).drop.isVisible()


def files(window: MainWindow) -> list[str]:
    page(window).timeline.show_kind("files")
    return [each.title for each in entries(window)]


def preview(window: MainWindow) -> FilePreview:
    page(window).timeline.view.setCurrentIndex(page(window).timeline.view.entries.index(0))
    QTest.keyClick(page(window).timeline.view, Qt.Key.Key_Return)
    return page(window).timeline.findChildren(FilePreview)[-1]


def written(window: MainWindow, words: str) -> None:
    note = page(window).timeline.note
    note.setPlainText(words)
    QTest.keyClick(note, Qt.Key.Key_Return)
    page(window).timeline.view.setCurrentIndex(page(window).timeline.view.entries.index(0))


def test_dropped_files_are_kept_and_what_cannot_be_is_told(window: MainWindow, tmp_path: Path) -> None:
    good, empty = tmp_path / "单线图.txt", tmp_path / "empty.txt"
    good.write_text("演示", encoding="utf-8")
    empty.touch()
    drop(window, good, empty, tmp_path)
    assert files(window) == ["单线图.txt"]
    window.context.undo.undo()
    assert files(window) == []


def test_a_pasted_picture_is_kept_and_shown(window: MainWindow) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    page(window).paste()
    assert files(window) == ["Pasted 2026-11-17 09.48.00.png"]
    assert isinstance(preview(window).body, Picture)


def test_a_file_is_renamed_and_removed_from_its_preview(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("演示", encoding="utf-8")
    page(window).files.add([path])
    assert files(window) == ["a.txt"]
    shown = preview(window)
    shown.name.setText("合同.txt")
    QTest.keyClick(shown.name, Qt.Key.Key_Return)
    assert files(window) == ["合同.txt"]
    QTest.keyClick(preview(window), Qt.Key.Key_Delete)
    assert files(window) == []
    window.context.undo.undo()
    assert files(window) == ["合同.txt"]


def test_own_words_are_changed_and_removed_and_taken_back(window: MainWindow) -> None:
    written(window, "一条演示记录")
    view = page(window).timeline.view
    QTest.keyClick(view, Qt.Key.Key_E)
    dialog = page(window).timeline.findChildren(EntryDialog)[-1]
    dialog.text.set_text("改过的演示记录")
    dialog.save()
    assert "改过的演示记录" in entries(window)[0].spoken
    view.setCurrentIndex(view.entries.index(0))
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert all("改过的演示记录" not in each.spoken for each in entries(window))
    window.context.undo.undo()
    assert "改过的演示记录" in entries(window)[0].spoken


def test_kinds_and_words_narrow_the_timeline_and_are_cleared(window: MainWindow) -> None:
    written(window, "谈到演示电容柜")
    timeline = page(window).timeline
    timeline.show_kinds(EntryKind.NOTE, EntryKind.FILE)
    assert kinds(window) == {EntryKind.NOTE}
    finder = timeline.finder
    finder.open()
    finder.setText("演示电容柜")
    QTest.keyClick(finder, Qt.Key.Key_Return)
    assert len(entries(window)) == 1
    found = timeline.view.visualRect(timeline.view.entries.index(0))
    line = timeline.view.viewport().grab(found).toImage()
    tint, across = colour("accent_soft").rgb(), range(line.width())
    assert any(line.pixel(x, y) == tint for y in range(line.height()) for x in across)
    finder.setText("没有这个词")
    QTest.keyClick(finder, Qt.Key.Key_Return)
    assert timeline.places.currentWidget() is timeline.empty
    timeline.empty.acted.emit()
    assert timeline.places.currentWidget() is timeline.view
    assert len(kinds(window)) > 1
    finder.open()
    finder.setText("没有这个词")
    QTest.keyClick(finder, Qt.Key.Key_Return)
    QTest.keyClick(finder, Qt.Key.Key_Escape)
    assert not finder.isVisible()
    assert entries(window)


def test_a_fact_says_who_changed_it_from_what(window: MainWindow, account_id: UUID, demo_store: Store) -> None:
    before = stored(demo_store, account_id).address or ""
    about = page(window).about
    about._edited("address", "演示路 8 号")
    row = about.facts.row("address")
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_H)
    lines = [value.text() for value, _when in about.findChildren(HistoryPopup)[-1].lines]
    assert before in lines[0]
    assert "演示路 8 号" in lines[0]


def test_the_whole_history_holds_the_contacts_too(window: MainWindow) -> None:
    about = page(window).about
    about.contacts.actions_of.verify(about.contacts.lines[0].contact)  # type: ignore[attr-defined]
    about.history.click()
    view = about.findChildren(HistoryDialog)[-1].view
    first = view.entries.entry(0)
    assert first is not None
    assert "checked" in first.title


def test_an_account_that_nobody_changed_says_so(window: MainWindow) -> None:
    page(window).about.history.click()
    dialog = page(window).about.findChildren(HistoryDialog)[-1]
    assert dialog.empty.isVisible()
    assert not dialog.view.isVisible()
