"""The operators of XPath 1.0 as ODK has them; no number is ever infinite."""

import math
from collections.abc import Callable

from crm.forms.frame import Run
from crm.forms.values import number_of, ordered, same, single, truth_of


def _divided(left: float, right: float) -> float:
    """A division by zero is no number, whatever stands above."""
    return left / right if right else math.nan


def _remainder(left: float, right: float) -> float:
    return math.fmod(left, right) if right and math.isfinite(left) else math.nan


def _finite(value: float) -> float:
    return value if math.isfinite(value) else math.nan


def _arithmetic(work: Callable[[float, float], float]) -> Callable[[Run, Run], Run]:
    return lambda left, right: lambda frame: _finite(work(number_of(left(frame)), number_of(right(frame))))


def _comparison(work: Callable[[float, float], bool]) -> Callable[[Run, Run], Run]:
    return lambda left, right: lambda frame: work(*ordered(left(frame), right(frame)))


BINARY: dict[str, Callable[[Run, Run], Run]] = {
    "+": _arithmetic(lambda left, right: left + right),
    "-": _arithmetic(lambda left, right: left - right),
    "*": _arithmetic(lambda left, right: left * right),
    "div": _arithmetic(_divided),
    "mod": _arithmetic(_remainder),
    "<": _comparison(lambda left, right: left < right),
    "<=": _comparison(lambda left, right: left <= right),
    ">": _comparison(lambda left, right: left > right),
    ">=": _comparison(lambda left, right: left >= right),
    "=": lambda left, right: lambda frame: same(left(frame), right(frame)),
    "!=": lambda left, right: lambda frame: not same(single(left(frame)), single(right(frame))),
    "and": lambda left, right: lambda frame: truth_of(left(frame)) and truth_of(right(frame)),
    "or": lambda left, right: lambda frame: truth_of(left(frame)) or truth_of(right(frame)),
}
"""By their symbols; `and` and `or` leave out what they do not need."""
