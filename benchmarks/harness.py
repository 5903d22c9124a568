"""What every job shares: measuring two things in turn, and the table."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

Unit = Literal["x", "ms", "MB"]
PARTS: dict[Unit, float] = {"ms": 1000, "MB": 1 / 1_000_000}
"""How many of a unit make a second or a byte."""


@dataclass(frozen=True)
class Target:
    """How many times the limit a job may take, and how few it should; or how many of a `unit`."""

    must: float
    aim: float
    unit: Unit = "x"


@dataclass(frozen=True)
class Result:
    """One line of the table; times are medians in seconds, memory is in bytes."""

    job: str
    what: str
    limit: float
    ours: float
    target: Target

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
        return {**asdict(self), "ratio": self.ratio, "verdict": self.verdict}


def seconds(work: Callable[[], object]) -> float:
    """Return how long a piece of work takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def in_turn(limit: Callable[[], float], ours: Callable[[], float], rounds: int) -> tuple[float, float]:
    """Measure both in turn, so that a busy moment meets both alike; return the medians. The first round warms up."""
    limit(), ours()
    pairs = [(limit(), ours()) for _ in range(rounds)]
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)


def table(results: Sequence[Result]) -> str:
    """Return the results as text."""
    lines = [f"{'job':<11}{'limit':>11}{'ours':>11}{'ratio':>8}{'must':>7}{'aim':>7}  reached"]
    for each in results:
        amounts = f"{_told(each.limit, each.target)}{_told(each.ours, each.target)}{each.ratio:>7.1f}x"
        targets = f"{each.target.must:.3g}{each.target.unit}".rjust(
            7
        ) + f"{each.target.aim:.3g}{each.target.unit}".rjust(7)
        lines.append(f"{each.job:<11}{amounts}{targets}  {each.verdict:<5} {each.what}")
    return "\n".join(lines)


def _told(value: float, target: Target) -> str:
    if target.unit == "MB":
        return f"{value * PARTS['MB']:.0f} MB".rjust(11)
    return (f"{value * 1000:.1f} ms" if value < 10 else f"{value:.1f} s").rjust(11)
