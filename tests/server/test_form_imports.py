"""An administrator brings survey forms in, takes them back, and brings in no list."""

from contextlib import closing
from pathlib import Path

import pytest

from crm.domain.errors import Denied
from crm.domain.imports import ImportKind
from crm.exchange.headings import match
from crm.exchange.rows import check
from crm.exchange.sheets import Sheet
from crm.storage.store import Store
from crm.usecases.imports.history import ImportEntry, import_history, undo_import
from crm.usecases.imports.run import run_import
from crm.usecases.surveys.forms import bring_form, checked_form, publish_version, survey_forms
from tests.support.office import Office
from tests.support.refused import Refused
from tests.support.window import Open
from ui.exchange.page import CHOOSE, FORM, ImportPage
from ui.options.frame import OptionsPage
from ui.options.surveys import SurveyOptions
from ui.shell.window import MainWindow

pytestmark = [pytest.mark.postgresql, pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]
ROOT = Path(__file__).parents[2]
SATISFACTION = ROOT / "resources" / "forms" / "satisfaction.xlsx"
LEDGER = ROOT / "tests" / "samples" / "客户台账.xlsx"


@pytest.fixture(autouse=True)
def _looks(light_theme: None) -> None:
    """Every window stands in the light theme."""


def history(store: Store) -> list[ImportEntry]:
    with store.read() as reader:
        return import_history(reader)


def names(office: Office) -> list[str]:
    with closing(office.open("admin")) as store, store.read() as reader:
        return [form.name for form in survey_forms(reader)]


def wizard(window: MainWindow) -> ImportPage:
    assert isinstance(window.page, ImportPage)
    return window.page


def test_a_form_goes_in_from_the_settings_and_is_taken_back(sign_in: Open, office: Office) -> None:
    with Refused() as refused, closing(office.open("admin")) as store:
        window = sign_in("admin")
        window.navigate("settings", section="surveys")
        assert isinstance(window.page, OptionsPage)
        section = window.page.section()
        assert isinstance(section, SurveyOptions)
        section.bring_in(SATISFACTION)
        assert wizard(window)._step == FORM
        wizard(window).next.click()
        assert "is a draft now" in window.toast.text
        assert len(names(office)) == 1
        entry = history(store)[0]
        assert (entry.kind, entry.file_name, entry.added) == (None, SATISFACTION.name, 1)
        window.navigate("import")
        wizard(window).choose.history.buttons[entry.id].click()
        assert names(office) == []
        assert history(store)[0].undone_at is not None
    assert not refused.statements


def test_the_wizard_offers_an_administrator_forms_alone(sign_in: Open) -> None:
    with Refused() as refused:
        window = sign_in("admin")
        window.navigate("import")
        page = wizard(window)
        assert page.choose.kinds.isHidden()
        page.open_file(LEDGER)
        assert page._step == CHOOSE
        assert page.choose.problem.accessibleName() == (
            "This is a list and no survey form. Managers and supervisors bring lists in."
        )
    assert not refused.statements


def test_only_ones_own_forms_are_seen(office: Office) -> None:
    reading = checked_form(SATISFACTION)
    with closing(office.open("admin")) as admin, closing(office.open("supervisor")) as supervisor:
        for store, file in ((supervisor, "theirs.xlsx"), (admin, "mine.xlsx")):
            with store.change() as work:
                bring_form(work, reading, file)
            with store.change() as work:
                undo_import(work, history(store)[0].id)
        assert history(admin)[0].file_name == "mine.xlsx"
        assert "theirs.xlsx" not in [entry.file_name for entry in history(admin)]
    assert names(office) == []


def test_a_form_that_was_published_since_stays(office: Office) -> None:
    with closing(office.open("admin")) as store, store.change() as work:
        made = bring_form(work, checked_form(SATISFACTION), "form.xlsx")
        publish_version(work, made.version_id, 1)
        undone = undo_import(work, import_history(work)[0].id)
        work.discard()
    assert [row.table for row in undone.kept] == ["survey_version", "survey_form"]


def test_an_administrator_brings_in_no_list(office: Office) -> None:
    tasks = match(Sheet("表", [("户号", "任务"), ("9900000000001", "核对")]), 1, ImportKind.TASKS)
    with closing(office.open("admin")) as store:
        before = history(store)
        with pytest.raises(Denied), store.change() as work:
            run_import(work, check(tasks))
        assert history(store) == before
