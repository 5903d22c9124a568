"""Accounts that are not as one expects: names of any kind, and nothing but a name."""

from uuid import UUID

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from crm.domain.contacts import ContactDraft
from crm.storage.store import Store
from crm.usecases.accounts import account_detail, edit_account
from crm.usecases.contacts import save_contact
from tests.support import build
from tests.support.account import entries, page
from tests.support.lists import account_ids
from tests.support.window import WindowMaker
from ui.accounts.behind import Behind, BehindPopup
from ui.shell.window import MainWindow
from ui.widgets.rows.items import Row

NAMES = [
    "<b>粗体</b> <img src=x> & Co",
    "شركة الكهرباء التجريبية 12 kV",
    "🏭👩‍🔧 演示工厂 🇨🇳",
    "长" * 500,
    "W" * 500,
]


def fits(window: MainWindow) -> bool:
    """Say whether every card of the page lies inside it."""
    shown = page(window)
    parts = (shown.strip, shown.about, shown.timeline, shown.tasks, shown.energy, shown.outages)
    corners = [(part.mapTo(shown, QPoint(0, 0)).x(), part.width()) for part in parts]
    return all(left >= 0 and left + width <= shown.width() for left, width in corners)


@pytest.mark.parametrize("name", NAMES)
def test_any_name_is_shown_as_it_is_and_keeps_the_page_in_shape(
    windows: WindowMaker, demo_store: Store, name: str
) -> None:
    with demo_store.change() as work:
        key = account_ids(work)[0]
        account = account_detail(work, key)
        edit_account(work, key, account.version, name=name, name_en=name, site_access=name, note=name)
        save_contact(work, key, ContactDraft(name=name, title=name))
    window = windows.open("account", id=key)
    assert page(window).page_title() == name
    assert window.width() == 1440
    assert fits(window)
    assert page(window).about.access.toPlainText() == name
    assert any(name in line.accessibleName() for line in page(window).about.contacts.lines)
    assert any(name in entry.spoken for entry in entries(window))


@pytest.fixture
def bare(demo_store: Store) -> UUID:
    with demo_store.change() as work:
        return build.account(work, build.bureau(work), "9900000000123")


def test_an_account_without_anything_says_so_everywhere(windows: WindowMaker, bare: UUID, qtbot: QtBot) -> None:
    window = windows.open("account", id=bare)
    shown = page(window)
    assert shown.strip.isVisible()
    assert shown.energy.empty.isVisibleTo(shown)
    assert shown.about.contacts.lines == []
    assert not shown.about.emergency.isVisible()
    for key in ("health", "due", "rating", "pf", "used", "quality"):
        shown.show_behind(key)
        assert shown.popup is not None
        assert shown.popup.isVisible()
        shown.popup.close()
    for tab in ("visits", "outages", "files"):
        shown.timeline.show_kind(tab)
        assert shown.timeline.places.currentWidget() is shown.timeline.empty
    shown.timeline.show_kind("energy")
    assert fits(window)


def test_what_stands_behind_a_figure_scrolls_on_a_low_screen(windows: WindowMaker) -> None:
    window = windows.open("today")
    room = window.screen().availableGeometry()
    rows = [Row(str(number), f"Row {number}") for number in range(room.height() // 20)]
    popup = BehindPopup(Behind("Many", rows, "A note."), window)
    popup.open_under(window)
    assert popup.list.rows_height() > room.height()
    assert popup.geometry().top() >= room.top()
    assert popup.geometry().bottom() <= room.bottom()
    assert popup.list.verticalScrollBar().maximum() == popup.list.rows_height() - popup.list.viewport().height()
    popup.close()


def test_what_stands_behind_a_figure_stands_whole_where_there_is_room(windows: WindowMaker) -> None:
    window = windows.open("today")
    popup = BehindPopup(Behind("Few", [Row(str(number), f"Row {number}") for number in range(12)]), window)
    popup.open_under(window)
    assert popup.list.verticalScrollBar().maximum() == 0
    popup.close()
