"""Whether an account wants publicity, said and changed on its page."""

from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from crm.storage.store import Store
from crm.storage.tables import OptOut
from tests.support.window import WindowMaker
from ui.accounts.about_facts import PUBLICITY, about_facts
from ui.accounts.account_page import AccountPage
from ui.shell.window import MainWindow


@pytest.fixture
def account_id(demo_store: Store) -> UUID:
    with demo_store.read() as reader:
        row = OptOut.c
        key: UUID = reader.scalar(select(row.account_id).where(row.deleted_at.is_(None)).limit(1))
    return key


@pytest.fixture
def window(windows: WindowMaker, account_id: UUID) -> MainWindow:
    return windows.open("account", id=account_id)


def said(window: MainWindow) -> str:
    page = window.page
    assert isinstance(page, AccountPage)
    account = page.about._account
    return "" if account is None else next(each.value for each in about_facts(account) if each.key == PUBLICITY)


def test_an_opt_out_stands_on_the_page_and_is_taken_back_and_given_there(
    window: MainWindow, account_id: UUID, demo_store: Store, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: said(window).startswith("none wanted since"))
    page = window.page
    assert isinstance(page, AccountPage)

    def stored() -> int:
        row = OptOut.c
        with demo_store.read() as reader:
            return len(reader.rows(select(row.id).where(row.account_id == account_id, row.deleted_at.is_(None))))

    page.about.facts.edited.emit(PUBLICITY, "1")
    qtbot.waitUntil(lambda: stored() == 0)
    qtbot.waitUntil(lambda: said(window) == "wanted")
    page.about.facts.edited.emit(PUBLICITY, "")
    qtbot.waitUntil(lambda: stored() == 1)
    qtbot.waitUntil(lambda: said(window).startswith("none wanted since"))
