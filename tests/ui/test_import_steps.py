"""The import wizard over the sample ledger: its counts, its way back, and what a wrong file or a refusal leaves."""

import json
from collections import Counter
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from crm.storage.store import Store
from tests.support.commands import SAMPLES
from tests.support.window import WindowMaker
from ui.background import Runner
from ui.exchange.page import CHECK, CHOOSE, DONE, MATCH, ImportPage
from ui.shell.window import MainWindow
from ui.widgets.rows.items import Row

LEDGER = SAMPLES / "客户台账.xlsx"
EXPECTED = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))["accounts"]


@pytest.fixture
def window(windows: WindowMaker) -> MainWindow:
    return windows.open("import")


def page(window: MainWindow) -> ImportPage:
    assert isinstance(window.page, ImportPage)
    return window.page


def accounts(store: Store) -> int:
    with store.read() as reader:
        counted = reader.connection.execute(text("SELECT count(*) FROM account WHERE deleted_at IS NULL"))
        return int(counted.scalar_one())


def go_on(window: MainWindow) -> None:
    QTest.mouseClick(page(window).next, Qt.MouseButton.LeftButton)


def drop(window: MainWindow, url: QUrl) -> tuple[bool, bool]:
    """Drag an address over the zone and let it go, as a file manager does; say what was accepted."""
    mime = QMimeData()
    mime.setUrls([url])
    action, left, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enters = QDragEnterEvent(QPoint(20, 20), action, mime, left, plain)
    enters.ignore()
    drops = QDropEvent(QPointF(20, 20), action, mime, left, plain)
    drops.ignore()
    for event in (enters, drops):
        # Qt passes a drop only to the widget that has taken the entering before.
        QApplication.sendEvent(page(window).choose.zone, event)
    return enters.isAccepted(), drops.isAccepted()


def test_what_is_no_file_of_this_computer_is_not_taken(window: MainWindow) -> None:
    assert drop(window, QUrl("https://example.invalid/ledger.xlsx")) == (False, False)
    assert page(window)._step == CHOOSE


def test_a_dropped_ledger_is_matched_and_its_rows_are_counted(window: MainWindow) -> None:
    assert drop(window, QUrl.fromLocalFile(str(LEDGER))) == (True, True)
    assert page(window)._step == MATCH
    session = page(window)._session
    assert session is not None
    assert session.result is not None
    assert len(session.result.drafts) == EXPECTED["good"]
    assert len(session.result.duplicates) == EXPECTED["duplicates"]
    assert page(window).check.ready.text() == f"{EXPECTED['good']:,}"
    assert len(session.result.refused) == EXPECTED["rejected"]


def test_a_kind_of_problem_is_a_filter_of_the_rows(window: MainWindow) -> None:
    page(window).open_file(LEDGER)
    kinds = page(window).check.kinds
    model = page(window).model
    every = model.rowCount()
    keys = [key for key in _keys(window) if key[0] == "account_no"]
    kinds.set_current(keys[0])
    shown = kinds.row(keys[0])
    assert isinstance(shown, Row)
    assert model.rowCount() == int(shown.value.replace(",", "")) < every
    kinds.set_current(None)
    assert model.rowCount() == every


def _keys(window: MainWindow) -> list[tuple[str, str]]:
    session = page(window)._session
    assert session is not None
    assert session.result is not None
    return list(dict.fromkeys((each.field, each.code) for each in session.result.problems))


def test_the_outcome_is_foreseen_before_it_happens(window: MainWindow, demo_store: Store) -> None:
    before = accounts(demo_store)
    page(window).open_file(LEDGER)
    go_on(window)
    foreseen = page(window).check.outcome.text()
    assert foreseen.startswith(f"{EXPECTED['good']:,} new")
    assert accounts(demo_store) == before
    go_on(window)
    assert page(window)._step == DONE
    assert accounts(demo_store) == before + EXPECTED["good"]


