"""A survey form in the import wizard: looked at first, and written by its last button alone."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from crm.domain.codes import Role
from crm.domain.survey.rows import FormRow
from crm.storage.store import Store
from crm.usecases.surveys.forms import publish_version, survey_forms
from tests.support.window import WindowMaker
from ui.exchange.page import CHOOSE, FORM, ImportPage
from ui.options.frame import OptionsPage
from ui.shell.window import MainWindow

SATISFACTION = Path(__file__).parents[2] / "resources" / "forms" / "satisfaction.xlsx"


@pytest.fixture
def window(windows: WindowMaker) -> MainWindow:
    opened = windows.open("today")
    opened.context.scope.choose(None, "", Role.SUPERVISOR)
    opened.navigate("import")
    return opened


def page(window: MainWindow) -> ImportPage:
    assert isinstance(window.page, ImportPage)
    return window.page


def kept(store: Store) -> list[FormRow]:
    with store.read() as reader:
        return survey_forms(reader)


def book(path: Path, *rows: list[str]) -> Path:
    made = Workbook()
    sheet = made.create_sheet("survey", 0)
    for row in (["type", "name", "label", "relevant"], *rows):
        sheet.append(row)
    made.save(path)
    return path


def test_what_a_form_holds_is_shown_and_nothing_is_written(window: MainWindow, demo_store: Store) -> None:
    wizard = page(window)
    wizard.open_file(SATISFACTION)
    assert wizard._step == FORM
    assert wizard.next.text() == "Import as draft"
    assert wizard.form.becomes.accessibleName() == "It becomes a new form, as a draft."
    assert wizard.form.view.row("answers") is not None
    assert wizard.strip.accessibleName() == "Look at the form 2/3 satisfaction.xlsx"
    wizard.before.click()
    assert wizard._step == CHOOSE
    wizard.open_file(SATISFACTION)
    window.navigate("today")
    assert kept(demo_store) == []


def test_the_last_button_makes_the_draft_and_goes_where_it_is_published(window: MainWindow, demo_store: Store) -> None:
    page(window).open_file(SATISFACTION)
    page(window).next.click()
    settings = window.page
    assert isinstance(settings, OptionsPage)
    assert settings.section().preview.publish.isVisibleTo(settings)
    assert "Version 1 is a draft now" in window.toast.text
    (form,) = kept(demo_store)
    assert [version.is_draft for version in form.versions] == [True]
    window.context.undo.undo()
    assert kept(demo_store) == []
    window.navigate("import")
    assert page(window)._step == CHOOSE


def test_a_window_built_anew_goes_on_with_the_form(window: MainWindow, windows: WindowMaker) -> None:
    page(window).open_file(SATISFACTION)
    window.remember_state()
    other = windows.open()
    other.context.scope.choose(None, "", Role.SUPERVISOR)
    other.resume(window.history)
    assert page(other)._step == FORM
    assert page(other).form.view.row("answers") is not None
    assert page(other).next.isEnabled()


def test_it_is_told_which_version_the_form_becomes(window: MainWindow, demo_store: Store) -> None:
    page(window).open_file(SATISFACTION)
    page(window).next.click()
    window.navigate("import")
    page(window).open_file(SATISFACTION)
    assert page(window).form.becomes.accessibleName() == "It takes the place of the draft of version 1."
    (draft,) = kept(demo_store)[0].versions
    with demo_store.change() as work:
        publish_version(work, draft.id, draft.version)
    page(window).open_file(SATISFACTION)
    words = page(window).form.becomes.accessibleName()
    assert words == "It becomes the draft of version 2; visits are asked by version 1 until it is published."


def test_what_is_wrong_stands_there_with_its_row(window: MainWindow, tmp_path: Path, demo_store: Store) -> None:
    wizard = page(window)
    rows = (["audio", "c", "C"], ["text", "a", "A", "${b} = 1"], ["text", "b", "B", "${a} = 1"])
    wizard.open_file(book(tmp_path / "f.xlsx", *rows))
    first, second = wizard.form.faults.words()
    assert first.startswith("Sheet survey, row 3: These questions wait for each other")
    assert second.startswith("Sheet survey, row 2: ")
    assert wizard.next.isEnabled()
    wizard.open_file(book(tmp_path / "g.xlsx", ["text", "1a", "A"]))
    assert len(wizard.form.faults.words()) == 1
    assert not wizard.next.isEnabled()
    assert wizard.reason.text() == "This file gives no form"
    assert wizard.form.card.isHidden()
    assert kept(demo_store) == []
