"""How far the duties of a period are kept; every figure can be added up (domain.md 2.1 and 2.6)."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar
from uuid import UUID

from msgspec import Struct

from crm.domain.codes import Segment

Key = TypeVar("Key")


class DutyTally(Struct, frozen=True):
    """What was owed in a period and what became of it.

    `required` visits on site fell due until the period's end, the first one reckoned from the last visit before the
    period; `done` were held in it; of the `remaining` ones some are `scheduled`, and of these some `approved`. `due`
    and `covered` are accounts, counted as in the visit summary (domain.md 2.6). `late` and `severe` are accounts that
    are late today or were at the period's end, severe ones among the late.
    """

    accounts: int = 0
    required: int = 0
    done: int = 0
    scheduled: int = 0
    approved: int = 0
    remaining: int = 0
    due: int = 0
    covered: int = 0
    late: int = 0
    severe: int = 0

    def __add__(self, other: "DutyTally") -> "DutyTally":
        return DutyTally(*(getattr(self, name) + getattr(other, name) for name in self.__struct_fields__))

    @property
    def coverage(self) -> float | None:
        """Covered of due, None when nothing is due."""
        return self.covered / self.due if self.due else None


class AccountTally(Struct, frozen=True):
    """One account's line."""

    account_id: UUID
    segment: Segment
    area: str
    manager_id: UUID | None
    tally: DutyTally


class Attainment(Struct, frozen=True):
    """A line an account, and the sums of the lines."""

    first: date
    last: date
    lines: tuple[AccountTally, ...]

    @property
    def total(self) -> DutyTally:
        return sum_of(line.tally for line in self.lines)

    def by(self, key_of: Callable[[AccountTally], Key]) -> dict[Key, DutyTally]:
        """Return the sums of the lines that share a key: their segment, manager or area."""
        groups: dict[Key, list[DutyTally]] = {}
        for line in self.lines:
            groups.setdefault(key_of(line), []).append(line.tally)
        return {key: sum_of(tallies) for key, tallies in groups.items()}


def sum_of(tallies: Iterable[DutyTally]) -> DutyTally:
    """Add tallies up."""
    return sum(tallies, DutyTally())
