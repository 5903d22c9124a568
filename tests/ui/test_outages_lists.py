"""What the desk lists beside the board: late notices, workbooks, yearly limits, and the number on the rail."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from crm.domain.codes import IssueTopic, OutageType, Role
from crm.domain.privacy import ExportKind
from crm.storage.settings import put
from crm.storage.store import Store
from crm.storage.tables import ExportLog, Issue
from crm.usecases.issues import add_issue
from crm.usecases.outages.board import waiting_count
from crm.usecases.outages.breaches import breaches
from crm.usecases.outages.network import network
from tests.support.window import WindowMaker
from ui.outages.after_dialog import AfterDialog
from ui.outages.breach_page import BreachPage
from ui.outages.export_form import ExportForm
from ui.outages.page import OutagesPage


def test_late_notices_are_a_page_and_enter_opens_the_outage(windows: WindowMaker, demo_store: Store) -> None:
    window = windows.open("breaches")
    page = window.page
    assert isinstance(page, BreachPage)
    first, last = page.first.value(), page.last.value()
    assert first is not None
    assert last is not None
    with demo_store.read() as reader:
        found = breaches(reader, first, last, window.context.scope.person_id)
    assert found
    assert [row.account_id for row in page.table.figures.rows] == [row.account_id for row in found]
    assert str(len(found)) in page.page_subtitle()
    page.first.setText("2031-01-01")
    page.first.changed.emit(page.first.value())
    assert page.problem.isVisible()
    page.first.setText(first.isoformat())
    page.first.changed.emit(first)
    row = page.table.figures.rows[0]
    page.table.opened.emit(row)
    assert isinstance(window.page, OutagesPage)
    assert window.page.found is not None
    assert window.page.found.head.outage_id == row.outage_id


@pytest.mark.parametrize("kind", [ExportKind.OUTAGES, ExportKind.ESTIMATES, ExportKind.NOTICES])
def test_a_period_is_written_and_noted(
    windows: WindowMaker, demo_store: Store, tmp_path: Path, kind: ExportKind
) -> None:
    window = windows.open("outages")
    page = window.page
    assert isinstance(page, OutagesPage)
    form = ExportForm(window.context, page, kind)
    form.last.setText("nonsense")
    form.save()
    assert "not a date" in form.problem.text()
    form.last.set_value(window.context.clock.today())
    out = tmp_path / "out.xlsx"
    form.write(out)
    assert len(load_workbook(out).sheetnames) > 1
    with demo_store.read() as reader:
        assert (kind, out.name) in [tuple(row) for row in reader.rows(select(ExportLog.c.kind, ExportLog.c.file_name))]


def test_a_plan_over_the_yearly_limit_is_said_while_it_is_entered(
    windows: WindowMaker, demo_store: Store, qtbot: QtBot
) -> None:
    window = windows.open("outages")
    window.context.scope.choose(None, "", Role.SUPERVISOR)
    page = window.page
    assert isinstance(page, OutagesPage)
    today = window.context.clock.today()
    with demo_store.change() as work:
        put(work, "outage.planned_max_hv_10kv", 0, today)
    with demo_store.read() as reader:
        stations = network(reader)
    feeder = next(each for station in stations for each in station.feeders if each.accounts)
    form = page.new_outage(feeder.id, OutageType.PLANNED)
    qtbot.waitUntil(lambda: "yearly limit" in form.over.text())
    assert "(1 of 0)" in form.over.text()
    form.kind.set_value(OutageType.FAULT)
    form._suit()
    qtbot.waitUntil(lambda: not form.over.text())


def test_the_rail_counts_outages_of_which_somebody_has_to_be_told(windows: WindowMaker, demo_store: Store) -> None:
    window = windows.open("today")
    window.counts.count()
    with demo_store.read() as reader:
        wanted = waiting_count(reader, window.context.scope.person_id)
    button = window.rail._buttons["outages"]
    assert button.count == wanted > 0
    assert f"{wanted} waiting for you" in button.accessibleName()
    window.rail.set_count("outages", 0)
    assert button.accessibleName() == "Outages"


def test_a_complaint_is_linked_to_its_outage_and_let_go(windows: WindowMaker, demo_store: Store) -> None:
    window = windows.open("outages")
    page = window.page
    assert isinstance(page, OutagesPage)
    assert page.found is not None
    row = page.table.rows()[0]
    with demo_store.change() as work:
        key = add_issue(work, row.account_id, IssueTopic.OUTAGE, "停电无人告知")
    page.load()
    assert "complaint" in page.after.text()
    page.after.click()
    dialog = page.findChildren(AfterDialog)[-1]
    place = [each.id for each in dialog.complaints.figures.rows].index(key)
    dialog.complaints.setFocus()
    dialog.complaints.selectRow(place)

    def linked() -> object:
        with demo_store.read() as reader:
            return reader.scalar(select(Issue.c.outage_id).where(Issue.c.id == key))

    QTest.keyClick(dialog.complaints, Qt.Key.Key_Space)
    assert linked() == page.found.head.outage_id
    place = [each.id for each in dialog.complaints.figures.rows].index(key)
    dialog.complaints.toggle(place)
    assert linked() is None
    window.context.undo.undo(1)
    assert linked() == page.found.head.outage_id
    dialog.complaints.opened.emit(dialog.complaints.figures.rows[0])
    assert type(window.page).__name__ == "AccountPage"
