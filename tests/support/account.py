"""What tests of the account page share."""

from uuid import UUID

from PySide6.QtWidgets import QApplication, QMenu, QWidget

from crm.domain.accounts import AccountDetail
from crm.domain.timeline import EntryKind
from crm.storage.store import Store
from crm.usecases.accounts import account_detail
from ui.accounts.account_page import AccountPage
from ui.shell.window import MainWindow
from ui.widgets.timeline.model import TimelineEntry


def page(window: MainWindow) -> AccountPage:
    assert isinstance(window.page, AccountPage)
    return window.page


def stored(store: Store, account_id: UUID) -> AccountDetail:
    with store.read() as reader:
        return account_detail(reader, account_id)


def entries(window: MainWindow) -> list[TimelineEntry]:
    """Return what the timeline shows."""
    model = page(window).timeline.view.entries
    found = [model.entry(row) for row in range(model.rowCount())]
    return [each for each in found if each is not None]


def kinds(window: MainWindow) -> set[EntryKind]:
    return {each.id.kind for each in entries(window)}


def pick(owner: QWidget, words: str) -> None:
    """Choose from the menu of a widget that was opened last."""
    menu = owner.findChildren(QMenu)[-1]
    action = next(each for each in menu.actions() if words in each.text())
    action.trigger()
    menu.close()
    QApplication.processEvents()
