"""ODK's expressions: each function and operator as https://docs.getodk.org/form-operators-functions has it."""

import pytest

from crm.domain.survey.answers import Answers
from crm.forms.formula import FormulaError, read
from crm.forms.plan import Plan
from tests.support.forms import ask, filled, form, repeat, worked_out

VALUES = [
    ("1 + 2 * 3", "7"),
    ("(1 + 2) * 3", "9"),
    ("7 div 2", "3.5"),
    ("7 mod 4", "3"),
    ("-7 mod 4", "-3"),
    ("1 div 0", ""),
    ("0 div 0", ""),
    ("(1 div 0) > 5", "false"),
    ("concat(1 div 0, '')", "NaN"),
    ("2 mod 0", ""),
    ("pow(10, 400)", ""),
    ("'a' = 'a' and 2 >= 1.5", "true"),
    ("'5' = 5", "true"),
    ("'a' < 'b'", "false"),
    ("true() != false() or 1 div 0", "true"),
    ("if(1 > 2, 'yes', 'no')", "no"),
    ("not('')", "true"),
    ("selected('a b c', 'b')", "true"),
    ("selected('ab c', 'b')", "false"),
    ("selected-at('a b c', 2)", "c"),
    ("selected-at('a b c', 9)", ""),
    ("count-selected(' a  b ')", "2"),
    ("coalesce('', 'x')", "x"),
    ("regex('13800138000', '1[0-9]{10}')", "true"),
    ("regex('113800138000', '1[0-9]{10}')", "false"),
    ("regex('x', '[')", "false"),
    ("concat('a', 1, 'b', 2.50)", "a1b2.5"),
    ("string-length('变压器')", "3"),
    ("substr('hello', 1, 3)", "el"),
    ("substring('12345', 2, 3)", "234"),
    ("substring-before('a-b', '-')", "a"),
    ("substring-after('a-b', '-')", "b"),
    ("translate('bar', 'abc', 'AB')", "BAr"),
    ("normalize-space('  a   b ')", "a b"),
    ("contains('abc', 'bc') and starts-with('abc', 'ab') and ends-with('abc', 'c')", "true"),
    ("int(-3.7)", "-3"),
    ("round(2.5)", "3"),
    ("round(2.345, 2)", "2.35"),
    ("floor(-1.5) + ceiling(1.2)", "0"),
    ("abs(-4) + sqrt(16) + pow(2, 3)", "16"),
    ("sqrt(-1)", ""),
    ("log(0)", ""),
    ("min(3, 1, 2) + max(3, 1, 2)", "4"),
    ("number('x')", ""),
    ("boolean-from-string('1')", "true"),
    ("today()", "2026-11-17"),
    ("today() + 1 > today()", "true"),
    ("date(today() + 14)", "2026-12-01"),
    ("now()", "2026-11-17T09:48:00"),
    ("date('2026-13-01')", ""),
    ("date('2026-11-20') - today()", "3"),
    ("'2026-11-20' > today()", "true"),
    ("format-date(today(), '%d.%m.%Y, %b %e')", "17.11.2026, Nov 17"),
    ("format-date('', '%Y')", ""),
    ("format-date-time(now(), '%H:%M')", "09:48"),
    ("decimal-time('12:00')", "0.5"),
    ("date(999999999999)", ""),
    ("'it is ${not} a reference'", "it is ${not} a reference"),
]


@pytest.mark.parametrize(("text", "expected"), VALUES)
def test_a_value_is_worked_out(text: str, expected: str) -> None:
    assert worked_out(text) == expected


def test_answers_are_named_whatever_they_are_called() -> None:
    assert worked_out("${div}+${a-b}-1", **{"div": "5", "a-b": "2"}) == "6"


def test_no_answer_is_no_number_and_empty_text() -> None:
    assert worked_out("if(${a} > 0 or ${a} <= 0, 'number', 'none')", a="") == "none"
    assert worked_out("concat('<', ${a}, '>')", a="") == "<>"


def test_repeats_are_summed_counted_and_looked_up() -> None:
    made = form(
        repeat(
            "load",
            ask("kw", "integer"),
            ask("place", "calculate", calculation="position(..)"),
            ask("before", "calculate", calculation="indexed-repeat(${kw}, ${load}, position(..) - 1)"),
        ),
        ask(
            "total",
            "calculate",
            calculation="concat(sum(${kw}), '/', count(${load}), '/', max(${kw}), '/', join(' ', ${kw}))",
        ),
    )
    session = filled(made)
    session.add("load")
    session.put("kw", (0,), "30")
    session.put("kw", (1,), "12")
    assert session.answer("total") == "42/2/30/30 12"
    assert [session.answer("place", (each,)) for each in (0, 1)] == ["1", "2"]
    assert [session.answer("before", (each,)) for each in (0, 1)] == ["", "30"]


def test_a_choice_is_named_in_words() -> None:
    made = form(
        ask("o", "select_one", choices="yn"),
        ask("word", "calculate", calculation="jr:choice-name(${o}, '${o}')"),
        yn="y n",
    )
    session = filled(made)
    session.put("o", (), "y")
    assert session.answer("word") == "Y"


def test_a_value_is_made_once() -> None:
    made = form(ask("a"), ask("key", "calculate", calculation="once(concat(${a}, uuid()))"))
    session = filled(made)
    first = session.answer("key")
    session.put("a", (), "x")
    assert len(first) == 36
    assert session.answer("key") == first


def test_the_last_answer_is_known() -> None:
    made = form(ask("shift", default="${last-saved#shift}", default_is_expression=True))
    assert filled(made, saved=Answers({"shift": "三班"})).answer("shift") == "三班"
    assert filled(made).answer("shift") == ""


WRONG = [
    ("pulldata('a', 'b', 'c', 'd')", "survey.refused_function"),
    ("sparkle(1)", "survey.unknown_function"),
    ("1 +", "survey.unreadable_formula"),
    ("(1", "survey.unreadable_formula"),
    ("'open", "survey.unreadable_formula"),
    ("selected(1)", "survey.wrong_arguments"),
    ("${nobody} + 1", "survey.unknown_reference"),
    ("data/x[1]", "survey.unsupported_path"),
    ("column = 1", "survey.unsupported_path"),
    ("../nobody", "survey.unsupported_path"),
    ("position(..)", "survey.unsupported_path"),
    ("(" * 5000, "survey.unreadable_formula"),
]


@pytest.mark.parametrize(("text", "code"), WRONG)
def test_what_cannot_be_used_is_named(text: str, code: str) -> None:
    plan = Plan(form(ask("a", "calculate", calculation=text, row=7)))
    assert [(fault.code, fault.row) for fault in plan.faults] == [(code, 7)]


def test_a_relative_path_leads_to_a_question() -> None:
    made = form(ask("a"), ask("b", "calculate", calculation="concat(../a, '!')"))
    session = filled(made)
    session.put("a", (), "x")
    assert session.answer("b") == "x!"


def test_reading_names_its_references() -> None:
    assert read("${a} + string('${b}') + ${ c }").references == ("a", "c")
    with pytest.raises(FormulaError):
        read("nothing-known()")
