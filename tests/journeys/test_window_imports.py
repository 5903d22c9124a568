"""Each file of a bureau goes through the wizard: its counts, its way back to the last byte, and in again."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from crm.domain.codes import Role
from crm.domain.imports import ImportKind
from crm.storage.store import Store
from crm.storage.tables import ImportRun, every_table
from crm.usecases.imports.report import Verdict
from tests.support.commands import SAMPLES
from tests.support.window import WindowMaker
from ui.exchange.page import DONE, ImportPage
from ui.exchange.page import FORM as FORM_STEP
from ui.options.frame import OptionsPage
from ui.options.surveys import SurveyOptions
from ui.settings import Settings
from ui.shell.window import MainWindow

FORM = Path(__file__).parents[2] / "resources" / "forms" / "satisfaction.xlsx"
EXPECTED = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))
LEFT_OUT = ("version", "updated_at", "updated_by")
FILES = {
    "客户台账.xlsx": (ImportKind.ACCOUNTS, EXPECTED["accounts"]["good"], EXPECTED["accounts"]["rejected"]),
    "走访记录.xlsx": (ImportKind.VISITS, EXPECTED["visits"]["good"], EXPECTED["visits"]["unknown_account"]),
    "月度电量.xlsx": (ImportKind.READINGS, EXPECTED["readings"]["rows"], EXPECTED["readings"]["future_month_rejected"]),
    "停电计划.xlsx": (ImportKind.OUTAGES, EXPECTED["outages"]["rows"], 0),
}


def import_page(window: MainWindow) -> ImportPage:
    """Return the page in view, which has to be the wizard's."""
    page = window.page
    assert isinstance(page, ImportPage)
    return page


def dump(store: Store) -> bytes:
    """Return every living row that an import may touch, but for its version and who wrote it last."""
    found: dict[str, Any] = {}
    with store.read() as reader:
        for table in every_table().sorted_tables:
            if "deleted_at" in table.c and table is not ImportRun:
                columns = [column for column in table.columns if column.name not in LEFT_OUT]
                rows = reader.rows(select(*columns).where(table.c.deleted_at.is_(None)).order_by(table.c.id))
                found[table.name] = [list(map(str, row)) for row in rows]
    return json.dumps(found, ensure_ascii=False).encode()


def bring_in(page: ImportPage, name: str) -> tuple[int, int]:
    """Take a file through every step; return how many rows are new and how many were left out."""
    page._restart()
    page.open_file(SAMPLES / name)
    while page._step != DONE:
        assert page.next.isEnabled(), page.reason.text()
        page.next.click()
    report = page.result._report
    assert report is not None
    return report.count(Verdict.ADDED), report.count(Verdict.REJECTED)


@pytest.fixture
def page(light_theme: None, file_store: Store, qtbot: QtBot, tmp_path: Path) -> Iterator[ImportPage]:
    maker = WindowMaker(file_store, Settings(tmp_path / "rounds.ini"), qtbot, tmp_path / "drafts")
    window = maker.open("import")
    assert isinstance(window.page, ImportPage)
    yield window.page
    maker.close()


def test_each_sample_goes_in_is_taken_back_and_goes_in_again(page: ImportPage, file_store: Store) -> None:
    for name, (kind, good, refused) in FILES.items():
        before = dump(file_store)
        assert bring_in(page, name) == (good, refused)
        page._restart()
        history = page.choose.history
        entry = history.entries[0]
        assert (entry.kind, entry.file_name, entry.added) == (kind, name, good)
        history.buttons[entry.id].click()
        assert history.kept.isHidden()
        assert dump(file_store) == before
        assert bring_in(page, name) == (good, refused)
    assert page.result._report is not None
    assert page.result._report.affected == EXPECTED["outages"]["affected_accounts_by_feeder"]


def test_the_ledger_as_text_says_what_the_workbook_said(page: ImportPage) -> None:
    bring_in(page, "客户台账.xlsx")
    assert bring_in(page, "客户台账_gbk.csv") == (0, 0)
    report = page.result._report
    assert report is not None
    assert report.taken == EXPECTED["accounts_gbk"]["good"]


def test_the_ledger_as_text_goes_in_is_taken_back_and_goes_in_again(page: ImportPage, file_store: Store) -> None:
    good, name = EXPECTED["accounts_gbk"]["good"], "客户台账_gbk.csv"
    before = dump(file_store)
    assert bring_in(page, name) == (good, 0)
    page._restart()
    entry = page.choose.history.entries[0]
    page.choose.history.buttons[entry.id].click()
    assert page.choose.history.kept.isHidden()
    assert dump(file_store) == before
    assert bring_in(page, name) == (good, 0)


def test_a_survey_form_goes_in_is_taken_back_and_goes_in_again(
    light_theme: None, file_store: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    maker = WindowMaker(file_store, Settings(tmp_path / "rounds.ini"), qtbot, tmp_path / "drafts")
    window = maker.open("import")
    window.context.scope.choose(None, "", Role.SUPERVISOR)
    empty = dump(file_store)
    filled = b""
    for _time in range(2):
        wizard = import_page(window)
        wizard.open_file(FORM)
        assert import_page(window) is wizard
        assert wizard._step == FORM_STEP
        assert dump(file_store) == empty
        wizard.next.click()
        settings = window.page
        assert isinstance(settings, OptionsPage)
        forms = settings.section()
        assert isinstance(forms, SurveyOptions)
        assert [row.versions[0].is_draft for row in forms._forms.values()] == [True]
        filled = dump(file_store)
        window.navigate("import")
        wizard = import_page(window)
        history = wizard.choose.history
        entry = history.entries[0]
        assert (entry.kind, entry.file_name, entry.added) == (None, FORM.name, 1)
        history.buttons[entry.id].click()
        assert history.kept.isHidden()
        assert dump(file_store) == empty
    assert filled != empty
    window.context.scope.choose(None, "", Role.MANAGER)
    wizard = import_page(window)
    wizard.open_file(FORM)
    assert import_page(window) is wizard
    assert wizard.choose.problem.isVisible()
    assert dump(file_store) == empty
    maker.close()
