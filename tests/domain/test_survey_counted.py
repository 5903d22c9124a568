"""How a form was answered, as lines: each question with its answers, shares and intervals."""

from uuid import uuid4

import pytest
from msgspec.structs import replace

from crm.domain.satisfaction import wilson
from crm.domain.survey.counted import SCALE, FormCounts
from crm.domain.survey.form import Words
from crm.domain.survey.rows import FormRow, QuestionCount
from tests.support.forms import ask

WAYS = ask("ways", "select_multiple", label=Words({"zh": "渠道", "en": "Ways"}))
ROW = FormRow(uuid4(), 1, "f", "问卷", (), None)


def counts(*questions: QuestionCount) -> FormCounts:
    return FormCounts(ROW, "zh", None, None, 30, questions)


def test_every_choice_is_a_share_of_who_answered() -> None:
    labels = {"phone": Words({"zh": "电话", "en": "Phone"})}
    made = counts(QuestionCount(WAYS, 40, {"phone": 30, "old": 20}, {}, labels))
    head, phone, old = made.lines("zh_CN")
    assert (head.words, head.count, head.is_answer, head.share, head.interval) == ("渠道", 40, False, None, None)
    assert (phone.words, phone.count, phone.share, phone.interval) == ("电话", 30, 0.75, wilson(30, 40))
    assert (old.words, old.share) == ("old", 0.5)
    assert [line.words for line in made.lines("en")][:2] == ["Ways", "Phone"]


def test_numbers_are_told_one_by_one_only_as_far_as_a_scale_goes() -> None:
    score = QuestionCount(ask("score", "range"), 4, {}, {0.0: 1, 10.0: 3})
    assert [(line.words, line.share) for line in counts(score).lines("en")[1:]] == [("0", 0.25), ("10", 0.75)]
    assert counts(score).lines("en")[0].mean == pytest.approx(7.5)
    many = replace(score, by_number={float(value): 1 for value in range(SCALE + 1)})
    (only,) = counts(many).lines("en")
    assert only.mean == pytest.approx(SCALE / 2)


def test_of_a_question_that_nobody_answered_nothing_is_said() -> None:
    head, choice = counts(QuestionCount(WAYS, 0, {"phone": 0})).lines("en")
    assert (head.count, head.mean, choice.share, choice.interval) == (0, None, None, None)
    assert counts().most == 0
