"""A form while it is filled in."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm.domain.survey.answers import Answers, answers_of
from crm.domain.survey.as_json import form_as_json, form_of
from crm.domain.survey.form import Choice, Form, Group, Words
from crm.forms.plan import Plan
from crm.forms.session import FormSession
from tests.support.forms import CLOCK, ask, filled, form, repeat


def test_what_is_not_asked_is_empty_and_comes_back() -> None:
    session = filled(
        form(ask("a"), ask("b", relevant="${a} = 'x'"), ask("c", "calculate", calculation="concat(${b}, '!')"))
    )
    session.put("a", (), "x")
    session.put("b", (), "kept")
    assert session.answer("c") == "kept!"
    changed = session.put("a", (), "y")
    assert not session.is_relevant("b")
    assert session.answer("c") == "!"
    assert {name for name, _index in changed.places} == {"a", "b", "c"}
    assert "b" not in session.answers().values
    assert session.typed().values["b"] == "kept"
    session.put("a", (), "x")
    assert session.answers().values["b"] == "kept"


def test_a_group_takes_its_questions_along() -> None:
    made = form(ask("a"), Group("g", (Group("h", (ask("b", required="true()"),)),), relevant="${a} = 'x'"))
    session = filled(made)
    assert not session.is_relevant("b")
    assert not session.problems()
    changed = session.put("a", (), "x")
    assert session.is_relevant("b")
    assert ("b", ()) in changed.places
    assert [each.code for each in session.problems()] == ["survey.required"]


def test_only_what_stands_on_an_answer_is_worked_out() -> None:
    made = form(ask("a"), ask("b"), ask("c", "calculate", calculation="concat(${a}, random())"))
    session = filled(made)
    before = session.answer("c")
    assert session.put("b", (), "x").places == {("b", ())}
    assert session.answer("c") == before
    session.put("a", (), "x")
    assert session.answer("c") != before


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        ("integer", "12a", "survey.not_integer"),
        ("integer", "1.5", "survey.not_integer"),
        ("decimal", "one", "survey.not_number"),
        ("decimal", "nan", "survey.not_number"),
        ("date", "2026-02-30", "survey.not_date"),
        ("time", "25:00", "survey.not_time"),
        ("geopoint", "22.5", "survey.not_place"),
        ("geopoint", "95 114", "survey.not_place"),
        ("range", "11", "survey.off_range"),
        ("range", "1.5", "survey.off_range"),
        ("select_one", "z", "survey.unknown_choice"),
        ("select_multiple", "y z", "survey.unknown_choice"),
    ],
)
def test_what_does_not_fit_is_kept_and_named(kind: str, text: str, code: str) -> None:
    session = filled(form(ask("a", kind, choices="yn"), yn="y n"))
    session.put("a", (), text)
    problem = session.problem("a")
    assert problem is not None
    assert problem.code == code
    assert session.answer("a") == text
    session.put("a", (), "")
    assert session.problem("a") is None


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("integer", "-12"),
        ("decimal", "1.5"),
        ("date", "2026-02-28"),
        ("time", "23:59"),
        ("geopoint", "22.54 114.06 0 5"),
        ("range", "10"),
        ("select_multiple", "y n"),
        ("acknowledge", "OK"),
        ("image", "门口.jpg"),
    ],
)
def test_what_fits_is_no_problem(kind: str, text: str) -> None:
    session = filled(form(ask("a", kind, choices="yn"), yn="y n"))
    session.put("a", (), text)
    assert session.problem("a") is None


def test_a_constraint_says_its_own_words() -> None:
    words = Words({"en": "At most ${limit}", "zh": "最多 ${limit}"})
    made = form(ask("limit", "integer"), ask("a", "integer", constraint=". <= ${limit}", constraint_message=words))
    session = filled(made, language="zh_CN")
    session.put("limit", (), "5")
    session.put("a", (), "6")
    problem = session.problem("a")
    assert problem is not None
    assert problem.text == "最多 5"
    assert ("a", ()) in session.put("limit", (), "7").places
    assert session.problem("a") is None


def test_what_is_offered_no_more_is_taken_back() -> None:
    streets = tuple(Choice(f"s{n}", Words(), {"district": f"d{n % 2}"}) for n in range(6))
    question = ask("street", "select_multiple", choices="s", choice_filter="district = ${district}")
    session = filled(Form("f", "f", (ask("district"), question), {"s": streets}))
    session.put("district", (), "d1")
    assert [each.name for each in session.options("street")] == ["s1", "s3", "s5"]
    session.put("street", (), "s1 s5")
    changed = session.put("district", (), "d0")
    assert session.answer("street") == ""
    assert ("street", ()) in changed.places


def test_a_long_list_is_looked_up_and_other_filters_hold_too() -> None:
    choices = tuple(Choice(f"c{n}", Words(), {"k": str(n % 50), "v": str(n)}) for n in range(5000))
    elements = (
        ask("k"),
        ask("one", "select_one", choices="c", choice_filter="k = ${k} and v > 4000"),
        ask("two", "select_one", choices="c", choice_filter="v < 3 or name = 'c9'"),
    )
    session = filled(Form("f", "f", elements, {"c": choices}))
    session.put("k", (), "7")
    assert [each.name for each in session.options("one")] == [f"c{n}" for n in range(4001, 5000) if n % 50 == 7]
    assert [each.name for each in session.options("two")] == ["c0", "c1", "c2", "c9"]


def test_repeats_come_and_go() -> None:
    made = form(repeat("r", ask("a"), repeat("s", ask("b"))))
    session = filled(made)
    session.add("r")
    session.put("a", (0,), "x")
    session.put("a", (1,), "y")
    session.add("s", (1,))
    session.put("b", (1, 1), "z")
    assert session.remove("r", (), 0).rows
    answers = session.answers()
    assert answers.repeats["r"] == (Answers({"a": "y"}, {"s": (Answers(), Answers({"b": "z"}))}),)
    assert list(answers.flat()) == [("a", (0,), "y"), ("b", (0, 1), "z")]
    again = filled(made, answers_of(answers.as_json()))
    assert again.answers() == answers


def test_a_form_counts_its_own_repeats_and_forgets_nothing() -> None:
    session = filled(form(ask("n", "integer"), repeat("r", ask("a"), count="${n}")))
    assert session.is_counted("r")
    assert session.count("r") == 0
    assert session.put("n", (), "2").rows
    session.put("a", (1,), "second")
    session.put("n", (), "1")
    assert len(session.answers().repeats["r"]) == 1
    session.put("n", (), "2")
    assert session.answer("a", (1,)) == "second"
    session.put("n", (), "99999999")
    assert session.count("r") == 1000


def test_defaults_stand_at_the_beginning_only() -> None:
    made = form(ask("a", default="x"), ask("day", "date", default="today()", default_is_expression=True))
    assert filled(made).answers().values == {"a": "x", "day": "2026-11-17"}
    assert filled(made, Answers({"a": "y"})).answers().values == {"a": "y"}


def test_words_name_answers() -> None:
    made = form(ask("o", "select_one", choices="yn"), ask("b"), yn="y n")
    session = filled(made)
    session.put("o", (), "y")
    assert session.words(Words({"": "You said ${o}, ${nobody}."})) == "You said Y, ."


def test_progress_counts_what_is_asked() -> None:
    session = filled(
        form(ask("a"), ask("b", relevant="${a} != ''"), ask("n", "note"), ask("c", "calculate", calculation="1"))
    )
    assert session.progress() == (0, 1)
    session.put("a", (), "x")
    assert session.progress() == (1, 2)


@pytest.mark.parametrize(
    ("made", "names"),
    [
        (form(ask("a", relevant="${b} = 1"), ask("b", relevant="${a} = 1")), {"a", "b"}),
        (form(ask("a", relevant="${a} = 1")), {"a"}),
        (form(Group("g", (ask("a"),), relevant="${a} = 1")), {"g", "a"}),
        (form(ask("a", "calculate", calculation="${b}"), ask("b", "calculate", calculation="${a}")), {"a", "b"}),
    ],
)
def test_circles_are_named(made: Form, names: set[str]) -> None:
    plan = Plan(made)
    (fault,) = plan.faults
    assert fault.code == "survey.circular"
    assert fault.stops
    assert set(str(fault.values["questions"]).split(" → ")) == names
    FormSession(plan, CLOCK).put("a", (), "1")


def test_a_form_goes_round_as_json() -> None:
    made = Form(
        "f",
        "T",
        (ask("a", "range", hint=Words({"en": "h"})), repeat("r", ask("b", "select_one", choices="l"), count="2")),
        {"l": (Choice("x", Words({"zh": "甲"}), {"k": "1"}),)},
        "3",
        ("en", "zh"),
        Words({"zh": "题"}),
        ("safety_check",),
    )
    assert form_of(form_as_json(made)) == made


NAMES = ("a", "b", "c", "d")
EXPRESSIONS = (
    "${%s} > 3",
    "${%s} = ''",
    "${%s} + ${%s}",
    "sum(${%s})",
    "concat(${%s}, ${%s})",
    "count-selected(${%s}) div ${%s}",
)


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """Forms of questions, calculations and a repeat, that may only look back: without circles."""
    elements = []
    known = list(NAMES)
    for number in range(draw(st.integers(1, 6))):
        text = draw(st.sampled_from(EXPRESSIONS))
        chosen = tuple(draw(st.sampled_from(known)) for _ in range(text.count("%s")))
        values = {draw(st.sampled_from(["calculation", "relevant"])): text % chosen}
        kind = "calculate" if "calculation" in values else "integer"
        elements.append(ask(f"x{number}", kind, **values))
        known.append(f"x{number}")
    inside = repeat("r", ask("c", "integer"), ask("d", "integer", relevant="${c} != 2"))
    return form(ask("a", "integer"), ask("b"), inside, *elements)


PUTS = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c", "d", "x0", "x1", "+", "-"]),
        st.integers(0, 2),
        st.sampled_from(["", "2", "7", "z"]),
    ),
    max_size=12,
)


@settings(deadline=None, max_examples=150)
@given(forms(), PUTS)
def test_small_steps_lead_where_a_whole_evaluation_leads(made: Form, puts: list[tuple[str, int, str]]) -> None:
    session = filled(made)
    for name, number, text in puts:
        if name == "+":
            session.add("r")
        elif name == "-" and session.count("r"):
            session.remove("r", (), number % session.count("r"))
        elif name in ("c", "d") and session.count("r"):
            session.put(name, (number % session.count("r"),), text)
        elif name in ("a", "b", "x0", "x1") and name in session.plan.tree.elements and not session.is_read_only(name):
            session.put(name, (), text)
        whole = filled(made, session.typed())
        assert whole.typed() == session.typed()
        assert whole.answers() == session.answers()
        assert whole.problems() == session.problems()
