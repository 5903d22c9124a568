"""What became of each row of a file."""

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from msgspec import Struct, field

from crm.domain.imports import Problem, Severity
from crm.exchange.rows import ReadResult

CREATED = (
    *("areas", "people", "portfolios", "substations", "feeders", "transformer_areas"),
    *("customers", "contacts", "issues"),
)
"""What a file may name before it is there; each is counted, be it as 0."""


class Verdict(StrEnum):
    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    REJECTED = "rejected"


class Change(Struct, frozen=True):
    """A value that an update replaced; where it is a column of a table, that says how it is told (codes in words)."""

    row: int
    field: str
    old: object
    new: object
    table: str = ""
    column: str = ""


class Candidate(Struct, frozen=True):
    """An account that a row may belong to."""

    account_no: str
    name: str


class Question(Struct, frozen=True):
    """A row of which the file does not say clearly to which account it belongs: what it says, and who it may be."""

    row: int
    account_no: str
    name: str
    candidates: tuple[Candidate, ...]


class ImportReport(Struct):
    """Counts, problems and the verdict of each row; `created` counts what the file named and was missing.

    `changes` are the values that updates replace, old and new. `affected` counts the accounts that outages reach, by
    feeder. `seen` are the versions of the rows that were there, `owners` the accounts to which rows of the file belong.
    """

    read: int = 0
    verdicts: dict[int, tuple[Verdict, UUID | None]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    created: Counter[str] = field(default_factory=lambda: Counter(dict.fromkeys(CREATED, 0)))
    questions: list[Question] = field(default_factory=list)
    affected: Counter[str] = field(default_factory=Counter)
    seen: dict[UUID, int] = field(default_factory=dict)
    owners: dict[int, UUID] = field(default_factory=dict)

    @classmethod
    def of(cls, result: ReadResult) -> "ImportReport":
        """Begin a report with what reading the file has found."""
        report = cls(read=result.read, problems=list(result.problems))
        for row in result.refused:
            report.verdicts[row] = (Verdict.REJECTED, None)
        for row, _earlier in result.duplicates:
            report.verdicts[row] = (Verdict.DUPLICATE, None)
        return report

    def join(self, other: "ImportReport") -> None:
        """Take in what became of other rows of the same file."""
        self.verdicts |= other.verdicts
        for name in ("problems", "changes", "questions"):
            getattr(self, name).extend(getattr(other, name))
        self.created.update(other.created)
        self.affected.update(other.affected)
        self.seen |= other.seen
        self.owners |= other.owners

    def note(self, row: int, verdict: Verdict, key: UUID | None = None) -> None:
        """Remember what became of a row."""
        self.verdicts[row] = (verdict, key)

    def refuse(
        self, row: int, field: str, code: str, value: str, details: Mapping[str, object] = MappingProxyType({})
    ) -> None:
        """Refuse a row for a reason that only the database knows."""
        self.problems.append(Problem(row, field, code, value, Severity.ERROR, details))
        self.note(row, Verdict.REJECTED)

    def warn(self, row: int, field: str, code: str, value: str, details: Mapping[str, object]) -> None:
        """Say that a cell was left out for a reason that only the database knows."""
        self.problems.append(Problem(row, field, code, value, Severity.WARNING, details))

    def meant(self, row: int) -> UUID | None:
        """Return what was there already of a row of the file."""
        verdict, key = self.verdicts.get(row, (Verdict.REJECTED, None))
        return key if verdict in (Verdict.UPDATED, Verdict.UNCHANGED) else None

    def count(self, verdict: Verdict) -> int:
        """Return how many rows have a verdict."""
        return sum(1 for each, _key in self.verdicts.values() if each is verdict)

    @property
    def warnings(self) -> int:
        return sum(1 for problem in self.problems if problem.severity is Severity.WARNING)

    @property
    def taken(self) -> int:
        """Rows that are in the database now, each of them once."""
        return self.read - self.count(Verdict.REJECTED) - self.count(Verdict.DUPLICATE)

    def as_json(self) -> dict[str, object]:
        """Return the object that `rounds import --json` prints."""
        return {
            "read": self.read,
            "added": self.count(Verdict.ADDED),
            "updated": self.count(Verdict.UPDATED),
            "unchanged": self.count(Verdict.UNCHANGED),
            "duplicates": self.count(Verdict.DUPLICATE),
            "rejected": self.count(Verdict.REJECTED),
            "warnings": self.warnings,
            "created": dict(self.created),
            "problems": [
                {"row": each.row, "field": each.field, "code": each.code, "value": each.value} for each in self.problems
            ],
            "changes": [
                {"row": each.row, "field": each.field, "old": _plain(each.old), "new": _plain(each.new)}
                for each in self.changes
            ],
            "questions": [
                {
                    "row": each.row,
                    "account_no": each.account_no,
                    "name": each.name,
                    "candidates": [candidate.account_no for candidate in each.candidates],
                }
                for each in self.questions
            ],
            "affected": dict(self.affected),
        }


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)