def test_the_way_back_keeps_what_was_corrected(window: MainWindow) -> None:
    page(window).open_file(LEDGER)
    session = page(window)._session
    assert session is not None
    assert session.result is not None
    ready = len(session.result.drafts)
    problem = next(
        each for each in session.result.problems if each.field == "contract_kva" and each.severity == "error"
    )
    page(window).model.corrected.emit(problem.row, "contract_kva", "630")
    assert len(session.result.drafts) == ready + 1
    go_on(window)
    QTest.mouseClick(page(window).before, Qt.MouseButton.LeftButton)
    assert page(window)._step == MATCH
    assert page(window)._session is session
    assert session.corrections == {(problem.row, "contract_kva"): "630"}


def test_a_window_built_anew_goes_on_with_the_import(windows: WindowMaker) -> None:
    """As another language does: the same history in a new window."""
    former = windows.open("import")
    page(former).open_file(LEDGER)
    go_on(former)
    session = page(former)._session
    former.remember_state()
    window = windows.open()
    window.resume(former.history)
    assert page(window)._session is session
    assert page(window)._step == CHECK
    assert page(window).next.isEnabled()


def test_another_page_and_back_loses_nothing(windows: WindowMaker) -> None:
    window = windows.open("import", file=str(LEDGER))
    go_on(window)
    session = page(window)._session
    assert session is not None
    session.corrections[9, "contract_kva"] = "630"
    window.navigate("accounts")
    window.back()
    assert page(window)._session is session
    assert page(window)._step == CHECK


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"PK\x03\x04 torn"])
def test_a_wrong_file_is_told_and_the_right_one_goes_on(
    window: MainWindow, demo_store: Store, tmp_path: Path, content: bytes
) -> None:
    wrong = tmp_path / "wrong.xlsx"
    wrong.write_bytes(content)
    before = accounts(demo_store)
    page(window).choose.zone.dropped.emit(wrong)
    assert page(window)._step == CHOOSE
    assert page(window).choose.problem.isVisible()
    assert accounts(demo_store) == before
    page(window).open_file(LEDGER)
    assert page(window)._step == MATCH
    assert not page(window).choose.problem.isVisible()


def test_after_cancelling_the_import_can_be_done(windows: WindowMaker, demo_store: Store, qtbot: QtBot) -> None:
    window = windows.open("import", Runner)
    runner, wizard = windows.sessions[0].runner, page(window)
    before = accounts(demo_store)
    wizard.open_file(LEDGER)
    qtbot.waitUntil(lambda: wizard._step == MATCH and wizard.next.isEnabled(), timeout=20_000)
    go_on(window)
    qtbot.waitUntil(lambda: runner.is_idle, timeout=20_000)
    wizard._import()
    wizard.running.cancel.click()
    qtbot.waitUntil(lambda: runner.is_idle, timeout=20_000)
    assert wizard.problem.isVisible()
    wizard._import()
    qtbot.waitUntil(lambda: wizard._step == DONE, timeout=20_000)
    assert not wizard.problem.isVisible()
    assert accounts(demo_store) == before + EXPECTED["good"]


def test_the_verdicts_are_saved_row_by_row(window: MainWindow, tmp_path: Path) -> None:
    page(window).open_file(LEDGER)
    go_on(window)
    go_on(window)
    result = page(window).result
    assert result._report is not None
    assert result._result is not None
    out = tmp_path / "verdicts.xlsx"
    result._write(out, result._report, result._result)
    rows = load_workbook(out)[result._result.sheet.name].iter_rows(min_row=3, values_only=True)
    place = next(rows).index("Import verdict")
    told = Counter(row[place] for row in rows if row[place])
    want = {"added": EXPECTED["good"], "refused": EXPECTED["rejected"], "duplicate": EXPECTED["duplicates"]}
    assert told == want
    assert result.plain.isHidden()
    before = LEDGER.read_bytes()
    result._write(LEDGER, result._report, result._result)
    assert LEDGER.read_bytes() == before


def test_verdicts_that_cannot_stand_in_the_file_say_so(window: MainWindow, tmp_path: Path) -> None:
    page(window).open_file(SAMPLES / "客户台账_gbk.csv")
    go_on(window)
    go_on(window)
    result = page(window).result
    assert result._report is not None
    assert result._result is not None
    result._write(tmp_path / "verdicts.xlsx", result._report, result._result)
    assert result.plain.isVisible()
    assert (tmp_path / "verdicts.xlsx").is_file()
