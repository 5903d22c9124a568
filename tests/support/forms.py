"""Forms for tests, written as tables."""

from datetime import datetime

from crm.domain.clock import BUREAU_ZONE, FixedClock
from crm.domain.survey.answers import Answers
from crm.domain.survey.form import Choice, Element, Form, Group, Question, QuestionType, Words
from crm.domain.survey.reading import FormReading
from crm.exchange.sheets import Sheet
from crm.exchange.xlsform import form_of_sheets
from crm.forms.plan import Plan
from crm.forms.session import FormSession

CLOCK = FixedClock(datetime(2026, 11, 17, 9, 48, tzinfo=BUREAU_ZONE))


def ask(name: str, kind: str = "text", **values: object) -> Question:
    """Return a question with a label of its own."""
    given: dict[str, object] = {"label": Words({"": name.upper()}), **values}
    return Question(name, QuestionType(kind), **given)  # type: ignore[arg-type]


def repeat(name: str, *elements: Element, **values: object) -> Group:
    return Group(name, elements, is_repeat=True, **values)  # type: ignore[arg-type]


def form(*elements: Element, **choices: str) -> Form:
    """Return a form; `choices` are lists such as `yn="y n"`."""
    lists = {
        name: tuple(Choice(each, Words({"": each.upper()})) for each in text.split()) for name, text in choices.items()
    }
    return Form("演示问卷", "演示问卷", elements, lists)


def filled(made: Form, answers: Answers | None = None, saved: Answers | None = None, language: str = "") -> FormSession:
    """Begin a filling; a form with faults fails."""
    plan = Plan(made)
    assert not plan.faults, plan.faults
    return FormSession(plan, CLOCK, answers, saved, language)


def worked_out(text: str, **answers: str) -> str:
    """Return what an expression over text questions gives as a calculation."""
    questions = [ask(name) for name in answers]
    session = filled(form(*questions, ask("result", "calculate", calculation=text)))
    for name, value in answers.items():
        session.put(name, (), value)
    return session.answer("result")


def sheet(name: str, table: str) -> Sheet:
    """Return a sheet of a table in Markdown."""
    lines = [line.strip().strip("|") for line in table.strip().splitlines()]
    return Sheet(name, [tuple(cell.strip() or None for cell in line.split("|")) for line in lines])


def read(survey: str, choices: str = "", settings: str = "") -> FormReading:
    """Read an XLSForm written as tables."""
    tables = (("survey", survey), ("choices", choices), ("settings", settings))
    return form_of_sheets([sheet(name, table) for name, table in tables if table], "演示.xlsx")
