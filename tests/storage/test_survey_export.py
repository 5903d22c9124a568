"""Answers written out, and the forms that come along, on both databases."""

from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from crm.domain.survey.answers import Answers
from crm.domain.survey.form import Choice, Form, Words
from crm.domain.survey.reading import FormReading
from crm.storage.store import Store
from crm.usecases.recording import start_record
from crm.usecases.surveys.answers import save_answers
from crm.usecases.surveys.export import form_called, surveys_book
from crm.usecases.surveys.forms import checked, forms_for_visit, import_form, publish_version, survey_forms
from crm.usecases.surveys.shipped import SHIPPED, bring_shipped, lacks_forms
from tests.support.build import account, bureau
from tests.support.forms import ask, repeat

MOODS = {"moods": (Choice("good", Words({"zh": "好", "en": "Good"})), Choice("bad", Words({"zh": "差", "en": "Bad"})))}
ELEMENTS = (
    ask("mood", "select_multiple", choices="moods", label=Words({"zh": "感受", "en": "Mood"})),
    ask("score", "integer"),
    ask("day", "date"),
    ask("words"),
    repeat("device", ask("kw", "decimal")),
)
GIVEN = Answers(
    {"mood": "good bad", "score": "7", "day": "2026-11-20", "words": "=1+1"},
    {"device": (Answers({"kw": "1.5"}), Answers({"kw": "2"}))},
)


def test_answers_are_written_a_row_a_visit(store: Store, tmp_path: Path) -> None:
    out = tmp_path / "surveys.xlsx"
    with store.change() as work:
        home = bureau(work)
        made = import_form(work, checked(FormReading(Form("f", "问卷: 甲/乙", ELEMENTS, MOODS), ())), "f.xlsx")
        publish_version(work, made.version_id, 1)
        account_id = account(work, home, name="演示一户")
        for day in (date(2026, 10, 5), date(2026, 11, 5), None):
            visit_id = start_record(work, account_id, home.manager_id)
            save_answers(work, visit_id, account_id, home.book_id, {made.version_id: GIVEN}, day)
    with store.read() as reader:
        assert surveys_book(reader, "zh_CN").save(reader, out, "zh_CN") == 2
        sheet = load_workbook(out)["问卷  甲 乙"]
        rows = list(sheet.iter_rows(min_row=7, values_only=True))
        assert rows[0][:7] == ("走访日期", "户号", "客户名称", "分群", "客户经理", "版本", "感受\nmood")
        first = rows[1]
        assert [first[0].date(), *first[1:6]] == [
            date(2026, 10, 5),
            "9900000000001",
            "演示一户",
            "大工业用户",
            "林演示",
            1,
        ]
        assert (first[6], first[7], first[8].date(), first[9], first[10]) == (
            "好, 差",
            7,
            date(2026, 11, 20),
            "=1+1",
            "1: 1.5; 2: 2",
        )
        assert (
            surveys_book(reader, "en", made.form_id, date(2026, 11, 1), date(2026, 11, 30)).save(reader, out, "en") == 1
        )
        assert load_workbook(out).worksheets[0]["G7"].value == "Mood\nmood"
        assert form_called(reader, "f").id == made.form_id


def test_a_database_without_forms_gives_an_empty_book(file_store: Store, tmp_path: Path) -> None:
    with file_store.read() as reader:
        assert surveys_book(reader, "en").save(reader, tmp_path / "none.xlsx", "en") == 0
    assert load_workbook(tmp_path / "none.xlsx").sheetnames == ["No forms"]


def test_the_forms_that_come_along_are_brought_once(store: Store) -> None:
    with store.change() as work:
        assert lacks_forms(work)
        assert bring_shipped(work) == 4
        assert {each.name for each in survey_forms(work)} == set(SHIPPED)
        assert [each.form.name for each in forms_for_visit(work, ["safety_check"])] == ["safety_check", "routine_visit"]
    with store.change() as work:
        assert bring_shipped(work) == 0
