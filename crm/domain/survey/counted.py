"""How a form was answered in a period, as lines to read: each question and, under it, its answers (domain.md 6)."""

from datetime import date

from msgspec import Struct

from crm.domain.satisfaction import Interval, wilson
from crm.domain.survey.form import Question
from crm.domain.survey.rows import FormRow, QuestionCount

SCALE = 11
"""Numbers of more different values than those from 0 to 10 are told by their mean alone."""


class CountLine(Struct, frozen=True):
    """A question, or one answer to it: `count` of `of` that answered gave it.

    `name` is the choice or the number, "" for the question itself; only a question with numbers has a mean.
    """

    question: Question
    name: str
    words: str
    count: int
    of: int
    mean: float | None = None

    @property
    def is_answer(self) -> bool:
        return bool(self.name)

    @property
    def share(self) -> float | None:
        """The share of those who answered, None for a question and where nobody did."""
        return self.count / self.of if self.is_answer and self.of else None

    @property
    def interval(self) -> Interval | None:
        """The 95 % Wilson interval of the share."""
        return wilson(self.count, self.of) if self.is_answer else None


class FormCounts(Struct, frozen=True):
    """What was counted of a form from `first` to `last`, both open where None; fewer than `enough` answers are few."""

    form: FormRow
    default_language: str
    first: date | None
    last: date | None
    enough: int
    questions: tuple[QuestionCount, ...]

    @property
    def most(self) -> int:
        """How often the question was answered that most answered."""
        return max((each.answered for each in self.questions), default=0)

    def lines(self, language: str) -> tuple[CountLine, ...]:
        """Return every question in the order of the form with its answers, in a language."""
        return tuple(line for each in self.questions for line in self._of(each, language))

    def _of(self, count: QuestionCount, language: str) -> list[CountLine]:
        question, of = count.question, count.answered
        words = question.label.in_language(language, self.default_language) or question.name
        lines = [CountLine(question, "", words, of, of, count.mean)]
        for name, given in count.by_choice.items():
            label = count.labels[name].in_language(language, self.default_language) if name in count.labels else ""
            lines.append(CountLine(question, name, label or name, given, of))
        if len(count.by_number) <= SCALE:
            lines += [CountLine(question, f"{value:g}", f"{value:g}", n, of) for value, n in count.by_number.items()]
        return lines
