"""What the wizard shows of a read file, made off the GUI thread: 200,000 rows are sorted and counted there."""

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct, field

from crm.domain.imports import Problem, Severity
from crm.exchange.rows import ReadResult

Only = tuple[str, str]
"""A kind of problem as (field, code)."""


class Arranged(Struct, frozen=True):
    """The rows in their order, the problem of each cell, and the problems counted by kind and by field."""

    result: ReadResult
    rows: list[int]
    problems: Mapping[tuple[int, str], Problem]
    groups: Mapping[Severity, Counter[Only]]
    by_field: Mapping[str, Counter[Severity]] = field(default_factory=dict)


def arranged(result: ReadResult, problems: list[Problem] | None = None, only: Only | None = None) -> Arranged:
    """Return rows with problems first, or only those with one kind of problem.

    `problems` are all that is known by now, what the database says included; without them those of reading.
    """
    found = result.problems if problems is None else problems
    groups: dict[Severity, Counter[Only]] = {severity: Counter() for severity in Severity}
    by_field: dict[str, Counter[Severity]] = {}
    by_cell: dict[tuple[int, str], Problem] = {}
    bad: set[int] = set()
    for problem in found:
        kind = problem.field, problem.code
        groups[problem.severity][kind] += 1
        by_field.setdefault(problem.field, Counter())[problem.severity] += 1
        by_cell[problem.row, problem.field] = problem
        if only is None or kind == only:
            bad.add(problem.row)
    good = [] if only else sorted({row for row, _draft in result.drafts} - bad)
    return Arranged(result, [*sorted(bad), *good], by_cell, groups, by_field)
