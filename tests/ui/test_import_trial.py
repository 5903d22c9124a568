"""The check before an import, in threads of its own: how far it is, its Cancel, and no import before its answer."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crm.domain.progress import Progress
from crm.exchange.incoming import check
from crm.usecases.imports.run import preview
from tests.support.gate import Gate
from tests.support.window import WindowMaker
from ui.background import Runner
from ui.exchange import trial
from ui.exchange.page import CHECK, CHOOSE, MATCH, ImportPage
from ui.shell.window import MainWindow

ROWS = (("户号", "户名", "客户分类", "合同容量"), ("9900000000101", "演示一厂", "大工业用户", 1250))
PATIENCE = 20_000


@pytest.fixture
def slow_preview(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> Gate:
    monkeypatch.setattr(trial, "preview", gate.before(preview))
    return gate


@pytest.fixture
def window(windows: WindowMaker, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    book = Workbook()
    for row in ROWS:
        book.worksheets[0].append(row)
    book.save(tmp_path / "ledger.xlsx")
    window = windows.open("import", Runner)
    page(window).open_file(tmp_path / "ledger.xlsx")
    qtbot.waitUntil(lambda: page(window)._step == MATCH and page(window).next.isEnabled(), timeout=PATIENCE)
    return window


def page(window: MainWindow) -> ImportPage:
    assert isinstance(window.page, ImportPage)
    return window.page


def is_half_way(wizard: ImportPage) -> bool:
    return wizard.trial.isVisible() and wizard.trial.bar.accessibleName() == "50%"


def is_idle(windows: WindowMaker) -> bool:
    return windows.sessions[0].runner.is_idle


def test_a_preview_shows_how_far_it_is_and_is_done_again_after_cancelling(
    windows: WindowMaker, window: MainWindow, slow_preview: Gate, qtbot: QtBot
) -> None:
    wizard = page(window)
    wizard.next.click()
    qtbot.waitUntil(lambda: is_half_way(wizard), timeout=PATIENCE)
    wizard.trial.cancel.click()
    qtbot.waitUntil(lambda: is_idle(windows), timeout=PATIENCE)
    assert not wizard.trial.isVisible()
    assert wizard.problem.isVisible()
    assert (wizard._step, wizard.next.text()) == (CHECK, "Check rows")
    slow_preview.free.set()
    wizard.next.click()
    qtbot.waitUntil(lambda: wizard.next.isEnabled() and wizard.next.text() == "Import", timeout=PATIENCE)
    assert wizard._step == CHECK
    assert wizard.check.outcome.text().startswith("1 new")
    assert not wizard.problem.isVisible()


def test_nothing_is_imported_before_the_preview_has_answered(
    windows: WindowMaker, window: MainWindow, slow_preview: Gate, qtbot: QtBot
) -> None:
    wizard = page(window)
    wizard.next.click()
    QTest.keyClick(wizard.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not wizard.next.isEnabled()
    slow_preview.free.set()
    qtbot.waitUntil(wizard.next.isEnabled, timeout=PATIENCE)
    for wish in (wizard.check._decide, lambda: wizard.review.answered.emit(2, None)):
        slow_preview.free.clear()
        wish()
        assert not wizard.next.isEnabled()
        assert wizard._session is not None
        assert wizard._session.report is None
        slow_preview.free.set()
        qtbot.waitUntil(wizard.next.isEnabled, timeout=PATIENCE)
    assert wizard._session is not None
    assert wizard._session.options_as_seen.checked is not None


@pytest.mark.parametrize(
    "turn_away",
    [
        lambda window: page(window).before.click(),
        lambda window: page(window)._restart(),
        lambda window: window.navigate("accounts"),
    ],
    ids=["back", "restart", "leave"],
)
def test_whoever_turns_away_does_not_leave_a_preview_behind(
    windows: WindowMaker,
    window: MainWindow,
    slow_preview: Gate,
    qtbot: QtBot,
    turn_away: Callable[[MainWindow], None],
) -> None:
    wizard = page(window)
    wizard.next.click()
    qtbot.waitUntil(lambda: is_half_way(wizard), timeout=PATIENCE)
    turn_away(window)
    qtbot.waitUntil(lambda: is_idle(windows), timeout=PATIENCE)
    assert wizard.trial.isHidden()
    assert wizard.problem.isHidden()


def test_a_preview_that_was_left_is_done_again_by_whoever_comes_back(
    windows: WindowMaker, window: MainWindow, slow_preview: Gate, qtbot: QtBot
) -> None:
    wizard = page(window)
    wizard.next.click()
    window.navigate("accounts")
    qtbot.waitUntil(lambda: is_idle(windows), timeout=PATIENCE)
    slow_preview.free.set()
    window.back()
    qtbot.waitUntil(lambda: wizard.next.isEnabled() and wizard.next.text() == "Import", timeout=PATIENCE)


def test_rows_that_are_read_anew_show_how_far_and_can_be_stopped(
    windows: WindowMaker, window: MainWindow, gate: Gate, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(matching: Any, corrections: Any, progress: Progress, *more: Any) -> Any:
        gate.wait(progress)
        return check(matching, corrections, progress, *more)

    monkeypatch.setattr("ui.exchange.session.check", held)
    wizard = page(window)
    wizard.model.corrected.emit(2, "contract_kva", "630")
    assert not wizard.next.isEnabled()
    qtbot.waitUntil(lambda: is_half_way(wizard), timeout=PATIENCE)
    wizard.trial.cancel.click()
    qtbot.waitUntil(lambda: is_idle(windows), timeout=PATIENCE)
    assert wizard._step == MATCH
    assert wizard._session is not None
    assert wizard._session.result is None
    gate.free.set()
    wizard.next.click()
    qtbot.waitUntil(lambda: wizard.next.isEnabled() and wizard._step == CHECK, timeout=PATIENCE)
    assert wizard._session.result is not None
    assert wizard._session.corrections == {(2, "contract_kva"): "630"}
    wizard._restart()
    assert wizard._step == CHOOSE
