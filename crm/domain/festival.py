"""The Spring Festival moves between January and February: like is compared with like (domain.md 4.2 and 5)."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

_DAYS = (
    *("2015-02-19", "2016-02-08", "2017-01-28", "2018-02-16", "2019-02-05", "2020-01-25", "2021-02-12", "2022-02-01"),
    *("2023-01-22", "2024-02-10", "2025-01-29", "2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13", "2030-02-03"),
    *("2031-01-23", "2032-02-11", "2033-01-31", "2034-02-19", "2035-02-08", "2036-01-28", "2037-02-15", "2038-02-04"),
    *("2039-01-24", "2040-02-12"),
)
FESTIVALS: Mapping[int, date] = MappingProxyType({int(day[:4]): date.fromisoformat(day) for day in _DAYS})
"""New Year's Day of the farmers' calendar by year."""
MOVED = (1, 2)
"""The months between which it moves: works stand still in one of them, or for a part of each."""


def spring_months(month: date) -> tuple[date, date] | None:
    """Return January and February of a month's year where the month is one of them, else None."""
    return (month.replace(month=1), month.replace(month=2)) if month.month in MOVED else None


def year_before(month: date) -> date:
    """Return the month a year before that is like a month: with the festival if it has it, without it if not."""
    same = month.replace(year=month.year - 1)
    now, then = FESTIVALS.get(month.year), FESTIVALS.get(month.year - 1)
    if month.month not in MOVED or now is None or then is None or now.month == then.month:
        return same
    return same.replace(month=sum(MOVED) - month.month)


def sums_to_compare(energies: Mapping[date, float], month: date) -> tuple[float, float] | None:
    """Return the energy of a month and of the same one a year before, January and February each time together.

    None where one of the months is not known: half of the two says when works stood still, not how much they use.
    """
    months = spring_months(month) or (month,)
    before = [each.replace(year=each.year - 1) for each in months]
    if not all(each in energies for each in (*months, *before)):
        return None
    return sum(energies[each] for each in months), sum(energies[each] for each in before)
