"""The forms that come along: pyxform takes each, both languages are whole, and they can be filled in."""

import pytest

from crm.domain.survey.form import UNSEEN, Form, Question, QuestionType
from crm.forms.plan import Plan
from crm.forms.session import FormSession
from crm.usecases.surveys.shipped import SHIPPED, shipped_reading
from tests.support.forms import CLOCK


def shipped(name: str) -> Form:
    form = shipped_reading(name).form
    assert form is not None
    return form


@pytest.mark.parametrize("name", SHIPPED)
def test_pyxform_takes_it_and_nothing_is_left_out(name: str) -> None:
    reading = shipped_reading(name)
    assert reading.faults == ()
    assert reading.can_be_published
    assert shipped(name).name == name


@pytest.mark.parametrize("name", SHIPPED)
def test_both_languages_are_whole(name: str) -> None:
    form = shipped(name)
    assert set(form.languages) == {"zh", "en"}
    assert form.title_in("en") != form.title_in("zh_CN")
    for element in form.by_name.values():
        if isinstance(element, Question) and element.type in UNSEEN:
            continue
        words = [element.label]
        if isinstance(element, Question):
            words += [each for each in (element.hint, element.constraint_message) if each]
        assert all(set(each.texts) == {"zh", "en"} for each in words), element.name
    for choices in form.choices.values():
        assert all(set(each.label.texts) == {"zh", "en"} for each in choices)


@pytest.mark.parametrize("name", SHIPPED)
def test_it_can_be_filled_in_to_the_end(name: str) -> None:
    session = FormSession(Plan(shipped(name)), CLOCK, language="zh_CN")
    for _round in range(4):
        for problem in session.problems():
            question = session.form.by_name[problem.name]
            assert isinstance(question, Question)
            session.put(problem.name, problem.index, _answer(session, question, problem.index))
    assert session.problems() == ()
    assert session.answers()


def _answer(session: FormSession, question: Question, index: tuple[int, ...]) -> str:
    match question.type:
        case QuestionType.SELECT_ONE | QuestionType.SELECT_MULTIPLE:
            return session.options(question.name, index)[0].name
        case QuestionType.INTEGER | QuestionType.DECIMAL | QuestionType.RANGE:
            return "2"
        case QuestionType.DATE:
            return "2026-11-20"
    return "OK"


def test_a_hazard_needs_its_level_and_day() -> None:
    session = FormSession(Plan(shipped("safety_check")), CLOCK, language="en")
    session.put("earthing", (), "hazard")
    missing = {each.name for each in session.problems()}
    assert {"earthing_level", "earthing_what", "earthing_remedy_on"} <= missing
    session.put("earthing_level", (), "major")
    session.put("earthing_remedy_on", (), "2026-11-30")
    problem = session.problem("earthing_remedy_on")
    assert problem is not None
    assert problem.text == "Not before today; a major hazard within 7 days."
    session.put("earthing_remedy_on", (), "2026-11-24")
    assert session.problem("earthing_remedy_on") is None
    assert (session.answer("hazards"), session.answer("major_hazards")) == ("1", "1")
    assert session.is_relevant("major_note")


def test_an_emergency_source_without_a_load_divides_by_zero_and_says_nothing() -> None:
    session = FormSession(Plan(shipped("safety_check")), CLOCK)
    session.put("emergency_kw", (), "120")
    session.put("security_load_kw", (), "0")
    assert session.answer("emergency_percent") == ""
    assert not session.is_relevant("emergency_note")
    session.put("security_load_kw", (), "120")
    assert session.is_relevant("emergency_note")


def test_the_checklist_is_the_one_of_the_domain_guide() -> None:
    asked = [each for each in shipped("safety_check").questions() if each.choices == "result"]
    assert len(asked) == 16


def test_satisfaction_asks_for_csat_and_nps() -> None:
    form = shipped("satisfaction")
    csat, nps = form.by_name["csat"], form.by_name["nps"]
    assert isinstance(csat, Question)
    assert isinstance(nps, Question)
    assert csat.range is not None
    assert nps.range is not None
    assert (csat.range.start, csat.range.end, nps.range.start, nps.range.end) == (1, 5, 0, 10)
