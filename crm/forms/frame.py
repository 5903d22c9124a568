"""Where an expression is evaluated, and what it sees there."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from msgspec import Struct

from crm.domain.survey.answers import Index
from crm.domain.survey.form import Choice
from crm.forms.values import Operand, Value


class World(Protocol):
    """The answers that expressions look at."""

    def value(self, name: str, index: Index) -> Value:
        """Return one answer."""
        ...

    def all_values(self, name: str, prefix: Index) -> Sequence[Value]:
        """Return the answers of every instance below a prefix."""
        ...

    def saved(self, name: str) -> str:
        """Return the answer of the last visit."""
        ...

    def choice_name(self, question: str, value: str) -> str:
        """Return the label of a choice."""
        ...

    def wall_time(self) -> datetime:
        """Return the bureau's time."""
        ...


class Frame(Struct):
    """Where an expression is evaluated: in which instance, with which own answer (`.`), for which choice."""

    world: World
    index: Index = ()
    own: Value = ""
    choice: Choice | None = None


Run = Callable[[Frame], Operand]
