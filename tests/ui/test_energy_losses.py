"""Line losses in the window: feeders, areas and sums, their course, their accounts, tasks and cases."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from crm.domain.changes import Changes
from crm.domain.losses import LossCut, Section
from crm.storage.store import Store
from crm.storage.tables import (
    MonthlyUsage,
    Task,
)
from crm.usecases.energy.cases import cases
from crm.usecases.energy.loss_course import loss_course
from crm.usecases.energy.loss_sums import loss_sums
from crm.usecases.energy.losses import accounts_on, losses
from tests.support.energy_page import cells, go, page
from tests.support.window import WindowMaker
from ui.energy.case_form import CaseForm
from ui.shell.window import MainWindow
from ui.widgets.data_dialog import DataDialog


@pytest.fixture
def window(windows: WindowMaker, qtbot: QtBot) -> MainWindow:
    window = windows.open("energy")
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.waitUntil(lambda: page(window).compare.strips.table() != [])
    return window


def test_a_loss_becomes_a_task(window: MainWindow, demo_store: Store, qtbot: QtBot) -> None:
    shown = page(window)
    go(window, qtbot, "loss", shown.loss.table)
    shown.loss.table.setFocus()
    shown.loss.table.selectRow(0)
    feeder, voltage = cells(shown.loss.table)[0][0].split(" · ")
    assert voltage == "10 kV"
    QTest.keyClick(shown.loss.table, Qt.Key.Key_Return)

    def there() -> bool:
        with demo_store.read() as reader:
            return any(feeder in title for title in reader.scalars(select(Task.c.title)))

    qtbot.waitUntil(there)


def test_a_case_is_opened_and_closed_with_its_energy(window: MainWindow, demo_store: Store, qtbot: QtBot) -> None:
    shown = page(window)
    go(window, qtbot, "loss", shown.loss.table)
    shown.loss.table.selectRow(0)
    shown.loss.case.click()
    form = shown.findChild(CaseForm)
    assert form is not None
    form.note.set_text("待查")
    form.save()
    qtbot.waitUntil(lambda: "case open" in cells(shown.loss.table)[0][-1])
    shown.loss.table.selectRow(0)
    shown.loss.case.click()
    again = shown.findChildren(CaseForm)[-1]
    qtbot.waitUntil(lambda: again.note.text() == "待查")
    again.close_it.click()
    qtbot.waitUntil(lambda: not again.problem.isHidden())
    again.cause.set_value("meter")
    again.action.set_text("换表")
    again.recovered.line.setText("1,200")
    again.close_it.click()
    qtbot.waitUntil(lambda: "case open" not in cells(shown.loss.table)[0][-1])
    with demo_store.read() as reader:
        assert [each.known.recovered_kwh for each in cases(reader)] == [1200.0]


def test_losses_are_summed_by_what_is_chosen(window: MainWindow, demo_store: Store, qtbot: QtBot) -> None:
    shown = page(window)
    go(window, qtbot, "loss", shown.loss.table)
    feeders = len(cells(shown.loss.table))
    shown.loss.cut.set_value("substation")
    shown.loss.cut_chosen.emit()
    qtbot.waitUntil(lambda: 0 < len(cells(shown.loss.table)) < feeders)
    with demo_store.read() as reader:
        sums = loss_sums(reader, date(2026, 10, 1), LossCut.STATION)
    assert [row[0] for row in cells(shown.loss.table)] == [each.name for each in sums]
    assert not shown.loss.task.isEnabled()
    shown.loss.cut.set_value("")
    shown.loss.cut_chosen.emit()
    qtbot.waitUntil(lambda: len(cells(shown.loss.table)) == feeders)


def test_transformer_areas_take_the_place_of_feeders(window: MainWindow, demo_store: Store, qtbot: QtBot) -> None:
    shown = page(window)
    go(window, qtbot, "loss", shown.loss.table)
    said = shown.tabs.tabText(1)
    shown.loss.cut.set_value("area")
    shown.loss.cut_chosen.emit()
    with demo_store.read() as reader:
        expected = losses(reader, date(2026, 10, 1), window.context.scope.person_id, Section.AREA)
    assert expected.unusual > 0
    names = [row.name for row in expected.rows]
    qtbot.waitUntil(lambda: [row[0] for row in cells(shown.loss.table)] == names)
    assert shown.loss.table.figures.headerData(0, Qt.Orientation.Horizontal) == "Transformer area"
    assert shown.tabs.tabText(1) == said
    qtbot.waitUntil(lambda: names[0] in shown.loss.course.title.text())
    shown.loss.table.selectRow(0)
    shown.loss.case.click()
    form = shown.findChild(CaseForm)
    assert form is not None
    form.note.set_text("户变关系待核")
    form.save()
    qtbot.waitUntil(lambda: "case open" in cells(shown.loss.table)[0][-1])
    with demo_store.read() as reader:
        [kept] = cases(reader)
    assert (kept.area_id, kept.feeder) == (expected.rows[0].area_id, names[0])


def test_the_accounts_on_a_section_stand_with_their_own_change(
    window: MainWindow, demo_store: Store, qtbot: QtBot
) -> None:
    shown = page(window)
    go(window, qtbot, "loss", shown.loss.table)
    row = shown.loss.looked_at
    assert row is not None
    usage = MonthlyUsage.c
    with demo_store.change() as work:
        first = accounts_on(work, Section.FEEDER, row.feeder_id, date(2026, 10, 1))[-1]
        of_month = (usage.account_id == first.account_id, usage.month == date(2026, 10, 1))
        [[key, version]] = work.rows(select(usage.id, usage.version).where(*of_month))
        work.update(MonthlyUsage, key, version, kwh_total=(first.before or 0) * 0.3)
    window.context.hub.changed.emit(Changes(everything=True), None)
    qtbot.waitUntil(lambda: shown.loss.looked_at is not None and bool(shown.loss.looked_at.falling))
    row = shown.loss.looked_at
    assert row is not None
    shown.loss.course.accounts.click()
    qtbot.waitUntil(lambda: shown.findChild(DataDialog) is not None)
    model = shown.findChildren(DataDialog)[-1].table.model()
    told = [[str(model.index(at, column).data()) for column in range(5)] for at in range(model.rowCount())]
    with demo_store.read() as reader:
        expected = accounts_on(reader, Section.FEEDER, row.feeder_id, date(2026, 10, 1))
    assert [line[0] for line in told] == [each.name for each in expected]
    assert {line[0] for line in told if line[4]} == {name for _id, name, _share in row.falling}
    changes = [each.change for each in expected if each.change is not None]
    assert changes == sorted(changes)


def test_the_feeder_that_is_looked_at_is_drawn_in_its_expected_range(
    window: MainWindow, qtbot: QtBot, demo_store: Store
) -> None:
    shown = page(window)
    go(window, qtbot, "loss", shown.loss.table)
    course = shown.loss.course
    qtbot.waitUntil(course.isVisible)
    row = shown.loss.table.row_at(1)
    assert row is not None
    shown.loss.table.setFocus()
    shown.loss.table.setCurrentIndex(shown.loss.table.figures.index(1, 0))
    qtbot.waitUntil(lambda: row.name in course.title.text())
    with demo_store.read() as reader:
        expected = loss_course(reader, row.feeder_id, date(2026, 10, 1))
    rows = course.chart.table()
    assert [each[1] for each in rows[1:]] == ["—" if each.rate is None else f"{each.rate:.2f}%" for each in expected]
    course.data.click()
    assert window.findChildren(DataDialog)
    shown.loss.cut.set_value(LossCut.REGION)
    shown.loss.cut_chosen.emit()
    qtbot.waitUntil(lambda: not course.isVisible())
