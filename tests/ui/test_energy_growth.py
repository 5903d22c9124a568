"""Coming demand in the window: what it adds to feeders, and how it is noted and changed."""

import pytest
from pytestqt.qtbot import QtBot

from crm.domain.growth_desk import LeadLine
from crm.storage.store import Store
from crm.usecases.energy.growth import growth
from tests.support.lists import account_ids
from tests.support.window import WindowMaker
from ui.energy.lead_form import LeadForm
from ui.energy.lead_rows import placed
from ui.energy.page import EnergyPage
from ui.shell.window import MainWindow
from ui.widgets.table.figure_table import FigureTable


@pytest.fixture
def window(windows: WindowMaker, qtbot: QtBot) -> MainWindow:
    window = windows.open("energy", tab="growth")
    qtbot.waitUntil(lambda: page(window).growth.leads.figures.rowCount() > 0)
    return window


def page(window: MainWindow) -> EnergyPage:
    assert isinstance(window.page, EnergyPage)
    return window.page


def cells(table: FigureTable) -> list[list[str]]:
    model = table.figures
    columns = range(model.columnCount())
    return [[str(model.index(row, column).data()) for column in columns] for row in range(model.rowCount())]


def test_growth_says_what_is_loaded_and_when(window: MainWindow, demo_store: Store, qtbot: QtBot) -> None:
    shown = page(window)
    with demo_store.read() as reader:
        board = growth(reader)
    lines = cells(shown.growth.feeders)
    assert [row[0] for row in lines] == [f"{row.substation} {row.feeder}" for row in board.rows]
    assert [int(row[1]) for row in lines] == [len(row.leads) for row in board.rows]
    assert [row[0] for row in cells(shown.growth.stations)] == [row.substation for row in board.stations]


def test_a_coming_demand_is_changed_in_the_window(window: MainWindow, qtbot: QtBot, demo_store: Store) -> None:
    shown = page(window)
    line = shown.growth.leads.row_at(0).line  # type: ignore[union-attr]
    shown.growth.leads.opened.emit(shown.growth.leads.row_at(0))
    [form] = window.findChildren(LeadForm)
    form.ramp.setText("80/30")
    form.save()
    assert form.isVisible()
    form.ramp.setText("20、50、100")
    form.stage.set_value("building")
    form.probability.line.setText("95")
    form.save()

    def now() -> LeadLine:
        with demo_store.read() as reader:
            return next(each.line for each in placed(growth(reader)) if each.line.lead_id == line.lead_id)

    qtbot.waitUntil(lambda: now().ramp == (0.2, 0.5, 1.0))
    assert (now().stage, now().probability) == ("building", 0.95)


def test_a_new_demand_is_noted_in_the_window(window: MainWindow, qtbot: QtBot, demo_store: Store) -> None:
    shown = page(window)
    shown.growth.new.click()
    [form] = window.findChildren(LeadForm)
    form.capacity.line.setText("8000")
    form.save()
    assert form.isVisible()
    with demo_store.read() as reader:
        account = account_ids(reader)[0]
    form.account.choose(account)
    form.save()
    assert form.isVisible()
    form.project.setText("二期厂房（演示）")
    qtbot.waitUntil(lambda: form.contact.count() > 1)
    people = [form.contact.itemData(place) for place in range(form.contact.count())]
    form.contact.set_value(people[1])
    form.purpose.setText("冷库")
    form.character.setText("三班")
    form.voltage.set_value("AC10KV")
    form.dual.set_value("yes")
    form.save()

    def there() -> list[LeadLine]:
        with demo_store.read() as reader:
            return [each.line for each in placed(growth(reader)) if each.line.project == "二期厂房（演示）"]

    qtbot.waitUntil(lambda: bool(there()))
    [found] = there()
    assert (found.applied_kva, found.stage, found.probability) == (8000, "lead", 0.2)
    assert (found.purpose, found.load_character, found.voltage_code, found.is_dual) == ("冷库", "三班", "AC10KV", True)
    assert str(found.contact_id) == people[1]
    window.context.undo.undo()
    qtbot.waitUntil(lambda: not there())
