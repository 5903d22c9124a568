"""What has to be looked at again when an answer changes, worked out once for a form."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from graphlib import CycleError, TopologicalSorter

from crm.domain.survey.faults import FormFault
from crm.domain.survey.form import Choice, Element, Form, Group, Question
from crm.forms.compiling import Expression, compiled
from crm.forms.formula import LAST_SAVED, REFERENCE, FormulaError
from crm.forms.tree import Tree


class Part(StrEnum):
    """The parts of an element that an expression decides."""

    RELEVANT = "relevant"
    FILTER = "choice_filter"
    VALUE = "calculation"
    REQUIRED = "required"
    CONSTRAINT = "constraint"
    READ_ONLY = "read_only"
    DEFAULT = "default"
    COUNT = "count"


Node = tuple[Part, str]
KEPT = (Part.RELEVANT, Part.FILTER, Part.VALUE)
"""Parts whose results others stand on; the rest is worked out when somebody asks."""
_UNREADABLE = frozenset({"survey.unreadable_formula", "survey.unknown_reference"})


class Plan:
    """A form with its expressions put together, in the order in which they stand on each other.

    An expression that cannot be used is left out; `faults` names each with its row, and circles with their names.
    """

    def __init__(self, form: Form) -> None:
        self.form = form
        self.tree = Tree(form)
        self.faults: list[FormFault] = []
        self.expressions: dict[Node, Expression] = dict(self._compiled())
        self.relevant_names = self._with_relevance()
        self.order = self._ordered()
        self.dependents = self._dependents()
        self.watchers = self._watchers()
        self._by_column: dict[tuple[str, str], Mapping[str, tuple[Choice, ...]]] = {}

    def expression(self, part: Part, name: str) -> Expression | None:
        """Return the expression of a part of an element."""
        return self.expressions.get((part, name))

    def children(self, name: str) -> tuple[str, ...]:
        """Return the elements right inside a group."""
        element = self.tree.elements[name]
        return tuple(each.name for each in element.elements) if isinstance(element, Group) else ()

    def choices_where(self, question: Question, column: str, value: str) -> tuple[Choice, ...]:
        """Return the choices of a question with a value in a column; looked up, however long the list is."""
        key = question.choices, column
        if key not in self._by_column:
            found: defaultdict[str, list[Choice]] = defaultdict(list)
            for choice in self.form.choices.get(question.choices, ()):
                found[choice.cell(column)].append(choice)
            self._by_column[key] = {each: tuple(choices) for each, choices in found.items()}
        return self._by_column[key].get(value, ())

    @cached_property
    def choice_by_name(self) -> Mapping[str, Mapping[str, Choice]]:
        """The choices of each list by their names."""
        return {name: {each.name: each for each in choices} for name, choices in self.form.choices.items()}

    def _compiled(self) -> Iterator[tuple[Node, Expression]]:
        for element in self.tree.elements.values():
            columns = _columns(self.form, element)
            for part, text in _texts(element):
                try:
                    wanted = columns if part is Part.FILTER else frozenset[str]()
                    yield (part, element.name), compiled(text, element.name, self.tree, wanted)
                except FormulaError as error:
                    values = {"question": element.name, "column": part.value, **error.values}
                    stops = error.code in _UNREADABLE
                    self.faults.append(FormFault(error.code, element.row, values=values, stops=stops))

    def _with_relevance(self) -> frozenset[str]:
        """Return the elements that are not always asked: by their own condition or by one of a group around them."""
        found = set()
        for name, above in self.tree.above.items():
            if any((Part.RELEVANT, each) in self.expressions for each in (name, *(group.name for group in above))):
                found.add(name)
        return frozenset(found)

    def _ordered(self) -> dict[Node, int]:
        while True:
            try:
                return {node: place for place, node in enumerate(TopologicalSorter(self._graph()).static_order())}
            except CycleError as error:
                self._break_circle(error.args[1])

    def _graph(self) -> dict[Node, set[Node]]:
        graph: defaultdict[Node, set[Node]] = defaultdict(set)
        for name, above in self.tree.above.items():
            value = (Part.VALUE, name)
            graph[value].add((Part.FILTER, name))
            if name in self.relevant_names:
                graph[value].add((Part.RELEVANT, name))
                if above and above[-1].name in self.relevant_names:
                    graph[Part.RELEVANT, name].add((Part.RELEVANT, above[-1].name))
        for (part, name), expression in self.expressions.items():
            if part in KEPT:
                graph[part, name] |= {(Part.VALUE, each) for each in expression.references}
        return graph

    def _break_circle(self, circle: list[Node]) -> None:
        """Name the elements that wait for each other and leave their expressions out."""
        names = list(dict.fromkeys(name for _part, name in reversed(circle)))
        rows = [self.tree.elements[name].row for name in names]
        values = {"questions": " → ".join([*names, names[0]])}
        self.faults.append(FormFault("survey.circular", min(rows), values=values, stops=True))
        for node in circle:
            self.expressions.pop(node, None)
        self.relevant_names = self._with_relevance()

    def _dependents(self) -> Mapping[str, tuple[Node, ...]]:
        found: defaultdict[str, list[Node]] = defaultdict(list)
        for (part, name), expression in self.expressions.items():
            if part in KEPT:
                for each in expression.references:
                    found[each].append((part, name))
        return {name: tuple(nodes) for name, nodes in found.items()}

    def _watchers(self) -> Mapping[str, frozenset[str]]:
        """Return whose look changes with an answer: what is required or allowed, the choices, the words."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for (part, name), expression in self.expressions.items():
            if part not in (Part.RELEVANT, Part.VALUE, Part.DEFAULT):
                for each in expression.references:
                    found[each].add(name)
        for name, element in self.tree.elements.items():
            for each in _named_in_words(element):
                found[each].add(name)
        return {name: frozenset(names) for name, names in found.items()}


def _columns(form: Form, element: Element) -> frozenset[str]:
    if not isinstance(element, Question) or not element.choice_filter:
        return frozenset()
    choices = form.choices.get(element.choices, ())
    return frozenset({"name"}.union(*(each.columns for each in choices)))


def _texts(element: Element) -> Iterator[tuple[Part, str]]:
    found: list[tuple[Part, str]] = [(Part.RELEVANT, element.relevant)]
    if isinstance(element, Group):
        found.append((Part.COUNT, element.count))
    else:
        found += [
            (Part.FILTER, element.choice_filter),
            (Part.VALUE, element.calculation),
            (Part.REQUIRED, element.required),
            (Part.CONSTRAINT, element.constraint),
            (Part.READ_ONLY, element.read_only),
            (Part.DEFAULT, element.default if element.default_is_expression else ""),
        ]
    return ((part, text) for part, text in found if text.strip())


def _named_in_words(element: Element) -> Iterable[str]:
    words = [element.label]
    if isinstance(element, Question):
        words += [element.hint, element.constraint_message, element.required_message]
    for each in words:
        for text in each.texts.values():
            yield from (name for name in re.findall(REFERENCE, text) if not name.startswith(LAST_SAVED))
