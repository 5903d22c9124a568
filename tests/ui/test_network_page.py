"""The network in the window: its tree, who hangs where, and every way to change that."""

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crm.domain.codes import Role, SourceRole
from crm.domain.network import FeederNode, SupplyPlace
from crm.domain.outage_desk import ScopePart
from crm.storage.store import Store
from crm.usecases.outages.supply import add_supply, supplies
from tests.support.window import WindowMaker
from ui.outages.network_forms import AreaForm, ConnectForm, EndForm, FeederForm, NetworkForm, StationForm, SwitchForm
from ui.outages.network_page import NetworkPage
from ui.outages.outage_form import OutageForm
from ui.outages.page import OutagesPage
from ui.shell.window import MainWindow


@pytest.fixture
def window(windows: WindowMaker, qtbot: QtBot) -> MainWindow:
    window = windows.open("network")
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


@pytest.fixture
def page(window: MainWindow) -> NetworkPage:
    assert isinstance(window.page, NetworkPage)
    return window.page


def form(page: NetworkPage, kind: type[NetworkForm]) -> Any:
    found = page.findChildren(kind)
    assert found
    return found[-1]


def feeder(page: NetworkPage, least: int = 2) -> FeederNode:
    """Look at a feeder on which accounts hang."""
    found = next(node for node in page.tree.nodes.values() if isinstance(node, FeederNode) and node.accounts >= least)
    page.tree.settled.emit(found.id)
    return found


def test_a_station_a_feeder_and_an_area_are_added_where_one_looks(page: NetworkPage, qtbot: QtBot) -> None:
    page.new_station()
    station = form(page, StationForm)
    station.save()
    assert "Enter a name" in station.problem.text()
    station.name.setText("丙站")
    station.voltage.set_value("AC110KV")
    station.save()
    assert page.name.text() == "丙站"
    assert page.facts.text().startswith("110 kV")
    page.add_part()
    line = form(page, FeederForm)
    line.number.setText("F12")
    line.limit.line.setText("much")
    line.save()
    assert "no capacity" in line.problem.text()
    line.limit.line.setText("8,000")
    assert line.voltage.currentText() == "10 kV"
    line.voltage.set_value("AC35KV")
    line.save()
    assert page.name.text() == "丙站 F12"
    assert page.facts.text().startswith("35 kV")
    assert "8,000 kVA" in page.facts.text()
    page.add_part()
    area = form(page, AreaForm)
    area.name.setText("3号公变")
    area.section.setText("二段")
    area.save()
    assert (page.name.text(), page.facts.text()) == ("3号公变", "丙站 F12 · section 二段")
    page.change_part()
    changed = form(page, AreaForm)
    changed.name.setText("4号公变")
    changed.save()
    assert page.name.text() == "4号公变"
    assert not page.add.isVisible()


def test_an_account_is_connected_switched_and_ended_with_its_days(
    page: NetworkPage, window: MainWindow, demo_store: Store
) -> None:
    first = feeder(page)
    other = next(node for node in page.tree.nodes.values() if isinstance(node, FeederNode) and node.id != first.id)
    row = page.table.figures.rows[0]
    today = window.context.clock.today()

    def links() -> list[tuple[Any, ...]]:
        with demo_store.read() as reader:
            found = supplies(reader, ScopePart(account_id=row.account_id), None)
        return [(each.feeder_id, each.role, each.starts_on, each.ends_on) for each in found]

    before = links()
    page.connect_account()
    connect = form(page, ConnectForm)
    connect.save()
    assert "Choose the account" in connect.problem.text()
    connect.account.choose(row.account_id)
    connect.place.feeder.set_value(str(other.id))
    connect.role.set_value(SourceRole.SECURITY)
    connect.save()
    assert (other.id, SourceRole.SECURITY, today, None) in links()
    window.context.undo.undo(1)
    assert links() == before
    page.table.setFocus()
    page.table.selectRow(0)
    assert not page.switch.isVisible()
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert page.switch.isVisible()
    page.switch_checked()
    switch = form(page, SwitchForm)
    switch.place.feeder.set_value(str(other.id))
    switch.since.setText((today + timedelta(days=3)).isoformat())
    switch.save()
    assert (other.id, row.role, today + timedelta(days=3), None) in links()
    assert (first.id, row.role, row.starts_on, today + timedelta(days=2)) in links()
    assert not page.table.checked
    assert row.id in {each.id for each in page.table.figures.rows}
    page.day.setText((today + timedelta(days=9)).isoformat())
    page.day.editingFinished.emit()
    page.day.changed.emit(page.day.value())
    assert row.account_id not in {each.account_id for each in page.table.figures.rows}
    page.former.setChecked(True)
    assert row.id in {each.id for each in page.table.figures.rows}


