"""XLSForm workbooks: what is read, what is named with its row, what is refused."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from crm.domain.errors import Unreadable
from crm.domain.messages import sentence
from crm.domain.survey.form import Group, Question, QuestionType, Range
from crm.domain.survey.reading import FormReading
from crm.exchange.xlsform import read_form
from crm.forms.plan import Plan
from tests.support.forms import read

COLUMNS = (
    "type",
    "name",
    "label::English (en)",
    "label::中文 (zh)",
    "hint::中文 (zh)",
    "required",
    "relevant",
    "constraint",
    "constraint_message::中文 (zh)",
    "calculation",
    "default",
    "choice_filter",
    "appearance",
    "parameters",
)
LINES = (
    "text t Text 文本|hint::中文 (zh)=提示|required=yes|appearance=multiline",
    "integer i Whole 整数|relevant=${t} != ''",
    "decimal d Decimal 小数|constraint=. != 9|constraint_message::中文 (zh)=太长",
    "date day Day 日期|default=today()",
    "time hour Hour 时间",
    "select_one:yn o One 单选|appearance=likert",
    "select_multiple:yn m Many 多选|choice_filter=k = ${o}|appearance=minimal",
    "range r Scale 刻度|parameters=start=1 end=5 step=0.5",
    "note n Hello:${t} 你好",
    "acknowledge a Seen 已阅",
    "image p Photo 照片",
    "geopoint g Place 位置",
    "begin_group gr Group 组|relevant=${i} > 1",
    "calculate c|calculation=${i} + 1",
    "hidden h|default=x",
    "end_group",
    "begin_repeat re Repeat 重复",
    "text last Last 上次|default=${last-saved#last}",
    "end_repeat",
)


def _line(text: str) -> str:
    first, *others = text.split("|")
    cells = dict(zip(COLUMNS, (word.replace(":", " ") for word in first.split()), strict=False))
    cells |= dict(other.split("=", 1) for other in others)
    return "|".join(["", *(cells.get(column, "") for column in COLUMNS)])


EVERYTHING = "\n".join(["|" + "|".join(COLUMNS), *map(_line, LINES)])
CHOICES = """
|list_name|name|label::English (en)|label::中文 (zh)|k
|yn|y|Yes|是|y
|yn|n|No|否|n
"""
SETTINGS = """
|form_title|form_title::中文 (zh)|form_id|version|default_language|topics
|All types|全部题型|all_types|3|English (en)|safety_check, policy
"""


def rows(reading: FormReading) -> list[tuple[str, int]]:
    return [(fault.code, fault.row) for fault in reading.faults]


def test_every_supported_type_is_read() -> None:
    reading = read(EVERYTHING, CHOICES, SETTINGS)
    assert reading.faults == ()
    form = reading.form
    assert form is not None
    assert (form.name, form.version, form.languages) == ("all_types", "3", ("en", "zh"))
    assert (form.title_in("zh_CN"), form.title_in("en"), form.topics) == (
        "全部题型",
        "All types",
        ("safety_check", "policy"),
    )
    assert {question.type for question in form.questions()} == set(QuestionType)
    assert Plan(form).faults == []


def test_each_column_is_read() -> None:
    form = read(EVERYTHING, CHOICES, SETTINGS).form
    assert form is not None
    text, number, many, scale = (form.by_name[name] for name in ("t", "d", "m", "r"))
    assert isinstance(text, Question)
    assert (text.row, text.required, text.hint.in_language("zh_CN")) == (2, "true()", "提示")
    assert text.looks("multiline")
    assert isinstance(number, Question)
    assert (number.constraint, number.constraint_message.in_language("zh")) == (". != 9", "太长")
    assert isinstance(many, Question)
    assert (many.choices, many.choice_filter) == ("yn", "k = ${o}")
    assert isinstance(scale, Question)
    assert scale.range == Range(1, 5, 0.5)
    group, again = form.by_name["gr"], form.by_name["re"]
    assert isinstance(group, Group)
    assert (group.relevant, group.row, [each.name for each in group.elements]) == ("${i} > 1", 14, ["c", "h"])
    assert isinstance(again, Group)
    assert again.is_repeat
    assert form.choices["yn"][0].columns == {"k": "y"}
    assert form.choices["yn"][0].label.in_language("zh_CN") == "是"


def test_what_is_not_supported_is_named_with_its_row_and_the_rest_goes_on() -> None:
    reading = read(
        """
        |type|name|label|relevant|appearance|trigger
        |text|a|A|${sound} = ''|signature|
        |audio|sound|Say it||
        |start|began||||
        |begin group|g|G||field-list
        |select_one_from_file x.csv|file|F||
        |rank l|order|R||
        |text|b|B||multiline|${a}
        |end group|
        """,
        "|list_name|name|label\n|l|x|X",
        "|form_id|style\n|f|pages",
    )
    assert rows(reading) == [
        ("survey.unsupported_setting", 2),
        ("survey.unsupported_appearance", 2),
        ("survey.unsupported_type", 3),
        ("survey.unsupported_type", 4),
        ("survey.unsupported_type", 6),
        ("survey.unsupported_type", 7),
        ("survey.unsupported_column", 8),
    ]
    assert reading.can_be_published
    assert reading.form is not None
    assert [each.name for each in reading.form.questions() if each.type is QuestionType.TEXT] == ["a", "b"]


@pytest.mark.parametrize(
    ("survey", "row"),
    [
        ("|type|name|label\n|text|a|A\n|text|a|B", 3),
        ("|type|name|label\n|text|1a|A", 2),
        ("|type|name|label\n|text|a|A\n|select_one none|b|B", 3),
        ("|type|name|label\n|begin group|g|G\n|text|a|A", 2),
        ("|type|name|label|calculation\n|text|a|A\n|calculate|c||", 3),
        ("|type|name|label|relevant\n|text|a|A|${b} = 1", 2),
    ],
)
def test_errors_of_pyxform_come_with_their_row(survey: str, row: int) -> None:
    reading = read(survey, CHOICES)
    assert reading.form is None
    (fault,) = reading.faults
    assert (fault.code, fault.row) == ("survey.rejected", row)
    assert "[row" not in sentence(fault.code, "zh_CN", fault.values)


def test_a_name_in_two_groups_cannot_be_counted() -> None:
    reading = read(
        """
        |type|name|label
        |begin group|g|G
        |text|a|A
        |end group|
        |begin group|h|H
        |text|a|A
        |end group|
        """
    )
    assert rows(reading) == [("survey.repeated_name", 6)]
    assert not reading.can_be_published


def test_an_unknown_topic_is_named() -> None:
    reading = read("|type|name|label\n|text|a|A", settings="|topics\n|safety_check golf")
    assert rows(reading) == [("survey.unknown_topic", 2)]
    assert reading.form is not None
    assert reading.form.topics == ("safety_check",)
    assert reading.form.name == "演示"


def test_or_other_asks_which() -> None:
    form = read("|type|name|label\n|select_one l or_other|a|A", "|list_name|name|label\n|l|x|X").form
    assert form is not None
    plan = Plan(form)
    assert plan.faults == []
    assert [each.name for each in form.questions()] == ["a", "a_other"]
    assert form.by_name["a_other"].row == 0


def book(path: Path, **sheets: list[list[object]]) -> Path:
    made = Workbook()
    made.remove(made["Sheet"])
    for name, table in sheets.items():
        page = made.create_sheet(name)
        for row in table:
            page.append(row)
    made.save(path)
    return path


def test_a_workbook_is_read_from_its_file(tmp_path: Path) -> None:
    heads: list[object] = ["type", "name", "label", "default"]
    path = book(tmp_path / "f.xlsx", Survey=[heads, ["integer", "a", "A", 5], [], ["decimal", "b", "B", 2.5]])
    form = read_form(path).form
    assert form is not None
    first, second = form.questions()
    assert (first.default, second.default, second.row) == ("5", "2.5", 4)


def test_a_workbook_without_questions_is_no_form(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"survey\.no_sheet"):
        read_form(book(tmp_path / "f.xlsx", 客户=[["户号"], ["99"]]))
    with pytest.raises(Unreadable, match=r"survey\.no_sheet"):
        read_form(book(tmp_path / "g.xlsx", survey=[["type", "name"]], choices=[["a"]]))


def test_a_form_beyond_all_measure_is_refused(tmp_path: Path) -> None:
    long: list[list[object]] = [["type", "name", "label"]]
    long += [["text", f"a{number}", "A"] for number in range(6000)]
    with pytest.raises(Unreadable, match=r"survey\.too_long"):
        read_form(book(tmp_path / "f.xlsx", survey=long))
    wide: list[list[object]] = [["type", "name", "label"], ["text", "a", "A" * 30_000]]
    with pytest.raises(Unreadable, match=r"survey\.too_long"):
        read_form(book(tmp_path / "g.xlsx", survey=wide))


def test_a_list_of_thousands_is_read() -> None:
    lines = "\n".join(f"|l|c{number}|C{number}" for number in range(5000))
    form = read("|type|name|label\n|select_one l|a|A", f"|list_name|name|label\n{lines}").form
    assert form is not None
    assert len(form.choices["l"]) == 5000
