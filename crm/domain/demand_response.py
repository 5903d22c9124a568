"""A demand response event of an account: what was offered, and what came of it (domain.md 4.7)."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct, field

from crm.domain.errors import Invalid

HOURS = 24


class Event(Struct, frozen=True):
    """A day from one full hour until another, the kW bid, yuan a kWh, and other days that had an event."""

    day: date
    first_hour: int
    last_hour: int
    bid_kw: float
    price: Decimal
    others: frozenset[date] = field(default_factory=frozenset)

    def check(self) -> None:
        """Raise Invalid("response.hours") or Invalid("response.bid") for what cannot be."""
        if not 0 <= self.first_hour < self.last_hour <= HOURS:
            raise Invalid("response.hours")
        if self.bid_kw <= 0 or self.price < 0:
            raise Invalid("response.bid")

    @property
    def hours(self) -> range:
        """The hours of the day that count."""
        return range(self.first_hour, self.last_hour)


class ResponseTold(Struct, frozen=True):
    """An event as it is judged: the like days before it, kWh by hour, the share of the bid that came, and yuan.

    `kw` is the mean kW less than the baseline, which never counts below 0.
    """

    event: Event
    like_days: tuple[date, ...]
    baseline_kwh: tuple[float, ...]
    actual_kwh: tuple[float, ...]
    share: float
    valid_kwh: float
    income: Decimal

    @property
    def kw(self) -> float:
        """What was given on the mean of the hours."""
        less = (max(0.0, base - used) for base, used in zip(self.baseline_kwh, self.actual_kwh, strict=True))
        return sum(less) / len(self.actual_kwh)


def hourly(loads: Sequence[float | None], hours: range) -> tuple[float, ...] | None:
    """Return the kWh of hours from quarters in kW; None where one of them was not read."""
    found = []
    for hour in hours:
        quarters = [value for value in loads[hour * 4 : hour * 4 + 4] if value is not None]
        if len(quarters) < 4:
            return None
        found.append(sum(quarters) / 4)
    return tuple(found)
