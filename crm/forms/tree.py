"""Where the elements of a form stand: the groups and repeats around each, and what a path of names leads to."""

from collections.abc import Mapping
from functools import cached_property

from crm.domain.survey.form import Element, Form, Group, holders


class Tree:
    """A form with the way to each of its elements."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.above: Mapping[str, tuple[Group, ...]] = {element.name: above for element, above in holders(form.elements)}
        self.repeats: Mapping[str, tuple[str, ...]] = {
            name: tuple(group.name for group in above if group.is_repeat) for name, above in self.above.items()
        }

    @cached_property
    def elements(self) -> Mapping[str, Element]:
        """Every element by its name, from the top down."""
        return self.form.by_name

    def shared(self, one: str, other: str) -> int:
        """Return how many repeats two elements stand in together."""
        count = 0
        for left, right in zip(self.chain(one), self.chain(other), strict=False):
            if left != right:
                break
            count += 1
        return count

    def chain(self, name: str) -> tuple[str, ...]:
        """Return the repeats around an element, outermost first."""
        return self.repeats.get(name, ())

    def found_by(self, origin: str, steps: tuple[str, ...]) -> str | None:
        """Return the element that a path such as ("..", "name") leads to from another, None when it leads nowhere."""
        here: list[str] = [*(group.name for group in self.above.get(origin, ())), origin]
        if steps and steps[0] == "/":
            here, steps = [], steps[2:]
        for step in steps:
            if step != "..":
                here.append(step)
            elif here:
                here.pop()
            else:
                return None
        return here[-1] if here and self._is_way(here) else None

    def _is_way(self, names: list[str]) -> bool:
        above = self.above.get(names[-1])
        return above is not None and [group.name for group in above] == names[:-1]
