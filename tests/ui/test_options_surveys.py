"""Settings, Surveys: forms are imported, tried, published, retired; what is wrong stands there with its row."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from crm.domain.codes import Role
from crm.storage.store import Store
from crm.usecases.surveys.forms import survey_forms
from crm.usecases.surveys.shipped import bring_shipped
from tests.support.window import WindowMaker
from ui.exchange.page import CHOOSE, FORM, ImportPage
from ui.options.frame import OptionsPage
from ui.options.surveys import SurveyOptions
from ui.shell.window import MainWindow

ROOT = Path(__file__).parents[2]
SATISFACTION = ROOT / "resources" / "forms" / "satisfaction.xlsx"


@pytest.fixture
def window(windows: WindowMaker) -> MainWindow:
    opened = windows.open("today")
    opened.context.scope.choose(None, "", Role.SUPERVISOR)
    opened.navigate("settings", section="surveys")
    return opened


def section(window: MainWindow) -> SurveyOptions:
    page = window.page
    assert isinstance(page, OptionsPage)
    found = page.section()
    assert isinstance(found, SurveyOptions)
    return found


def bring_in(window: MainWindow, path: Path) -> SurveyOptions:
    """Open a file from the section, and keep the form by the last button of the wizard."""
    section(window).bring_in(path)
    wizard = window.page
    assert isinstance(wizard, ImportPage)
    wizard.next.click()
    return section(window)


def book(path: Path, *rows: list[str]) -> Path:
    made = Workbook()
    sheet = made.create_sheet("survey", 0)
    for row in (["type", "name", "label", "relevant"], *rows):
        sheet.append(row)
    made.save(path)
    return path


def test_a_form_is_imported_tried_published_and_taken_back(window: MainWindow, demo_store: Store) -> None:
    shown = section(window)
    assert shown.empty.isVisibleTo(shown)
    bring_in(window, SATISFACTION)
    assert "Version 1 is a draft now" in window.toast.text
    assert shown.faults.isHidden()
    assert shown.preview.publish.isVisibleTo(shown)
    row = shown.preview.view.row("answers")
    assert row is not None
    assert row.label.text() == "Does the customer give a rating?"
    shown.preview.publish.click()
    assert not shown.preview.publish.isVisibleTo(shown)
    assert shown.preview.retire.isVisibleTo(shown)
    with demo_store.read() as reader:
        (form,) = survey_forms(reader)
    assert form.published is not None
    listed = shown.list.row(form.id)
    assert listed is not None
    assert (listed.name, listed.value) == ("Satisfaction survey", "In use")
    shown.preview.retire.click()
    assert shown.preview.offer.isVisibleTo(shown)
    window.context.undo.undo(2)
    assert shown.preview.publish.isVisibleTo(shown)


def test_the_next_version_stands_beside_the_published_one(window: MainWindow) -> None:
    shown = section(window)
    bring_in(window, SATISFACTION)
    shown.preview.publish.click()
    bring_in(window, SATISFACTION)
    words = [shown.preview.versions.itemText(place) for place in range(shown.preview.versions.count())]
    assert words == ["Version 2, draft", "Version 1"]
    shown.preview.versions.setCurrentIndex(1)
    shown.preview.versions.changed.emit(shown.preview.versions.value())
    assert not shown.preview.publish.isVisibleTo(shown)
    shown.preview.versions.setCurrentIndex(0)
    shown.preview.versions.changed.emit(shown.preview.versions.value())
    shown.preview.discard.click()
    assert shown.preview.versions.count() == 1


def test_what_is_wrong_is_named_and_cannot_be_published(window: MainWindow, tmp_path: Path) -> None:
    shown = section(window)
    path = book(
        tmp_path / "f.xlsx", ["audio", "c", "C"], ["text", "a", "A", "${b} = 1"], ["text", "b", "B", "${a} = 1"]
    )
    bring_in(window, path)
    first, second = shown.faults.words()
    assert first.startswith("Sheet survey, row 3: These questions wait for each other")
    assert second == "Sheet survey, row 2: Questions of the type audio are not supported, so c is not asked."
    assert not shown.preview.publish.isEnabled()
    shown.preview.discard.click()
    assert shown.empty.isVisibleTo(shown)


def test_the_wizard_shows_a_form_before_it_is_kept(window: MainWindow, demo_store: Store) -> None:
    section(window).bring_in(SATISFACTION)
    wizard = window.page
    assert isinstance(wizard, ImportPage)
    assert wizard._step == FORM
    assert wizard.form.becomes.accessibleName() == "It becomes a new form, as a draft."
    with demo_store.read() as reader:
        assert survey_forms(reader) == []
    wizard.next.click()
    window.context.undo.undo()
    with demo_store.read() as reader:
        assert survey_forms(reader) == []


def test_what_is_no_form_leaves_nothing(window: MainWindow, tmp_path: Path, demo_store: Store) -> None:
    section(window).bring_in(book(tmp_path / "f.xlsx", ["text", "1a", "A"]))
    wizard = window.page
    assert isinstance(wizard, ImportPage)
    assert len(wizard.form.faults.words()) == 1
    assert not wizard.next.isEnabled()
    window.navigate("settings", section="surveys")
    section(window).bring_in(ROOT / "tests" / "samples" / "客户台账.xlsx")
    assert wizard._step == CHOOSE
    assert "no XLSForm" in wizard.choose.problem.accessibleName()
    with demo_store.read() as reader:
        assert survey_forms(reader) == []


def test_the_forms_that_come_along_are_listed_and_chosen(windows: WindowMaker, demo_store: Store) -> None:
    with demo_store.change() as work:
        bring_shipped(work)
    opened = windows.open("today")
    opened.context.scope.choose(None, "", Role.SUPERVISOR)
    opened.navigate("settings", section="surveys")
    shown = section(opened)
    with demo_store.read() as reader:
        forms = survey_forms(reader)
    assert len(forms) == 4
    shown.list.set_current(forms[2].id)
    assert shown.preview.header is not None
    assert shown.preview.view.session.form.name == forms[2].name


def test_answers_are_written_out(window: MainWindow, tmp_path: Path, demo_store: Store) -> None:
    shown = section(window)
    bring_in(window, SATISFACTION)
    shown.preview.publish.click()
    with demo_store.read() as reader:
        (form,) = survey_forms(reader)
    shown.export(form, tmp_path / "out.xlsx")
    assert "out.xlsx is written" in window.toast.text
    assert load_workbook(tmp_path / "out.xlsx").sheetnames[:2] == ["Satisfaction survey", "Answers counted"]
