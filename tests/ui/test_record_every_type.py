"""A form with every type that Rounds knows, from the record to the workbook: asked, judged, stored and written out."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from crm.domain.codes import RecordState, Topic
from crm.domain.survey.answers import Answers
from crm.domain.survey.form import UNSEEN, Form, QuestionType, Words
from crm.domain.survey.reading import FormReading
from crm.storage.store import Store
from crm.usecases.people import people
from crm.usecases.records import visit_detail
from crm.usecases.surveys.export import surveys_book
from crm.usecases.surveys.forms import checked, import_form, publish_version
from crm.usecases.visits import plan_visit, visit_rows
from tests.support.build import at
from tests.support.forms import ask, repeat
from tests.support.lists import visit_ids
from tests.support.window import WindowMaker
from tests.ui.test_survey_view import ANSWERS, EVERYTHING
from ui.survey.form_view import FormView
from ui.visits.record_page import RecordPage

FORM = Form(
    "every",
    "每一种",
    (*EVERYTHING.elements, ask("must", required="true()"), repeat("device", ask("kw", "decimal", constraint=". > 0"))),
    EVERYTHING.choices,
    titles=Words({"zh": "每一种", "en": "Every type"}),
)
TYPED = {name: text for name, text in ANSWERS.items() if name not in ("sum", "kept", "photo")}


def give(view: FormView, name: str, text: str, index: tuple[int, ...] = ()) -> None:
    row = view.row(name, index)
    assert row is not None
    assert row.control is not None
    row.control.set_text(text)
    row.control.changed.emit()


def sheet_row(path: Path) -> dict[str, Any]:
    """Return the only answered visit of a workbook, by the names of the questions."""
    rows = list(load_workbook(path).worksheets[0].iter_rows(min_row=7, values_only=True))
    names = [str(head).split("\n")[-1] for head in rows[0]]
    return dict(zip(names, rows[1], strict=True))


def test_every_type_goes_all_the_way(windows: WindowMaker, demo_store: Store, tmp_path: Path) -> None:
    assert {each.type for each in FORM.questions()} == set(QuestionType)
    with demo_store.change() as work:
        version = import_form(work, checked(FormReading(FORM, ())), "every.xlsx").version_id
        publish_version(work, version, 1)
        person = next(each for each in people(work) if each.accounts)
        done = visit_rows(work, visit_ids(work, "done", person.id)[:1])[0]
        visit = plan_visit(work, done.account_id, person.id, at(8), at(9))
    window = windows.open("visit", id=visit)
    page = window.page
    assert isinstance(page, RecordPage)
    form = page.form
    form.topics.set_value((Topic.POLICY,))
    form.content.setPlainText("每一种都问。(演示)")
    form.satisfaction.set_value(4)
    form.surveys.wanted.emit(version)
    view = form.surveys.boxes[0].view
    for question in FORM.questions():
        index = (0,) if question.name == "kw" else ()
        assert (view.row(question.name, index) is None) == (question.type in UNSEEN)
    for name, text in TYPED.items():
        give(view, name, text)
    give(view, "whole", "many")
    give(view, "kw", "-1", (0,))
    page.finish.click()
    assert [each.code for each in view.session.problems()] == [
        "survey.not_integer",
        "survey.required",
        "survey.constraint",
    ]
    assert page.banner.isVisible()
    for name, text, index in (("whole", "1200", ()), ("must", "有", ()), ("kw", "1.5", (0,))):
        give(view, name, text, index)
    page.finish.click()
    with demo_store.read() as reader:
        detail = visit_detail(reader, visit)
        assert surveys_book(reader, "en").save(reader, tmp_path / "out.xlsx", "en") == 1
    assert detail.row.record_state is RecordState.SUBMITTED
    given = {**TYPED, "sum": "1201", "kept": "x", "must": "有"}
    assert detail.draft.surveys[0].answers == Answers(given, {"device": (Answers({"kw": "1.5"}),)})
    row = sheet_row(tmp_path / "out.xlsx")
    day = row["day"].date() if isinstance(row["day"], datetime) else row["day"]
    assert (row["whole"], row["part"], row["scale"], row["sum"], day) == (1200, 1.5, 4, 1201, date(2026, 11, 20))
    assert (row["text"], row["place"], row["kw"]) == ("甲", "22.54 114.06", "1: 1.5")
