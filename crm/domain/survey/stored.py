"""An answer as typed columns of the database, and back as text."""

from collections.abc import Iterator, Sequence
from datetime import date
from math import isfinite

from msgspec import Struct

from crm.domain.survey.answers import Answers, Index
from crm.domain.survey.form import NUMBERS, Element, Form, Group, Question, QuestionType

NAME_LIMIT = 100


class StoredAnswer(Struct, frozen=True):
    """One row: the value stands in the column of its kind."""

    question: str
    instance: str = ""
    ordinal: int = 0
    choice: str | None = None
    number: float | None = None
    day: date | None = None
    text: str | None = None

    @property
    def key(self) -> tuple[str, str, int]:
        """What names an answer within a version of a visit."""
        return self.question, self.instance, self.ordinal

    @property
    def value(self) -> str:
        """The answer as text."""
        if self.choice is not None:
            return self.choice
        if self.number is not None:
            return str(int(self.number)) if self.number.is_integer() else repr(self.number)
        return self.day.isoformat() if self.day is not None else self.text or ""

    @property
    def index(self) -> Index:
        return tuple(int(part) - 1 for part in self.instance.split(".")) if self.instance else ()


def stored(form: Form, answers: Answers) -> Iterator[StoredAnswer]:
    """Yield the rows of answers; what the form does not ask is left out."""
    for name, index, value in answers.flat():
        question = form.by_name.get(name)
        if isinstance(question, Question) and value:
            instance = ".".join(str(number + 1) for number in index)
            yield from _rows(question, instance, value)


def _rows(question: Question, instance: str, value: str) -> Iterator[StoredAnswer]:
    name, kind = question.name, question.type
    if kind in (QuestionType.SELECT_MULTIPLE, QuestionType.SELECT_ONE, QuestionType.ACKNOWLEDGE):
        chosen = value.split() if kind is QuestionType.SELECT_MULTIPLE else [value]
        for ordinal, each in enumerate(dict.fromkeys(chosen)):
            if len(each) <= NAME_LIMIT:
                yield StoredAnswer(name, instance, ordinal, choice=each)
            else:
                yield StoredAnswer(name, instance, ordinal, text=each)
        return
    number = _number(value) if kind in NUMBERS or kind is QuestionType.CALCULATE else None
    day = _day(value) if kind is QuestionType.DATE else None
    text = value if number is None and day is None else None
    yield StoredAnswer(name, instance, number=number, day=day, text=text)


def _number(value: str) -> float | None:
    """Return a number that reads back as it was typed, else None: 007 stays text."""
    try:
        found = float(value)
    except ValueError:
        return None
    return found if isfinite(found) and StoredAnswer("", number=found).value == value else None


def _day(value: str) -> date | None:
    try:
        found = date.fromisoformat(value)
    except ValueError:
        return None
    return found if found.isoformat() == value else None


def answers_from(form: Form, rows: Sequence[StoredAnswer]) -> Answers:
    """Return the answers that rows hold, in the repeats of the form; what it does not ask is left out."""
    values: dict[tuple[str, Index], list[str]] = {}
    for row in sorted(rows, key=lambda each: each.ordinal):
        values.setdefault((row.question, row.index), []).append(row.value)
    return _nested(form.elements, (), values)


def _nested(elements: Sequence[Element], index: Index, values: dict[tuple[str, Index], list[str]]) -> Answers:
    found: dict[str, str] = {}
    repeats: dict[str, tuple[Answers, ...]] = {}
    for element in elements:
        if isinstance(element, Question):
            if given := values.get((element.name, index)):
                found[element.name] = " ".join(given)
        elif element.is_repeat:
            count = _instances(element, index, values)
            repeats[element.name] = tuple(_nested(element.elements, (*index, n), values) for n in range(count))
        else:
            inner = _nested(element.elements, index, values)
            found |= inner.values
            repeats |= inner.repeats
    return Answers(found, repeats)


def _instances(repeat: Group, index: Index, values: dict[tuple[str, Index], list[str]]) -> int:
    """Return how many instances of a repeat hold an answer, those between them counted."""
    names = {each for each, _index in _names(repeat)}
    depth = len(index)
    inside = [
        place[depth] + 1 for name, place in values if name in names and len(place) > depth and place[:depth] == index
    ]
    return max(inside, default=0)


def _names(group: Group) -> Iterator[tuple[str, Group]]:
    for element in group.elements:
        if isinstance(element, Group):
            yield from _names(element)
        else:
            yield element.name, group
