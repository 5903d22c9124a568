"""SAIDI, SAIFI, CAIDI and ASAI over the registered accounts (domain.md 3.5, after DL/T 836).

Each registered account counts as one customer. Counted is what lasts longer than a momentary outage and is the
bureau's: a customer's own fault or request and a stop for arrears are not, nor a transfer that interrupted nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from msgspec import Struct

from crm.domain.codes import OutageType
from crm.domain.outages import Interruption, Span

HOUR = timedelta(hours=1)
Momentary = Callable[[datetime], timedelta]
"""Up to how long an outage that began at a moment is momentary."""
NOT_OURS = frozenset({OutageType.CUSTOMER_SIDE, OutageType.ARREARS})


class Indices(Struct, frozen=True):
    """`customer_hours` and `interruptions` over `customers` in a period of `hours`; the indices follow from them."""

    customers: int
    interruptions: int
    customer_hours: float
    hours: float

    @property
    def saidi(self) -> float | None:
        """Hours without supply of an average customer; None without customers."""
        return self.customer_hours / self.customers if self.customers else None

    @property
    def saifi(self) -> float | None:
        """Interruptions of an average customer; None without customers."""
        return self.interruptions / self.customers if self.customers else None

    @property
    def caidi(self) -> float | None:
        """Hours of an average interruption; None without one."""
        return self.customer_hours / self.interruptions if self.interruptions else None

    @property
    def asai(self) -> float | None:
        """Share of the period with supply, 1 for always."""
        return None if self.saidi is None else 1 - self.saidi / self.hours


def indices(
    interruptions: Iterable[Interruption], customers: int, period: Span, now: datetime, momentary: Momentary
) -> Indices:
    """Return the indices of a period, its end not included.

    Hours are those within the period; an interruption is counted in the period in which it began. What lasts is taken
    up to `now`. Outages of one account that overlap or touch are one time without supply.
    """
    end = period.end or now
    spans: dict[UUID, list[Span]] = defaultdict(list)
    for each in interruptions:
        if is_counted(each, now, momentary):
            spans[each.account_id].append(Span(each.span.start, each.span.end or now))
    joined = [span for mine in spans.values() for span in _joined(mine)]
    began = sum(period.start <= start < end for start, _ in joined)
    return Indices(customers, began, _length(joined, period.start, end) / HOUR, (end - period.start) / HOUR)


def is_counted(interruption: Interruption, now: datetime, momentary: Momentary) -> bool:
    """Return whether an interruption is the bureau's and longer than a momentary one of its day."""
    if interruption.type in NOT_OURS:
        return False
    start = interruption.span.start
    return (interruption.span.end or now) - start > momentary(start)


def _joined(spans: Sequence[Span]) -> list[tuple[datetime, datetime]]:
    found: list[tuple[datetime, datetime]] = []
    for start, end in sorted((span.start, span.end or span.start) for span in spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _length(spans: Iterable[tuple[datetime, datetime]], begin: datetime, end: datetime) -> timedelta:
    zero = timedelta()
    return sum((max(zero, min(b, end) - max(a, begin)) for a, b in spans), zero)
