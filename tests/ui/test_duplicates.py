"""Duplicates in the window: pairs with their reasons, merged field by field, or remembered as none; keys alone."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from crm.domain.changes import Kind
from crm.domain.ids import new_id
from crm.domain.merging import Side
from crm.storage.store import Store
from crm.usecases.accounts import account_detail, edit_account
from tests.support.lists import account_ids
from tests.support.window import WindowMaker
from ui.duplicates.page import JUDGED, SHOWN, DuplicatesPage
from ui.shell.window import MainWindow


@pytest.fixture
def twins(demo_store: Store) -> tuple[UUID, UUID]:
    """Two accounts of nearly one name; the second has the fuller address."""
    with demo_store.change() as work:
        first, second = account_ids(work)[:2]
        names = ("海岳精密光学有限公司", "深圳市海岳精密光学股份有限公司")
        for key, name, address in zip((first, second), names, ("南山 <b>", "南山区粤海街道科技路 8 号"), strict=True):
            edit_account(work, key, account_detail(work, key).version, name=name, address=address)
    return first, second


@pytest.fixture
def window(windows: WindowMaker, twins: tuple[UUID, UUID]) -> MainWindow:
    return windows.open("duplicates")


def page(window: MainWindow) -> DuplicatesPage:
    assert isinstance(window.page, DuplicatesPage)
    return window.page


def key_of(window: MainWindow, twins: tuple[UUID, UUID]) -> tuple[UUID, UUID]:
    return next(key for key in page(window)._pairs if set(key) == set(twins))


def test_a_pair_is_merged_field_by_field_and_undo_brings_both_back(
    window: MainWindow, demo_store: Store, twins: tuple[UUID, UUID]
) -> None:
    shown = page(window)
    key = key_of(window, twins)
    row = shown.list.row(key)
    assert row is not None
    assert "near names" in row.second
    shown.list.set_current(key)
    QTest.keyClick(shown.list, Qt.Key.Key_Return)
    dialog = shown.dialog
    assert dialog is not None
    sides = {dialog.view.left.id: Side.LEFT, dialog.view.right.id: Side.RIGHT}
    assert dialog.wish().choices["address"] is sides[twins[1]]
    dialog.keep.button(list(Side).index(sides[twins[0]])).setChecked(True)
    dialog.merge.click()
    with demo_store.read() as reader:
        kept = account_detail(reader, twins[0])
        assert kept.address == "南山区粤海街道科技路 8 号"
        assert twins[1] not in account_ids(reader)
    assert key not in shown._pairs
    window.context.undo.undo()
    with demo_store.read() as reader:
        assert {*twins} <= set(account_ids(reader))
        assert account_detail(reader, twins[0]).address == "南山 <b>"


def test_what_is_no_duplicate_is_remembered_and_can_be_offered_again(
    window: MainWindow, twins: tuple[UUID, UUID]
) -> None:
    shown = page(window)
    key = key_of(window, twins)
    shown.list.set_current(key)
    QTest.keyClick(shown.list, Qt.Key.Key_Delete)
    assert key not in shown._pairs
    shown.states.picked.emit(JUDGED)
    assert len(shown._judged) == 1
    shown.list.walk(0)
    QTest.keyClick(shown.list, Qt.Key.Key_Return)
    assert key in shown._pairs


def settle(window: MainWindow) -> None:
    """Look at the pair in focus at once, as after it has stood still."""
    page(window)._settling.timeout.emit()


def test_the_pair_in_focus_stands_side_by_side(window: MainWindow, twins: tuple[UUID, UUID]) -> None:
    shown = page(window)
    key = key_of(window, twins)
    shown.list.set_current(key)
    settle(window)
    lines = {label: sides for label, *sides in shown.panel.lines}
    addresses = ["南山 <b>", "南山区粤海街道科技路 8 号"]
    assert lines["Address"] == (addresses if key == twins else addresses[::-1])
    assert "Name" not in lines
    shown.panel.open.click()
    assert shown.dialog is not None
    assert {shown.dialog.view.left.id, shown.dialog.view.right.id} == set(twins)
    shown.dialog.reject()
    shown.panel.other.click()
    assert key not in shown._pairs
    shown.states.picked.emit(JUDGED)
    shown.list.walk(0)
    settle(window)
    assert shown.panel.open.text() == "Offer again"
    assert not shown.panel.other.isVisible()
    shown.panel.open.click()
    assert key in shown._pairs


def test_without_pairs_nothing_stands_side_by_side(window: MainWindow) -> None:
    shown = page(window)
    shown._show(({}, 0, []))
    assert shown.panel.lines == []
    assert not shown.panel.open.isVisible()


def test_a_narrow_window_has_the_panel_as_a_sheet(window: MainWindow) -> None:
    window.resize(1180, 720)
    shown = page(window)
    assert not shown.panel.isVisible()
    QTest.keyClick(shown.list, Qt.Key.Key_Backslash, Qt.KeyboardModifier.ControlModifier)
    assert shown.panel.isVisible()
    assert shown.panel.lines


def test_every_kind_is_looked_for_and_none_says_so(window: MainWindow) -> None:
    shown = page(window)
    for kind in (Kind.CUSTOMER, Kind.CONTACT):
        shown.kinds.picked.emit(kind.value)
        assert shown.kind is kind
        assert shown.list.isVisible() != shown.empty.isVisible()
    shown.states.picked.emit(JUDGED)
    assert shown.empty.isVisible()


def test_a_row_that_is_gone_is_refused_in_a_sentence(
    window: MainWindow, demo_store: Store, twins: tuple[UUID, UUID]
) -> None:
    shown = page(window)
    shown.list.set_current(key_of(window, twins))
    QTest.keyClick(shown.list, Qt.Key.Key_Return)
    assert shown.dialog is not None
    with demo_store.change() as work:
        edit_account(work, twins[0], account_detail(work, twins[0]).version, address="elsewhere")
    shown.dialog.merge.click()
    assert shown.dialog.problem.text()


def test_of_very_many_pairs_the_likeliest_are_shown_and_the_others_follow(
    window: MainWindow, twins: tuple[UUID, UUID]
) -> None:
    shown = page(window)
    pair = shown._pairs[key_of(window, twins)]
    pairs = {(new_id(), new_id()): pair for _ in range(SHOWN)}
    shown._show((pairs, SHOWN + 2, []))
    assert shown.list.model().rowCount() == SHOWN
    assert shown.foot.text().startswith("502 ")
    assert "the first 500" in shown.foot.text()
    shown._show((pairs, SHOWN, []))
    assert shown.list.model().rowCount() == SHOWN
    assert "the first" not in shown.foot.text()
