"""How many instances each repeat has, and the answers in them."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from crm.domain.survey.answers import Answers, Index
from crm.domain.survey.form import Element, Group
from crm.forms.tree import Tree

V = TypeVar("V")
MOST_INSTANCES = 1000
Place = tuple[str, Index]
"""A question, group or repeat in one instance of the repeats around it."""
Reading = Callable[[str, Index], str]


class Structure:
    """Raw answers by place. What lies beyond the count of a repeat, or is not asked now, is kept and comes back."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self.answers: dict[Place, str] = {}
        self.counts: dict[Place, int] = {}

    def take(self, answers: Answers, index: Index = ()) -> None:
        """Take answers over; those to questions that the form does not have are left out."""
        for name, value in answers.values.items():
            if name in self._tree.elements and len(self._tree.chain(name)) == len(index):
                self.answers[name, index] = value
        for name, instances in answers.repeats.items():
            if name in self._tree.elements and len(self._tree.chain(name)) == len(index):
                self.counts[name, index] = min(len(instances), MOST_INSTANCES)
                for number, instance in enumerate(instances[:MOST_INSTANCES]):
                    self.take(instance, (*index, number))

    def count(self, repeat: str, index: Index) -> int:
        """Return how many instances a repeat has."""
        return self.counts.get((repeat, index), 0)

    def instances(self, name: str, prefix: Index = ()) -> Iterator[Index]:
        """Yield the index of every instance of an element below a prefix, in order."""
        chain = self._tree.chain(name)
        yield from self._below(chain, prefix[: len(chain)])

    def _below(self, chain: tuple[str, ...], prefix: Index) -> Iterator[Index]:
        if len(prefix) == len(chain):
            yield prefix
            return
        for number in range(self.count(chain[len(prefix)], prefix)):
            yield from self._below(chain, (*prefix, number))

    def remove(self, repeat: str, index: Index, number: int) -> None:
        """Take one instance of a repeat out; those after it move up."""
        last = self.count(repeat, index)
        inside = {name for name in self._tree.elements if repeat in self._tree.chain(name)}
        self.answers = _without(self.answers, inside, index, number)
        self.counts = _without(self.counts, inside, index, number)
        self.counts[repeat, index] = last - 1

    def nested(self, elements: tuple[Element, ...], index: Index, read: Reading) -> Answers:
        """Return the answers as `read` gives them, with every repeat."""
        values: dict[str, str] = {}
        repeats: dict[str, tuple[Answers, ...]] = {}
        self._gather(elements, index, read, values, repeats)
        return Answers(values, repeats)

    def _gather(
        self,
        elements: tuple[Element, ...],
        index: Index,
        read: Reading,
        values: dict[str, str],
        repeats: dict[str, tuple[Answers, ...]],
    ) -> None:
        for element in elements:
            if not isinstance(element, Group):
                if text := read(element.name, index):
                    values[element.name] = text
            elif element.is_repeat:
                numbers = range(self.count(element.name, index))
                repeats[element.name] = tuple(self.nested(element.elements, (*index, n), read) for n in numbers)
            else:
                self._gather(element.elements, index, read, values, repeats)


def _without(found: dict[Place, V], inside: set[str], index: Index, number: int) -> dict[Place, V]:
    """Return values by place without those of one instance; those after it move up."""
    depth = len(index)
    kept: dict[Place, V] = {}
    for (name, place), value in found.items():
        if name not in inside or place[:depth] != index or place[depth] < number:
            kept[name, place] = value
        elif place[depth] > number:
            kept[name, (*place[:depth], place[depth] - 1, *place[depth + 1 :])] = value
    return kept
