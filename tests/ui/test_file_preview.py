"""The preview of attached files of other programs: pages turned, sheets and words shown, what cannot be shown told."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from crm.storage.store import Store
from tests.support.account import page
from tests.support.foreign import docx, pdf
from tests.support.lists import account_ids
from tests.support.window import WindowMaker
from ui.accounts.file_body import FileText, NoPreview
from ui.accounts.file_page import PageView
from ui.accounts.file_preview import FilePreview
from ui.shell.window import MainWindow
from ui.widgets.table.sheet_look import SheetLook

Shown = Callable[[Path], FilePreview]
PROTECTED = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'00' * 32}> /U <{'11' * 32}> >> /ID [<00> <00>]"


@pytest.fixture
def window(windows: WindowMaker, demo_store: Store) -> MainWindow:
    with demo_store.read() as reader:
        return windows.open("account", id=account_ids(reader)[0])


@pytest.fixture
def shown(window: MainWindow) -> Shown:
    """Attach a file and open its preview from the timeline."""

    def show(path: Path) -> FilePreview:
        page(window).files.add([path])
        timeline = page(window).timeline
        timeline.show_kind("files")
        timeline.view.setCurrentIndex(timeline.view.entries.index(0))
        QTest.keyClick(timeline.view, Qt.Key.Key_Return)
        return timeline.findChildren(FilePreview)[-1]

    return show


def test_pages_of_a_pdf_turn_by_keys_and_buttons(shown: Shown, tmp_path: Path) -> None:
    preview = shown(pdf(tmp_path / "合同.pdf", pages=3))
    body = preview.body
    assert isinstance(body, PageView)
    assert body.place.text() == "Page 1 of 3"
    assert not body.before.isEnabled()
    first = body.sheet.grab().toImage()
    assert body.area.verticalScrollBar().maximum() > 0
    while body.area.verticalScrollBar().value() < body.area.verticalScrollBar().maximum():
        QTest.keyClick(preview, Qt.Key.Key_PageDown)
        assert body.place.text() == "Page 1 of 3"
    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    assert body.place.text() == "Page 2 of 3"
    assert body.area.verticalScrollBar().value() == 0
    assert body.sheet.grab().toImage() != first
    body.after.click()
    assert not body.after.isEnabled()
    assert body.sheet.accessibleName() == "Page 3 of 3 of 合同.pdf"
    QTest.keyClick(preview, Qt.Key.Key_PageUp)
    body.before.click()
    assert body.place.text() == "Page 1 of 3"


def test_a_single_page_needs_no_turning(shown: Shown, tmp_path: Path) -> None:
    body = shown(pdf(tmp_path / "a.pdf")).body
    assert isinstance(body, PageView)
    assert body.after.isHidden()


def test_a_preview_stays_inside_the_window(shown: Shown, window: MainWindow, tmp_path: Path) -> None:
    window.resize(1180, 720)
    preview = shown(pdf(tmp_path / "a.pdf"))
    assert preview.height() < window.height()


def test_sheets_of_a_workbook_are_shown(shown: Shown, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "负荷"
    book.active["A1"] = "=1+1"
    book.active["B2"] = "<b>0755</b>"
    book.save(tmp_path / "a.xlsx")
    body = shown(tmp_path / "a.xlsx").body
    assert isinstance(body, SheetLook)
    sheet = body.sheet()
    assert sheet is not None
    assert (sheet.title, sheet.rows[1]) == ("负荷", ["", "<b>0755</b>"])


def test_the_words_of_a_document_are_shown(shown: Shown, tmp_path: Path) -> None:
    body = shown(docx(tmp_path / "a.docx", "<w:p><w:r><w:t>&lt;b&gt;协议</w:t></w:r></w:p>")).body
    assert isinstance(body, FileText)
    assert body.toPlainText() == "<b>协议"


def test_a_preview_is_there_before_its_content_and_ends_with_it(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, shown: Shown, tmp_path: Path
) -> None:
    preview = shown(pdf(tmp_path / "a.pdf"))
    asked: list[object] = []
    monkeypatch.setattr(preview._files, "look", lambda asker, *_rest: asked.append(asker))
    later = FilePreview(window.context, preview._files, preview._row, window)
    later.begin()
    assert later.isVisible()
    assert later.body is None
    assert asked == [later], "the runner stops what an owner only reads when it goes"
    later.reject()


def test_a_file_that_is_gone_closes_its_preview_and_is_told(window: MainWindow, shown: Shown, tmp_path: Path) -> None:
    preview = shown(pdf(tmp_path / "a.pdf", pages=2))
    preview._files.remove(preview._row.id, preview._row.version, preview._row.name)
    preview._look(1)
    assert not preview.isVisible()
    assert window.toast.isVisible()


def spoken(preview: FilePreview) -> str:
    assert preview.body is not None
    return preview.body.accessibleName()


def test_what_cannot_be_shown_is_told(shown: Shown, tmp_path: Path) -> None:
    protected = shown(pdf(tmp_path / "a.pdf", trailer=PROTECTED))
    assert isinstance(protected.body, NoPreview)
    assert spoken(protected) == "Protected by a password"
    assert protected.open_button.isEnabled()
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4 and nothing")
    assert spoken(shown(tmp_path / "b.pdf")) == "No preview"
    (tmp_path / "c.exe").write_bytes(b"MZ")
    program = shown(tmp_path / "c.exe")
    assert spoken(program) == "A program is not opened from here"
    assert not program.open_button.isEnabled()
