"""The Spring Festival moves between January and February: like is compared with like (domain.md 4.2 and 5)."""

from collections.abc import Mapping
from datetime import date

MOVED = (1, 2)
"""The months between which it moves: works stand still in one of them, or for a part of each."""


def spring_months(month: date) -> tuple[date, date] | None:
    """Return January and February of a month's year where the month is one of them, else None."""
    return (month.replace(month=1), month.replace(month=2)) if month.month in MOVED else None


def sums_to_compare(energies: Mapping[date, float], month: date) -> tuple[float, float] | None:
    """Return the energy of a month and of the same one a year before, January and February each time together.

    None where one of the months is not known: half of the two says when works stood still, not how much they use.
    """
    months = spring_months(month) or (month,)
    before = [each.replace(year=each.year - 1) for each in months]
    if not all(each in energies for each in (*months, *before)):
        return None
    return sum(energies[each] for each in months), sum(energies[each] for each in before)
