"""The main job through the window: bring a ledger in, plan, record, finish, export; the figures equal the database."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crm.domain.codes import Topic
from crm.storage.store import Store
from crm.usecases.people import people
from crm.usecases.visits import visit_rows
from tests.support.commands import SAMPLES, ClockedCommand
from tests.support.lists import account_item, visit_ids
from tests.support.window import WindowMaker
from ui.exchange.page import CHECK, DONE, MATCH, ImportPage
from ui.planner.page import PlannerPage
from ui.reports.page import ReportsPage
from ui.settings import Settings
from ui.shell.window import MainWindow
from ui.visits.record_page import RecordPage

EXPECTED = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))
Page = TypeVar("Page")


@pytest.fixture
def window(light_theme: None, store: Store, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window over an empty database, on each engine."""
    maker = WindowMaker(store, Settings(tmp_path / "rounds.ini"), qtbot, tmp_path / "drafts")
    yield maker.open("import")
    maker.close()


def page(window: MainWindow, kind: type[Page]) -> Page:
    assert isinstance(window.page, kind)
    return window.page


def bring_in(window: MainWindow, name: str) -> str:
    """Go through the steps of the import and return what the last one says."""
    wizard = page(window, ImportPage)
    wizard.open_file(SAMPLES / name)
    assert wizard._step == MATCH
    QTest.mouseClick(wizard.next, Qt.MouseButton.LeftButton)
    assert wizard._step == CHECK
    QTest.mouseClick(wizard.next, Qt.MouseButton.LeftButton)
    assert wizard._step == DONE
    said = wizard.result.title.text()
    wizard.result.again.emit()
    return said


def choose_manager(window: MainWindow, name: str) -> None:
    found: list[Any] = []
    window.context.runner.ask(window, people, found.append)
    person = next(each for each in found[0] if each.name == name)
    window.context.scope.choose(person.id, person.name, person.role)


def record(window: MainWindow) -> None:
    """Write down what was said, as a manager types it."""
    form = page(window, RecordPage).form
    form.topics.set_value((Topic.POLICY,))
    form.content.setPlainText("客户希望提前知道停电安排。(演示)")
    QTest.keyClicks(form.demand.line, "630")
    form.satisfaction.setFocus()
    QTest.keyClick(form.satisfaction, Qt.Key.Key_5)


def test_from_a_ledger_to_the_summary(
    window: MainWindow, store: Store, command: ClockedCommand, tmp_path: Path
) -> None:
    assert bring_in(window, "客户台账.xlsx") == f"{EXPECTED['accounts']['good']:,} rows are in"
    assert bring_in(window, "走访记录.xlsx") == f"{EXPECTED['visits']['good']:,} rows are in"
    assert command.sql(store.where, "SELECT count(*) FROM account") == EXPECTED["accounts"]["good"]
    choose_manager(window, "林晓岚")

    window.navigate("planner")
    planner = page(window, PlannerPage)
    first = next(iter(planner.due._rows.values()))
    planner.due.list.set_current(first.account_id)
    QTest.keyClick(planner.due.list, Qt.Key.Key_P)
    person = window.context.scope.person_id
    with store.read() as reader:
        planned = visit_rows(reader, visit_ids(reader, "planned", person))
    assert [row.account_id for row in planned] == [first.account_id]
    assert planned[0].planned_on is not None
    assert planned[0].planned_on >= date(2026, 11, 17)

    window.navigate("visit", id=planned[0].id)
    record(window)
    QTest.mouseClick(page(window, RecordPage).finish, Qt.MouseButton.LeftButton)
    assert window.page_id == "planner"
    with store.read() as reader:
        assert visit_ids(reader, "planned", person) == []
        assert account_item(reader, first.account_id).last_visit_on == planned[0].planned_on

    window.navigate("reports")
    panel = page(window, ReportsPage).export
    panel.first.set_value(date(2026, 10, 1))
    panel.last.set_value(date(2026, 11, 30))
    panel.load()
    out = tmp_path / "summary.xlsx"
    panel.export_to(out)
    rows = list(load_workbook(out, data_only=True)["Summary"].iter_rows(values_only=True))
    heading = next(row for row in rows if row[0] == "Supply unit")
    total = dict(zip(heading, next(row for row in rows if row[0] == "Total"), strict=True))
    held = (
        "FROM visit WHERE record_state IN ('submitted', 'approved') AND held_on BETWEEN '2026-10-01' AND '2026-11-30'"
    )
    where = store.where
    assert total["Visits"] == command.sql(where, f"SELECT count(*) {held}")
    assert total["Publicity"] == command.sql(
        where, f"SELECT count(*) FROM visit_topic WHERE topic = 'policy' AND visit_id IN (SELECT id {held})"
    )
    assert (total["Planned"], total["Demand, kVA"]) == (1, 630)
