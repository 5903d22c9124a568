"""What every job shares: measuring two things in turn, and the table."""

import statistics
import time
from collections.abc import Callable, Sequence
from typing import Any, Literal, NamedTuple

from msgspec import Struct, to_builtins

Unit = Literal["x", "ms", "MB"]
PARTS: dict[Unit, float] = {"ms": 1000, "MB": 1 / 1_000_000}
"""How many of a unit make a second or a byte."""


class Target(Struct, frozen=True):
    """How many times the limit a job may take, and how few it should; or how many of a `unit`."""

    must: float
    aim: float
    unit: Unit = "x"


class Result(Struct, frozen=True):
    """One line of the table; times are medians in seconds, memory is in bytes.

    `best` is the quickest run; `cpu` the work that all threads of the program did meanwhile, which a busy machine
    lengthens little, while it lengthens the time on the clock a lot.
    """

    job: str
    what: str
    limit: float
    ours: float
    target: Target
    best: float | None = None
    cpu: float | None = None

    @property
    def ratio(self) -> float:
        return self.ours / self.limit

    @property
    def verdict(self) -> str:
        """Say which of its targets the job reaches."""
        parts = PARTS.get(self.target.unit)
        taken = self.ours * parts if parts else self.ratio
        if taken <= self.target.aim:
            return "aim"
        return "must" if taken <= self.target.must else "OVER"

    def as_json(self) -> dict[str, Any]:
        """Return everything as one JSON object."""
        return {**to_builtins(self), "ratio": self.ratio, "verdict": self.verdict}


def seconds(work: Callable[[], object]) -> float:
    """Return how long a piece of work takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


class Spent(NamedTuple):
    """Seconds on the clock, and of work of all threads of the program."""

    clock: float
    cpu: float


def spent(work: Callable[[], object]) -> Spent:
    """Return how long a piece of work takes and how much work it is."""
    cpu, begin = time.process_time(), time.perf_counter()
    work()
    return Spent(time.perf_counter() - begin, time.process_time() - cpu)


def in_turn(limit: Callable[[], float], ours: Callable[[], float], rounds: int) -> tuple[float, float]:
    """Measure both in turn, so that a busy moment meets both alike; return the medians. The first round warms up."""
    limit(), ours()
    pairs = [(limit(), ours()) for _ in range(rounds)]
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)


def table(results: Sequence[Result]) -> str:
    """Return the results as text."""
    heads = "".join(f"{head:>11}" for head in ("limit", "ours", "best", "cpu"))
    lines = [f"{'job':<11}{heads}{'ratio':>8}{'must':>7}{'aim':>7}  reached"]
    for each in results:
        amounts = "".join(_told(amount, each.target) for amount in (each.limit, each.ours, each.best, each.cpu))
        targets = "".join(f"{wish:.4g}{each.target.unit}".rjust(7) for wish in (each.target.must, each.target.aim))
        lines.append(f"{each.job:<11}{amounts}{each.ratio:>7.1f}x{targets}  {each.verdict:<5} {each.what}")
    return "\n".join(lines)


def _told(value: float | None, target: Target) -> str:
    if value is None:
        return " " * 11
    if target.unit == "MB":
        return f"{value * PARTS['MB']:.0f} MB".rjust(11)
    return (f"{value * 1000:.1f} ms" if value < 10 else f"{value:.1f} s").rjust(11)
