"""Each sheet of a workbook is shown before it is saved: of the summary's sisters."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from crm.storage.store import Store
from crm.usecases.demo.answers import answer_forms
from tests.conftest import NOW
from tests.support.window import WindowMaker
from ui.outages.export_form import ExportForm
from ui.shell.window import MainWindow
from ui.widgets.table.sheets_dialog import SheetsDialog


@pytest.fixture
def saved(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The file that every question for one is answered with."""
    out = tmp_path / "saved.xlsx"
    for name in (
        "ui.reports.satisfaction_page",
        "ui.reports.answers_page",
        "ui.issues.report",
        "ui.planner.plan_paper",
        "ui.energy.exporting",
        "ui.outages.export_form",
        "ui.campaigns.page",
    ):
        monkeypatch.setattr(f"{name}.ask_where", lambda *_wishes: out)
    return out


def _issues(page: Any) -> None:
    popup = page.reports.ask(page.report)
    popup.button.click()


def _plan(page: Any) -> None:
    menu = page.paper.menu(NOW.date())
    menu.actions()[0].trigger()


def _outages(page: Any) -> None:
    form = ExportForm(page.window().context, page)
    form.open()
    form.save()


ROADS: dict[str, tuple[dict[str, Any], Callable[[Any], None]]] = {
    "satisfaction": ({}, lambda page: page.export.click()),
    "surveys": ({}, lambda page: page.export.click()),
    "issues": ({}, _issues),
    "planner": ({}, _plan),
    "outages": ({}, _outages),
    "energy": ({}, lambda page: page.exporting.save_growth(False)),
    "campaigns": ({}, lambda page: page.export.click()),
}


def shown(window: MainWindow) -> SheetsDialog:
    return next(each for each in window.findChildren(SheetsDialog) if each.isVisible())


@pytest.mark.parametrize("place", ROADS)
def test_the_sheets_in_view_are_those_of_the_file(
    windows: WindowMaker, demo_store: Store, saved: Path, place: str
) -> None:
    with demo_store.change() as work:
        answer_forms(work, 1)
    arguments, begin = ROADS[place]
    window = windows.open(place, **arguments)
    begin(window.page)
    dialog = shown(window)
    assert dialog.save.isEnabled()
    previews = dialog.look.previews
    assert len(previews) > 3
    dialog.copy.click()
    dialog.save.click()
    book = load_workbook(saved, data_only=True)
    assert [sheet.title for sheet in previews] == book.sheetnames
    for sheet in previews:
        heads = [cell.value for cell in book[sheet.title][7]]
        assert heads[: len(sheet.headings)] == sheet.headings
        assert book[sheet.title].max_row >= 7 + min(sheet.count, 1)


def test_a_preview_that_fails_closes_and_is_told(windows: WindowMaker, saved: Path) -> None:
    window = windows.open("satisfaction")
    dialog = SheetsDialog("x", window)
    told: list[BaseException] = []

    def fails(_reader: Any) -> Any:
        raise ValueError

    dialog.begin(window.context.runner.ask, fails, told.append)
    assert [type(error) for error in told] == [ValueError]
    assert not dialog.isVisible()
    assert not saved.exists()
