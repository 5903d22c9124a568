"""The log of changes with real widgets: looking, filtering, putting back by the keys, writing it out."""

from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from crm.domain.audit import LogFilter
from crm.domain.codes import Role
from crm.storage.store import Store
from crm.storage.tables import Account
from crm.usecases.accounts import account_detail, edit_account
from tests.support.lists import account_ids
from tests.support.window import WindowMaker
from ui.audit.page import AuditPage
from ui.shell.window import MainWindow

MARKUP = "<b>月底停产</b>"


@pytest.fixture
def account_id(demo_store: Store) -> UUID:
    with demo_store.change() as work:
        key = account_ids(work)[0]
        edit_account(work, key, account_detail(work, key).version, address="甲路 1 号")
        edit_account(work, key, account_detail(work, key).version, note=MARKUP, site_access="走东门")
    return key


@pytest.fixture
def window(windows: WindowMaker, account_id: UUID, qtbot: QtBot) -> MainWindow:
    made = windows.open("audit")
    made.context.scope.choose(None, "", Role.SUPERVISOR)
    page(made).load()
    page(made).filter.text.setText("东门")
    qtbot.waitUntil(lambda: page(made).panel.entry is not None)
    return made


def page(window: MainWindow) -> AuditPage:
    assert isinstance(window.page, AuditPage)
    return window.page


def field_of(store: Store, account_id: UUID, name: str) -> object:
    with store.read() as reader:
        return reader.scalar(select(Account.c[name]).where(Account.c.id == account_id))


def test_words_narrow_the_log_and_markup_stays_text(window: MainWindow, account_id: UUID) -> None:
    shown = page(window)
    assert shown.model.rowCount() == 1
    entry = shown.panel.entry
    assert entry is not None
    assert entry.account_id == account_id
    told = {column.key: column.text(entry) for column in shown.model.columns}
    assert MARKUP in told["change"]
    assert told["table"] == "Account"
    shown.filter.text.setText("nobody wrote this")
    assert shown.empty.isVisible()
    shown.empty.acted.emit()
    assert shown.model.rowCount() > 1


def test_a_field_goes_back_by_the_keys_and_undo_brings_it_again(
    window: MainWindow, demo_store: Store, account_id: UUID
) -> None:
    shown = page(window)
    names = [each.field for each in shown.panel.entry.fields] if shown.panel.entry else []
    back = shown.panel.fields[names.index("note")].back
    back.setFocus()
    QTest.keyClick(back, Qt.Key.Key_Return)
    popup = shown.restoring.popup
    assert popup is not None
    QTest.mouseClick(popup.yes, Qt.MouseButton.LeftButton)
    assert field_of(demo_store, account_id, "note") != MARKUP
    assert field_of(demo_store, account_id, "site_access") == "走东门"
    shown.context.undo.undo()
    assert field_of(demo_store, account_id, "note") == MARKUP


def test_a_row_goes_back_whole(window: MainWindow, demo_store: Store, account_id: UUID) -> None:
    shown = page(window)
    QTest.mouseClick(shown.panel.row, Qt.MouseButton.LeftButton)
    popup = shown.restoring.popup
    assert popup is not None
    QTest.mouseClick(popup.yes, Qt.MouseButton.LeftButton)
    assert field_of(demo_store, account_id, "note") != MARKUP
    assert field_of(demo_store, account_id, "site_access") != "走东门"


def test_what_is_shown_is_written(window: MainWindow, tmp_path: Path, demo_store: Store) -> None:
    out = tmp_path / "log.xlsx"
    page(window).writing.write(out, LogFilter(text="东门"))
    sheet = load_workbook(out).active
    assert sheet is not None
    values = {cell.value for row in sheet.iter_rows(min_row=6) for cell in row}
    assert {MARKUP, "走东门"} <= values
    with demo_store.read() as reader:
        kinds = reader.connection.exec_driver_sql("SELECT kind, is_personal FROM export_log").all()
    assert ("audit", 1) in [tuple(row) for row in kinds]


def test_a_date_that_is_none_changes_nothing(window: MainWindow) -> None:
    shown = page(window)
    before = shown.model.rowCount()
    shown.filter.first.setText("no day")
    shown.load()
    assert shown.model.rowCount() == before
    shown.filter.first.set_value(date(2030, 1, 1))
    shown.filter.last.set_value(date(2029, 1, 1))
    shown.load()
    assert shown.problem.isVisible()


def test_a_manager_is_told_whom_to_ask(windows: WindowMaker, account_id: UUID) -> None:
    made = windows.open("audit")
    made.context.scope.choose(None, "", Role.MANAGER)
    page(made).load()
    assert page(made).problem.isVisible()


def test_a_log_that_was_changed_past_the_program_is_told(
    window: MainWindow, demo_store: Store, account_id: UUID
) -> None:
    shown = page(window)
    assert not shown.sealing.banner.isVisible()
    seals = shown.context.drafts.folder / "seals.csv"
    yesterday = demo_store.clock.today() - timedelta(days=1)
    seals.parent.mkdir(parents=True, exist_ok=True)
    seals.write_text(f"day,entries,sha256\n{yesterday},5,{'0' * 64}\n", encoding="utf-8")
    again = AuditPage(shown.context, shown.parentWidget())
    again.sealing.check()
    assert not again.sealing.banner.isHidden()
    assert "5 entries then, 0 now" in again.sealing.banner.accessibleName()


def test_an_unreadable_file_of_seals_is_told(window: MainWindow) -> None:
    shown = page(window)
    folder = shown.context.drafts.folder
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "seals.csv").write_text("nonsense", encoding="utf-8")
    again = AuditPage(shown.context, shown.parentWidget())
    again.sealing.check()
    assert str(folder / "seals.csv") in again.sealing.banner.accessibleName()
