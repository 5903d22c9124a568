"""A survey form as a tree of questions, groups and repeats."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property

from msgspec import Struct, field


class QuestionType(StrEnum):
    """What can be asked; the values are XLSForm's."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    TIME = "time"
    SELECT_ONE = "select_one"
    SELECT_MULTIPLE = "select_multiple"
    RANGE = "range"
    NOTE = "note"
    ACKNOWLEDGE = "acknowledge"
    IMAGE = "image"
    GEOPOINT = "geopoint"
    CALCULATE = "calculate"
    HIDDEN = "hidden"


SELECTS = frozenset({QuestionType.SELECT_ONE, QuestionType.SELECT_MULTIPLE})
NUMBERS = frozenset({QuestionType.INTEGER, QuestionType.DECIMAL, QuestionType.RANGE})
UNSEEN = frozenset({QuestionType.CALCULATE, QuestionType.HIDDEN})
"""What is part of a form and never shown."""
UNASKED = UNSEEN | {QuestionType.NOTE}
"""What nobody answers."""

NO_LANGUAGE = ""
"""The language of a text that the workbook gives without one."""


class Words(Struct, frozen=True):
    """A text in the languages that it was written in, by their codes (`zh`, `en`)."""

    texts: Mapping[str, str] = field(default_factory=dict)

    def in_language(self, language: str, default: str = NO_LANGUAGE) -> str:
        """Return the text in a language, else in the form's default language, else in any; "" without a text.

        `zh_CN` finds `zh`.
        """
        for wanted in (language, language.split("_")[0], default, NO_LANGUAGE):
            if text := self.texts.get(wanted):
                return text
        return next((text for text in self.texts.values() if text), "")

    def __bool__(self) -> bool:
        return any(self.texts.values())


class Choice(Struct, frozen=True):
    """One answer to choose; `columns` are its further columns of the choices sheet, for a choice_filter."""

    name: str
    label: Words = Words()
    columns: Mapping[str, str] = field(default_factory=dict)

    def cell(self, column: str) -> str:
        """Return what stands in a column of the choices sheet."""
        return self.name if column == "name" else self.columns.get(column, "")


class Range(Struct, frozen=True):
    """The scale of a range question: from `start` to `end` in steps."""

    start: float = 0
    end: float = 10
    step: float = 1


class Question(Struct, frozen=True):
    """One question; expressions stand as they were written, with `${name}` for answers, "" where there is none.

    `row` is the row of the survey sheet. `saved` names the question whose last answer is the default.
    """

    name: str
    type: QuestionType
    row: int = 0
    label: Words = Words()
    hint: Words = Words()
    relevant: str = ""
    required: str = ""
    required_message: Words = Words()
    constraint: str = ""
    constraint_message: Words = Words()
    calculation: str = ""
    default: str = ""
    default_is_expression: bool = False
    read_only: str = ""
    appearance: str = ""
    choices: str = ""
    choice_filter: str = ""
    range: Range | None = None

    def looks(self, appearance: str) -> bool:
        """Say whether an appearance such as `minimal` was asked for."""
        return appearance in self.appearance.split()


class Group(Struct, frozen=True):
    """Questions that stand together; as a repeat they are asked once for each thing, `count` (an expression) times."""

    name: str
    elements: tuple["Element", ...] = ()
    row: int = 0
    label: Words = Words()
    relevant: str = ""
    appearance: str = ""
    is_repeat: bool = False
    count: str = ""


Element = Question | Group


class Form(Struct, frozen=True, dict=True):
    """A whole form. `name` is its form_id, `languages` the codes of its texts, the default first.

    `topics` are the codes of the visit topics that it is for (domain.md 2.2); with none it is offered on every visit.
    """

    name: str
    title: str
    elements: tuple[Element, ...] = ()
    choices: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)
    version: str = ""
    languages: tuple[str, ...] = (NO_LANGUAGE,)
    titles: Words = field(default_factory=Words)
    topics: tuple[str, ...] = ()

    @property
    def default_language(self) -> str:
        return self.languages[0] if self.languages else NO_LANGUAGE

    def title_in(self, language: str) -> str:
        """Return the title in a language, else the one of the settings sheet."""
        return self.titles.in_language(language, self.default_language) or self.title or self.name

    def questions(self) -> Iterator[Question]:
        """Yield every question in the order of the form."""
        return _questions(self.elements)

    @cached_property
    def by_name(self) -> Mapping[str, Element]:
        """Every question, group and repeat by its name."""
        return {element.name: element for element in every(self.elements)}


def every(elements: tuple[Element, ...]) -> Iterator[Element]:
    """Yield elements and all that lies in them, from the top down."""
    for element in elements:
        yield element
        if isinstance(element, Group):
            yield from every(element.elements)


def _questions(elements: tuple[Element, ...]) -> Iterator[Question]:
    return (element for element in every(elements) if isinstance(element, Question))


def holders(
    elements: tuple[Element, ...], above: tuple[Group, ...] = ()
) -> Iterator[tuple[Element, tuple[Group, ...]]]:
    """Yield each element with the groups around it, the outermost first."""
    for element in elements:
        yield element, above
        if isinstance(element, Group):
            yield from holders(element.elements, (*above, element))
