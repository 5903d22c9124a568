"""Long work with files in threads of its own: taking back, verdicts, lists that come back, each with its Cancel."""

from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl import Workbook
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm.domain.lists import ListKind
from crm.exchange.list_workbook import HEADING_ROW
from crm.storage.store import Store
from crm.usecases.imports.history import undo_import
from crm.usecases.imports.verdicts import save_verdicts
from crm.usecases.list_export import export_list
from crm.usecases.returned.run import preview_returned, take_returned
from tests.support.gate import Gate
from tests.support.lists import account_ids, account_item
from tests.support.window import WindowMaker
from ui.accounts.columns import columns
from ui.background import Runner
from ui.exchange import history_card, result_step, returned_page
from ui.exchange.page import CHECK, DONE, MATCH, ImportPage
from ui.exchange.returned_page import ReturnedPage
from ui.exchange.running_bar import RunningBar
from ui.lists.export import export_column

ROWS = (("户号", "户名", "客户分类", "合同容量"), ("9900000000101", "演示一厂", "大工业用户", 1250))
PATIENCE = 20_000
TRANSLATIONS = Path(__file__).parents[2] / "resources" / "translations"


def cancel_half_way(running: RunningBar, windows: WindowMaker, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: running.isVisible() and running.bar.accessibleName() == "50%", timeout=PATIENCE)
    running.cancel.click()
    qtbot.waitUntil(lambda: windows.sessions[-1].runner.is_idle, timeout=PATIENCE)
    assert running.isHidden()


def is_ready(wizard: ImportPage, step: int) -> bool:
    return wizard._step == step and wizard.next.isEnabled()


@pytest.fixture
def wizard(windows: WindowMaker, tmp_path: Path, qtbot: QtBot) -> ImportPage:
    """The wizard after an import."""
    book = Workbook()
    for row in ROWS:
        book.worksheets[0].append(row)
    book.save(tmp_path / "ledger.xlsx")
    wizard = windows.open("import", Runner).page
    assert isinstance(wizard, ImportPage)
    wizard.open_file(tmp_path / "ledger.xlsx")
    for step in (MATCH, CHECK):
        qtbot.waitUntil(partial(is_ready, wizard, step), timeout=PATIENCE)
        wizard.next.click()
    qtbot.waitUntil(lambda: wizard._step == DONE, timeout=PATIENCE)
    return wizard


def test_taking_an_import_back_can_be_cancelled_and_done_again(
    wizard: ImportPage, windows: WindowMaker, gate: Gate, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_card, "undo_import", gate.before(undo_import))
    history = wizard.choose.history
    wizard._restart()
    qtbot.waitUntil(lambda: bool(history.buttons), timeout=PATIENCE)
    (key,) = history.buttons
    former = history.buttons[key]
    former.click()
    history.load()
    qtbot.waitUntil(lambda: history.buttons[key] is not former, timeout=PATIENCE)
    assert not history.buttons[key].isEnabled()
    cancel_half_way(history.running, windows, qtbot)
    assert history.entries[0].undone_at is None
    gate.free.set()
    history.buttons[key].click()
    qtbot.waitUntil(lambda: not history.buttons, timeout=PATIENCE)
    assert history.entries[0].undone_at is not None
    assert history.running.isHidden()


def test_writing_the_verdicts_can_be_cancelled_and_done_again(
    wizard: ImportPage,
    windows: WindowMaker,
    gate: Gate,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def held(*wishes: Any) -> Any:
        gate.wait(wishes[-1])
        return save_verdicts(*wishes)

    monkeypatch.setattr(result_step, "save_verdicts", held)
    out, result = tmp_path / "verdicts.xlsx", wizard.result
    out.write_bytes(b"old")
    monkeypatch.setattr(result_step, "ask_where", lambda *_wishes: out)
    result.save.click()
    assert not result.save.isEnabled()
    cancel_half_way(result.running, windows, qtbot)
    assert out.read_bytes() == b"old"
    gate.free.set()
    result.save.click()
    qtbot.waitUntil(result.save.isEnabled, timeout=PATIENCE)
    assert result.running.isHidden()
    assert openpyxl.load_workbook(out).worksheets[0]["E2"].value == "added"


def test_the_bar_speaks_its_language_wherever_it_stands(qapp: QApplication, qtbot: QtBot) -> None:
    class Own(RunningBar):
        """As the check of an import has one."""

    translator = QTranslator(qapp)
    assert translator.load(str(TRANSLATIONS / "rounds_zh_CN.qm"))
    qapp.installTranslator(translator)
    for kind in (RunningBar, Own):
        bar = kind()
        qtbot.addWidget(bar)
        assert bar.cancel.text() == "取消"


@pytest.fixture
def returned(demo_store: Store, tmp_path: Path) -> Path:
    """A list that was exported and has one changed cell."""
    path = tmp_path / "a.xlsx"
    with demo_store.read() as reader:
        shown = [export_column(column) for column in columns(demo_store.clock)]
        export_list(reader, path, ListKind.ACCOUNTS, account_ids(reader), shown, "清单", ("", ""), "en")
    book = openpyxl.load_workbook(path)
    sheet: Any = book.active
    place = next(cell.column for cell in sheet[HEADING_ROW] if cell.value == "Address")
    sheet.cell(HEADING_ROW + 1, place).value = "中山路 1 号"
    book.save(path)
    return path


@pytest.fixture
def page(windows: WindowMaker) -> ReturnedPage:
    page = windows.open("returned", Runner).page
    assert isinstance(page, ReturnedPage)
    return page


def test_a_list_that_comes_back_is_read_under_a_bar(
    page: ReturnedPage, returned: Path, windows: WindowMaker, gate: Gate, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(returned_page, "preview_returned", gate.before(preview_returned))
    page.open_file(returned)
    cancel_half_way(page.running, windows, qtbot)
    assert page.problem.isVisible()
    assert page.model.rowCount() == 0
    page.open_file(returned)
    windows.sessions[0].window.navigate("accounts")
    qtbot.waitUntil(lambda: windows.sessions[0].runner.is_idle, timeout=PATIENCE)
    gate.free.set()
    windows.sessions[0].window.navigate("returned")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=PATIENCE)
    assert page.running.isHidden()


def test_taking_over_is_cancelled_as_a_whole_and_done_again(
    page: ReturnedPage,
    returned: Path,
    demo_store: Store,
    windows: WindowMaker,
    gate: Gate,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(returned_page, "take_returned", gate.before(take_returned))
    page.open_file(returned)
    qtbot.waitUntil(page.take.isEnabled, timeout=PATIENCE)
    page.take.click()
    page.shown({"file": str(returned)})
    assert not page.take.isEnabled()
    cancel_half_way(page.running, windows, qtbot)
    assert page.problem.isVisible()
    gate.free.set()
    page.take.click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 0, timeout=PATIENCE)
    with demo_store.read() as reader:
        assert account_item(reader, account_ids(reader)[0]).address == "中山路 1 号"
