"""Which accounts are alike, and where one stands among them (domain.md section 4.6)."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from enum import StrEnum
from statistics import median

from msgspec import Struct

from crm.domain.codelists import industries, industry_by_code, voltage_by_code, voltages

BANDS = (100.0, 315.0, 1000.0, 3150.0, 10000.0)
"""Where the next class of capacity begins, in kVA."""


class PeerLevel(StrEnum):
    """How alike: same division and class of capacity, same section and class, same section, or any account."""

    DIVISION = "division"
    SECTION_BAND = "section_band"
    SECTION = "section"
    ALL = "all"


class PeerGroup(Struct, frozen=True):
    """A group by what its accounts have in common; an empty tuple or a None narrows nothing.

    `low` is the least contract capacity in kVA, `high` the first that is too much.
    """

    level: PeerLevel
    industries: tuple[str, ...] = ()
    voltages: tuple[str, ...] = ()
    low: float = 0.0
    high: float | None = None


class PeerPlace(Struct, frozen=True):
    """An account's place: its kWh per kVA and month, the group's middle, and the percentile from 0 to 100."""

    group: PeerGroup
    size: int
    value: float
    middle: float
    percentile: float


def groups(industry_code: str | None, voltage_code: str | None, contract_kva: float) -> list[PeerGroup]:
    """Return the groups of an account, the most alike first; without an industry only that of all accounts."""
    everybody = PeerGroup(PeerLevel.ALL)
    industry = industry_by_code().get(industry_code or "")
    if industry is None:
        return [everybody]
    section = tuple(each.code for each in industries() if each.section == industry.section)
    band, levels = capacity_band(contract_kva), _like(voltage_code)
    wider = [
        PeerGroup(PeerLevel.SECTION_BAND, section, levels, *band),
        PeerGroup(PeerLevel.SECTION, section),
        everybody,
    ]
    if industry.code == industry.section:
        return wider
    return [PeerGroup(PeerLevel.DIVISION, (industry.code,), levels, *band), *wider]


def capacity_band(kva: float) -> tuple[float, float | None]:
    """Return the class that a contract capacity lies in: from (included) to (not included, None for no end)."""
    low = max((edge for edge in BANDS if edge <= kva), default=0.0)
    return low, min((edge for edge in BANDS if edge > kva), default=None)


def _like(voltage_code: str | None) -> tuple[str, ...]:
    """Return the voltages of the same tariff band, none where the voltage is not known."""
    voltage = voltage_by_code().get(voltage_code or "")
    return tuple(each.code for each in voltages() if voltage and each.tariff_band == voltage.tariff_band)


def place(group: PeerGroup, value: float, others: Sequence[float]) -> PeerPlace:
    """Return where a value stands among those of its group, itself counted."""
    return PeerPlace(group, len(others), value, median(others), percentile(value, others))


def percentile(value: float, others: Sequence[float]) -> float:
    """Return a value's percentile from 0 to 100 among others, itself counted: (below + half of the equal) / all."""
    return rank_in(value, sorted(others))


def rank_in(value: float, ordered: Sequence[float]) -> float:
    """Return a value's percentile among others that are in order, as `percentile` does; of thousands it is quick."""
    return 50 * (bisect_left(ordered, value) + bisect_right(ordered, value)) / len(ordered)


def chosen(sizes: Sequence[int], least: int, visible: int) -> int | None:
    """Return which of an account's groups is shown: the first with enough members, else the widest that may be seen."""
    for number, size in enumerate(sizes):
        if size >= max(least, visible):
            return number
    return len(sizes) - 1 if sizes and sizes[-1] >= visible else None
