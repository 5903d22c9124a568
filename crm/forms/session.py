"""A form while it is filled in: what is asked, what is wrong, what follows from what was answered."""

import heapq
import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from msgspec import Struct

from crm.domain.clock import Clock
from crm.domain.survey.answers import Answers, Index
from crm.domain.survey.form import SELECTS, UNASKED, Choice, Group, Question, QuestionType, Words
from crm.forms.filtering import is_offered, offered
from crm.forms.fitting import misfit, value_of
from crm.forms.formula import LAST_SAVED, REFERENCE
from crm.forms.frame import Frame
from crm.forms.plan import KEPT, Node, Part, Plan
from crm.forms.structure import MOST_INSTANCES, Place, Structure
from crm.forms.values import Value, answer_text, number_of, text_of, truth_of

_ROUNDS = 12
"""How often repeats may call for other repeats before they are left as they are."""


class AnswerProblem(Struct, frozen=True):
    """An answer that cannot stay: `text` is the form's own message, else `code` names the sentence."""

    name: str
    index: Index
    code: str
    text: str = ""


class Changed(Struct, frozen=True):
    """What looks different after an answer: places by name and index; `rows` says that instances came or went."""

    places: frozenset[Place] = frozenset()
    rows: bool = False


class FormSession:
    """One filling of a form. A new one begins with the defaults, one with answers as they were left.

    `saved` are the answers of the last visit, for last-saved defaults; `language` chooses the words. Answers are text
    as in `crm.domain.survey.answers`; any text is kept as it was typed, and `problem` says what is wrong with it.
    """

    def __init__(
        self,
        plan: Plan,
        clock: Clock,
        answers: Answers | None = None,
        saved: Answers | None = None,
        language: str = "",
    ) -> None:
        self.plan = plan
        self.form = plan.form
        self.language = language
        self.clock = clock
        self.last_answers = saved or Answers()
        self._there = Structure(plan.tree)
        self._relevant: dict[Place, bool] = {}
        if answers is None:
            self._begin()
        else:
            self._there.take(answers)
        self._all_again()

    # What the window asks.

    def answer(self, name: str, index: Index = ()) -> str:
        """Return the answer as it was typed, "" without one."""
        return self._there.answers.get((name, index), "")

    def is_relevant(self, name: str, index: Index = ()) -> bool:
        """Say whether an element is asked now."""
        return self._relevant.get((name, index), True)

    def is_required(self, name: str, index: Index = ()) -> bool:
        """Say whether a question must be answered."""
        return self._holds(Part.REQUIRED, name, index)

    def is_read_only(self, name: str, index: Index = ()) -> bool:
        """Say whether an answer is only shown: by its column, or because it is calculated."""
        return self.plan.expression(Part.VALUE, name) is not None or self._holds(Part.READ_ONLY, name, index)

    def count(self, repeat: str, index: Index = ()) -> int:
        """Return how many instances a repeat has."""
        return self._there.count(repeat, index)

    def is_counted(self, repeat: str) -> bool:
        """Say whether the form itself decides how many instances a repeat has."""
        return self.plan.expression(Part.COUNT, repeat) is not None

    def options(self, name: str, index: Index = ()) -> tuple[Choice, ...]:
        """Return the choices of a question that its filter lets through."""
        return offered(self.plan, self._question(name), self._frame(name, index))

    def words(self, words: Words, index: Index = ()) -> str:
        """Return a text in the language of the session, with the answers that it names."""
        text = words.in_language(self.language, self.form.default_language)
        return re.sub(REFERENCE, lambda found: self._shown(found[1], index), text)

    def problem(self, name: str, index: Index = ()) -> AnswerProblem | None:
        """Return what is wrong with an answer that was given; no answer is no problem here."""
        question = self._question(name)
        text = self.answer(name, index)
        if not text or question.type in UNASKED or not self.is_relevant(name, index):
            return None
        code = misfit(question, text) or self._unknown_choice(question, text)
        if code is not None:
            return AnswerProblem(name, index, code)
        if self._holds(Part.CONSTRAINT, name, index, otherwise=True):
            return None
        return AnswerProblem(name, index, "survey.constraint", self.words(question.constraint_message, index))

    def problems(self) -> tuple[AnswerProblem, ...]:
        """Return all that keeps the form from being finished, in its order: wrong answers and missing ones."""
        found = []
        for question in self.form.questions():
            for index in self._there.instances(question.name):
                problem = self.problem(question.name, index) or self._missing(question, index)
                if problem is not None:
                    found.append(problem)
        return tuple(found)

    def progress(self) -> tuple[int, int]:
        """Return how many of the questions that are asked now are answered, and how many there are."""
        answered = asked = 0
        for question in self.form.questions():
            if question.type in UNASKED or question.calculation:
                continue
            for index in self._there.instances(question.name):
                if self.is_relevant(question.name, index):
                    asked += 1
                    answered += bool(self.answer(question.name, index))
        return answered, asked

    def answers(self) -> Answers:
        """Return what counts: the answers to what is asked now."""
        return self._there.nested(self.form.elements, (), self._counted)

    def typed(self) -> Answers:
        """Return everything that was typed, for a draft: also what is not asked now."""
        return self._there.nested(self.form.elements, (), self.answer)

    # What the window tells.

    def put(self, name: str, index: Index, text: str) -> Changed:
        """Give an answer ("" takes it back) and return what looks different now."""
        if self.answer(name, index) == text:
            return Changed()
        self._there.answers[name, index] = text
        return self._settled(self._spread([(name, index)]))

    def add(self, repeat: str, index: Index = ()) -> Changed:
        """Add an instance to a repeat; a repeat takes 1,000."""
        number = self.count(repeat, index)
        if number < MOST_INSTANCES:
            self._there.counts[repeat, index] = number + 1
            self._begin_inside(repeat, (*index, number))
        return self._all_again()

    def remove(self, repeat: str, index: Index, number: int) -> Changed:
        """Take an instance out of a repeat, with its answers."""
        self._there.remove(repeat, index, number)
        return self._all_again()

    # What expressions ask (crm.forms.frame.World).

    def value(self, name: str, index: Index) -> Value:
        """Return the value of an answer; what is not asked is empty."""
        text = self._counted(name, index)
        element = self.plan.tree.elements[name]
        return value_of(element, text) if isinstance(element, Question) else text

    def all_values(self, name: str, prefix: Index) -> Sequence[Value]:
        """Return the values of every instance below a prefix; a repeat gives one for each of its own."""
        element = self.plan.tree.elements[name]
        if isinstance(element, Group) and element.is_repeat:
            return [str(n + 1) for outer in self._there.instances(name, prefix) for n in range(self.count(name, outer))]
        return [
            self.value(name, index) for index in self._there.instances(name, prefix) if self.is_relevant(name, index)
        ]

    def saved(self, name: str) -> str:
        """Return the answer of the last visit."""
        return self.last_answers.first(name)

    def choice_name(self, question: str, value: str) -> str:
        """Return the label of a choice, its name when it has none."""
        element = self.plan.tree.elements[question]
        choices = self.plan.choice_by_name.get(element.choices, {}) if isinstance(element, Question) else {}
        choice = choices.get(value)
        label = choice.label.in_language(self.language, self.form.default_language) if choice else ""
        return label or value

    def wall_time(self) -> datetime:
        """Return the bureau's time."""
        return self.clock.local(self.clock.now()).replace(tzinfo=None)

    # How it is kept up to date.

    def _begin(self) -> None:
        for element in self.form.elements:
            self._begin_element(element.name, ())

    def _begin_inside(self, group: str, index: Index) -> None:
        for name in self.plan.children(group):
            self._begin_element(name, index)

    def _begin_element(self, name: str, index: Index) -> None:
        """Set defaults, and one instance of each repeat whose number is left to people."""
        element = self.plan.tree.elements[name]
        if isinstance(element, Question):
            expression = self.plan.expression(Part.DEFAULT, name)
            default = "" if element.default_is_expression else element.default
            if expression is not None:
                default = answer_text(expression.run(self._frame(name, index)))
            if default:
                self._there.answers[name, index] = default
        elif not element.is_repeat:
            self._begin_inside(name, index)
        elif not self.is_counted(name):
            self._there.counts[name, index] = 1
            self._begin_inside(name, (*index, 0))

    def _all_again(self) -> Changed:
        """Work everything out in order, until no repeat calls for another number of instances."""
        for _round in range(_ROUNDS):
            self._relevant.clear()
            for node in self.plan.order:
                for index in self._there.instances(node[1]):
                    self._work_out(node, index)
            if not self._recounted():
                break
        return Changed(frozenset(), rows=True)

    def _settled(self, places: set[Place]) -> Changed:
        if self._recounted():
            return self._all_again()
        watching = {each for name, index in places for each in self._watching(name, index)}
        return Changed(frozenset(places | watching))

    def _watching(self, name: str, index: Index) -> Iterable[Place]:
        for watcher in self.plan.watchers.get(name, ()):
            shared = self.plan.tree.shared(name, watcher)
            for place in self._there.instances(watcher, index[:shared]):
                yield watcher, place

    def _spread(self, sources: list[Place]) -> set[Place]:
        """Work out only what stands on changed answers, in order, and return every place that changed."""
        changed = set(sources)
        waiting: list[tuple[int, Index, Node]] = []
        queued: set[tuple[Node, Index]] = set()

        def wait_for(name: str, index: Index) -> None:
            for node in self.plan.dependents.get(name, ()):
                for place in self._there.instances(node[1], index[: self.plan.tree.shared(name, node[1])]):
                    push(node, place)

        def push(node: Node, place: Index) -> None:
            if (node, place) not in queued:
                queued.add((node, place))
                heapq.heappush(waiting, (self.plan.order[node], place, node))

        for name, index in sources:
            wait_for(name, index)
        while waiting:
            _order, index, node = heapq.heappop(waiting)
            if not self._work_out(node, index):
                continue
            changed.add((node[1], index))
            wait_for(node[1], index)
            if node[0] is Part.RELEVANT:
                for child in self.plan.children(node[1]):
                    for place in self._there.instances(child, index):
                        push((Part.RELEVANT, child), place)
        return changed

    def _work_out(self, node: Node, index: Index) -> bool:
        """Work one part out and say whether anything changed."""
        part, name = node
        if part is Part.RELEVANT:
            return self._work_out_relevance(name, index)
        expression = self.plan.expressions.get(node)
        if expression is None or part not in KEPT:
            return False
        if part is Part.FILTER:
            return self._drop_unoffered(name, index)
        text = answer_text(expression.run(self._frame(name, index)))
        if text == self.answer(name, index):
            return False
        self._there.answers[name, index] = text
        return True

    def _work_out_relevance(self, name: str, index: Index) -> bool:
        above = self.plan.tree.above[name]
        depth = len(self.plan.tree.chain(above[-1].name)) if above else 0
        relevant = not above or self.is_relevant(above[-1].name, index[:depth])
        relevant = relevant and self._holds(Part.RELEVANT, name, index, otherwise=True)
        before = self._relevant.get((name, index))
        self._relevant[name, index] = relevant
        return before is not relevant

    def _drop_unoffered(self, name: str, index: Index) -> bool:
        """Take back what was chosen and is not offered any more."""
        chosen = self.answer(name, index).split()
        question, frame = self._question(name), self._frame(name, index)
        kept = [each for each in chosen if is_offered(self.plan, question, each, frame)]
        if kept == chosen:
            return False
        self._there.answers[name, index] = " ".join(kept)
        return True

    def _recounted(self) -> bool:
        """Give repeats the number of instances that the form calls for; say whether any changed."""
        changed = False
        for (part, name), expression in self.plan.expressions.items():
            if part is not Part.COUNT:
                continue
            for index in list(self._there.instances(name)):
                number = number_of(expression.run(self._frame(name, index)))
                wanted = int(min(max(number, 0), MOST_INSTANCES)) if number == number else 0
                before = self.count(name, index)
                for new in range(before, wanted):
                    self._there.counts[name, index] = new + 1
                    self._begin_inside(name, (*index, new))
                self._there.counts[name, index] = wanted
                changed = changed or wanted != before
        return changed

    # Small parts.

    def _frame(self, name: str, index: Index) -> Frame:
        element = self.plan.tree.elements[name]
        own = value_of(element, self.answer(name, index)) if isinstance(element, Question) else ""
        return Frame(self, index, own)

    def _holds(self, part: Part, name: str, index: Index, *, otherwise: bool = False) -> bool:
        expression = self.plan.expression(part, name)
        return otherwise if expression is None else truth_of(expression.run(self._frame(name, index)))

    def _question(self, name: str) -> Question:
        element = self.plan.tree.elements[name]
        assert isinstance(element, Question)
        return element

    def _counted(self, name: str, index: Index) -> str:
        return self.answer(name, index) if self.is_relevant(name, index) else ""

    def _unknown_choice(self, question: Question, text: str) -> str | None:
        if question.type not in SELECTS:
            return None
        known = self.plan.choice_by_name.get(question.choices, {})
        names = [text] if question.type is QuestionType.SELECT_ONE else text.split()
        return None if all(each in known for each in names) else "survey.unknown_choice"

    def _missing(self, question: Question, index: Index) -> AnswerProblem | None:
        name = question.name
        if question.type in UNASKED or self.answer(name, index) or not self.is_relevant(name, index):
            return None
        if self.is_read_only(name, index) or not self.is_required(name, index):
            return None
        return AnswerProblem(name, index, "survey.required", self.words(question.required_message, index))

    def _shown(self, name: str, index: Index) -> str:
        if name.startswith(LAST_SAVED):
            return self.saved(name.removeprefix(LAST_SAVED))
        element = self.plan.tree.elements.get(name)
        if not isinstance(element, Question):
            return ""
        depth = len(self.plan.tree.chain(name))
        if depth > len(index):
            return text_of(self.all_values(name, index))
        text = text_of(self.value(name, index[:depth]))
        if element.type not in SELECTS:
            return text
        return ", ".join(self.choice_name(name, each) for each in text.split())
