"""How far a team has come with its accounts in a period: the figures of the Reports page."""

from uuid import UUID

from msgspec import Struct

from crm.domain.codes import Segment


class CoverageCell(Struct, frozen=True):
    """Accounts due in the period: visited, planned for its rest, and neither."""

    visited: int = 0
    planned: int = 0
    unplanned: int = 0

    @property
    def due(self) -> int:
        return self.visited + self.planned + self.unplanned

    @property
    def share(self) -> float | None:
        """Visited of due, None when nothing is due."""
        return self.visited / self.due if self.due else None

    def __add__(self, other: "CoverageCell") -> "CoverageCell":
        return CoverageCell(
            self.visited + other.visited, self.planned + other.planned, self.unplanned + other.unplanned
        )


class ManagerCoverage(Struct, frozen=True):
    """One manager's line: a cell a segment, accounts overdue today, mean rating in the period.

    Without a person it is that of the accounts that nobody answers for, or the team's.
    """

    person_id: UUID | None
    name: str
    cells: dict[Segment, CoverageCell]
    overdue: int
    rated: int
    rating_sum: int

    @property
    def rating(self) -> float | None:
        return self.rating_sum / self.rated if self.rated else None


class OverdueBand(Struct, frozen=True):
    """Accounts overdue between two numbers of days, by segment; `last` None has no end."""

    first: int
    last: int | None
    counts: dict[Segment, int]


class TeamCoverage(Struct, frozen=True):
    managers: tuple[ManagerCoverage, ...]
    overdue: tuple[OverdueBand, ...]

    def cell(self, segment: Segment) -> CoverageCell:
        """Return the team's cell of a segment."""
        total = CoverageCell()
        for line in self.managers:
            total = total + line.cells.get(segment, CoverageCell())
        return total

    @property
    def all(self) -> CoverageCell:
        """Return the team's sum over every segment."""
        total = CoverageCell()
        for segment in Segment:
            total = total + self.cell(segment)
        return total