def test_a_link_ends_on_a_day_and_an_impossible_one_is_refused(page: NetworkPage, window: MainWindow) -> None:
    feeder(page)
    row = page.table.figures.rows[0]
    page.table.check([row.id])
    page.end_checked()
    end = form(page, EndForm)
    end.last.setText("never")
    end.save()
    assert "not a date" in end.problem.text()
    assert row.starts_on is not None
    end.last.setText("1999-01-01")
    end.save()
    assert f"The link began on {row.starts_on} and cannot end on 1999-01-01" in end.problem.text()
    end.last.setText(window.context.clock.today().isoformat())
    end.save()
    now = next(each for each in page.table.figures.rows if each.id == row.id)
    assert now.ends_on == window.context.clock.today()


def test_what_was_entered_by_mistake_goes_by_the_delete_key_and_comes_back(
    page: NetworkPage, window: MainWindow
) -> None:
    page.new_station()
    station = form(page, StationForm)
    station.name.setText("误站")
    station.save()
    wrong = page.part()
    assert wrong is not None
    page.tree.tree.setFocus()
    QTest.keyClick(page.tree.tree, Qt.Key.Key_Delete)
    assert wrong.id not in page.tree.nodes
    window.context.undo.undo(1)
    assert wrong.id in page.tree.nodes
    line = feeder(page)
    page.remove.click()
    assert line.id in page.tree.nodes
    assert "Delete these first" in window.toast.text


def test_links_entered_by_mistake_go_by_the_delete_key_and_come_back(
    page: NetworkPage, window: MainWindow, demo_store: Store
) -> None:
    line = feeder(page)
    row = page.table.figures.rows[0]
    other = next(node for node in page.tree.nodes.values() if isinstance(node, FeederNode) and node.id != line.id)
    with demo_store.change() as work:
        wrong = add_supply(
            work, row.account_id, SupplyPlace(other.id), SourceRole.SECURITY, window.context.clock.today()
        )
    page.load()
    page.tree.settled.emit(other.id)
    assert wrong in {each.id for each in page.table.figures.rows}
    assert not page.drop.isVisible()
    page.table.check([wrong])
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert wrong not in {each.id for each in page.table.figures.rows}
    window.context.undo.undo(1)
    assert wrong in {each.id for each in page.table.figures.rows}


def test_the_filter_shows_what_fits_and_what_it_hangs_on(page: NetworkPage) -> None:
    node = feeder(page)
    station = page.tree.above[node.id]
    page.tree.line.setText(f"{getattr(station, 'name', '')} {node.number}")
    shown = [key for key, item in page.tree._items.items() if not item.isHidden()]
    assert node.id in shown
    assert station.id in shown
    assert len([key for key in shown if isinstance(page.tree.nodes[key], FeederNode)]) < sum(
        isinstance(each, FeederNode) for each in page.tree.nodes.values()
    )
    page.tree.line.clear()
    assert not any(item.isHidden() for item in page.tree._items.values())


def test_a_transfer_is_registered_from_its_feeder(page: NetworkPage, window: MainWindow) -> None:
    node = feeder(page)
    page.register_transfer()
    assert isinstance(window.page, OutagesPage)
    draft = window.page.findChildren(OutageForm)[-1].draft()
    assert (draft.type, draft.scope) == ("transfer", (ScopePart(feeder_id=node.id),))


def test_whoever_only_looks_changes_nothing(page: NetworkPage, window: MainWindow) -> None:
    window.context.scope.choose(None, "", Role.READONLY)
    feeder(page)
    assert page.page_actions() == []
    assert not any(each.isVisible() for each in (page.change, page.add, page.remove, page.connect_one, page.transfer))
    page.table.toggle(0)
    assert not page.table.checked
