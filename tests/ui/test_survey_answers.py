"""How forms were answered, in the window: counted over versions, by period, in either language, and written out."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from crm.domain.survey.answers import Answers
from crm.domain.survey.form import Choice, Form, Question, Words
from crm.domain.survey.reading import FormReading
from crm.storage.store import Store
from crm.storage.tables import Visit
from crm.storage.unit import UnitOfWork
from crm.usecases.surveys.answers import save_answers
from crm.usecases.surveys.forms import checked, import_form, publish_version
from tests.support.forms import ask
from tests.support.window import WindowMaker
from ui.reports.answers_page import AnswersPage
from ui.shell.window import MainWindow

MOOD = ask("mood", "select_one", choices="moods", label=Words({"zh": "感受", "en": "Mood"}))
MOODS = {"moods": (Choice("good", Words({"zh": "好", "en": "Good"})), Choice("bad", Words({"zh": "差", "en": "Bad"})))}

DAY = date(2026, 11, 2)


def publish(work: UnitOfWork, *more: Question) -> None:
    """Publish a version, and let three visits answer it, or two others where it asks more."""
    made = import_form(work, checked(FormReading(Form("moods", "感受", (MOOD, *more), MOODS), ())), "m.xlsx")
    publish_version(work, made.version_id, 1)
    visits = select(Visit.c.id, Visit.c.account_id, Visit.c.portfolio_id).where(Visit.c.held_on.is_not(None))
    rows = work.rows(visits.order_by(Visit.c.id).limit(5))
    for place, row in enumerate(rows[3:] if more else rows[:3]):
        given = {"mood": "good" if place else "bad", **{each.name: "7" for each in more}}
        save_answers(work, row.id, row.account_id, row.portfolio_id, {made.version_id: Answers(given)}, DAY)


@pytest.fixture
def window(windows: WindowMaker, demo_store: Store) -> MainWindow:
    with demo_store.change() as work:
        publish(work)
        publish(work, ask("score", "integer"))
    return windows.open("surveys", form="moods")


def page(window: MainWindow) -> AnswersPage:
    assert isinstance(window.page, AnswersPage)
    return window.page


def cells(window: MainWindow) -> list[list[str]]:
    model = page(window).table.figures
    columns = range(model.columnCount())
    return [[str(model.index(row, column).data()) for column in columns] for row in range(model.rowCount())]


def test_answers_of_every_version_are_counted_by_name(window: MainWindow) -> None:
    rows = cells(window)
    assert [row[:3] for row in rows] == [
        ["Mood", "5", ""],
        ["Good", "3", "60.0%"],
        ["Bad", "2", "40.0%"],
        ["SCORE", "2", ""],
        ["7", "2", "100.0%"],
    ]
    assert rows[1][3] == "few answers · 23.1–88.2%"
    assert rows[3][4] == "7.00"
    assert page(window).page_subtitle() == "5 visit(s) answered"


def test_another_period_counts_anew_and_says_when_nobody_answered(window: MainWindow) -> None:
    shown = page(window)
    shown.last.set_value(date(2026, 11, 1))
    shown.last.changed.emit(date(2026, 11, 1))
    assert shown.empty.isVisible()
    assert not shown.card.isVisible()
    assert shown.state()["last"] == "2026-11-01"


def test_what_is_counted_follows_new_answers(window: MainWindow, demo_store: Store) -> None:
    with demo_store.change() as work:
        publish(work, ask("score", "integer"), ask("why"))
        changes = work.changes
    window.context.hub.changed.emit(changes, None)
    assert [row[0] for row in cells(window)][-1] == "WHY"


def test_the_workbook_has_the_answers_and_what_was_counted(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    page(window).export_to(tmp_path / "out.xlsx")
    qtbot.waitUntil((tmp_path / "out.xlsx").exists)
    book = load_workbook(tmp_path / "out.xlsx", data_only=True)
    rows = [row[1:6] for row in book["Answers counted"].iter_rows(min_row=8, values_only=True)]
    assert rows[:3] == [
        ("Mood", "mood", None, 5, "—"),
        ("Mood", "mood", "Good", 3, 0.6),
        ("Mood", "mood", "Bad", 2, 0.4),
    ]
    assert book.worksheets[0].max_row == 7 + 5


def test_without_a_form_it_says_where_one_comes_from(windows: WindowMaker, demo_store: Store) -> None:
    shown = page(windows.open("surveys"))
    assert shown.empty.accessibleName() == "No forms yet"
    assert not shown.export.isEnabled()
