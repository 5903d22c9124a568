"""Nothing is reached by the pointer alone: every list, filter, sort, menu and panel by keys, on every page."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QMenu,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from crm.domain.lists import ListKind
from crm.storage.store import Store
from crm.usecases.people import people
from crm.usecases.surveys.shipped import bring_shipped
from tests.support.commands import SAMPLES
from tests.support.lists import account_ids, visit_ids
from tests.support.window import WindowMaker, belongs
from ui.lists.page import ListPage
from ui.pages import PLACES
from ui.picture_scenes import scenes
from ui.shell.window import MainWindow

CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QTabBar)
MOST = 250
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def arguments(demo_store: Store) -> dict[str, dict[str, Any]]:
    """What the pages of one row, and the import, are opened with."""
    with demo_store.read() as reader:
        account: UUID = account_ids(reader)[0]
        visit: UUID = visit_ids(reader, "planned")[0]
    ledger = str(SAMPLES / "客户台账_gbk.csv")
    one = {"id": account}
    return {"account": one, "visit": {"id": visit}, "brief": {"ids": [account]}, "import": {"file": ledger}}


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is: in the popup that is open, else in what has the focus."""
    popup = QApplication.activePopupWidget()
    target = (popup.focusWidget() or popup) if popup is not None else QApplication.focusWidget()
    assert target is not None, "the keyboard is nowhere"
    QTest.keyClick(target, key, modifiers)


def stops(first: QWidget) -> Iterator[QWidget]:
    """Walk with Tab until one comes round."""
    seen: list[QWidget] = []
    part: QWidget | None = first
    while part is not None and part not in seen and len(seen) < MOST:
        seen.append(part)
        yield part
        QTest.keyClick(part, Qt.Key.Key_Tab)
        part = first.window().focusWidget()


def controls(top: QWidget) -> list[QWidget]:
    """Return what the pointer can press, choose or type into."""
    return [
        each
        for each in top.findChildren(QWidget)
        if isinstance(each, CONTROLS)
        and each.isVisible()
        and each.isEnabled()
        and not isinstance(each.parentWidget(), QLineEdit | QTabBar | QComboBox)
        and each.focusProxy() is None
        and not (isinstance(each, QAbstractItemView) and _has_nothing(each))
    ]


def _has_nothing(view: QAbstractItemView) -> bool:
    """Say whether there is nothing to walk: no rows, or titles that do not sort."""
    plain = isinstance(view, QHeaderView) and view.focusPolicy() == Qt.FocusPolicy.NoFocus
    return plain or view.model() is None or view.model().rowCount() == 0


