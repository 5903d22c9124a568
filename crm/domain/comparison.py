"""Where an account stands among its peers, metric by metric (domain.md 4.2 and 4.6)."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct


class Metric(StrEnum):
    """What is compared."""

    KWH_PER_KVA = "kwh_per_kva"
    LOAD_FACTOR = "load_factor"
    PEAK_SHARE = "peak_share"
    VALLEY_SHARE = "valley_share"
    POWER_FACTOR = "power_factor"
    DEMAND_SHARE = "demand_share"
    AVERAGE_PRICE = "average_price"
    GROWTH = "growth"
    UNIT_USE = "unit_use"


class Side(StrEnum):
    """Which side of a metric is the good one; neither where it says only how large something is."""

    HIGH = "high"
    LOW = "low"
    NEITHER = "neither"


GOOD: Mapping[Metric, Side] = {
    Metric.KWH_PER_KVA: Side.NEITHER,
    Metric.LOAD_FACTOR: Side.HIGH,
    Metric.PEAK_SHARE: Side.LOW,
    Metric.VALLEY_SHARE: Side.HIGH,
    Metric.POWER_FACTOR: Side.HIGH,
    Metric.DEMAND_SHARE: Side.NEITHER,
    Metric.AVERAGE_PRICE: Side.LOW,
    Metric.GROWTH: Side.NEITHER,
    Metric.UNIT_USE: Side.LOW,
}


class Band(StrEnum):
    """In words where a value stands: a quarter at each end, the middle half, or far from all others."""

    LOW = "low"
    TYPICAL = "typical"
    HIGH = "high"
    OUTLIER = "outlier"


class Standing(Struct, frozen=True):
    """An account's value of a metric among `size` peers, itself counted: quartiles, percentile 0 to 100, robust z.

    `z` is None where half of the peers are equal. `peers` are all values, lowest first, without names.
    """

    metric: Metric
    value: float
    size: int
    low: float
    middle: float
    high: float
    percentile: float
    z: float | None
    band: Band
    peers: tuple[float, ...]

    @property
    def is_good(self) -> bool | None:
        """Whether the value lies at the good end; None in the middle, or where no end is better."""
        side = GOOD[self.metric]
        if side is Side.NEITHER or 25 < self.percentile < 75:
            return None
        return (self.percentile >= 75) == (side is Side.HIGH)
