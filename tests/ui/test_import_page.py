"""The import wizard: refused files, columns matched by hand, cells corrected, and cancelling as a whole."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from crm.storage.store import Store
from tests.support.commands import SAMPLES
from tests.support.window import WindowMaker
from ui.background import Runner
from ui.exchange.page import CHECK, CHOOSE, DONE, MATCH, ImportPage
from ui.shell.window import MainWindow

HEADINGS = ("户号", "户名", "客户分类", "合同容量")
GOOD = ("9900000000101", "演示一厂", "大工业用户", "1250kVA")
Write = Callable[..., Path]


@pytest.fixture
def window(windows: WindowMaker) -> MainWindow:
    return windows.open("import")


@pytest.fixture
def book(tmp_path: Path) -> Write:
    def write(*rows: tuple[object, ...]) -> Path:
        made = Workbook()
        for row in rows:
            made.worksheets[0].append(row)
        path = tmp_path / "ledger.xlsx"
        made.save(path)
        return path

    return write


def page(window: MainWindow) -> ImportPage:
    assert isinstance(window.page, ImportPage)
    return window.page


def numbers(store: Store) -> set[str]:
    with store.read() as reader:
        return set(reader.connection.execute(text("SELECT account_no FROM account")).scalars())


def go_on(window: MainWindow) -> None:
    QTest.mouseClick(page(window).next, Qt.MouseButton.LeftButton)


def test_a_file_that_cannot_be_read_stays_on_the_first_step(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "no.xlsx"
    path.write_bytes(b"\x00 no workbook")
    page(window).open_file(path)
    assert page(window)._step == CHOOSE
    assert page(window).page_actions() == []


def test_good_rows_go_in_and_undo_takes_all_of_them_out(window: MainWindow, demo_store: Store, book: Write) -> None:
    before = numbers(demo_store)
    page(window).open_file(book(HEADINGS, GOOD, ("", "无号", "大工业用户", 800)))
    go_on(window)
    go_on(window)
    assert page(window)._step == DONE
    assert numbers(demo_store) - before == {GOOD[0]}
    window.context.undo.undo()
    with demo_store.read() as reader:
        alive = reader.connection.execute(
            text("SELECT count(*) FROM account WHERE account_no = :no AND deleted_at IS NULL"), {"no": GOOD[0]}
        ).scalar_one()
    assert alive == 0


def test_nothing_is_written_before_the_last_step(window: MainWindow, demo_store: Store, book: Write) -> None:
    before = numbers(demo_store)
    page(window).open_file(book(HEADINGS, GOOD))
    go_on(window)
    assert page(window)._step == CHECK
    assert numbers(demo_store) == before


def test_a_column_can_be_matched_by_hand(window: MainWindow, demo_store: Store, book: Write) -> None:
    page(window).open_file(book(("户号", "户名", "客户分类", "容量大小"), GOOD))
    assert page(window)._step == MATCH
    assert not page(window).next.isEnabled()
    assert page(window).reason.text()
    page(window)._map("容量大小", "contract_kva")
    assert page(window).next.isEnabled()
    go_on(window)
    go_on(window)
    assert GOOD[0] in numbers(demo_store)


def test_a_wrong_cell_is_corrected_on_the_spot(window: MainWindow, demo_store: Store, book: Write) -> None:
    page(window).open_file(book(HEADINGS, (GOOD[0], GOOD[1], GOOD[2], "待定")))
    assert not page(window).next.isEnabled()
    page(window).model.corrected.emit(2, "contract_kva", "630")
    assert page(window).next.isEnabled()
    go_on(window)
    go_on(window)
    assert GOOD[0] in numbers(demo_store)


def test_a_running_import_is_cancelled_as_a_whole(windows: WindowMaker, demo_store: Store, qtbot: QtBot) -> None:
    window = windows.open("import", Runner)
    runner = windows.sessions[0].runner
    before = numbers(demo_store)
    wizard = page(window)
    wizard.open_file(SAMPLES / "客户台账.xlsx")
    qtbot.waitUntil(lambda: wizard._step == MATCH and wizard.next.isEnabled(), timeout=20_000)
    go_on(window)
    qtbot.waitUntil(lambda: runner.is_idle, timeout=20_000)
    wizard._import()
    assert wizard.running.job is not None
    wizard.running.cancel.click()
    qtbot.waitUntil(lambda: runner.is_idle, timeout=20_000)
    assert numbers(demo_store) == before
    assert wizard._step == CHECK
    assert wizard.next.isEnabled()


def test_ctrl_enter_goes_on_step_by_step(window: MainWindow, book: Write) -> None:
    page(window).open_file(book(HEADINGS, GOOD))
    for step in (CHECK, DONE):
        QTest.keyClick(page(window).table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert page(window)._step == step


def test_an_account_number_is_never_cut_in_the_preview(window: MainWindow, book: Write) -> None:
    long = "9900000000000000102"
    page(window).open_file(book(HEADINGS, (long, *GOOD[1:])))
    table = page(window).table
    cell = table.visualRect(table.model().index(0, 1))
    assert cell.width() > table.fontMetrics().horizontalAdvance(long)


def test_what_was_made_on_the_way_stands_there_whole(window: MainWindow, book: Write) -> None:
    heads, cells = (*HEADINGS, "供电单位", "客户经理"), (*GOOD, "演示新所", "演示新人")
    page(window).open_file(book(heads, cells))
    go_on(window)
    go_on(window)
    made = page(window).result.made
    assert made.text()
    assert made.height() >= made.heightForWidth(made.width())


def test_the_sign_before_a_column_is_that_of_its_worst_cell(window: MainWindow, book: Write) -> None:
    page(window).open_file(book(HEADINGS, GOOD, ("", "无号", "大工业用户", 800)))
    session = page(window)._session
    assert session is not None
    assert session.matching is not None
    signs = {match.field: page(window).match._sign(match)[1] for match in session.matching.matches}
    assert signs["account_no"] == "danger_fill"
    assert signs["name"] == "ok_fill"
