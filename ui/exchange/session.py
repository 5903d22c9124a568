"""One import on its way through the steps: what was read, matched, corrected and found."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from crm.domain.coordinates import Datum
from crm.domain.imports import ImportKind, Problem, Severity
from crm.exchange.headings import Matching
from crm.exchange.incoming import FileView, check, inspect, match
from crm.exchange.rows import ReadResult


@dataclass
class ImportSession:
    """`mapping` holds the user's own choices (heading -> field or None), `corrections` cells typed over.

    `datum` is the map system that the user chose for the places, None for what the headings say.
    """

    path: Path
    view: FileView
    kind: ImportKind
    sheet: str | None = None
    heading_row: int | None = None
    mapping: dict[str, str | None] = field(default_factory=dict)
    corrections: dict[tuple[int, str], str] = field(default_factory=dict)
    datum: Datum | None = None
    matching: Matching | None = None
    result: ReadResult | None = None

    def rematch(self) -> Matching:
        """Match the columns anew; raises as crm.exchange.incoming.match does."""
        self.matching = match(self.view, self.kind, self.sheet, self.heading_row, self.mapping or None)
        return self.matching

    def recheck(self, lengths: tuple[int, ...]) -> ReadResult:
        """Read every row with the present columns and corrections."""
        assert self.matching is not None
        self.result = check(self.matching, self.corrections, None, lengths, self.datum)
        return self.result


def begin(path: Path, kind: ImportKind | None) -> ImportSession:
    """Read a file and find its list; raises Unreadable or NotFound."""
    view = inspect(path, kind)
    session = ImportSession(path, view, view.kind or kind or ImportKind.ACCOUNTS)
    session.rematch()
    return session


def problem_groups(problems: list[Problem]) -> Mapping[Severity, Counter[tuple[str, str]]]:
    """Count problems by (field, code) for each severity."""
    groups: dict[Severity, Counter[tuple[str, str]]] = {severity: Counter() for severity in Severity}
    for problem in problems:
        groups[problem.severity][problem.field, problem.code] += 1
    return groups
