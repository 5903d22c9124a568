"""On the office demo a manager's December is proposed, explained, changed by hand, accepted, approved and exported."""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm.domain.actor import Actor
from crm.domain.clock import FixedClock
from crm.domain.codes import PlanState
from crm.domain.people import PersonRow
from crm.domain.summary import SummaryFilter
from crm.domain.visits import VisitRow
from crm.storage.start import open_store
from crm.storage.store import Store
from crm.usecases.demo.fill import fill
from crm.usecases.people import people
from crm.usecases.plan_months import plan_month
from crm.usecases.planner import week
from crm.usecases.summary import visit_summary
from tests.support.commands import ClockedCommand
from tests.support.window import WindowMaker
from ui.planner.page import PlannerPage
from ui.planner.proposal_layer import block_id
from ui.planner.review_dialog import ReviewDialog
from ui.planner.why_dialog import WhyDialog
from ui.settings import Settings
from ui.shell.window import MainWindow
from ui.widgets.labels import Text

FIRST, LAST = date(2026, 12, 1), date(2026, 12, 31)
MANAGER, CHIEF = "林晓岚", "周启明"
ITERATIONS = 60


@pytest.fixture
def office(file_template: Path, tmp_path: Path, clock: FixedClock) -> Iterator[Store]:
    """The demo of an office, in a file."""
    path = tmp_path / "office.db"
    shutil.copyfile(file_template, path)
    store = open_store(path, clock, Actor("demo"))
    with store.change() as work:
        fill(work, "office", 1)
    yield store
    store.close()


@pytest.fixture
def window(light_theme: None, office: Store, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    maker = WindowMaker(office, Settings(tmp_path / "rounds.ini"), qtbot, tmp_path / "drafts")
    yield maker.open("planner")
    maker.close()


def page(window: MainWindow) -> PlannerPage:
    assert isinstance(window.page, PlannerPage)
    return window.page


def become(window: MainWindow, store: Store, name: str) -> PersonRow:
    """Choose who sits at the window, as under the round button."""
    with store.read() as reader:
        person = next(each for each in people(reader) if each.name == name)
    window.people.use(person)
    return person


def planned(store: Store, person_id: UUID) -> list[VisitRow]:
    with store.read() as reader:
        return list(week(reader, person_id, FIRST, 31).visits)


def explained(shown: PlannerPage) -> list[str]:
    """Press *Why these?* and return what the dialog says."""
    said: list[str] = []

    def read() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, WhyDialog)
        said.extend(each.text() for each in dialog.findChildren(Text))
        dialog.accept()

    QTimer.singleShot(0, read)
    QTest.mouseClick(shown.proposals.bar.why, Qt.MouseButton.LeftButton)
    return said


def test_december_goes_from_a_proposal_to_a_workbook(
    window: MainWindow, office: Store, command: ClockedCommand, tmp_path: Path, qtbot: QtBot
) -> None:
    person = become(window, office, MANAGER)
    window.navigate("planner", view="month", day=FIRST)
    shown = page(window)
    assert (planned(office, person.id), shown.tools.state.text()) == ([], "")

    shown.proposals.run.iterations = ITERATIONS
    with qtbot.waitSignal(shown.proposals.run.done, timeout=120_000):
        shown.proposals.propose(FIRST, LAST)
    stops = shown.proposals.layer.stops
    assert len(stops) > 10
    assert all(FIRST <= stop.day <= LAST for stop in stops)
    assert planned(office, person.id) == []

    said = explained(shown)
    assert any(" of driving before" in each for each in said)

    gone, moved = block_id(stops[0].key), block_id(stops[1].key)
    block = shown.month.block(moved)
    assert block is not None
    later = timedelta(minutes=15)
    shown.month.removed.emit(gone)
    shown.month.moved.emit(moved, block.start + later, block.end + later)
    QTest.mouseClick(shown.proposals.bar.accept, Qt.MouseButton.LeftButton)
    visits = planned(office, person.id)
    assert len(visits) == len(stops) - 1
    assert {row.plan_state for row in visits} == {PlanState.PROPOSED}
    assert block.start + later in {window.context.clock.local(row.start) for row in visits if row.start}

    bar = shown.approvals.bar
    QTest.mouseClick(bar.submit, Qt.MouseButton.LeftButton)
    assert shown.tools.state.text() == "Submitted"

    become(window, office, CHIEF)
    QTest.mouseClick(bar.review, Qt.MouseButton.LeftButton)
    approve(window, MANAGER)
    visits = planned(office, person.id)
    assert {row.plan_state for row in visits} == {PlanState.APPROVED}
    with office.read() as reader:
        total = visit_summary(reader, SummaryFilter(FIRST, LAST, person_id=person.id)).total
        reviewer = plan_month(reader, person.id, FIRST).reviewer
    assert (total.planned, reviewer) == (len(visits), CHIEF)

    become(window, office, MANAGER)
    assert shown.tools.state.text() == "Approved"
    exported(shown, office, command, visits, tmp_path)


def approve(window: MainWindow, name: str) -> None:
    """Approve one manager's month in the list of those that wait, and close it."""
    dialog = next(each for each in window.findChildren(ReviewDialog) if each.isVisible())
    for row in range(dialog.table.rowCount()):
        item = dialog.table.item(row, 0)
        assert item is not None
        item.setCheckState(Qt.CheckState.Checked if item.text() == name else Qt.CheckState.Unchecked)
    assert [each.person for each in dialog.chosen()] == [name]
    QTest.mouseClick(dialog.approve, Qt.MouseButton.LeftButton)
    assert name not in {each.person for each in dialog.chosen()}
    dialog.accept()


def exported(shown: PlannerPage, office: Store, command: ClockedCommand, visits: list[VisitRow], folder: Path) -> None:
    """Save the month from the planner, and count what the command line writes of it."""
    shown.paper.save(FIRST, folder / "december.xlsx")
    sheet = load_workbook(folder / "december.xlsx").active
    assert sheet is not None
    rows: list[tuple[Any, ...]] = list(sheet.iter_rows(values_only=True))
    lines = [dict(zip(rows[6], row, strict=True)) for row in rows[7:]]
    assert {(line["Manager"], line["State"]) for line in lines} == {(MANAGER, "approved")}
    assert sorted(line["Account name"] for line in lines) == sorted(row.account for row in visits)
    done = command(
        *("export", "plan", folder / "again.xlsx", "--database", office.where, "--month", "2026-12"),
        *("--manager", MANAGER, "--json"),
    )
    assert done.code == 0, done.err
    assert done.json()["states"]["approved"] == len(visits)
