"""The choices that a question offers: its list, through its choice_filter.

Terms such as `district = ${district}` are looked up in an index of the column, so that a list of thousands of choices
costs no more than what is left of it.
"""

from crm.domain.survey.form import Choice, Question
from crm.forms.compiling import Expression
from crm.forms.frame import Frame
from crm.forms.plan import Part, Plan
from crm.forms.values import text_of, truth_of


def offered(plan: Plan, question: Question, frame: Frame) -> tuple[Choice, ...]:
    """Return the choices that the filter of a question lets through, in their order."""
    expression = plan.expression(Part.FILTER, question.name)
    if expression is None:
        return plan.form.choices.get(question.choices, ())
    candidates = _candidates(plan, question, expression, frame)
    if expression.rest is None and len(expression.equalities) == 1:
        return candidates
    return tuple(choice for choice in candidates if _passes(expression, choice, frame))


def is_offered(plan: Plan, question: Question, name: str, frame: Frame) -> bool:
    """Say whether one choice passes the filter; a name that is not in the list does not."""
    expression = plan.expression(Part.FILTER, question.name)
    choice = plan.choice_by_name.get(question.choices, {}).get(name)
    if choice is None:
        return False
    return expression is None or _passes(expression, choice, frame)


def _candidates(plan: Plan, question: Question, expression: Expression, frame: Frame) -> tuple[Choice, ...]:
    if not expression.equalities:
        return plan.form.choices.get(question.choices, ())
    column, wanted = expression.equalities[0]
    return plan.choices_where(question, column, text_of(wanted(frame)))


def _passes(expression: Expression, choice: Choice, frame: Frame) -> bool:
    return truth_of(expression.run(Frame(frame.world, frame.index, frame.own, choice)))