def by_arrows(part: QWidget, reached: set[QWidget]) -> bool:
    """Say whether arrows lead to a part from another of its kind, of which Tab reaches one."""
    siblings = [each for each in reached if type(each) is type(part) and each.parentWidget() is part.parentWidget()]
    for sibling in siblings[:1]:
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left):
            sibling.setFocus(Qt.FocusReason.TabFocusReason)
            for _ in range(MOST // 10):
                QTest.keyClick(part.window().focusWidget(), key)
                if part.window().focusWidget() is part:
                    return True
    return False


def described(part: QWidget) -> str:
    return f"{type(part).__name__} {part.accessibleName()!r} in {type(part.parentWidget()).__name__}"


def active(windows: WindowMaker, qtbot: QtBot, page: str, **arguments: Any) -> MainWindow:
    """Open a page in a window that has the keyboard."""
    window = windows.open(page, **arguments)
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


@pytest.mark.parametrize("place", [place.id for place in PLACES])
def test_tab_reaches_every_control_of_a_page(
    place: str, windows: WindowMaker, qtbot: QtBot, arguments: dict[str, dict[str, Any]]
) -> None:
    window = active(windows, qtbot, place, **arguments.get(place, {}))
    window.top.search.setFocus()
    reached = set(stops(window.top.search))
    missed = [described(each) for each in controls(window) if each not in reached and not by_arrows(each, reached)]
    assert missed == []


@pytest.mark.parametrize("place", [place.id for place in PLACES])
def test_tab_goes_through_the_window_as_one_reads(
    place: str, windows: WindowMaker, qtbot: QtBot, arguments: dict[str, dict[str, Any]]
) -> None:
    window = active(windows, qtbot, place, **arguments.get(place, {}))
    window.top.search.setFocus()
    panes = (window.top, window.body, window.status, window.rail)
    walked = [
        next(pane for pane in panes if pane is each or pane.isAncestorOf(each)) for each in stops(window.top.search)
    ]
    came_to = [pane for pane, _ in groupby(walked)]
    assert came_to[:4] == list(panes)
    assert came_to[4:] in ([], [window.top]), "the way up stands at the left of the top bar"


@pytest.mark.parametrize("place", sorted({scene.page for scene in scenes()}))
def test_tab_reaches_every_control_of_what_opens_over_a_page(
    place: str, windows: WindowMaker, qtbot: QtBot, demo_store: Store, arguments: dict[str, dict[str, Any]]
) -> None:
    with demo_store.change() as work:
        bring_shipped(work)
    with demo_store.read() as reader:
        person = next(each for each in people(reader) if each.accounts)
    mine = (person.id, person.name, person.role)
    window = active(windows, qtbot, place, **arguments.get(place, {}))
    missed: dict[str, list[str]] = {}
    for scene in (each for each in scenes() if each.page == place):
        window.context.scope.choose(*((None, "", scene.role) if scene.role is not None else mine))
        window.navigate(place, **{**arguments.get(place, {}), **scene.arguments})
        for step in (scene.open, scene.after):
            if step is not None:
                step(window, window.page)
        for over in opened_over(window):
            with qtbot.waitActive(over):
                over.activateWindow()
            missed[scene.name] = unreached(over)
            over.close()
        if scene.leave is not None:
            scene.leave(window, window.page)
    assert {name: parts for name, parts in missed.items() if parts} == {}


def opened_over(window: MainWindow) -> list[QWidget]:
    """Return the popups and dialogs that are open, each before the one that it was opened from.

    Menus are left aside: Qt walks those by arrows. One that closes takes along what was opened from it.
    """
    tops = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not window]
    over = [each for each in tops if not isinstance(each, QMenu) and belongs(each, window)]
    return sorted(over, key=lambda each: sum(belongs(each, other) for other in over), reverse=True)


def unreached(over: QWidget) -> list[str]:
    """Return what Tab and arrows do not come to in a popup or dialog."""
    first = over.focusWidget() or over
    first.setFocus(Qt.FocusReason.TabFocusReason)
    reached = set(stops(first))
    return [described(each) for each in controls(over) if each not in reached and not by_arrows(each, reached)]


@pytest.mark.parametrize("kind", list(ListKind))
def test_a_list_is_found_narrowed_sorted_chosen_and_left_by_keys(
    kind: ListKind, windows: WindowMaker, qtbot: QtBot
) -> None:
    window = active(windows, qtbot, kind.value)
    window.context.scope.choose(None, "", window.context.scope.role)
    page = window.page
    assert isinstance(page, ListPage)
    every = page.model.rowCount()
    press(Qt.Key.Key_Slash)
    assert page.filters.line.hasFocus()
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    narrow_by_popup(page)
    assert 0 < page.model.rowCount() <= every
    assert page.filters.values()
    press(Qt.Key.Key_F, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert (page.filters.values(), page.model.rowCount()) == ({}, every)
    sort_by_title(page)
    page.table.setFocus()
    rows = list(page.model.ids())
    press(Qt.Key.Key_Home, CONTROL)
    press(Qt.Key.Key_J)
    press(Qt.Key.Key_Space)
    assert page.model.checked_ids() == rows[1:2]
    press(Qt.Key.Key_Escape)
    assert page.side is not None
    was_open = page.side.is_open
    press(Qt.Key.Key_Backslash, CONTROL)
    assert page.side.is_open is not was_open
    press(Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert isinstance(QApplication.activePopupWidget(), QMenu)
    press(Qt.Key.Key_Escape)
    assert page.table.hasFocus()
    press(Qt.Key.Key_Return)
    assert window.page_id != kind.value or kind is ListKind.TASKS


def narrow_by_popup(page: ListPage) -> None:
    """Take the first choice of the popup of a filter."""
    popup = QApplication.activePopupWidget()
    assert popup is not None, "a chip opens its choices"
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Escape)


def sort_by_title(page: ListPage) -> None:
    """Go from the rows to the titles and sort by the second one."""
    page.table.setFocus()
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.table.horizontalHeader()
    before = page.table.horizontalHeader().sorted_by()  # type: ignore[attr-defined]
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return)
    assert page.table.horizontalHeader().sorted_by() != before  # type: ignore[attr-defined]
