"""A list that was exported in the window comes back to it: looked at, decided by keyboard, taken over, undone."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm.domain.codes import (
    ContactRole,
    ImportanceGrade,
    IssueTopic,
    OrderChannel,
    Priority,
    Segment,
    TariffClass,
    TaskState,
)
from crm.domain.lists import ListKind
from crm.domain.reading import words
from crm.exchange.list_workbook import HEADING_ROW
from crm.exchange.returned import read_returned
from crm.storage.store import Store
from crm.usecases.accounts import edit_account
from crm.usecases.list_export import export_list
from crm.usecases.returned.fields import FIELDS
from tests.support.lists import account_ids, account_item
from tests.support.window import WindowMaker
from ui.accounts.columns import columns
from ui.app import Language
from ui.exchange.returned_page import ReturnedPage
from ui.exchange.returned_table import FATE
from ui.lists.export import export_column
from ui.lists.page import ListPage
from ui.shell.window import MainWindow
from ui.texts import names
from ui.texts.orders import order_channel_name
from ui.texts.states import priority_name, task_state_name
from ui.widgets.marks import segment_name


@pytest.fixture
def window(windows: WindowMaker) -> MainWindow:
    return windows.open("import")


def exported(window: MainWindow, store: Store, path: Path) -> Path:
    """Write the accounts with every column of the window."""
    with store.read() as reader:
        shown = [export_column(column) for column in columns(store.clock)]
        export_list(reader, path, ListKind.ACCOUNTS, account_ids(reader), shown, "清单", ("", ""), "en")
    return path


def edited(path: Path, **cells: Any) -> Path:
    """Change cells of the first row by the heading of their column."""
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert sheet is not None
    heads = {str(cell.value): cell.column for cell in sheet[HEADING_ROW]}
    for head, value in cells.items():
        sheet.cell(HEADING_ROW + 1, heads[head.replace("_", " ")]).value = value
    book.save(path)
    return path


def opened(window: MainWindow, path: Path) -> ReturnedPage:
    window.navigate("returned", file=str(path))
    assert isinstance(window.page, ReturnedPage)
    return window.page


def test_every_column_of_the_window_leaves_and_comes_back_unchanged(
    window: MainWindow, demo_store: Store, tmp_path: Path
) -> None:
    path = edited(exported(window, demo_store, tmp_path / "a.xlsx"))
    assert read_returned(path).rows == ()
    page = opened(window, path)
    assert page.stack.currentIndex() == 1
    assert not page.take.isEnabled()


def test_changes_are_taken_over_and_undone_as_one_step(
    window: MainWindow, windows: WindowMaker, demo_store: Store, tmp_path: Path
) -> None:
    path = edited(exported(window, demo_store, tmp_path / "a.xlsx"), Address="中山路 1 号", Segment="Top-100")
    page = opened(window, path)
    with demo_store.read() as reader:
        before = account_item(reader, account_ids(reader)[0])
    QTest.mouseClick(page.take, Qt.MouseButton.LeftButton)
    with demo_store.read() as reader:
        after = account_item(reader, before.id)
    assert (after.address, after.segment) == ("中山路 1 号", Segment.TOP100)
    assert window.page is not page
    windows.sessions[0].undo.undo()
    with demo_store.read() as reader:
        assert account_item(reader, before.id).address == before.address


def test_a_conflict_is_decided_by_keyboard(
    window: MainWindow, windows: WindowMaker, demo_store: Store, tmp_path: Path
) -> None:
    path = edited(exported(window, demo_store, tmp_path / "a.xlsx"), Address="文件的")
    with demo_store.change() as work:
        row = account_item(work, account_ids(work)[0])
        edit_account(work, row.id, row.version, address="库里的")
    page = opened(window, path)
    assert not page.take.isEnabled()
    assert page.reason.text()
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert page.take.isEnabled()
    assert page.model.index(0, FATE).data() == "The file's is taken"
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.model.index(0, FATE).data() == "The database's stays"
    page.file_wins.click()
    page.take.click()
    with demo_store.read() as reader:
        assert account_item(reader, row.id).address == "文件的"


def test_another_file_is_refused_in_a_sentence(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    page = opened(window, path)
    assert page.problem.isVisible()
    assert not page.take.isEnabled()


def test_import_knows_a_list_that_was_exported_by_itself(
    window: MainWindow, demo_store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    path = edited(exported(window, demo_store, tmp_path / "a.xlsx"), Address="中山路 1 号")
    window.navigate("import", file=str(path))
    qtbot.waitUntil(lambda: isinstance(window.page, ReturnedPage))
    assert isinstance(window.page, ReturnedPage)
    assert window.page.model.rowCount() == 1


def test_without_a_file_the_page_leads_to_import(window: MainWindow) -> None:
    window.navigate("returned")
    page = window.page
    assert isinstance(page, ReturnedPage)
    assert not page.tabs.isVisible()
    page.nothing.acted.emit()
    assert window.page_id == "import"


NAMED: list[tuple[Any, Callable[[Any], str], Callable[[Any], Any]]] = [
    (Segment, segment_name, words.segment),
    (ImportanceGrade, names.grade_name, words.importance),
    (TariffClass, names.tariff_name, words.tariff_class),
    (ContactRole, names.contact_role_name, words.contact_role),
    (IssueTopic, names.issue_topic_name, words.issue_topic),
    (OrderChannel, order_channel_name, words.order_channel),
    (Priority, priority_name, words.priority),
    (TaskState, task_state_name, words.task_state),
]


@pytest.fixture(params=["en", "zh_CN"])
def spoken(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """Either language of the window."""
    language = Language(qapp)
    language.use(request.param)
    yield request.param
    language.use("en")


def test_what_the_window_writes_is_read_again(spoken: str) -> None:
    for codes, name, read in NAMED:
        assert {code: read(name(code)) for code in codes} == {code: code for code in codes}, spoken


def test_no_two_columns_have_one_heading(spoken: str, windows: WindowMaker) -> None:
    for kind in FIELDS:
        page = windows.open(kind.value).page
        assert isinstance(page, ListPage)
        titles = [column.title for column in page.spec.columns]
        assert len(set(titles)) == len(titles), spoken
        assert set(FIELDS[kind]) <= {column.key for column in page.spec.columns}
