"""Answers to a form: text by question name, as XLSForm writes it, and the instances of repeats.

Numbers are decimal text, dates ISO, times HH:MM, several choices their names parted by spaces, a place
"latitude longitude". A question without an answer is absent.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct, field

Index = tuple[int, ...]
"""Which instance of each repeat around a question, from 0, the outermost first; () outside of repeats."""


class Answers(Struct, frozen=True):
    """What was answered; `repeats` holds the instances of each repeat by its name."""

    values: Mapping[str, str] = field(default_factory=dict)
    repeats: Mapping[str, tuple["Answers", ...]] = field(default_factory=dict)

    def flat(self, index: Index = ()) -> Iterator[tuple[str, Index, str]]:
        """Yield (question, index, answer) of everything that was answered."""
        for name, value in self.values.items():
            yield name, index, value
        for instances in self.repeats.values():
            for number, instance in enumerate(instances):
                yield from instance.flat((*index, number))

    def first(self, name: str) -> str:
        """Return the first answer to a question, "" when it was not answered."""
        return next((value for found, _index, value in self.flat() if found == name), "")

    def as_json(self) -> dict[str, Any]:
        """Return plain values; `answers_of` takes them back."""
        repeats = {name: [each.as_json() for each in instances] for name, instances in self.repeats.items()}
        return {"values": dict(self.values), "repeats": repeats}

    def __bool__(self) -> bool:
        return any(True for _ in self.flat())


def answers_of(plain: Mapping[str, Any]) -> Answers:
    """Return answers from the plain values of `Answers.as_json`."""
    repeats = plain.get("repeats", {})
    return Answers(
        dict(plain.get("values", {})),
        {name: tuple(answers_of(each) for each in instances) for name, instances in repeats.items()},
    )
